"""Lines and sentences of marks: classification, precedence, handling."""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import Mark, key
from cablebook.model.span import Span

_LONGEST = 90  # characters; a longer line is prose that happens to hold a mark
_WORD = re.compile(r"[\w.]+")
_PARTS = re.compile(r"(?:[^;,/.\[\]()\n—]|(?<=\b[A-Z])\.)+")  # the dots of "U.S." divide nothing


def _first_word(words: str) -> str:
    match = _WORD.search(words)
    return key(match[0]).split(" ")[0] if match else ""


@functools.cache
def _first_words() -> frozenset[str]:
    """The words that a line of marks can begin with: most lines are settled by their first word."""
    return frozenset(printed.split()[0] for printed in lexicon.marks())


class FoundMark(NamedTuple):
    """A mark and its place."""

    mark: Mark
    span: Span


@functools.cache
def _longest_words() -> int:
    return max(len(printed.split()) for printed in lexicon.marks())


def read_marks(text: str, start: int, end: int) -> list[FoundMark] | None:
    """The marks of `text[start:end]` where it is made of marks alone; None where anything else stands there.

    Parts may be divided by `;`, `,`, `/` or a full stop, or follow one another (`secret us urgent`). A bracket behind a
    mark (`URGENT [vne ocherednaia]`) is a translator's and is passed over. A capitalised word that is no known mark is
    let through as a code word where a known mark stands before it.
    """
    if end - start > _LONGEST or _first_word(text[start:end]) not in _first_words():
        return None
    found: list[FoundMark] = []
    bracket = text.find("[", start, end)
    stop = end if bracket < 0 or bracket == start else bracket
    for part in _PARTS.finditer(text, start, stop):
        if not part[0].strip():
            continue
        here = _sequence(text, part.start(), part.end())
        if here is not None:
            found += here
        elif not (found and _is_code_word(part[0].strip())):
            return None
    return found or None


def _is_code_word(part: str) -> bool:
    return len(part) <= 24 and part[0].isupper() and part.count(" ") <= 2 and not part.isdigit()


def _sequence(text: str, start: int, end: int) -> list[FoundMark] | None:
    """Marks that follow one another without a divider, each as long as the lexicon allows."""
    table = lexicon.marks()
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[start:end])]
    found, at = [], 0
    while at < len(words):
        for size in range(min(_longest_words(), len(words) - at), 0, -1):
            a, b = start + words[at][0], start + words[at + size - 1][1]
            mark = table.get(key(text[a:b]))
            if mark is not None:
                found.append(FoundMark(mark, Span(a, b)))
                at += size
                break
        else:
            a, b = start + words[at][0], start + words[at][1]
            at += 1
            if found and b - a == 1 and text[a].isupper():
                continue  # the letter of a series: "EXTREMELY URGENT T"
            slipped = _misprinted(text[a:b]) if found or at < len(words) else None
            if slipped is None:
                return None
            found.append(FoundMark(slipped, Span(a, b)))
    return found


def _misprinted(word: str) -> Mark | None:
    """The mark that a word of six letters or more is, but for one letter wrong, lost or added (`priorty`)."""
    word = key(word)
    if len(word) < 6:
        return None
    for printed, mark in lexicon.marks().items():
        if printed[0] == word[0] and abs(len(printed) - len(word)) <= 1 and _one_letter_apart(printed, word):
            return mark
    return None


def _one_letter_apart(a: str, b: str) -> bool:
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    return a[same + (len(a) >= len(b)) :] == b[same + (len(b) >= len(a)) :]


@functools.cache
def _opening() -> re.Pattern[str]:
    """A level or precedence at the beginning of a sentence of a source note, and the rest of that sentence."""
    names = sorted(
        {
            row["printed"]
            for row in lexicon.rows("marks")
            if row["kind"] in ("classification", "precedence") and row["printed"] not in ("special",)
        },
        key=len,
        reverse=True,
    )
    words = "|".join(re.escape(name).replace(r"\ ", r"[ -]") for name in names)
    return re.compile(
        rf"(?:^|(?<=[.\]):;,] )|(?<=\.)|(?<=[A-Z] )(?=\w[\w ]+;))(?:{words})(?=[;,/.\]:]|$| [A-Z(]|\[)(?P<rest>[^.\n]*)",
        re.IGNORECASE | re.MULTILINE,
    )


def marks_in_note(text: str, start: int, end: int) -> list[FoundMark]:
    """The marks of the sentence of a source note that begins with a level or a precedence (`Secret; Priority; Nodis.`)."""
    for match in _opening().finditer(text, start, end):
        first = text[match.start()]
        if not first.isupper():
            continue
        found: list[FoundMark] = []
        for part in _PARTS.finditer(text, match.start(), match.end()):
            here = _sequence(text, part.start(), part.end())
            if here is not None:
                found += here
            elif not found:
                break
        if found:
            return found
    return []
