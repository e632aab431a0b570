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
    r"""\s*(?:
          (?P<what>(?:special|outgoing|incoming|our|index)?|(?-i:[A-Z]{3,}(?:\s[A-Z]{3,}){0,3}))\s*
          (?:no|nr|number|nº|n°|\#)\.?\s?
          (?P<number>[A-Z]{0,8}[-–\s]?\d[\d.,]{0,11}(?:[-–/][\w.]{1,10}){0,3})
         |(?P<series>[A-Z][A-Za-z]{0,9}[-–\s]\d{1,6})
        )
        (?:\s(?-i:[A-Z])(?=\.?\s*$))?  # the letter of a series: "No. 25629 T"
        \s*\.?\s*(?:\[\d{1,3}\])?\s*$""",
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
_NEXT_POINT = r"(?:^|\n)[^\S\n]*\(?{}[.)](?:\s|$)"
_ANY_DIGIT_OPENS = re.compile(r"[A-Z]?[A-Za-z]{0,12}[-–\s]{0,3}\d")
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_DIGITS = re.compile(r"\d+(?:Z(?!\w))?")


def read_number_line(text: str, start: int, end: int) -> Number | None:
    """A line that is a number and nothing else: `No. 2318`, `CIPHERED TELEGRAM No. 26637`, `G–586`."""
    if end - start > _LONGEST_LINE:
        return None
    match = _LINE.match(text, start, end)
    if match is None:
        return None
    group = "number" if match["number"] else "series"
    value = match[group].rstrip(".,")
    if group == "series" and not _is_series(value):
        return None
    at = match.start(group)
    kind = _KINDS.get((match["what"] or "").casefold(), "series" if value[0].isalpha() else "sender")
    return Number(kind, value, Span(at, at + len(value)))


def _is_series(value: str) -> bool:
    """Whether a word and a number alone on a line are a message's: `G–586`, `TEHRAN 1261`; not `GP 3`, `Section 12`.

    A hyphen between them shows it, or a word of three capitals or more; and the number has two digits at least.
    """
    word = _FIRST_WORD.match(value)
    if word is None or lexicon.no_series().get(word[0].casefold()) == "anywhere":
        return False
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
    return re.compile(_NEXT_POINT.format(number + 1)).search(text, start, end) is not None


def digits(value: str) -> str:
    """The form in which numbers are compared: the last run of digits, without leading zeros.

    The `Z` of a date-time group stays; a value without digits is given back as it is.
    """
    runs = _DIGITS.findall(value.replace(".", "").replace(",", ""))
    return (runs[-1].lstrip("0") or "0") if runs else value
