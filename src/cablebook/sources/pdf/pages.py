"""The pages of a file, as the helper process hands them over, and sentences on those that have no words."""

from collections.abc import Iterator

import msgspec

from cablebook.model.document import Problem
from cablebook.sources.limits import Limits

from .glyphs import Ask, Done, Opened, Page, Refused
from .helper import helper

_MOST_STARTS = 3
_MOST_UNSOUND = 100  # pages in a row: a file that claims a million pages of which it has none
_LEAST_READABLE = 0.5  # of the letters of a page that stand for a letter


class Reading(msgspec.Struct):
    """What is known of a file while its pages are read.

    Attributes:
        claimed: How many pages it claims.
        title, author: What it says of itself.
        reason: Why it was not read to its end, as a sentence; None where it was.
        letters: Letters read so far.
    """

    claimed: int = 0
    title: str = ""
    author: str = ""
    reason: str | None = None
    letters: int = 0


def pages_of(data: bytes, limits: Limits, reading: Reading) -> Iterator[Page]:
    """The pages of a PDF in order.

    Args:
        data: The file.
        limits: How many pages and letters are read.
        reading: Filled in as pages come.
    """
    first = unsound = 0
    for _ in range(_MOST_STARTS):
        last = None
        for message in helper().ask(data, Ask(first, limits.max_pages - first)):
            if isinstance(message, Opened):
                reading.claimed, reading.title, reading.author = message.pages, message.title, message.author
            elif isinstance(message, Refused):
                reading.reason = _LOCKED if message.needs_password else _UNSOUND
                return
            elif isinstance(message, Done):
                return
            else:
                last = message.index
                unsound = 0 if message.is_sound else unsound + 1
                if unsound > _MOST_UNSOUND:
                    reading.reason = (
                        f"expected {reading.claimed:,} pages, found {_MOST_UNSOUND} damaged or missing in a row; "
                        f"reading stopped at page {last + 1}"
                    )
                    return
                reading.letters += sum(len(word.text) for word in message.words)
                if reading.letters > limits.max_bytes:
                    reading.reason = f"expected at most {limits.max_bytes:,} letters, found more on page {last + 1}"
                    return
                yield message
        # The helper died of the page that it did not send.
        failed = first if last is None else last + 1
        if reading.claimed <= failed:
            reading.reason = _UNSOUND
            return
        yield Page(failed, is_sound=False)
        first = failed + 1
        if first >= min(reading.claimed, limits.max_pages):
            return
    reading.reason = f"reading stopped three times, at last on page {first}; print the file to a new PDF and read that"


_LOCKED = "expected a PDF that opens, found one that asks for a password; save it without one and read it again"
_UNSOUND = (
    "expected a PDF, found one that is damaged beyond reading; fetch it anew, or print it to a new PDF and read that"
)


def trouble_of(page: Page) -> str | None:
    """Why nothing can be read from a page; None where it has words."""
    if not page.is_sound:
        return "expected a page, found a damaged one; fetch the file anew, or print it to a new PDF and read that"
    if page.too_long:
        return "expected a page of print, found more than 200,000 letters on it; split the page and read it again"
    letters = "".join(word.text for word in page.words)
    if not letters:
        return "needs OCR: expected words, found a page without a text layer; run OCR over the file and read it again"
    readable = sum(map(_is_readable, letters))
    if readable < _LEAST_READABLE * len(letters):
        return "needs OCR: expected words, found signs without meaning (its fonts do not say which letters they print)"
    return None


def _is_readable(letter: str) -> bool:
    code = ord(letter)
    return code > 31 and not (0x7F <= code < 0xA0 or 0xE000 <= code < 0xF900 or code >= 0xFFF0)


def problems_of(troubles: list[tuple[int, str]]) -> Iterator[Problem]:
    """One problem for pages in a row that share a reason; page numbers count from 1."""
    at = 0
    while at < len(troubles):
        end = at
        while (
            end + 1 < len(troubles)
            and troubles[end + 1][1] == troubles[at][1]
            and troubles[end + 1][0] == troubles[end][0] + 1
        ):
            end += 1
        first, last = troubles[at][0] + 1, troubles[end][0] + 1
        yield Problem(item=f"page {first}" if first == last else f"pages {first}-{last}", reason=troubles[at][1])
        at = end + 1
