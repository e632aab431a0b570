"""Values of a header in words, whether they come from the header or from the log of corrections."""

from collections.abc import Callable, Mapping
from typing import Any

from cablebook.book.citation_styles import date_in_words
from cablebook.errors import UsageError
from cablebook.review.fields import FIELDS
from cablebook.review.values import decode, encode, interval

from .plain import one_line

Element = Mapping[str, Any]

_NOTHING = "nothing"
_LONGEST_VALUE = 200  # characters: a few lines of a terminal


def field_in_words(name: str) -> str:
    """The name of a field as a reader says it: `in reply to`, `drafted by`."""
    return one_line(name.replace("_", " "), longest=_LONGEST_VALUE)


def value_in_words(field: str, data: Any) -> str:
    """A value on one line, in words.

    Args:
        field: The field that it belongs to.
        data: JSON data as in `extract`: a value, a list, or one element of a list. What does not fit the field, or
            belongs to a field of a later release, is shown as JSON.
    """
    if data is None or data == [] or data == ():
        return _NOTHING
    if isinstance(data, list | tuple):
        return "; ".join(value_in_words(field, element) for element in data)
    return one_line(_one(field, data), longest=_LONGEST_VALUE)


def _one(field: str, data: Any) -> str:
    if isinstance(data, str):
        return data.replace("_", " ") if field == "kind" else data
    words = _WORDS.get(field)
    if words is None:
        return encode(data)
    try:
        fits = decode(FIELDS[field], {"span": (0, 0), **data} if FIELDS[field].worded else data)
    except (UsageError, TypeError):
        return encode(data)
    return words(fits)


def _copy(copy: Any) -> str:
    return str(copy.text) if copy.count is None else f"{copy.text} ({copy.count})"


def _received(receipt: Any) -> str:
    when = " ".join(part for part in (_vague_date(receipt.date), receipt.time, receipt.zone) if part)
    return ", ".join(part for part in (when, receipt.place) if part)


def _reply(reply: Any) -> str:
    number = f"no. {reply.number}" if reply.number else ""
    date = f"of {_vague_date(reply.date)}" if reply.date else ""
    return " ".join(part for part in (number, date) if part)


def _vague_date(edtf: str | None) -> str:
    """An EDTF date in words; a day without a year as `17 December`."""
    if edtf is None:
        return ""
    year, _, rest = edtf.partition("-")
    if year == "XXXX":
        day = interval(f"2000-{rest}")
        return edtf if day is None else date_in_words(day).removesuffix(" 2000")
    dates = interval(edtf)
    return edtf if dates is None else date_in_words(dates)


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "date": date_in_words,
    "senders": lambda party: str(party.text),
    "recipients": lambda party: str(party.text),
    "via": lambda party: str(party.text),
    "copies": _copy,
    "received": _received,
    "numbers": lambda number: f"{number.value} ({number.kind})",
    "in_reply_to": _reply,
    "glosses": lambda gloss: f"{gloss.alias} [{gloss.name}]",
}
