"""The book's one form of text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.sources.normalize import normalize_characters, normalize_plain, normalize_text

PIECES = [
    "&",
    "amp;",
    "&amp;",
    "&nbsp;",
    "&#38;",
    "&#97;",
    "lt;",
    "\r",
    "\n",
    "\u0301",
    "e",
    "ﬁ",
    "\xad",
    "\u200b",
    " ",
]


@pytest.mark.parametrize(
    ("printed", "normalised"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\ftwo\vthree\x85four\u2028five\u2029six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("ﬁne ﬂow eﬀort oﬃce baﬄe laﬅ ﬆop", "fine flow effort office baffle last stop"),
        ("a\xa0b\u2009c\u3000d", "a b c d"),
        ("com\xadmand\u200b er\ufeff \u200eleft", "command er left"),
        ("No\x00 control\x1b but\tthe tab\x7f", "No control but\tthe tab"),
        ("Cafe\u0301", "Café"),
        ("two  spaces stay", "two  spaces stay"),
    ],
)
def test_characters_that_look_alike_become_one(printed: str, normalised: str) -> None:
    assert normalize_plain(printed) == normalised


@pytest.mark.parametrize(
    ("printed", "decoded"),
    [
        ("Attlee &amp; Bevin", "Attlee & Bevin"),
        ("Mao&nbsp;Zedong", "Mao Zedong"),
        ("Stalin&#8217;s answer", "Stalin’s answer"),
        ("&lt;NODIS&gt;", "<NODIS>"),
        ("escaped twice: &amp;amp;", "escaped twice: &"),
        ("&amp;nbsp;|", " |"),
        ("dash &#150; of a Windows file", "dash – of a Windows file"),
    ],
)
def test_stray_entities_are_decoded(printed: str, decoded: str) -> None:
    assert normalize_text(printed) == decoded


@pytest.mark.parametrize("printed", ["AT&T;", "R&D", "&c.", "Smith & Sons; Jones", "&unknown;", "& amp;", "&#;"])
def test_an_ampersand_that_begins_no_entity_stays(printed: str) -> None:
    assert normalize_text(printed) == printed


def test_entities_stay_where_they_are_the_documents_own() -> None:
    assert normalize_plain("&amp;") == "&amp;"


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalize_text(text)
    assert normalize_text(once) == once


@settings(deadline=None)
@given(st.text())
def test_a_normal_text_is_nfc_and_has_no_control_characters(text: str) -> None:
    normalised = normalize_text(text)
    assert unicodedata.is_normalized("NFC", normalised)
    assert not [one for one in normalised if unicodedata.category(one) == "Cc" and one not in "\t\n"]


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_ascii_is_given_back_as_it_is(text: str) -> None:
    assert normalize_characters(text) is text
