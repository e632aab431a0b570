"""A short document, what a machine might read in it, and a log of decisions over it."""

from collections.abc import Callable

import msgspec

from cablebook.model.correction import Correction
from cablebook.model.dates import DateInterval
from cablebook.model.header import Copy, Header, Party
from cablebook.model.span import Span
from cablebook.review import Decision, Reviewed

TEXT = (
    "Top Secret\n7 October 1950\n\nCopies to: cde. Stalin, cde. Molotov\n\nTo FILIPPOV [STALIN]\n\nROSHCHIN\nNo. 2318"
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


MACHINE = Header(
    date=DateInterval("1950-07-10", "1950-07-10"),
    classification="Secret",
    recipients=(Party("FILIPPOV", span("FILIPPOV")),),
    copies=(Copy("cde. Stalin", span("cde. Stalin"), None),),
    spans={"date": span("7 October 1950"), "classification": span("Secret")},
)

Make = Callable[[Reviewed], Decision]


def log_of(*makes: Make, machine: Header = MACHINE, text: str = TEXT) -> tuple[Correction, ...]:
    """Sign decisions one after the other, each in front of what the earlier ones left."""
    log: tuple[Correction, ...] = ()
    for number, make in enumerate(makes, start=1):
        decision = make(Reviewed(text=text, machine=machine, corrections=log))
        signed = Correction(
            number=number,
            made_at=f"2026-01-01T00:00:{number:02}Z",
            made_by="A. Reader",
            document_id="d1",
            **msgspec.structs.asdict(decision),
        )
        log = (*log, signed)
    return log
