"""A citation as a footnote, as CSL-JSON for citation managers, and as BibTeX."""

import re
from collections.abc import Sequence
from typing import Any

from cablebook.model.dates import DateInterval

from .citation import Citation

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_CORRESPONDENCE = ("telegram", "airgram", "letter", "note", "memorandum")
_TEX = re.compile(r"[\\{}&%$#_~^]")
_TEX_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def chicago(citation: Citation) -> str:
    """Give the citation as one line for a footnote, after the Chicago Manual's form for letters and archives.

    Correspondents, kind and number, place, date, then where the document is kept and published (17th edition, 14.111
    and 14.222 ff.). A document without correspondents goes by its title, and a date that is supplied stands in
    brackets. Where no source states an archival reference none is printed: `(source not stated)` stands there, with the
    file and the document's id.
    """
    date = date_in_words(citation.date)
    rest = ", ".join(part for part in (citation.place, f"[{date}]" if citation.is_date_supplied else date) if part)
    line = f"{_opening(citation)} {rest}"
    if citation.stated_source is None:
        return f"{line} ({_not_stated(citation)})."
    return f"{line}, {citation.stated_source.rstrip('.')}."


def csl(citation: Citation) -> dict[str, Any]:
    """Give the citation as an item of CSL-JSON 1.0, which Zotero and pandoc read; what is unknown is left out."""
    item: dict[str, Any] = {
        "id": citation.id,
        "type": "personal_communication" if citation.kind in _CORRESPONDENCE else "document",
        "title": heading(citation),
        "author": [{"literal": name} for name in citation.senders],
        "recipient": [{"literal": name} for name in citation.recipients],
        "genre": citation.kind,
        "number": citation.number and citation.number.removeprefix("no. "),
        "event-place": citation.place,
        "issued": _date_parts(citation.date),
        "archive": citation.original,
        "source": citation.source,
        "page": citation.page,
        "note": None if citation.stated_source else _not_stated(citation),
        "URL": citation.url,
        "language": citation.language,
    }
    return {name: value for name, value in item.items() if value}


def heading(citation: Citation) -> str:
    """Give what stands over the document: its title, else its correspondents and number."""
    described = ", ".join(part for part in (_who(citation), _what(citation)) if part)
    return citation.title or described or "Untitled document"


def bibtex(citation: Citation) -> str:
    """Give the citation as one entry of BibTeX, its text escaped for TeX."""
    to = f"to {listed(citation.recipients)}" if citation.recipients else ""
    what = " ".join(part for part in (_what(citation), to) if part)
    title = citation.title or what or "Untitled document"
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in citation.senders),
        "title": f"{{{_tex(title[0].upper() + title[1:])}}}",
        "howpublished": _tex(what if citation.title else ""),
        **_bibtex_date(citation.date),
        "note": _tex(citation.stated_source or _not_stated(citation)),
        # Styles print it verbatim, so it is not escaped for TeX; what could end the field is escaped for the web.
        "url": citation.url and re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", citation.url),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9:-]+", "-", citation.id).strip("-")
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def date_in_words(date: DateInterval | None) -> str:
    """Give a date as a footnote has it: `7 October 1950`, `October 1950`, `1950`, `between … and …`, `n.d.`."""
    if date is None:
        return "n.d."
    first, slash, last = date.edtf.partition("/")
    start, end = _day_month_year(first), _day_month_year(last or first)
    if not slash:
        return " ".join(start)
    same = 0
    while start[-1 - same] == end[-1 - same]:
        same += 1
    return f"between {' '.join(start[: len(start) - same])} and {' '.join(end)}"


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: `A`, `A and B`, `A, B, and C`."""
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, and {names[-1]}"


def _opening(citation: Citation) -> str:
    who, what = _who(citation), _what(citation)
    if who:
        return f"{who}, {what}," if what else f"{who},"
    title = f"“{citation.title},”" if citation.title else "Untitled document,"
    return f"{title} {citation.number}," if citation.number else title


def _who(citation: Citation) -> str:
    """The correspondents, as a sentence starts with them; empty where there are none."""
    to = f"to {listed(citation.recipients)}" if citation.recipients else ""
    line = " ".join(part for part in (listed(citation.senders), to) if part)
    return line[:1].upper() + line[1:]


def _what(citation: Citation) -> str:
    return " ".join(part for part in (citation.kind, citation.number) if part)


def _not_stated(citation: Citation) -> str:
    return f"source not stated; file {citation.file}; document {citation.id}"


def _day_month_year(edtf: str) -> list[str]:
    year, *rest = edtf.split("-")
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    return [*(str(int(day)) for day in rest[1:]), *month, year.lstrip("0")]


def _date_parts(date: DateInterval | None) -> dict[str, Any] | None:
    if date is None:
        return None
    return {"date-parts": [[int(part) for part in end.split("-")] for end in date.edtf.split("/")]}


def _bibtex_date(date: DateInterval | None) -> dict[str, str]:
    """Year, month and day as far as both ends of the interval agree."""
    if date is None:
        return {}
    parts: dict[str, str] = {}
    for name, low, high in zip(("year", "month", "day"), date.min.split("-"), date.max.split("-"), strict=True):
        if low != high:
            break
        parts[name] = _MONTHS[int(low) - 1][:3].lower() if name == "month" else low.lstrip("0")
    return parts


def _tex(text: str) -> str:
    return _TEX.sub(lambda match: _TEX_WORDS.get(match[0], f"\\{match[0]}"), text)
