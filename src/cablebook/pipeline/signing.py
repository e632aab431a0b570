"""Who decides, and when: a decision becomes a correction of the log."""

import msgspec

from cablebook.model.correction import Correction
from cablebook.review import Decision


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Who decides, and when: a name and a UTC instant (ISO 8601 with seconds)."""

    made_by: str
    made_at: str
    note: str | None = None


def signed(decision: Decision, document_id: str, signature: Signature) -> Correction:
    """A decision over a document as it enters the log; the book gives its number."""
    return Correction(
        number=0,
        document_id=document_id,
        **msgspec.structs.asdict(signature),
        **msgspec.structs.asdict(decision),
    )
