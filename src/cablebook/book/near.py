"""Ids that somebody may have meant who gave one that no document bears."""

import difflib
from collections.abc import Iterable

_LIKE = 0.6  # share of letters in common, as difflib counts it: a few slips in an id of usual length


def near_ids(given: str, ids: Iterable[str], *, most: int = 3) -> list[str]:
    """Find the ids nearest to one that does not exist.

    Args:
        given: What was given; case does not count.
        ids: The ids that there are.
        most: How many to give.

    Returns:
        Ids that hold what was given, shortest first; where there are none, ids of like spelling, nearest first.
    """
    wanted = given.casefold()
    known = {one.casefold(): one for one in ids}
    holding = sorted((one for one in known if wanted and wanted in one), key=lambda one: (len(one), one))
    if holding or not wanted:
        return [known[one] for one in holding[:most]]
    # An id may be cut short: its beginning is what a slip is looked for in, as well as the whole.
    begun = {one[: len(wanted)]: one for one in sorted(known, reverse=True)} | {one: one for one in known}
    near = difflib.get_close_matches(wanted, sorted(begun), n=most, cutoff=_LIKE)
    return [known[one] for one in dict.fromkeys(begun[one] for one in near)]
