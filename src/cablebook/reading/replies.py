"""What a message says it answers."""

import re

from cablebook.model.header import Reply
from cablebook.model.span import Span

from .dates import find_date

_WHAT = r"(?:(?:coded|ciphered|cipher|urgent)\s)?(?:telegrams?|cables?|letters?|messages?|notes?|despatch|dispatch|cablegram|communication|wire)"
_NO = r"(?:(?:nos?|nr|number)\.?\s?|\#\s?|nº\s?)(?P<number>[A-Z]{0,6}[-–\s]?\d[\d.]*(?:[-–/]\w{1,8})?)"
_DATED = r"(?:,?\s(?:dated|of|from)\s(?:the\s)?(?P<date>[^.;:\n]{3,24}))"
_CUE = re.compile(
    rf"""(?:in\s(?:further\s)?(?:reply|response|answer)\sto|replying\sto|answering|with\sreference\sto|to\syour\s(?=no))\s
           (?:your|the|thy)?\s?(?:{_WHAT}\s?)?(?:{_NO})?{_DATED}?
       |(?:we|i)\s(?:have\s|acknowledge\s)?(?:duly\s)?(?:received|receipt\sof|got)\syour\s{_WHAT}\s?(?:(?:nos?|number)\.?\s?(?P<number2>\d[\d.]*))?(?:,?\s?(?:dated|of|from)\s(?:the\s)?(?P<date2>[^.;:\n]{{3,24}}))?
       |your\s{_WHAT}\s?(?:(?:nos?|number)\.?\s?(?P<number3>\d[\d.]*))?(?:,?\s?(?:dated|of|from)\s(?:the\s)?(?P<date3>[^.;:\n]{{3,24}}))?\s(?:has\sbeen\s|was\s|is\s|)received""",
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(r"reply|response|answer|receiv|reference|your no", re.IGNORECASE)


def find_replies(text: str, start: int, end: int) -> list[Reply]:
    """Every statement in `text[start:end]` that this message answers another; without number and date it is left out."""
    if not _HINT.search(text, start, end):
        return []
    found = []
    for match in _CUE.finditer(text, start, end):
        number = match["number"] or match["number2"] or match["number3"]
        group = next((g for g in ("date", "date2", "date3") if match[g]), None)
        date = find_date(text, match.start(group), min(end, match.end(group) + 6)) if group else None
        if date is not None and group is not None and date.span.start > match.start(group) + 2:
            date = None
        if number is None and date is None:
            continue
        stop = max(date.span.end if date else 0, _number_end(match))
        found.append(Reply(_plain(number), date.edtf if date else None, Span(match.start(), stop)))
    return found


def _number_end(match: re.Match[str]) -> int:
    for group in ("number", "number2", "number3"):
        if match[group]:
            return match.start(group) + len(match[group].rstrip("."))
    return 0


def _plain(number: str | None) -> str | None:
    if number is None:
        return None
    runs = re.findall(r"\d+", number.replace(".", ""))
    return runs[-1] if runs else None
