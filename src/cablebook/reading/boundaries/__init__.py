"""Boundaries: where one document ends and the next begins, in a text that holds many.

Every line that could open a document (it stands apart, at a page's head or under a rule) is a candidate. Signs speak
for and against each (`boundaries.signs`); their weights add up to a confidence (`boundaries.weights`). Candidates with
no running text between them are lines of one front, and the likeliest of them opens the document. Documents of one text
are built alike: in a second pass that speaks for those which are built like most, and against one without a title where
the others have theirs, for that is an enclosure.
"""

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cablebook.model.boundary import Boundary
from cablebook.reading.lines import Line, lines_of

from .heads import dateline_below, is_abstract
from .lines import is_body, is_listed, is_rule, is_sentence, may_be_title, may_open
from .signs import Candidate, read_candidate
from .weights import Sign, confidence, reason

LEAST_CONFIDENCE = 0.5
"""A cut of less is not reported."""

_SURE = 0.8
_PLAUSIBLE = 0.02
_FEWEST_ALIKE = 3
_MOSTLY_DATED = 0.7  # of the documents have a dateline right under their title
# Share of titled documents from which one without a title is taken for a part of the one before it: where the first
# document has a title, and where it has none.
_PARTLY_TITLED, _MOSTLY_TITLED = 0.3, 0.6
_FEWEST_LISTED = 3  # titles with nothing between them are a table of contents
_MOST_SILENT = 12  # lines behind a front that are no running text: a list or a table
_LONGEST_FRONT = 40  # lines before any running text; more of them are a table of contents
_DATED = frozenset({Sign.DATED_TITLE, Sign.DATE_IN_TITLE})
_NEVER_DATED = (Sign.EDITORS_TITLE, Sign.BACK_MATTER)
_NEVER_ENCLOSED = (Sign.HEADLINE, Sign.BACK_MATTER)


def find_boundaries(text: str, pages: Sequence[tuple[str, int]] = ()) -> tuple[Boundary, ...]:
    """Find the documents of a text.

    What stands before the first document (a title page, a table of contents) is a piece of its own where anything
    divides it off, and so is an index at the end. A document's enclosures belong to it.

    Args:
        text: A normalised text.
        pages: Printed pages, `(label, offset of its first character)`; a page that begins speaks for a cut.

    Returns:
        The first character of every document, in order; the first is that of the text's first words, of confidence 1.
        One where the text is one document; none where it is blank.
    """
    lines, heads = _lines(text, pages)
    if not lines:
        return ()
    start = next((n for n, line in enumerate(lines) if not is_rule(text, line)), 0)
    begins = Boundary(lines[start].start, 1.0, "the text begins")
    body = _first_body(text, lines, start)
    candidates = list(_candidates(text, lines, start, heads, body=start if body is None else body))
    if not _may_cut(candidates):
        return (begins,)  # as most texts are
    first = read_candidate(text, lines, start, is_page=False, after_rule=False)
    groups = _groups(text, lines, candidates, first if body is None else None, body or start)
    picks = list(_picks(groups, start, first.number if first is not None else None))
    cuts = _judged(first, [pick for pick in picks if pick.at > start and (pick.has_body or pick.is_titled)])
    return (begins, *(_boundary(lines, *cut) for cut in cuts))


def _lines(text: str, pages: Sequence[tuple[str, int]]) -> tuple[list[Line], frozenset[int]]:
    """The lines of a text, and where those start that stand at the head of a page; a page stands apart."""
    lines = lines_of(text)
    if not pages and "\f" not in text:
        return lines, frozenset()
    begins = sorted(offset for _, offset in pages)
    heads: set[int] = set()
    before = 0
    for n, line in enumerate(lines):
        first = bisect.bisect_left(begins, before)
        if "\f" in text[before : line.start] or (first < len(begins) and begins[first] <= line.start):
            heads.add(line.start)
            lines[n] = line._replace(gap=True)
        before = line.end
    return lines, frozenset(heads)


def _boundary(lines: list[Line], candidate: Candidate, signs: frozenset[Sign]) -> Boundary:
    return Boundary(lines[candidate.at].start, confidence(signs), reason(signs))


def _first_body(text: str, lines: list[Line], start: int) -> int | None:
    """The first line of running text: what stands before it is the front of the first document.

    None where there is none soon, so that it may be no front: then it is looked through for documents.
    """
    ahead = range(start + (not is_sentence(text, lines[start])), min(len(lines), start + _LONGEST_FRONT))
    return next((n for n in ahead if is_body(text, lines[n]) and not is_abstract(text, lines, n)), None)


def _candidates(text: str, lines: list[Line], start: int, heads: frozenset[int], *, body: int) -> Iterator[Candidate]:
    """The candidates behind the first running text, and before it such as a page or a rule divides off."""
    after_rule = False
    run = after = 0  # candidates with nothing but lines of headers between them, and where the last of them ends
    for n in range(start + 1, len(lines)):
        line = lines[n]
        if not text[line.start].isalnum() and is_rule(text, line):
            after_rule = True
            continue
        is_page = line.start in heads
        may_be = is_page or after_rule or (line.gap and (n > body or may_be_title(text, line)))
        if may_be and may_open(text, lines, n):
            run = run + 1 if n <= after else 0
            # Each reads the front that it opens: in a list, that is most of the others again.
            is_read = run < _LONGEST_FRONT or dateline_below(text, lines, n + 1) is not None
            candidate = read_candidate(text, lines, n, is_page=is_page, after_rule=after_rule) if is_read else None
            after = max(after, n + 1 if candidate is None else candidate.after)
            if candidate is not None:
                yield candidate
        after_rule = False


def _groups(
    text: str, lines: list[Line], candidates: list[Candidate], first: Candidate | None, body: int
) -> Iterator[list[Candidate]]:
    """Candidates with no running text between them, together; a second complete head begins a new group.

    Args:
        text: The text.
        lines: Its lines.
        candidates: The candidates behind the first line.
        first: The text's first line, where the others may belong to its front.
        body: Where the first running text stands; before it only a title that is divided off opens a document.
    """
    group = [first] if first is not None else []
    after = first.after if first is not None else 0
    for candidate in candidates:
        if candidate.at < body:
            if not candidate.is_titled or not (candidate.is_divided or _follows_list(text, lines, candidate)):
                continue
        elif group and not (_has_body(text, lines[after : candidate.at]) or _is_second_head(group, candidate)):
            group.append(candidate)
            after = max(after, candidate.after)
            continue
        if group:
            yield group
        group, after = [candidate], candidate.after
    if group:
        yield group


def _follows_list(text: str, lines: list[Line], candidate: Candidate) -> bool:
    """Whether a complete head, before any running text, stands behind a table of contents."""
    if Sign.DATED_TITLE not in candidate.signs:
        return False
    return sum(is_listed(text, line) for line in lines[: candidate.at]) >= _FEWEST_LISTED


def _has_body(text: str, lines: list[Line]) -> bool:
    """Whether a message's text stands in lines behind a front: one line that is, or more lines than a front has."""
    return len(lines) >= _MOST_SILENT or any(is_body(text, line) for line in lines)


def _is_second_head(group: list[Candidate], candidate: Candidate) -> bool:
    """Whether a candidate has a head as complete as the one in the group: the document there is but a title."""
    if group[-1].opens_with is Sign.DOCUMENT_NUMBER and candidate.at == group[-1].at + 1:
        return False  # the number stands over this very title
    if candidate.opens_with is Sign.EDITORS_TITLE:
        return any(Sign.DATED_TITLE in one.signs or one.opens_with is Sign.EDITORS_TITLE for one in group)
    if Sign.DATED_TITLE not in candidate.signs:
        return False
    dated = [one.rank for one in group if Sign.DATED_TITLE in one.signs]
    return bool(dated) and candidate.rank >= max(dated)


def _picks(groups: Iterable[list[Candidate]], start: int, number: int | None) -> Iterator[Candidate]:
    """Of every group the candidate that opens its document; `number` is the editors' number of the first document."""
    for group in groups:
        pick = _pick(group, start, number)
        number = pick.number if pick.number is not None else number
        yield pick


def _pick(group: list[Candidate], start: int, number: int | None) -> Candidate:
    """The candidate of a group that opens the document: the text's first line, else the likeliest, of equals the first.

    Of a table of contents it is the last title: the one that a document follows. A line that bears the next number of
    the editors' count goes before all others.
    """
    titled = [candidate for candidate in group if candidate.is_titled]
    if len(titled) >= _FEWEST_LISTED:
        return titled[-1]
    if group[0].at == start:
        return group[0]
    if number is not None and (counted := [one for one in group if one.number == number + 1]):
        return counted[0]
    return max(group, key=lambda candidate: (candidate.place + (candidate is group[0]), -candidate.at))


def _may_cut(candidates: list[Candidate]) -> bool:
    """Whether any candidate could be sure enough with every sign that `_judged` may add for it."""
    builds = Counter(one.build for one in candidates if confidence(one.signs) >= _PLAUSIBLE)
    for one in candidates:
        # The first document, which is not yet read, may be built like them.
        alike = {Sign.ALIKE, Sign.REGULAR} if builds[one.build] + 1 >= _FEWEST_ALIKE else set()
        counted = {Sign.NEXT_NUMBER} if one.number is not None else set()
        if confidence(one.signs | alike | counted) >= LEAST_CONFIDENCE:
            return True
    return False


def _judged(first: Candidate | None, picks: list[Candidate]) -> Iterator[tuple[Candidate, frozenset[Sign]]]:
    """Those of the picks that open documents, each with all its signs."""
    known = [first] if first is not None else []
    opened = known + [pick for pick in picks if confidence(pick.signs) >= _SURE]
    plausible = known + [pick for pick in picks if confidence(pick.signs) >= _PLAUSIBLE]
    builds = Counter(one.build for one in plausible)
    wants_titles = _wants_titles(first, opened, plausible)
    dated = sum(Sign.DATED_TITLE in one.signs for one in opened)
    wants_dates = dated >= _FEWEST_ALIKE and dated >= _MOSTLY_DATED * len(opened)
    last = first.number if first is not None else None
    for pick in picks:
        signs = set(pick.signs)
        if wants_dates and _DATED.isdisjoint(signs) and pick.opens_with not in _NEVER_DATED:
            signs.add(Sign.UNDATED)
        elif builds[pick.build] >= _FEWEST_ALIKE:
            signs.add(Sign.ALIKE)
            if (first is not None and pick.build == first.build) or builds[pick.build] * 2 >= builds.total():
                signs.add(Sign.REGULAR)
        if wants_titles and not pick.is_titled and pick.opens_with not in _NEVER_ENCLOSED:
            signs.add(Sign.UNTITLED)
        if pick.number is not None and last is not None and 0 < pick.number - last <= 2:
            signs.add(Sign.NEXT_NUMBER)
        if confidence(signs) >= LEAST_CONFIDENCE:
            last = pick.number if pick.number is not None else last
            yield pick, frozenset(signs)


def _wants_titles(first: Candidate | None, opened: list[Candidate], plausible: list[Candidate]) -> bool:
    """Whether the documents of the text bear titles."""
    titled = sum(one.is_titled for one in opened)
    if first is not None and first.is_titled:
        return titled >= _PARTLY_TITLED * len(opened)
    return titled > _MOSTLY_TITLED * len(plausible)
