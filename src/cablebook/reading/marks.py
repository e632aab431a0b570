"""Lines and sentences of marks: classification, precedence, handling."""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import Mark, key
from cablebook.model.span import Span

_LONGEST = 90  # characters; a longer line is prose that happens to hold a mark
_LEAST_MISPRINTED = 6  # letters; a shorter word is one letter away from too many others
_WORD = re.compile(r"[\w.]+")
_WORDS = re.compile(r"\S+")
_SPACED = re.compile(r"(?<!\S)[A-Z](?:\ [A-Z]){4,}(?!\S)|(?<!\S)[A-Z](?:\ [A-Z]){2}\ {2,3}[A-Z](?:\ [A-Z]){4,}(?!\S)")
_PARTS = re.compile(r"(?:[^;,/.\[\]()\n—]|(?<=\b[A-Z])\.)+")  # the dots of "U.S." divide nothing


class FoundMark(NamedTuple):
    """A mark and its place."""

    mark: Mark
    span: Span


@functools.cache
def _first_words() -> frozenset[str]:
    """The words that a line of marks can begin with: most lines are settled by their first word."""
    return frozenset(printed.split()[0] for printed in lexicon.marks())


@functools.cache
def _most_words() -> int:
    return max(len(printed.split()) for printed in lexicon.marks())


@functools.cache
def _opening() -> re.Pattern[str]:
    """A level or precedence at the beginning of a sentence of a source note, and the rest of that sentence."""
    names = (printed for printed, mark in lexicon.marks().items() if mark.kind in ("classification", "precedence"))
    return re.compile(
        rf"""(?:^|(?<=[.\]):;,]\ )|(?<=\.)
               |(?<=[A-Z]\ )(?=\w[\w\ ]{{1,30}};))  # a full stop lost before it: "POL 27 VIET S Secret;"
             (?:{lexicon.alternatives(names)})(?=[;,/.\]:]|$|\ [A-Z(]|\[)[^.\n]*""",
        re.VERBOSE | re.IGNORECASE | re.MULTILINE,
    )


def read_marks(text: str, start: int, end: int) -> list[FoundMark] | None:
    """The marks of `text[start:end]` where it is made of marks alone; None where anything else stands there.

    Parts may be divided by `;`, `,`, `/` or a full stop, or follow one another (`secret us urgent`). A bracket behind a
    mark (`URGENT [vne ocherednaia]`) is a translator's and is passed over. A capitalised word that is no known mark is
    let through as a code word where a known mark stands before it.
    """
    if end - start > _LONGEST or not _may_open(text, start, end):
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


def marks_in_note(text: str, start: int, end: int) -> list[FoundMark]:
    """The marks of the sentence of a note that begins with a level or precedence (`Secret; Priority; Nodis.`)."""
    for match in _opening().finditer(text, start, end):
        if not text[match.start()].isupper():
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


def _may_open(text: str, start: int, end: int) -> bool:
    """Whether a line opens with the first word of a mark, or with letters set apart, which are a mark or nothing."""
    word = _WORD.search(text, start, end)
    if word is None:
        return False
    return _opens_mark(word[0]) or (len(word[0]) == 1 and _SPACED.match(text[start:end].lstrip()) is not None)


@functools.lru_cache(maxsize=4096)
def _opens_mark(word: str) -> bool:
    return key(word).split(" ")[0] in _first_words()


def _is_code_word(part: str) -> bool:
    return len(part) <= 24 and part[0].isupper() and part.count(" ") <= 2 and not part.isdigit()


def _sequence(text: str, start: int, end: int) -> list[FoundMark] | None:
    """Marks that follow one another, each as long as the lexicon allows; None where a word is none."""
    words = _words(text, start, end)
    found: list[FoundMark] = []
    at = 0
    while at < len(words):
        known = _longest_mark(text, words[at : at + _most_words()])
        if known is not None:
            found.append(known[0])
            at += known[1]
            continue
        word = words[at].of(text)
        at += 1
        if found and ((len(word) == 1 and word.isupper()) or (word.casefold() == "and" and at < len(words))):
            continue  # the letter of a series: "EXTREMELY URGENT T"; "secret and urgent"
        # A word alone is hardly misprinted but another word.
        slipped = _misprinted(word) if found or at < len(words) else None
        if slipped is None:
            return None
        found.append(FoundMark(slipped, words[at - 1]))
    return found


def _words(text: str, start: int, end: int) -> list[Span]:
    """The words of a line; letters set apart (`S E C R E T`) are one."""
    words: list[Span] = []
    at = start
    for match in _SPACED.finditer(text, start, end):
        words += [Span(*word.span()) for word in _WORDS.finditer(text, at, match.start())]
        words.append(Span(*match.span()))
        at = match.end()
    return [*words, *(Span(*word.span()) for word in _WORDS.finditer(text, at, end))]


@functools.lru_cache(maxsize=1024)  # few words are marks, and those are met in every document
def _mark_of(words: str) -> Mark | None:
    mark = lexicon.marks().get(key(words))
    return lexicon.marks().get(key(words.replace(" ", ""))) if mark is None and _SPACED.fullmatch(words) else mark


def leading_marks(text: str, start: int, end: int) -> tuple[list[FoundMark], int]:
    """The marks that open a line, and where the rest begins: `C O N F I D E N T I A L PARIS 04521`, `SECRET 118/1967`.

    They have to be in capitals; without any the rest is the line.
    """
    if end - start > _LONGEST:
        return [], start
    words = _words(text, start, end)
    found: list[FoundMark] = []
    at = 0
    while at < len(words) and (known := _longest_mark(text, words[at : at + _most_words()])) is not None:
        if not known[0].span.of(text).isupper():
            break
        found.append(known[0])
        at += known[1]
    return found, (words[at].start if at < len(words) else end) if found else start


def _longest_mark(text: str, words: list[Span]) -> tuple[FoundMark, int] | None:
    """The longest mark that opens with the first of `words`, and how many of them it takes."""
    for size in range(len(words), 0, -1):
        span = Span(words[0].start, words[size - 1].end)
        mark = _mark_of(span.of(text))
        if mark is not None:
            return FoundMark(mark, span), size
    return None


def _misprinted(word: str) -> Mark | None:
    """The mark that a word of six letters or more is, but for one letter wrong, lost or added (`priorty`)."""
    word = key(word)
    if len(word) < _LEAST_MISPRINTED:
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
