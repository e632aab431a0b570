"""The fields of a header that a reader may decide, and the shape of their values."""

from typing import Any, get_args

import msgspec

from cablebook.errors import UsageError
from cablebook.model.dates import DateInterval
from cablebook.model.header import Copy, Gloss, Kind, Number, Party, Receipt, Reply


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the header, for one who decides over it.

    Attributes:
        name: Its name in `Header`.
        kind: The type of its value; of one element where it is a list.
        wanted: What a value looks like, for messages.
        many: Whether it is a list.
        worded: Whether each element carries its words in a span of its own; else they stand in `Header.spans`.
        printed: Whether the document prints the value, as a rule, so that the value is looked for as its own words.
            A kind, a date or a time is understood from words that say it otherwise, or say something else as well.
    """

    name: str
    kind: Any
    wanted: str
    many: bool = False
    worded: bool = False
    printed: bool = False

    @property
    def empty(self) -> Any:
        """The value of a field that the document does not state."""
        return () if self.many else None


_AS_PRINTED = "the words as the document prints them"
_KINDS = ", ".join(get_args(Kind))
_PARTY = 'a name as printed, or {"text": "ROSHCHIN", "quote": "words of the document"}'

FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field(name="head", kind=str, wanted="the title without its number", printed=True),
        Field(name="kind", kind=Kind, wanted=f"one of {_KINDS}"),
        Field(name="origin", kind=str, wanted=_AS_PRINTED, printed=True),
        Field(
            name="date",
            kind=DateInterval,
            wanted='1950-10-07, 1950-10, 1950, 1950-10-05/1950-10-07 or {"min": "1950-10-05", "max": "1950-10-07"}',
        ),
        Field(name="time", kind=str, wanted="a 24-hour time such as 22:30"),
        Field(name="zone", kind=str, wanted="a zone as printed (Z, Beijing time)", printed=True),
        Field(name="place", kind=str, wanted=_AS_PRINTED, printed=True),
        Field(name="senders", kind=Party, wanted=_PARTY, many=True, worded=True),
        Field(name="recipients", kind=Party, wanted=_PARTY, many=True, worded=True),
        Field(name="via", kind=Party, wanted=_PARTY, many=True, worded=True),
        Field(
            name="copies",
            kind=Copy,
            wanted='a name as printed, or {"text": "cde. Stalin", "count": 2}',
            many=True,
            worded=True,
        ),
        Field(
            name="received",
            kind=Receipt,
            wanted='{"date": "1950-10-07", "time": "11:55", "zone": null, "place": "Beijing"} or some of these',
        ),
        Field(name="classification", kind=str, wanted="a level such as Top Secret", printed=True),
        Field(name="precedence", kind=str, wanted="a precedence such as Priority", printed=True),
        Field(name="handling", kind=str, wanted="a caption such as Eyes Only", many=True, printed=True),
        Field(name="number", kind=str, wanted="digits such as 2318 (or 070845Z)", printed=True),
        Field(
            name="numbers",
            kind=Number,
            wanted='a number such as 2318, or {"kind": "sender", "value": "2318"} with the kind '
            "sender, series, receiver or reference",
            many=True,
            worded=True,
        ),
        Field(
            name="in_reply_to",
            kind=Reply,
            wanted='a number such as 4676, a date such as 1952-12-17 or XXXX-12-17, or {"number": "4676"}',
            many=True,
            worded=True,
        ),
        Field(name="drafted_by", kind=str, wanted=_AS_PRINTED, printed=True),
        Field(name="cleared_by", kind=str, wanted=_AS_PRINTED, printed=True),
        Field(name="approved_by", kind=str, wanted=_AS_PRINTED, printed=True),
        Field(name="repeated_to", kind=str, wanted=_AS_PRINTED, many=True, printed=True),
        Field(
            name="glosses",
            kind=Gloss,
            wanted='FILIPPOV [STALIN], or {"alias": "FILIPPOV", "name": "STALIN"}',
            many=True,
            worded=True,
        ),
    )
}


def field_named(name: str) -> Field:
    """Look a field up by its name.

    Raises:
        UsageError: The header has no such field; the message lists those that there are.
    """
    try:
        return FIELDS[name]
    except KeyError:
        raise UsageError(f"The header has no field {name!r}; it has {', '.join(FIELDS)}.") from None
