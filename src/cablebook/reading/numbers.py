"""The numbers that a message bears: its own, its series', the receiver's."""

import re
from typing import Literal

from cablebook import lexicon
from cablebook.model.header import Number
from cablebook.model.span import Span

NumberKind = Literal["sender", "series", "receiver", "reference"]

_LONGEST_LINE = 60  # characters
_LEAST_SURE = 20  # a smaller number before a paragraph may be a point of a list
_MOST_OPENING = 2
_LINE = re.compile(
    r"""\s*(?:\(\d\d\)\s)?(?:
          (?P<what>(?:special|outgoing|incoming|our|index|ref\.?|file|reg\.?|ser(?:ial|\.)?|confd\.?|secret|s\.?)?
            |(?-i:[A-Z]{3,}(?:\s[A-Z]{3,}){0,3}))\s*
          (?:nos?|nrs?|number|nº|n°|№|\#)[.:]?\s?
          (?P<number>(?:(?-i:(?:[A-Z]\.){2,4})\s?|[A-Z]{0,8}[-–\s]?)\d[\d.,]{0,11}(?:[-–/][\w.]{1,10}){0,3})
         |(?P<mark>\d{1,6}/(?-i:[A-Z]{1,6})[-–/.](?:19|20)\d\d)  # register, office and year: "002/RT/1964"
         |(?P<registry>(?-i:[A-Z])\.\d{3,6})
         |(?P<symbol>(?-i:[ASET]/(?:[A-Z]{1,4}[./])?)\d{2,6}(?:/[\w.]{1,8})?)  # the papers of a council: "S/1503"
         |(?P<series>[A-Z][A-Za-z]{0,9}[-–\s]\d{1,6}|(?-i:T)\.?\s?\d{2,4}(?:/\d\d)?
              |(?-i:[A-Z]{1,2})[-–\s]\d{1,6}/(?:19|20)?\d\d)
        )
        (?:\s(?-i:[A-Z])(?=\.?\s*$))?  # the letter of a series: "No. 25629 T"
        \s*\.?\s*(?:\[\d{1,3}\])?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_PERSONAL = re.compile(r"T\.?\s?\d{2,4}(?:/\d\d)?")  # "T.228/50": the personal telegrams of a head of government
_LABELLED = re.compile(
    r"""\s*(?P<number>(?:[A-Z]{1,8}[-–.\s]?|(?:[A-Z]\.){2,4}\s?)?
        \d[\d.,]{0,11}(?:[-–/][\w.]{1,10}){0,3})\.?(?:\s[A-Z])?\s*$""",
    re.VERBOSE,
)
_NUMBERED_DATE = re.compile(
    r"""\s*(?:nos?|nrs?|nº|n°|№|\#)\.?\s?(?P<number>[A-Z]{0,8}[-–\s]?\d[\d.]{0,11}(?:[-–/][\w.]{1,10}){0,3})
        (?:\s?[,;]\s?|\.\s|\s{1,40})(?:of|dated)?\s?(?=(?:[A-Z][a-z]|\d|on\s|the\s))""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADING = re.compile(
    r"""\s*(?:(?:T|Tel|Telegram)\.?\s)?(?:nos?|nrs?|nº|n°|№|\#)\.?\s?
        (?P<number>[A-Z]{0,8}[-–\s]?\d[\d.]{0,11}(?:[-–/]\w{1,10}){0,3})\.?\s+(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
)
# The number that opens the first paragraph of a telegram: "382. Following is ...", "Secto 12. For the Secretary".
_OPENS = re.compile(
    r"""(?:(?P<series>[A-Z][A-Za-z]{0,12})(?:\s?[-–]\s?|\s))?
        (?P<number>\d{1,7})
        (?:[.,:;](?=\s|$|\[)|(?=\s?$)
          |\.(?=[A-Z“"(])
          |\s?[-–—](?=[A-Z][a-z])
          |\s(?=(?:Re|Ref|Reference|Subject|Subj|For|From|Pass|Following|Your|Our|Deptel|Embtel
                |[A-Z][a-z]+\sfor)\b))""",
    re.VERBOSE,
)
_KINDS: dict[str, NumberKind] = {"special": "reference", "incoming": "receiver"}
_POINTS_AWAY = re.compile(r"ur\b|\w*tels?\b|reference|ref\b|despatch|airgram|message", re.IGNORECASE)
_NEXT_POINT = r"(?:^|\n)[^\S\n]*\(?(?:{})[.)](?:\s|$)"
_ANY_DIGIT_OPENS = re.compile(r"[A-Z]?[A-Za-z]{0,12}[-–\s]{0,3}\d")
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_DIGITS = re.compile(r"\d+(?:Z(?!\w))?")
_DATE_TIME_GROUP = re.compile(r"(\d{6}[A-Z])(?!\w)")
_YEAR_BEHIND = re.compile(r"(?<=\d)(?:/\d\d|[-–]\d\d|[-–/](?:19|20)\d\d)$")  # "52/61", "0031/2-55", "118/1967"
_YEAR_OF_MARK = re.compile(r"(?<=\d)(/[A-Z]{1,6})[-–/.](?:19|20)\d\d$")  # "002/RT/1964"


def read_number_line(text: str, start: int, end: int) -> Number | None:
    """A line that is a number and nothing else: `No. 2318`, `CIPHERED TELEGRAM No. 26637`, `G–586`."""
    if end - start > _LONGEST_LINE or _DIGITS.search(text, start, end) is None:
        return None
    match = _LINE.match(text, start, end)
    if match is None:
        return None
    if match["registry"]:  # "I.11873": what an office gives to each paper that comes in
        return Number("receiver", match["registry"], Span(*match.span("registry")))
    if match["symbol"]:
        return Number("reference", match["symbol"], Span(*match.span("symbol")))
    if match["mark"]:
        return Number("sender", match["mark"], Span(*match.span("mark")))
    group = "number" if match["number"] else "series"
    value = match[group].rstrip(".,")
    if group == "series" and not _is_series(value):
        return None
    return _number(match["what"] or "", value, match.start(group))


def read_labelled_number(text: str, start: int, end: int) -> Number | None:
    """The number behind a label that says that it is one: `No. 76.054`, `21/88`, `0042/1955`, `C 56942`."""
    number = read_number_line(text, start, end)
    if number is not None:
        return number
    match = _LABELLED.match(text, start, end)
    return _number("", match["number"].rstrip(".,"), match.start("number")) if match is not None else None


def read_numbered_date(text: str, start: int, end: int) -> tuple[Number, int] | None:
    """A number that shares its line with a date: `No. 11.204, 5 January 1970`, `nr 812 of 14.6.1955, 1815 local time`.

    Returns:
        The number, and where the words behind it begin; None where the line does not begin with one.
    """
    match = _NUMBERED_DATE.match(text, start, end)
    if match is None:
        return None
    return _number("", match["number"].rstrip(".,"), match.start("number")), match.end()


def read_leading_number(text: str, start: int, end: int) -> tuple[Number, int] | None:
    """A number that opens a line of marks: `T. Nos. 2534-2540. Extremely urgent.`, `No. 142       SECRET`.

    Returns:
        The number, and where the words behind it begin; None where the line does not open with one.
    """
    match = _LEADING.match(text, start, end)
    if match is None:
        return None
    return _number("", match["number"].rstrip(".,"), match.start("number")), match.end()


def _number(what: str, value: str, at: int) -> Number:
    kind = _KINDS.get(what.casefold(), "series" if value[0].isalpha() else "sender")
    return Number(kind, value, Span(at, at + len(value)))


def _is_series(value: str) -> bool:
    """Whether a word and a number alone on a line are a message's: `G–586`, `TEHRAN 1261`; not `GP 3`, `Section 12`.

    The lexicon may know the series; else a hyphen between them shows it, or a word of three capitals or more, and the
    number has two digits at least.
    """
    word = _FIRST_WORD.match(value)
    if word is None or lexicon.no_series().get(word[0].casefold()) == "anywhere":
        return False
    if word[0].casefold() in lexicon.words("series") or _PERSONAL.fullmatch(value) or "/" in value:
        return True
    is_joined = "-" in value or "–" in value
    return sum(c.isdigit() for c in value) >= 2 and (is_joined or (len(word[0]) >= 3 and word[0].isupper()))


def read_opening_number(text: str, start: int, end: int, body_end: int) -> list[Number]:
    """The numbers that open the first paragraph `text[start:end]` of a telegram; empty where a list begins instead.

    `213, Usgoc 350.` bears two; behind the number of a series stands what the message refers to. A number under 20 is a
    point of a list where a later paragraph, before `body_end`, has the next number.
    """
    if not _ANY_DIGIT_OPENS.match(text, start, end):
        return []
    found: list[Number] = []
    at = start
    while len(found) < _MOST_OPENING and (match := _OPENS.match(text, at, end)):
        series, number = match["series"], match["number"]
        if series is None:
            if found or (int(number) < _LEAST_SURE and _goes_on(text, int(number), end, body_end)):
                break
        elif series.casefold() in lexicon.no_series() or (found and _follows_none(found[-1], series)):
            break
        span = Span(match.start(), match.end("number"))
        found.append(Number("sender" if series is None else "series", span.of(text), span))
        at = match.end()
        while at < end and text[at] in " .,;:":
            at += 1
    return found


def _follows_none(first: Number, series: str) -> bool:
    """Whether a second number is not the message's own: behind a series, or where its word points at another."""
    return first.kind == "series" or _POINTS_AWAY.match(series) is not None


def _goes_on(text: str, number: int, start: int, end: int) -> bool:
    """Whether a later paragraph has the next number; some print every point of a list as 1."""
    points = f"{number + 1}|1" if number == 1 else f"{number + 1}"
    return re.compile(_NEXT_POINT.format(points)).search(text, start, end) is not None


def digits(value: str) -> str:
    """The form in which numbers are compared: the run of digits by which a message is cited, without leading zeros.

    A year behind it is no part of it (`52/61`, `118/1967`), nor is the number of the sheet or office that a slash puts
    beside a longer one (`31/2`, `4/7556`); of a range it is the last (`550-551`). The `Z` of a date-time group stays; a
    value without digits is given back as it is.
    """
    group = _DATE_TIME_GROUP.match(value)
    if group is not None:
        return group[1].lstrip("0")
    runs = _DIGITS.findall(_YEAR_BEHIND.sub("", _YEAR_OF_MARK.sub(r"\1", value).replace(".", "").replace(",", "")))
    if not runs:
        return value
    longest = max(len(run) for run in runs)
    return [run for run in runs if len(run) == longest][-1].lstrip("0") or "0"
