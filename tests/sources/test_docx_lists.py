"""Numbers of Word's automatic lists."""

import pytest
from found import found, only
from word import docx, listed, paragraph, style

from cablebook.sources.docx_numbering import in_form


def level(at: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    stated = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{stated}</w:lvl>'


def definition(*levels: str, name: int = 1) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def used(list_id: int = 1, name: int = 1, more: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{name}"/>{more}</w:num>'


def text_of(body: str, numbering: str, *, styles: str = "") -> str:
    return only(found(docx(body, numbering=numbering, styles=styles), "a.docx")).text


def test_a_numbered_point_keeps_its_number() -> None:
    body = listed("Forty trucks.") + paragraph("A word between.") + listed("Spare parts.")
    assert text_of(body, definition(level(0, "%1.")) + used()) == ("1. Forty trucks.\nA word between.\n2. Spare parts.")


@pytest.mark.parametrize(
    ("own", "text"),
    [
        (level(0, "(%1)", "lowerLetter"), "(a) one\n(b) two"),
        (level(0, "%1)", "upperRoman"), "I) one\nII) two"),
        (level(0, "Article %1:"), "Article 1: one\nArticle 2: two"),
        (level(0, "%1.", start=7), "7. one\n8. two"),
        (level(0, "%1", more='<w:suff w:val="nothing"/>'), "1one\n2two"),
        (level(0, "•", "bullet"), "one\ntwo"),
        (level(0, "", "none"), "one\ntwo"),
    ],
)
def test_numbers_are_printed_as_word_prints_them(own: str, text: str) -> None:
    assert text_of(listed("one") + listed("two"), definition(own) + used()) == text


def test_a_deeper_level_begins_anew_under_each_point() -> None:
    body = listed("a") + listed("b", level=1) + listed("c", level=1) + listed("d") + listed("e", level=1)
    assert text_of(body, definition(level(0, "%1."), level(1, "%1.%2")) + used()) == ("1. a\n1.1 b\n1.2 c\n2. d\n2.1 e")


def test_a_level_that_never_begins_anew_goes_on() -> None:
    deeper = level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    body = listed("a") + listed("b", level=1) + listed("c") + listed("d", level=1)
    assert text_of(body, definition(level(0, "%1."), deeper) + used()) == "1. a\n1) b\n2. c\n2) d"


def test_roman_chapters_are_decimal_in_a_legal_number() -> None:
    levels = (level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert text_of(listed("a") + listed("b", level=1), definition(*levels) + used()) == "I a\n1.1 b"


def test_lists_of_one_definition_go_on_unless_they_say_where_they_start() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = definition(level(0, "%1.")) + used(1) + used(2) + used(3, more=anew)
    body = listed("a", 1) + listed("b", 2) + listed("c", 3) + listed("d", 3)
    assert text_of(body, numbering) == "1. a\n2. b\n1. c\n2. d"


def test_a_style_numbers_its_paragraphs() -> None:
    styles = style("Point", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    own = '<w:pStyle w:val="Point"/>'
    body = paragraph("a", own) + paragraph("b", own) + paragraph("c", f'{own}<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text_of(body, definition(level(0, "%1.")) + used(), styles=styles) == "1. a\n2. b\nc"


def test_an_empty_point_counts_and_prints_nothing() -> None:
    assert text_of(listed("a") + listed("") + listed("c"), definition(level(0, "%1.")) + used()) == "1. a\n\n3. c"


def test_a_list_that_is_not_defined_has_no_numbers() -> None:
    assert text_of(listed("a", 9), definition(level(0, "%1.")) + used(2, name=5)) == "a"


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (4, "lowerRoman", "iv"), (1949, "upperRoman", "MCMXLIX"), (27, "upperLetter", "AA"), (3, "ordinal", "3rd"),
        (12, "ordinal", "12th"), (5, "decimalZero", "05"), (3, "russianLower", "в"), (7, "chicago", "7"),
        (0, "lowerRoman", "0"), (-1, "lowerLetter", "-1"), (10**6, "lowerLetter", "1000000"),
    ],
)  # fmt: skip
def test_kinds_of_numbers(value: int, form: str, printed: str) -> None:
    assert in_form(value, form) == printed
