"""Documents in the forms of other archives, each with the whole record that a careful reader makes of it.

A case is `cases/NN-short-name.toml`: `form` says in words which form it shows, `text` is the document, `date` the date
of its record where one is given with it, and `[expected]` what the document states. A field that is not named there
must come out empty. Names are as printed; "Comrade" before a name, and a bracket behind it, which belongs to `glosses`,
may stand with the name or not. In `more/` stand cases of the same shape, written afterwards by somebody who had not
seen the readers.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from cablebook.model.header import Header, Party
from cablebook.model.reading import Reading
from cablebook.reading import read

Differences = dict[str, tuple[object, object]]

FOLDER = Path(__file__).with_name("cases")
AFTERWARDS = Path(__file__).with_name("more")
UNTUNED = Path(__file__).with_name("untuned")
"""Forms that no reader was mended for: they tell what to expect of a stranger's folder, and are measured only."""

_GLOSS = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\))\s*$")
_ADDRESS = re.compile(r"^(?:Comrades?|Cdes?\.?)\s+", re.IGNORECASE)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One document and its expected record."""

    name: str
    form: str
    text: str
    date: str | None = None
    expected: dict[str, Any]


def load_cases(folder: Path = FOLDER) -> list[Case]:
    """Every case of a folder, in the order of its number."""
    return [_case(path) for path in sorted(folder.glob("*.toml"))]


def _case(path: Path) -> Case:
    return msgspec.convert({"name": path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))}, Case)


def differences(case: Case) -> Differences:
    """The fields that were not read as expected: what was expected, and what was found.

    A field of an enclosed message is called `enclosed.0.senders`.
    """
    reading = read(case.text, date=case.date)
    wrong: Differences = dict(_header_differences(case.expected, reading.header))
    wrong |= _enclosed_differences(case, reading)
    if "language" in case.expected and case.expected["language"] != reading.language:
        wrong["language"] = (case.expected["language"], reading.language)
    if "dates" in case.expected:
        stated = [[date.role, date.edtf] for date in reading.dates]
        if stated != case.expected["dates"]:
            wrong["dates"] = (case.expected["dates"], stated)
    return wrong


def _enclosed_differences(case: Case, reading: Reading) -> Differences:
    tables = case.expected.get("enclosed", [])
    if len(tables) != len(reading.enclosed):
        found = [message.span.of(case.text)[:60] for message in reading.enclosed]
        return {"enclosed": ([table["words"] for table in tables], found)}
    wrong: Differences = {}
    for place, (table, message) in enumerate(zip(tables, reading.enclosed, strict=True)):
        if table["words"] not in message.span.of(case.text):
            wrong[f"enclosed.{place}.words"] = (table["words"], message.span.of(case.text)[:60])
        for field, pair in _header_differences(table, message.header):
            wrong[f"enclosed.{place}.{field}"] = pair
    return wrong


def _header_differences(expected: dict[str, Any], header: Header) -> Iterable[tuple[str, tuple[object, object]]]:
    for field, (plain, compared) in FIELDS.items():
        found = plain(header)
        wanted = expected.get(field, _NOTHING.get(field))
        if compared(wanted) != compared(found):
            yield field, (wanted, found)


def _names(parties: Iterable[Party]) -> list[str]:
    return [party.text for party in parties]


def _received(header: Header) -> dict[str, str] | None:
    if header.received is None:
        return None
    fields = {field: getattr(header.received, field) for field in ("date", "time", "zone", "place")}
    return {field: value for field, value in fields.items() if value is not None}


def _same(value: object) -> object:
    return value


def _caseless(value: Any) -> object:
    """Words without regard to case, to the space they stand in and to a full stop at their end."""
    if isinstance(value, str):
        return " ".join(value.casefold().split()).rstrip(".")
    if isinstance(value, list):
        return [_caseless(part) for part in value]
    if isinstance(value, dict):
        return {key: _caseless(part) for key, part in value.items()}
    return value


def _bare(name: str) -> object:
    return _caseless(_ADDRESS.sub("", _GLOSS.sub("", name)))


def _bare_names(names: Any) -> object:
    return [_bare(name) for name in names]


def _counts(copies: Any) -> object:
    return {_bare(name): count for name, count in copies}


def _in_any_order(pairs: Any) -> object:
    return sorted(tuple(pair) for pair in pairs)


_LISTS = (
    "senders", "recipients", "via", "repeated_to", "copies", "handling", "numbers", "in_reply_to", "glosses",
)  # fmt: skip
_NOTHING: dict[str, list[object]] = {field: [] for field in _LISTS}

FIELDS: dict[str, tuple[Callable[[Header], object], Callable[[Any], object]]] = {
    "head": (lambda header: header.head, _caseless),
    "kind": (lambda header: header.kind, _same),
    "origin": (lambda header: header.origin, _caseless),
    "date": (lambda header: header.date and header.date.edtf, _same),
    "time": (lambda header: header.time, _same),
    "zone": (lambda header: header.zone, _caseless),
    "place": (lambda header: header.place, _caseless),
    "senders": (lambda header: _names(header.senders), _bare_names),
    "recipients": (lambda header: _names(header.recipients), _bare_names),
    "via": (lambda header: _names(header.via), _bare_names),
    "repeated_to": (lambda header: _names(header.repeated_to), _bare_names),
    "copies": (lambda header: [[copy.text, copy.count or 0] for copy in header.copies], _counts),
    "received": (_received, _caseless),
    "classification": (lambda header: header.classification, _caseless),
    "precedence": (lambda header: header.precedence, _caseless),
    "handling": (lambda header: list(header.handling), _caseless),
    "number": (lambda header: header.number, _same),
    "numbers": (lambda header: [[number.kind, number.value] for number in header.numbers], _in_any_order),
    "in_reply_to": (lambda header: [[r.number or "", r.date or ""] for r in header.in_reply_to], _same),
    "drafted_by": (lambda header: header.drafted_by, _caseless),
    "cleared_by": (lambda header: header.cleared_by, _caseless),
    "approved_by": (lambda header: header.approved_by, _caseless),
    "glosses": (lambda header: [[gloss.alias, gloss.name] for gloss in header.glosses], _in_any_order),
}  # fmt: skip
