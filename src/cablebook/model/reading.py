"""What reading one document yields."""

import msgspec

from .document import ArchiveRecord
from .header import Header
from .layout import Segment


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All annotations of one document, as the machine read them. Later rooms add their fields here.

    Attributes:
        layout: The parts of the text in reading order, not overlapping.
        header: The header of the message that the document carries.
        archive: The archive's own words found around the document in its text; None where there are none.
    """

    layout: tuple[Segment, ...]
    header: Header
    archive: ArchiveRecord | None = None
