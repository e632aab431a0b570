"""Words with which a line begins, whatever stands before it: a label, the next number of a list, a place with its date.

A full line says nothing of whether the one below goes on with it. Where a title happens to fill its line, only the
words of the next one tell that it is a dateline or a note on the source.
"""

import functools
import re

from cablebook import lexicon

from .rows import bare

_LABEL = re.compile(r"\[?[A-Z][\w.]*(?: [\w.]+){0,2}: +\S")
_FILE_NUMBER = re.compile(r"\w*\d[\w.]*(?: [\w()., ]{1,40})?/\S*\d")
_ENUMERATOR = re.compile(r"(?P<open>\(?)(?:(?P<number>\d{1,3})|(?P<letter>[A-Za-z]))(?P<close>[.)]) ?(?=\S)")
_GOES_ON = re.compile(r",$|(?:^|\s)[a-zà-ÿ]+$")  # a title does not end with a comma or a small word: "to the"
_LONGEST_TITLE = 2  # lines
_LONGEST = 90  # characters of a dateline


@functools.cache
def _dateline() -> re.Pattern[str]:
    months = lexicon.alternatives(lexicon.months())
    return re.compile(
        rf"\W?[A-Z][^,\d]{{2,40}},\]? (?:the )?(?:\d{{1,2}}\w{{0,2}}\.? )?(?:{months})\b.*\d", re.IGNORECASE
    )


def begins_line(line: str, before: str, paragraph: str, *, above: int) -> bool:
    """Whether a line that could go on with a paragraph begins another one.

    Args:
        line: Its words.
        before: The line above it.
        paragraph: The first line of the paragraph.
        above: How many lines the paragraph has so far; a title or a label seldom takes more than two.
    """
    if _is_next(line, paragraph):
        return True
    if _GOES_ON.search(bare(before)[-_LONGEST:]):
        return False
    is_near = above <= _LONGEST_TITLE
    if is_near and _LABEL.match(line):
        return True
    if not (is_near or before.endswith(".")):
        return False
    words = bare(line)
    return (
        (is_near and _FILE_NUMBER.match(words) is not None)
        or lexicon.key(words) in lexicon.marks()
        or (len(words) <= _LONGEST and words.lstrip("[(")[:1].isupper() and _dateline().match(words) is not None)
    )


def _is_next(line: str, paragraph: str) -> bool:
    """Whether a line has the number, or letter, that follows the one with which the paragraph begins."""
    one, after = _ENUMERATOR.match(paragraph), _ENUMERATOR.match(line)
    if one is None or after is None or (one["open"], one["close"]) != (after["open"], after["close"]):
        return False
    if one["number"] and after["number"]:
        return int(after["number"]) == int(one["number"]) + 1
    return bool(one["letter"] and after["letter"]) and ord(after["letter"]) == ord(one["letter"]) + 1
