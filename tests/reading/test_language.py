"""Which language a text is in, and where its English begins and ends."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.reading import read
from cablebook.reading.language import read_language

RUSSIAN = """Товарищу ШТЕМЕНКО

Начальник штаба просит прислать карты города и его окрестностей, а также двух топографов. По его словам, у них
осталось три комплекта на всю армию, и до конца месяца их не хватит.

Просьбу поддерживаю.

РАЗУВАЕВ
№ 1744
30.6.51"""
ENGLISH = """CIPHERED TELEGRAM No. 21577

To Comrade SHTEMENKO

The chief of staff asks for maps of the city and its surroundings, and also for two topographers. According to him they
have three sets left for the whole army, and these will not last until the end of the month.

I support the request.

RAZUVAEV
No. 1744
30.6.51"""
FRENCH = """Le ministre des Affaires étrangères m'a reçu ce matin et m'a dit que son gouvernement n'est pas encore
en mesure de répondre à notre proposition. Il pense que les conversations pourront reprendre dans le courant de la
semaine prochaine, mais sans les représentants de la presse."""

OTHERS = {
    "fr": FRENCH,
    "ru": RUSSIAN,
    **tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8")),
}


@pytest.mark.parametrize("language", OTHERS)
def test_a_paragraph_shows_its_language(language: str) -> None:
    assert read_language(OTHERS[language]).language == language


@pytest.mark.parametrize(
    "text",
    [
        "REQUEST YOU INFORM FONOFF SOONEST DEPT CANNOT REPEAT NOT AGREE TO DRAFT AS HANDED YOU BY MINISTER",
        "1042. Reurtel 655. FonMin told me today his Govt still considering reply and would not be ready.",
        "I support the request of the chief of staff and ask for an answer.",
    ],
    ids=["capitals", "abbreviated", "one sentence"],
)
def test_telegraphic_english_is_english(text: str) -> None:
    assert read_language(text).language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No. 1744",
        "Kim Il Sung\nPak Hon-yong\nCh'oe Yong-gon\nKim Ch'aek\nYi Sung-yop",
        "1950\t1951\t1952\n1,320\t1,652\t1,056\n800,000\t600,000\t1,125,000",
        "Paris, le 3 mars",
        "Москва",
    ],
    ids=["nothing", "a number", "names", "a table", "a dateline", "one word of another script"],
)
def test_what_is_too_little_is_not_told(text: str) -> None:
    assert read_language(text).language is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{ENGLISH}\n\nHe added: «Nous ne pouvons pas accepter cela.»", "en"),
        ("The minister, M. de la Tour du Pin, and the deputies of La Paz and Los Angeles are in Rio de Janeiro.", "en"),
    ],
    ids=["a quotation", "names"],
)
def test_foreign_words_in_english_leave_it_english(text: str, language: str) -> None:
    found = read_language(text)
    assert (found.language, found.foreign) == (language, ())


@pytest.mark.parametrize("original", [RUSSIAN, FRENCH], ids=["another script", "Latin letters"])
@pytest.mark.parametrize(
    "form",
    [
        "{original}\n\n{english}",
        "{english}\n\n{original}",
        "October 7, 1950\nTelegram to Moscow\n\n{original}\n\n{english}",
    ],
    ids=["before the English", "behind it", "below an archive's title"],
)
def test_an_original_is_told_from_its_translation(original: str, form: str) -> None:
    text = form.format(original=original, english=ENGLISH)
    found = read_language(text)
    assert found.language == "en"
    assert [span.of(text) for span in found.foreign] == [original]


@pytest.mark.parametrize("language", ["fr", "ru", "zh"])
def test_a_text_that_is_not_english_is_kept_unread(language: str) -> None:
    text = f"TÉLÉGRAMME No. 5\n\n{OTHERS[language]}\n\n3.4.1951"
    reading = read(text)
    assert reading.language == language
    assert reading.header == type(reading.header)()
    assert [segment.kind for segment in reading.layout] == ["paragraph"] * len(reading.layout)
    assert "".join(segment.span.of(text) for segment in reading.layout) == text.replace("\n", "")


def test_the_header_of_a_text_in_two_languages_is_read_from_the_english() -> None:
    text = f"{RUSSIAN}\n\n{ENGLISH}"
    reading = read(text)
    assert reading.header.kind == "telegram"
    assert reading.header.number == "1744"
    assert reading.header.spans["number"].start > len(RUSSIAN)
    assert {s.kind for s in reading.layout if s.span.end <= len(RUSSIAN)} == {"foreign"}
    assert "foreign" not in {s.kind for s in reading.layout if s.span.start > len(RUSSIAN)}


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    found = read_language(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found.foreign)
