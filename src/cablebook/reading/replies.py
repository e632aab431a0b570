"""What a message says it answers.

In reply to your No. 4676                      We have received your telegram of 17 December.
Your telegram of 4 June has come               With reference to your letter No. 12 of 3 May
To No. 4782.                                   Reply to your No. 812 of 3 May and No. 815 of May 4.
Your telegram No. 845.                         I have received your letter of the 3rd instant.
"""

import re
from collections.abc import Iterator

from cablebook.model.header import Reply
from cablebook.model.span import Span

from .dates import Date, find_date
from .numbers import digits

_FLAGS = re.VERBOSE | re.IGNORECASE | re.MULTILINE
_MESSAGE = r"""(?:(?:coded|ciphered|cipher|cypher|urgent|special|telegraphic|immediately\spreceding|saving)\s)?
    (?:telegrams?|cables?|letters?|messages?|notes?|despatch(?:es)?|dispatch|cablegram|communication|wire|signal
      |instructions?|airgram|memorandum|teletype|radiogram|cipher|tel\b\.?)"""
_NO = r"""(?:\s(?:nos?|nrs?|number)\.?\s?|\s[\#№]\s?|\snº\s?
    |(?:(?<=your)|(?<=gram)|(?<=cable)|(?<=nal)|(?<=tel)|(?<=tel\.))\s(?=\d|[A-Z]{1,4}[-–]\d))"""
_NUMBER = r"(?:[A-Z]{0,6}[-–\s]?)?\d[\d.]*(?:[-–/]\w{1,8})?"
_DATED = r"(?:,?\s(?:dated|of|from)\s(?:the\s)?(?P<{}>\d[^;:\n]{{1,22}}|[^.;:\n]{{3,24}}))"
# The words behind "your": a message, a number, a date; which of them are there is for `_reply` to ask.
_REFERENCE = rf"""(?:
    (?:\s{_MESSAGE})?{_NO}(?P<number>{_NUMBER})
   |\s{_MESSAGE})
   {_DATED.format("date")}?"""
_WHOSE = r"""(?:\s(?:your(?:\s(?:excellency|honou?r|lordship|government)['’]s)?
    |the|the\s[\w ]{2,30}['’]s?|[A-Z]\w+(?:\s\w+){0,2}['’]s?))?"""
# Each statement behind words of which one is in it, in small letters: most texts need no regular expression.
_STATEMENTS = tuple(
    (hints, re.compile(statement, _FLAGS))
    for hints, statement in (
        (
            ("reply to", "response to", "answer to", "replying to", "responding to", "answering", "reference to",
             "referring to", "refer to", "further to"),
            rf"""(?:in\s(?:further\s)?(?:reply|response|answer)\sto|replying\sto|responding\sto|answering
                   |with\sreference\sto|referring\sto|further\sto|(?:i|we|hono(?:u)?r\sto|wish\sto)\srefer\sto){_WHOSE}{_REFERENCE}""",
        ),
        (("to your", "with your"),
         rf"""(?:\b(?:reply|response|answer)\sto\syour|^[^\S\n]*to\syour|\breference\sis\smade\sto\syour
               |\bin\sconnection\swith\syour){_REFERENCE}"""),
        (("ref your", "ref. your", "ref: your", "reference your", "reference: your", "re your", "re: your"),
         rf"^[^\S\n]*(?:ref(?:erence|\.)?:?\syour|re:?\syour){_REFERENCE}"),
        (("to no",),
         rf"^[^\S\n]*(?:to|reply\sto|answer\sto)\sno\.?\s?(?P<number>{_NUMBER})(?P<date>(?!))?(?=[.,]?[^\S\n]*$)"),
        (("your",), rf"(?:^|(?<=:)|(?<=:\s))[^\S\n]*your{_REFERENCE}[.:](?=\s|$)"),
        (("received your", "receipt of your", "got your", "have your"),
         rf"""\b(?:we|i)\s(?:have\s|acknowledge\s)?(?:duly\s)?
              (?:received|receipt\sof|am\sin\sreceipt\sof|are\sin\sreceipt\sof|got|have)\syour{_REFERENCE}"""),
        ((" received", " reached", " come", " arrived", " at hand", " in my hands", " in our hands", " here"),
         rf"""\byour{_REFERENCE}\s(?:has|was|is|have|lay)\s(?:now\s)?
              (?:been\s)?(?:received|reached|come|arrived|at\shand|in\s(?:my|our)\shands|here\b)"""),
        (("for your",), rf"\bthank(?:s|\syou)(?:\s(?:very|so)\smuch|\skindly)?\sfor\syour{_REFERENCE}"),
    )
)  # fmt: skip
_WITHOUT_YOUR = (_STATEMENTS[0], _STATEMENTS[3])
# One more of the same: "... of 3 May and No. 815 of May 4", "Nos. 812 and 815".
_MORE = re.compile(
    rf"""\s?(?:,|;|,?\sand)\s(?:(?:your\s|to\syour\s)?(?:{_MESSAGE}\s)?(?:nos?|nrs?|number)\.?\s?(?P<number>{_NUMBER})
          |(?P<bare>\d{{1,6}})(?=\s?(?:[.,;:)\n]|and\b|of\b|$)))
         {_DATED.format("date")}?""",
    _FLAGS,
)
_LABELLED = re.compile(
    rf"\s*(?:your(?=\s))?(?P<first>\s?(?:telegraphic\s)?{_MESSAGE}){_NO}(?P<number>{_NUMBER}){_DATED.format('date')}?",
    _FLAGS,
)
_PLURAL = re.compile(r"\b(?:nos|nrs|numbers)\.?\s?$", re.IGNORECASE)
_LATEST_START = 2  # characters of the words of a date before the date itself
_CUT_WITHIN = 6  # characters by which the words of a date may have been cut


def find_replies(text: str, start: int, end: int) -> list[Reply]:
    """Every statement in `text[start:end]` that this message answers another; without number and date it is none.

    The date of a reply is as printed: open where its year or month is not there.
    """
    return [reply for reply, _ in replies_dated(text, start, end)]


def replies_dated(text: str, start: int, end: int) -> list[tuple[Reply, Date | None]]:
    """What `find_replies` finds, each with the date as `dates.find_date` read it."""
    words = text[start:end].casefold()
    line = text.rfind("\n", 0, start) + 1
    start = start if text[line:start].strip() else line  # for "^": a line may be set in
    found: dict[int, tuple[Reply, Date | None]] = {}
    for hints, statement in _STATEMENTS if "your" in words else _WITHOUT_YOUR:
        for hint in hints:
            if hint in words:
                break
        else:
            continue
        for match in statement.finditer(text, start, end):
            for reply in _told(text, match, end):
                found.setdefault(reply[0].span.end, reply)
    return sorted(found.values(), key=lambda told: told[0].span)


def read_reference(text: str, start: int, end: int) -> list[Reply]:
    """The words behind a label for the message that is answered: `telegraphic instruction nr 455 of 12.6.`."""
    match = _LABELLED.match(text, start, end)
    return [reply for reply, _ in _told(text, match, end)] if match is not None else find_replies(text, start, end)


def _told(text: str, match: re.Match[str], end: int) -> Iterator[tuple[Reply, Date | None]]:
    """The reply that a statement names, and those that follow it as one more of the same."""
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    told = _reply(text, match, match["number"], start)
    while told is not None:
        yield told
        more = _MORE.match(text, told[0].span.end, end)
        if more is None or told[0].number is None:
            return
        if more["bare"] and not _PLURAL.search(text, match.start(), match.start("number")):
            return
        told = _reply(text, more, more["number"] or more["bare"], more.start("number" if more["number"] else "bare"))


def _reply(text: str, match: re.Match[str], printed: str | None, start: int) -> tuple[Reply, Date | None] | None:
    date = None
    if match["date"] is not None:
        # A few characters more than the words taken in: they may have been cut in the middle of a year.
        date = find_date(text, match.start("date") - 3, min(len(text), match.end("date") + _CUT_WITHIN))
        if date is not None and date.span.start > match.start("date") + _LATEST_START:
            date = None
    stop = date.span.end if date is not None else 0
    number = None
    if printed is not None:
        number = digits(printed)
        at = match.start("number") if match["number"] else match.start("bare")
        stop = max(stop, at + len(printed.rstrip(".")))
    if number is None and date is None:
        return None
    return Reply(number, date.edtf if date is not None else None, Span(start, stop)), date
