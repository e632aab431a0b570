"""Bytes as characters."""

import pytest

from cablebook.sources.encoding import decode, head_as_text

RUSSIAN = (
    "Товарищу Сталину. 6 октября в 22 часа 30 минут по пекинскому времени посетил Мао Цзэдуна и передал ему Ваш ответ. "
    "Он согласен с оценкой положения и спрашивает, когда придут оружие и боеприпасы.\n"
)
FRENCH = (
    "Le ministre a reçu hier l'ambassadeur. Il lui a déclaré que la France était prête à négocier, à condition que les "
    "livraisons prévues soient effectuées avant la fin de l'année. Où en êtes-vous à présent?\n"
)
POLISH = (
    "Ambasador złożył wczoraj notę. Rząd oświadczył, że gotów jest rozpocząć rozmowy, jeżeli dostawy będą wznowione.\n"
)
CHINESE = "毛泽东同志:十二月十七日来电收到。我们已审查了你们一九五三年军事订货的申请,并将尽快答复。\n"
JAPANESE = "毛沢東同志へ。十二月十七日付の電報を受け取りました。軍需品の申請を検討しています。\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8-sig", "utf-8"),
        (RUSSIAN, "utf-16", "utf-16-le"),
        (RUSSIAN, "utf-32", "utf-32-le"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8_r"),
        (RUSSIAN, "cp866", "cp866"),
        (FRENCH * 3, "cp1252", "cp1252"),
        (FRENCH * 3, "latin-1", "cp1252"),
    ],
)
def test_encodings_that_the_bytes_betray(text: str, encoding: str, name: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.doubt) == (text, name, None)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (FRENCH[:60], "cp1252", "windows-1252"),
        (POLISH, "cp1250", "windows-1250"),
        (JAPANESE, "shift_jis", "Shift JIS"),
        (CHINESE, "gb18030", "GB 18030"),
    ],
)
def test_a_guess_on_thin_evidence_says_so(text: str, encoding: str, name: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text
    assert decoded.doubt == (
        f"the file is not UTF-8 and does not say its encoding; it was read as {name}, which is a guess: "
        "if letters are wrong, save it as UTF-8"
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_spaces(encoding: str) -> None:
    decoded = decode(RUSSIAN.encode(encoding))
    assert decoded is not None
    assert decoded.text == RUSSIAN
    assert decoded.doubt == "the file does not say its encoding; it was read as UTF-16"


def test_a_declared_encoding_is_believed_where_the_bytes_fit_it() -> None:
    decoded = decode("Привет".encode("koi8-r"), declared="KOI8-R")
    assert decoded is not None
    assert (decoded.text, decoded.doubt) == ("Привет", None)


@pytest.mark.parametrize("declared", ["us-ascii", "nonsense", "rot13", "hex", ""])
def test_a_declaration_that_cannot_be_right_is_passed_over(declared: str) -> None:
    decoded = decode("Café".encode(), declared=declared)
    assert decoded is not None
    assert decoded.text == "Café"


def test_bytes_that_do_not_fit_are_counted() -> None:
    data = b"\xff\xfe" + (RUSSIAN * 3).encode("utf-16-le") + b"\x00\xd8" + "end".encode("utf-16-le")
    decoded = decode(data)
    assert decoded is not None
    assert decoded.doubt == "the file was read as UTF-16; where its bytes do not fit stands � (1 times)"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x00" * 100,
        b"text\x01\x02\x03" * 20,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40),
    ],
)
def test_rubbish_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_a_stray_nul_does_not_make_a_text_rubbish() -> None:
    decoded = decode(b"a page of text, scanned long ago " * 10 + b"\x00")
    assert decoded is not None


def test_first_bytes_may_end_inside_a_character() -> None:
    assert head_as_text(" Привет".encode()[:-1]) is not None
    assert head_as_text("﻿<html>".encode()) == "<html>"
    assert head_as_text("<html>".encode("utf-16")) == "<html>"
