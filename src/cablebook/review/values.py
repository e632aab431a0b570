"""Values of header fields: from what a reader types, from JSON as `extract` writes it, and back.

An element that carries words of its own may bring them as `"quote"` beside its `"span"`: a position alone says nothing
once a text has changed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from cablebook.errors import UsageError
from cablebook.model.dates import DateInterval, period
from cablebook.model.header import Copy, Receipt, Reply

from .fields import Field

Element = dict[str, Any]

_LONGEST_TEXT = 4_000  # characters; the longest titles of printed volumes have about 1,000
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_NUMBER = re.compile(r"\d+Z?", re.ASCII)
_INTERVAL = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", re.ASCII)
_YEARLESS_DAY = re.compile(r"XXXX-\d\d-\d\d", re.ASCII)
_GLOSS = re.compile(r"(?P<alias>[^\[\]()]+?)\s*(?:\[(?P<square>[^\[\]]+)\]|\((?P<round>[^()]+)\))")
_LEFT_OUT: dict[str, Element] = {
    "copies": {"count": None},
    "numbers": {"kind": "sender"},
    "in_reply_to": {"number": None, "date": None},
}


def parse_value(field: Field, given: str, *, one: bool = False) -> Any:
    """Read a value as a reader types it: JSON as `extract` writes it, or the field's short form.

    Args:
        field: The field that the value is for.
        given: What was typed. Fields of plain text take it as it is; others take JSON where it starts like JSON.
        one: Whether one element of a list is meant (to add), not the whole list.

    Returns:
        The value as JSON data, its shape not yet checked; of a list field a list, unless `one`.

    Raises:
        UsageError: Nothing was given, it starts like JSON and is none, or the short form is not understood.
    """
    given = given.strip()
    if not given:
        raise UsageError(f"An empty value for {field.name}: to say that the document does not state it, reject it.")
    if (given[0] == "[" and field.many) or (given[0] in "[{" and field.kind is not str):
        data = _parse_json(field, given)
    else:
        data = _parse_short(field, given)
    return data if one or not field.many or isinstance(data, list) else [data]


def _parse_json(field: Field, given: str) -> Any:
    try:
        return msgspec.json.decode(given)
    except msgspec.DecodeError as error:
        raise _misfit(field, f"JSON that cannot be read ({error})") from error


def _parse_short(field: Field, given: str) -> Any:
    short_form = _SHORT_FORMS.get(field.name)
    if short_form is None:
        return {"text": given} if field.worded else given
    data = short_form(given)
    if data is None:
        raise _misfit(field, given)
    return data


def _short_date(given: str) -> Element | None:
    dates = interval(given)
    return None if dates is None else {"min": dates.min, "max": dates.max}


def _short_number(given: str) -> Element:
    return {"value": given}


def _short_reply(given: str) -> Element | None:
    if _is_number(given):
        return {"number": given}
    return {"date": given} if _is_vague_date(given) else None


def _short_gloss(given: str) -> Element | None:
    match = _GLOSS.fullmatch(given)
    return match and {"alias": match["alias"], "name": match["square"] or match["round"], "quote": given}


def _nothing_short(_given: str) -> None:
    return None


_SHORT_FORMS: Mapping[str, Callable[[str], Element | None]] = {
    "date": _short_date,
    "received": _nothing_short,
    "numbers": _short_number,
    "in_reply_to": _short_reply,
    "glosses": _short_gloss,
}


def interval(edtf: str) -> DateInterval | None:
    """The days of an EDTF day, month, year, or of two of them as `from/to`; None for anything else."""
    if not _INTERVAL.fullmatch(edtf):
        return None
    first, slash, last = edtf.partition("/")
    start = period(first)
    end = period(last) if slash else start
    if start is None or end is None or start.min > end.max:
        return None
    return DateInterval(start.min, end.max)


def decode(field: Field, data: object, *, by_reader: bool = True) -> Any:
    """Check a value, or one element of a list, and give it the type that the header holds.

    Args:
        field: The field that it belongs to.
        data: JSON data; of an element that carries its words, with its `span`.
        by_reader: Whether a reader gave it, so that days, times and digits are checked too; what the machine read
            is only signed.

    Raises:
        UsageError: The value has another shape; the message says what is wanted and what was found.
    """
    if isinstance(data, dict):
        unknown = sorted(set(data) - {*getattr(field.kind, "__struct_fields__", ()), "quote"})
        if unknown:
            raise _misfit(field, f"the unknown {', '.join(map(repr, unknown))}")
    try:
        value = msgspec.convert(data, field.kind)
    except msgspec.ValidationError as error:
        raise _misfit(field, f"{_shown(data)} ({error})") from error
    if by_reader and not _is_sound(field, value):
        raise _misfit(field, _shown(data))
    return value


def elements(field: Field, data: object) -> list[Element]:
    """Give each element of a list that carries its own words the same form, with what may be left out put in.

    Raises:
        UsageError: The data is no list or an empty one, or an element is neither a JSON object nor a short form.
    """
    expanded = [
        _parse_short(field, element) if isinstance(element, str) else element for element in listed(field, data)
    ]
    if not all(isinstance(element, dict) for element in expanded):
        raise _misfit(field, _shown(data))
    return [{**_LEFT_OUT.get(field.name, {}), **element} for element in expanded]


def listed(field: Field, data: object) -> list[Any]:
    """Check that data is a list with something in it; an empty list is a rejection, not a value.

    Raises:
        UsageError: It is not.
    """
    if not isinstance(data, list) or not data:
        raise _misfit(field, _shown(data))
    return data


def printed_words(element: Element) -> str | None:
    """The words that an element prints, which are its quote where it brings none; None where it prints nothing."""
    for name in ("text", "value", "number", "date"):
        if element.get(name):
            return str(element[name])
    return None


def encode(value: object) -> str:
    """Write a value, or JSON data, as JSON; the same value gives the same bytes."""
    return msgspec.json.encode(value).decode()


def _is_sound(field: Field, value: Any) -> bool:
    if not all(text.strip() and len(text) <= _LONGEST_TEXT for text in _texts(value)):
        return False
    match value:
        case DateInterval():
            return _is_day(value.min) and _is_day(value.max) and value.min <= value.max
        case Receipt():
            stated = any(part is not None for part in (value.date, value.time, value.zone, value.place))
            return stated and _is_none_or(_is_vague_date, value.date) and _is_none_or(_is_time, value.time)
        case Reply():
            stated = value.number is not None or value.date is not None
            return stated and _is_none_or(_is_number, value.number) and _is_none_or(_is_vague_date, value.date)
        case Copy():
            return value.count is None or value.count > 0
        case str() if field.name == "time":
            return _is_time(value)
        case str() if field.name == "number":
            return _is_number(value)
    return True


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        yield from (part for part in msgspec.structs.astuple(value) if isinstance(part, str))


def _is_none_or(holds: Callable[[str], bool], text: str | None) -> bool:
    return text is None or holds(text)


def _is_day(text: str) -> bool:
    return len(text) == len("1950-10-07") and interval(text) is not None


def _is_vague_date(text: str) -> bool:
    # 2000 was a leap year: a yearless 29 February is a day.
    return interval(text.replace("XXXX", "2000") if _YEARLESS_DAY.fullmatch(text) else text) is not None


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _is_time(text: str) -> bool:
    return _TIME.fullmatch(text) is not None


def _shown(data: object) -> str:
    shown = encode(data)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"


def _misfit(field: Field, found: str) -> UsageError:
    return UsageError(f"{field.name} wants {field.wanted}; found {found}.")
