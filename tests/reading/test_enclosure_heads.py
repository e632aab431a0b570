"""Headings of enclosures, and lines that only mention one."""

import pytest

from cablebook.reading.enclosure_heads import HEADING_BEGINNINGS, heads_enclosure


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("[Enclosure]", "enclosure"),
        ("[Enclosure—Copy]", "enclosure"),
        ("Enclosure No. 2", "enclosure"),
        ("Attachment 1[2]", "enclosure"),
        ("ANNEX B", "enclosure"),
        ("Tab A", "enclosure"),
        ("[Tab II]", "enclosure"),
        ("Attached Draft Letter", "enclosure"),
        ("[Subenclosure]", "subenclosure"),
        ("Appendix “A” to Enclosure “A”", "subenclosure"),
        ("-----Original Message-----", "enclosure"),
        ("---------- Forwarded message ---------", "enclosure"),
        ("Begin forwarded message:", "enclosure"),
        ("-----", None),
        ("Begin with the pumps:", None),
        ("Enclosures: 2", None),
        ("Attachment: as stated", None),
        ("Attachment a/s", None),
        ("Enclosure: 1", None),
        ("[Attachment not printed.]", None),
        ("attachment on four sheets", None),
        ("Tab B Approved", None),
        ("Tables of figures", None),
        ("Enclosure of the harbour was begun in May and has cost us much.", None),
    ],
)
def test_a_line_heads_an_enclosure(line: str, heads: str | None) -> None:
    assert heads_enclosure(line, 0, len(line)) == heads
    # Who looks for headings asks only where a line begins with one of these.
    assert heads is None or line.strip("[")[:3].lower() in HEADING_BEGINNINGS
