"""The numbers that a message bears: its own, its series', the receiver's."""

import re
from typing import Literal

from cablebook.model.header import Number
from cablebook.model.span import Span

_LINE = re.compile(
    r"""\s*(?:(?P<what>(?:special|outgoing|incoming|our|index)?|(?-i:[A-Z]{3,}(?:\s[A-Z]{3,}){0,3}))\s*
         (?:no|nr|number|nº|n°|\#)\.?\s?(?P<number>[A-Z]{0,8}[-–\s]?\d[\d.,]{0,11}(?:[-–/][\w.]{1,10}){0,3})
       |(?P<series>[A-Z][A-Za-z]{0,9}[-–\s]\d{1,6}))(?:\s(?-i:[A-Z])(?=\.?\s*$))?\s*\.?\s*(?:\[\d{1,3}\])?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# The number that opens the first paragraph of a telegram: "382. Following is ...", "Secto 12. For the Secretary", "213, Usgoc 350."
_OPENS = re.compile(
    r"""(?P<series>(?!(?:No|Section|Part|Chapter|Article|Paragraph|Para|Item|Phase|Annex|Tab|Page|Document|Table|Tasks?|NSC|Mr|Dr|About|Some|On|At|In|By|The|For|From|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Re|Ref|Deptel|Embtel|Reftel|Urtel|Your|My|Our|His|Their|Its)\b)[A-Z][A-Za-z]{0,12}(?:\s?[-–]\s?|\s))?
        (?P<number>\d{1,7})(?:[.,:;](?=\s|$|\[)|(?=\s?$)|[.](?=[A-Z“"(])|\s?[-–—](?=[A-Z][a-z])|\s(?=(?:Re|Ref|Reference|Subject|Subj|For|From|Pass|Following|Your|Our|Deptel|Embtel|[A-Z][a-z]+\sfor)\b))""",
    re.VERBOSE,
)
_KINDS: dict[str, Literal["sender", "series", "receiver", "reference"]] = {
    "special": "reference",
    "incoming": "receiver",
}
_OTHERS = re.compile(
    r"(?:our|your|my|his|their|re|ref|embtel|deptel|page|section|copy|part|tab|annex|copies)\b", re.IGNORECASE
)
_POINTS_AWAY = re.compile(r"ur\b|\w*tels?\b|reference|ref\b|despatch|airgram|message", re.IGNORECASE)
_NEXT_POINT = r"(?:^|\n)\s*(?:\(?{})[.)](?:\s|$)"
_ANY_DIGIT_OPENS = re.compile(r"[A-Z]?[A-Za-z]{0,12}[-–\s]{0,3}\d")


def read_number_line(text: str, start: int, end: int) -> Number | None:
    """A line that is a number and nothing else: `No. 2318`, `CIPHERED TELEGRAM No. 26637`, `G–586`."""
    if end - start > 60:
        return None
    match = _LINE.match(text, start, end)
    if match is None:
        return None
    group = "number" if match["number"] else "series"
    value = match[group].rstrip(".,")
    if group == "series" and _OTHERS.match(value):
        return None
    if group == "series" and not _is_series(value):
        return None
    if group == "series" and not value.split()[0].isupper() and "-" not in value and "–" not in value:
        return None
    at = match.start(group)
    kind = _KINDS.get((match["what"] or "").casefold(), "series" if value[0].isalpha() else "sender")
    return Number(kind, value, Span(at, at + len(value)))


def _is_series(value: str) -> bool:
    """Whether a word and a number alone on a line are long enough to be a message's: `G–586`, `TEHRAN 1261`, not `GP 3`."""
    return len(re.sub(r"\D", "", value)) >= 2 and (len(value.split()[0]) >= 3 or "-" in value or "–" in value)


def read_opening_number(text: str, start: int, end: int, body_end: int) -> list[Number]:
    """The numbers that open the first paragraph `text[start:end]` of a telegram; empty where a numbered list begins instead.

    `213, Usgoc 350.` bears two: behind a series number stands what is referred to. A number under 20 is a point of a list where a later paragraph has the next number.
    """
    if not _ANY_DIGIT_OPENS.match(text, start, end):
        return []
    found: list[Number] = []
    at = start
    while len(found) < 2 and (match := _OPENS.match(text, at, end)):
        series, digits = match["series"], match["number"]
        if not found and series is None and int(digits) < 20 and _goes_on(text, int(digits), end, body_end):
            return []
        if found and (series is None or found[0].kind == "series" or _POINTS_AWAY.match(series)):
            break
        span = Span(match.start(), match.end("number"))
        found.append(Number("sender" if series is None else "series", span.of(text), span))
        at = match.end()
        while at < end and text[at] in " .,;:":
            at += 1
    return found


def _goes_on(text: str, number: int, start: int, end: int) -> bool:
    return re.compile(_NEXT_POINT.format(number + 1)).search(text, start, end) is not None


def digits(value: str) -> str:
    """The number of a message as it is compared: its last run of digits, leading zeros off, the `Z` of a date-time group kept."""
    runs = re.findall(r"\d+(?:Z(?!\w))?", value.replace(".", "").replace(",", ""))
    return (runs[-1].lstrip("0") or "0") if runs else value
