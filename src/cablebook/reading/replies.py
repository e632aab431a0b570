"""What a message says it answers.

In reply to your No. 4676                      We have received your telegram of 17 December.
Your telegram of 4 June has come               With reference to your letter No. 12 of 3 May
"""

import re

from cablebook.model.header import Reply
from cablebook.model.span import Span

from .dates import find_date

_KIND = (
    r"(?:(?:coded|ciphered|cipher|urgent|special)\s)?(?:telegrams?|cables?|letters?|messages?|notes?|despatch|dispatch"
    r"|cablegram|communication|wire)"
)


def _reference(n: int) -> str:
    """The words behind "your": a kind, a number, a date; which of them are there is for `find_replies` to ask."""
    return (
        rf"(?:(?:\s{_KIND})?(?:\s(?:nos?|nr|number)\.?\s?|\s\#\s?|\snº\s?|(?:(?<=your)|(?<=gram)|(?<=cable))\s(?=\d))"
        rf"(?P<number{n}>[A-Z]{{0,6}}[-–\s]?\d[\d.]*(?:[-–/]\w{{1,8}})?)|\s{_KIND})"
        rf"(?:,?\s(?:dated|of|from)\s(?:the\s)?(?P<date{n}>[^.;:\n]{{3,24}}))?"
    )


_ANSWERING = rf"(?:in\s(?:further\s)?(?:reply|response|answer)\sto|replying\sto|answering|with\sreference\sto)(?:\s(?:your|the))?{_reference(1)}"
_ANSWER_TO = rf"\b(?:reply|response|answer)\sto\syour{_reference(2)}|^to\syour{_reference(3)}"
_RECEIVED = rf"\b(?:we|i)\s(?:have\s|acknowledge\s)?(?:duly\s)?(?:received|receipt\sof|got|have)\syour{_reference(4)}"
_THANKS = rf"\bthank(?:s|\syou)(?:\s(?:very|so)\smuch|\skindly)?\sfor\syour{_reference(6)}"
_HAS_COME = (
    rf"\byour{_reference(5)}?\s(?:has|was|is|have|lay)\s(?:now\s)?"
    r"(?:been\s)?(?:received|reached|come|arrived|at\shand|in\s(?:my|our)\shands|here\b)"
)
_STATEMENTS = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE) for pattern in (_ANSWERING, _ANSWER_TO, _RECEIVED, _HAS_COME, _THANKS)
)
_HINTS = ("repl", "respon", "answer", "receiv", "referenc", "your ", "receipt")  # one of them is in every statement


def find_replies(text: str, start: int, end: int) -> list[Reply]:
    """Every statement in `text[start:end]` that this message answers another; without number and date it is none."""
    words = text[start:end].casefold()
    if not any(hint in words for hint in _HINTS):
        return []
    found: dict[int, Reply] = {}
    for statement in _STATEMENTS:
        for match in statement.finditer(text, start, end):
            reply = _reply(text, match)
            if reply is not None:
                found.setdefault(reply.span.end, reply)
    return sorted(found.values(), key=lambda reply: reply.span)


def _reply(text: str, match: re.Match[str]) -> Reply | None:
    groups = {name.rstrip("123456"): name for name, value in match.groupdict().items() if value}
    number, at = groups.get("number"), groups.get("date")
    date = None
    if at is not None:
        date = find_date(text, match.start(at), min(len(text), match.end(at) + 6))
        if date is not None and date.span.start > match.start(at) + 2:
            date = None
    if number is None and date is None:
        return None
    digits = re.findall(r"\d+", match[number].replace(".", ""))[-1] if number else None
    stop = max(date.span.end if date else 0, match.start(number) + len(match[number].rstrip(".")) if number else 0)
    return Reply(digits, date.edtf if date else None, Span(match.start(), stop))
