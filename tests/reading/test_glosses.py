"""Names with another name in brackets behind them."""

import pytest

from cablebook.reading.glosses import find_glosses, find_round_gloss


def glosses(text: str, *, capitals_only: bool = False) -> list[tuple[str, str]]:
    return [(gloss.alias, gloss.name) for gloss in find_glosses(text, 0, len(text), capitals_only=capitals_only)]


@pytest.mark.parametrize(
    ("text", "alias", "name"),
    [
        ("FILIPPOV [STALIN]", "FILIPPOV", "STALIN"),
        ("To FILIPPOV [Stalin]", "FILIPPOV", "Stalin"),
        ("Dear Comrade Filippov [Stalin]!", "Filippov", "Stalin"),
        ("FENG XI [Stalin]", "FENG XI", "Stalin"),
        ("Fyn-Si [J. V. Stalin]", "Fyn-Si", "J. V. Stalin"),
        ("Beiping [Beijing]", "Beiping", "Beijing"),
        ("Comrade KUZNETSOV [alias Beria]", "KUZNETSOV", "alias Beria"),
        ("LIU [Liu Shaoqi and Gao Gang]", "LIU", "Liu Shaoqi and Gao Gang"),
    ],
)
def test_a_gloss_is_a_name_and_the_name_behind_it(text: str, alias: str, name: str) -> None:
    [gloss] = find_glosses(text, 0, len(text), capitals_only=False)
    assert (gloss.alias, gloss.name) == (alias, name)
    assert gloss.span.of(text) == f"{alias} [{name}]"


@pytest.mark.parametrize(
    "text",
    [
        "the Minister [here follows a list]",
        "Ministry [sic]",
        "MFA [Ministry of Foreign Affairs]",
        "The President [Republic of Korea]",
        "Seoul [May 3]",
        "Seoul [1950]",
        "the report [STALIN]",
        "ILPC [ALPC]",
        "Approve [HK for RN]",
        "HE [Stalin]",
        "FILIPPOV[STALIN]",
        "FILIPPOV [STALIN",
        "FILIPPOV\n[STALIN]",
        "Stalin [Illegible]",
        "THE REPORT [UNCLEAR]",
        "DOCUMENT [Here follows a list]",
    ],
)
def test_other_brackets_are_none(text: str) -> None:
    assert glosses(text) == []


def test_in_running_text_only_capitals_are_glossed() -> None:
    text = "The envoy Lane [Bacon] saw FILIPPOV [Stalin] again."
    assert glosses(text, capitals_only=True) == [("FILIPPOV", "Stalin")]
    assert glosses(text) == [("Lane", "Bacon"), ("FILIPPOV", "Stalin")]


@pytest.mark.parametrize(
    ("line", "gloss"),
    [
        ("To Comrade KUZNETSOV (Mao Zedong)", ("KUZNETSOV", "Mao Zedong")),
        ("FILIPPOV (Stalin)", ("FILIPPOV", "Stalin")),
        ("AMBASSADOR (Muccio)", None),
        ("KUZNETSOV (CINCFE)", None),
        ("KUZNETSOV (who is ill)", None),
        ("Kuznetsov (Mao Zedong)", None),
    ],
    ids=["an address", "a signature", "an office", "an abbreviation", "a remark", "no capitals"],
)
def test_a_cover_name_in_capitals_may_have_its_gloss_in_round_brackets(
    line: str, gloss: tuple[str, str] | None
) -> None:
    found = find_round_gloss(line, 0, len(line))
    assert (found and (found.alias, found.name)) == gloss
