"""What a message says it answers.

In reply to your No. 4676                      We have received your telegram of 17 December.
Your telegram of 4 June has come               With reference to your letter No. 12 of 3 May
"""

import re

from cablebook.model.header import Reply
from cablebook.model.span import Span

from .dates import find_date

_FLAGS = re.VERBOSE | re.IGNORECASE
_MESSAGE = r"""(?:(?:coded|ciphered|cipher|urgent|special)\s)?
    (?:telegrams?|cables?|letters?|messages?|notes?|despatch|dispatch|cablegram|communication|wire)"""
_NO = r"(?:\s(?:nos?|nr|number)\.?\s?|\s\#\s?|\snº\s?|(?:(?<=your)|(?<=gram)|(?<=cable))\s(?=\d))"
# The words behind "your": a message, a number, a date; which of them are there is for `_reply` to ask.
_REFERENCE = rf"""(?:
    (?:\s{_MESSAGE})?{_NO}(?P<number>[A-Z]{{0,6}}[-–\s]?\d[\d.]*(?:[-–/]\w{{1,8}})?)
   |\s{_MESSAGE})
   (?:,?\s(?:dated|of|from)\s(?:the\s)?(?P<date>[^.;:\n]{{3,24}}))?"""
_STATEMENTS = tuple(
    re.compile(statement, _FLAGS)
    for statement in (
        rf"""(?:in\s(?:further\s)?(?:reply|response|answer)\sto|replying\sto|answering|with\sreference\sto)
             (?:\s(?:your|the))?{_REFERENCE}""",
        rf"(?:\b(?:reply|response|answer)\sto\syour|^to\syour){_REFERENCE}",
        rf"\b(?:we|i)\s(?:have\s|acknowledge\s)?(?:duly\s)?(?:received|receipt\sof|got|have)\syour{_REFERENCE}",
        rf"""\byour{_REFERENCE}\s(?:has|was|is|have|lay)\s(?:now\s)?
             (?:been\s)?(?:received|reached|come|arrived|at\shand|in\s(?:my|our)\shands|here\b)""",
        rf"\bthank(?:s|\syou)(?:\s(?:very|so)\smuch|\skindly)?\sfor\syour{_REFERENCE}",
    )
)
_HINTS = ("repl", "respon", "answer", "receiv", "referenc", "your ", "receipt")  # one of them is in every statement
_DIGITS = re.compile(r"\d+")


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
    date = None
    if match["date"] is not None:
        # A few characters more than the words taken in: they may have been cut in the middle of a year.
        date = find_date(text, match.start("date"), min(len(text), match.end("date") + 6))
        if date is not None and date.span.start > match.start("date") + 2:
            date = None
    stop = date.span.end if date is not None else 0
    number = None
    if match["number"] is not None:
        number = _DIGITS.findall(match["number"].replace(".", ""))[-1]
        stop = max(stop, match.start("number") + len(match["number"].rstrip(".")))
    if number is None and date is None:
        return None
    return Reply(number, date.edtf if date is not None else None, Span(match.start(), stop))
