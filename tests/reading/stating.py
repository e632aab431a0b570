"""What a header states, in plain values that stand beside a document on one screen."""

from collections.abc import Callable

from cablebook.model.header import Header, Party


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [party.text if party.office is None else f"{party.text}, {party.office}" for party in parties]


_PLAIN: dict[str, Callable[[Header], object]] = {
    "date": lambda header: header.date and header.date.edtf,
    "senders": lambda header: _names(header.senders),
    "recipients": lambda header: _names(header.recipients),
    "via": lambda header: _names(header.via),
    "repeated_to": lambda header: _names(header.repeated_to),
    "copies": lambda header: {copy.text: copy.count for copy in header.copies},
    "received": lambda header: (
        header.received and (header.received.date, header.received.time, header.received.zone, header.received.place)
    ),
    "handling": lambda header: list(header.handling),
    "numbers": lambda header: {number.value: number.kind for number in header.numbers},
    "in_reply_to": lambda header: [(reply.number, reply.date) for reply in header.in_reply_to],
    "glosses": lambda header: {gloss.alias: gloss.name for gloss in header.glosses},
}


def stated(header: Header) -> dict[str, object]:
    """The fields that a header states; the words behind them are another test's concern."""
    empty = Header()
    return {
        field: _PLAIN[field](header) if field in _PLAIN else getattr(header, field)
        for field in header.__struct_fields__
        if field != "spans" and getattr(header, field) != getattr(empty, field)
    }
