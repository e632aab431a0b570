"""Type a document again as another archive might print it: the maker of the versions that `bench/versions.py` ties.

It shares nothing with the reader: titles, dates and names come from the gold of the shared folder, and its lists are
its own. Every document gets another title, another romanisation, another date, fewer paragraphs, other line ends, other
marks in its numbers and some slips of typing. The same seed gives the same text.
"""

import calendar
import datetime
import random
import re
import textwrap
from typing import NamedTuple

_ROMANISED = {
    "Peking": "Beijing", "Peiping": "Beijing", "Mao Tse-tung": "Mao Zedong", "Chou En-lai": "Zhou Enlai",
    "Chiang Kai-shek": "Jiang Jieshi", "Chiang": "Jiang", "Kuomintang": "Guomindang", "Formosa": "Taiwan",
    "Nanking": "Nanjing", "Canton": "Guangzhou", "Tientsin": "Tianjin", "Chungking": "Chongqing", "Mukden": "Shenyang",
    "Quemoy": "Jinmen", "Matsu": "Mazu", "Amoy": "Xiamen", "Szechwan": "Sichuan", "Sinkiang": "Xinjiang",
    "Liu Shao-chi": "Liu Shaoqi", "Khrushchev": "Khrouchtchev", "Mikoyan": "Mikojan", "Gromyko": "Gromiko",
    "Dobrynin": "Dobrinin", "Malinovsky": "Malinovskii", "Molotov": "Molotoff", "Nasser": "Nasir", "Saud": "Sa'ud",
    "Mosadeq": "Mossadegh", "Mossadeq": "Mosaddeq", "Ho Chi Minh": "Ho Chi-minh", "Hanoi": "Ha Noi",
    "Vietnam": "Viet-Nam", "Saigon": "Sai Gon", "Cambodia": "Kampuchea", "Phnom Penh": "Pnom Penh", "Rhee": "Yi",
    "Syngman Rhee": "Yi Seung-man", "Pyongyang": "P'yŏngyang", "Pusan": "Busan", "Inchon": "Incheon",
    "Djakarta": "Jakarta", "Sukarno": "Soekarno", "Calcutta": "Kolkata", "Rangoon": "Yangon", "Tehran": "Teheran",
}  # fmt: skip
# Letters that one system of spelling writes otherwise than another, for names that the list above does not know.
_LETTERS = (("kh", "h"), ("sh", "ch"), ("ee", "i"), ("oo", "u"), ("ck", "k"), ("ph", "f"), ("y", "i"), ("w", "v"))
_NOT_NAMES = frozenset((*calendar.month_name[1:], *calendar.day_name))
_TITLES = (
    "{kind}, {sender} to {recipient}",
    "{sender}'s {kind} to {recipient}, {date}",
    "{kind} from {sender} for {recipient} on the present situation",
    "{date}: {sender} - {recipient}",
    "Message of {sender} to {recipient}. {kind}.",
)
_WITHOUT_PARTIES = ("{kind}, {date}", "Record of {date}", "Archive copy of a {kind}", "{kind} on the present situation")
_SHELFMARKS = ("National Archives, box {a}, folder {b}", "RG 84, entry {a}, piece {b}", "Fond {b}, Opis {a}, Delo {b}")
_NEIGHBOURS = "qwertyuiopasdfghjklzxcvbnm"


class Facts(NamedTuple):
    """What the gold says of a document: its kind in words, its day, and the names of those who wrote and got it."""

    kind: str
    day: datetime.date | None
    senders: tuple[str, ...]
    recipients: tuple[str, ...]


def retype(text: str, facts: Facts, seed: int) -> str:
    """Another archive's print of a document of *Foreign Relations*, as its plain text gives it."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable choice of slips, no secret
    day = _another_day(facts.day, rng) if facts.day else None
    front, paragraphs = _parts(text, rng)
    paragraphs = [_slips(_numbers(_names(one, rng), rng), rng) for one in _fewer(paragraphs, rng)]
    width = rng.choice((0, 58, 66, 74))
    lines = [_title(facts, day, rng), ""]
    lines += [_dated(line, facts.day, day, rng) for line in front]
    gap = rng.choice(("\n", "\n\n"))
    body = gap.join(textwrap.fill(one, width) if width else one for one in paragraphs)
    shelfmark = rng.choice(_SHELFMARKS).format(a=rng.randrange(1, 90), b=rng.randrange(100, 900))
    return "\n".join(lines) + "\n\n" + body + "\n\n" + shelfmark + "\n"


def _parts(text: str, rng: random.Random) -> tuple[list[str], list[str]]:
    """The lines before the first blank one without title and source note, and the paragraphs without footnotes."""
    front, _, rest = text.partition("\n\n")
    kept = [line for line in front.split("\n")[1:] if not re.match(r"\[?Source|[0-9A-Z./ –]+[0-9]–[0-9]", line)]
    paragraphs = [one for one in rest.split("\n\n") if one.strip()]
    while len(paragraphs) > 1 and re.match(r"\[[0-9]+\] ", paragraphs[-1]):
        del paragraphs[-1]
    paragraphs = [re.sub(r"\[[0-9]{1,3}\]", "", one) for one in paragraphs]
    if rng.random() < 0.3:  # some archives give every paragraph a number, others take them away
        paragraphs = [f"{at}) {re.sub(r'^[0-9]+[.)] ', '', one)}" for at, one in enumerate(paragraphs, 1)]
    return kept, paragraphs


def _fewer(paragraphs: list[str], rng: random.Random) -> list[str]:
    """All but up to a third of the words, by whole paragraphs, and never all of one's own choice."""
    left = sum(map(len, paragraphs)) * rng.uniform(0.0, 1 / 3)
    kept = list(paragraphs)
    for at in rng.sample(range(len(paragraphs)), len(paragraphs)):
        if len(paragraphs[at]) <= left and len(kept) > 1:
            left -= len(paragraphs[at])
            kept.remove(paragraphs[at])
    return kept


def _title(facts: Facts, day: datetime.date | None, rng: random.Random) -> str:
    sides = [" and ".join(side) for side in (facts.senders, facts.recipients)]
    choices = _TITLES if all(sides) else _WITHOUT_PARTIES
    named = f"{day:%d %B %Y}".lstrip("0") if day else "no date"
    return rng.choice(choices).format(kind=facts.kind.title(), sender=sides[0], recipient=sides[1], date=named)


def _another_day(day: datetime.date, rng: random.Random) -> datetime.date:
    """A day or so off, a month off as a slip of the pen has it, or the day of receipt."""
    return day + datetime.timedelta(days=rng.choice((-2, -1, 1, 1, 1, 2, 3, 7, 10, 30)))


def _dated(line: str, day: datetime.date | None, other: datetime.date | None, rng: random.Random) -> str:
    """A line of the opener with the other day, written as another archive writes it."""
    if day and other:
        printed = rf"{day:%B} {day.day}, {day.year}"
        written = rng.choice((f"{other.day} {other:%B} {other.year}", f"{other:%B} {other.day}, {other.year}"))
        line = re.sub(re.escape(printed), written, line)
    return line.upper() if line.islower() else line


def _names(text: str, rng: random.Random) -> str:
    """Known names in another romanisation; of the rest, every fourth name spelled by other letters."""
    for known, other in _ROMANISED.items():
        text = text.replace(known, other)

    def respelled(match: re.Match[str]) -> str:
        name = match[0]
        if name in _NOT_NAMES or name in _ROMANISED.values() or _chance(name) > 0.25:
            return name
        for letters, others in _LETTERS:
            name = name.replace(letters, others)
        return name

    if rng.random() < 0.8:
        text = re.sub(r"(?<=[a-z,] )[A-Z][a-z]{4,}", respelled, text)
    return text


def _chance(name: str) -> float:
    """A number from 0 to 1 that is a name's own, so that one spelling holds through a document."""
    return random.Random(name).random()  # noqa: S311 - a repeatable choice of slips, no secret


def _numbers(text: str, rng: random.Random) -> str:
    """Thousands parted by a dot, a space or nothing, where the text parts them by a comma."""
    mark = rng.choice((".", " ", ""))
    return re.sub(r"(?<=[0-9]),(?=[0-9]{3}\b)", mark, text)


def _slips(text: str, rng: random.Random) -> str:
    """One word in sixty with a slip of typing or scanning."""
    typed = []
    for word in text.split(" "):
        slipped = len(word) > 3 and word.isalpha() and rng.random() < 1 / 60
        typed.append(_slip(word, rng) if slipped else word)
    return " ".join(typed)


def _slip(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return rng.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + rng.choice(_NEIGHBOURS) + word[at + 1 :],
            word.replace("m", "rn").replace("li", "h"),
        )
    )
