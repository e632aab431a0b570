"""Headings of what a message encloses: `[Enclosure]`, `Attachment 1`, `[Subenclosure]`, `Tab A`, `Annex B to NSC 68`.

They stand alone on their line, below a foot; so does the rule that mail programs set over an older mail. Everything
from such a line on is another paper: its signature, number and date are not those of the message above it.
"""

import re
from typing import Literal

HEADING_BEGINNINGS = frozenset({"sub", "enc", "inc", "att", "ann", "app", "tab", "---", "beg"})
"""The first three letters of every such heading, in small letters, behind a bracket or none."""

_LONGEST = 90  # characters
_MOST_WORDS = 6  # of a heading that ends as a sentence does
_INITIALS = frozenset("AEIST[(-B")  # with one of these such a heading opens
_HEADING = re.compile(
    r"""[\[(]?(?:
         (?P<within>sub-?(?:enclosure|attachment)|(?:appendix|annex)\b.{0,14}\bto\s(?:enclosure|annex|appendix|tab)\b)
        |(?:enclosure|inclosure|attachment|annex|appendix)\b
        |tab\s[(“"]?(?:[A-Z]{1,2}|\d{1,2})\b
        |attached\s(?:draft\s|copy\sof\s)?(?:letter|telegram|cable|memorandum|note|message|paper|report)\b
        )(?P<rest>(?:[^.;]|No\.){0,60})\.?[\])]?\.?(?:\[\d{1,3}\])?$""",
    re.VERBOSE | re.IGNORECASE,
)
# What makes the line a note that something was enclosed: "Attachment: as stated", "Enclosure: 1", "Tab B Approved".
_NOTE = re.compile(
    r"a/s|as\sstated|not\s(?:printed|declassified|attached|found)|approved|\bon\s\w+\s(?:sheet|page)s?|:\s?\d+\W*$",
    re.IGNORECASE,
)


# What mail programs set over the message that is answered or passed on.
_OLDER_MAIL = re.compile(
    r"-{3,}\s?(?:original|forwarded)\s(?:message|mail)\s?-{3,}$|begin\sforwarded\smessage:$", re.IGNORECASE
)


def heads_enclosure(text: str, start: int, end: int) -> Literal["enclosure", "subenclosure"] | None:
    """Whether `text[start:end]`, a line of its own, heads an enclosure, or an enclosure of the enclosure above it."""
    if end - start > _LONGEST or text[start] not in _INITIALS:
        return None
    if text[start] in "-B":
        return "enclosure" if _OLDER_MAIL.match(text, start, end) else None
    match = _HEADING.match(text, start, end)
    if match is None or _NOTE.search(match["rest"]):
        return None
    if text[end - 1] == "." and match["rest"].count(" ") >= _MOST_WORDS:
        return None
    return "subenclosure" if match["within"] else "enclosure"
