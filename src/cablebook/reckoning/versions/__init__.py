"""Documents that carry one message: drafts, copies, translations, retransmissions, other archives' prints.

In four steps, none of which looks at every pair: a *sketch* of every document (`versions.sketches`); *candidates*, the
pairs that share rare runs of words, or number, date and correspondent (`versions.candidates`); a *judgement* over each
from its aligned words and its headers (`versions.evidence`); and one *message* for all documents that hang together.
Texts are fetched again for candidates only. Where two versions part is told by `differences` (`versions.differences`).
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable

from cablebook.model.version import Carried, Relation, Sketch, Tied, Version

from .candidates import candidates
from .differences import beside, differences, mirrored
from .evidence import Bond, is_possible, judge
from .sketches import sketch

__all__ = ["beside", "differences", "mirrored", "sketch", "tie_versions"]


def tie_versions(sketches: Iterable[Sketch], text_of: Callable[[str], str]) -> Tied:
    """Find the documents that carry the same message, and those that hold another's message inside.

    Args:
        sketches: One for every document of the collection, in any order; a second one of the same id is left out.
        text_of: Gives the text of a document by its id; asked for candidates only, a document's text now and again.

    Returns:
        A `Version` for every document whose message another one stands for, and a `Carried` for every message found
        inside another document's; both ordered by document. The same whatever the order of `sketches`.
    """
    by_id = {one.document_id: one for one in sorted(sketches, key=_order, reverse=True)}
    ordered = [by_id[document_id] for document_id in sorted(by_id)]
    bonds: list[Bond] = []
    carried: list[Carried] = []
    # Candidates come ordered by their first document, so that its text is fetched once.
    possible = (
        pair for pair in candidates(ordered) if is_possible(ordered[pair.here], ordered[pair.there], pair.weight)
    )
    for first, pairs in itertools.groupby(possible, key=lambda pair: pair.here):
        here = ordered[first]
        text = text_of(here.document_id)
        for pair in pairs:
            there = ordered[pair.there]
            found = judge(here, text, there, text_of(there.document_id), pair.weight)
            if isinstance(found, Bond):
                bonds.append(found)
            elif found:
                carried.append(found)
    return Tied(
        versions=_versions(bonds, by_id), carried=tuple(sorted(carried, key=lambda one: (one.document_id, one.message)))
    )


def _order(one: Sketch) -> tuple[str, bytes, int]:
    return one.document_id, one.values, one.runs


def _versions(bonds: list[Bond], by_id: dict[str, Sketch]) -> tuple[Version, ...]:
    """One record for every document of a group but the one that stands for it."""
    versions: list[Version] = []
    of: dict[str, list[Bond]] = defaultdict(list)
    for bond in bonds:
        of[bond.here].append(bond)
        of[bond.there].append(bond)
    for group in _groups(bonds):
        first = min((by_id[document_id] for document_id in group), key=_precedence)
        others = sorted(group - {first.document_id})
        versions += [_version(by_id[one], first, of[one]) for one in others]
    return tuple(sorted(versions, key=lambda one: one.document_id))


def _groups(bonds: list[Bond]) -> list[set[str]]:
    """The documents that hang together by bonds, directly or through others."""
    group_of: dict[str, set[str]] = {}
    for bond in bonds:
        here, there = (group_of.setdefault(one, {one}) for one in (bond.here, bond.there))
        if here is not there:
            small, large = sorted((here, there), key=len)
            large |= small
            group_of.update(dict.fromkeys(small, large))
    return list({id(group): group for group in group_of.values()}.values())


def _precedence(one: Sketch) -> tuple[bool, bool, int, str]:
    """The order in which versions may stand for their message; see `Version`."""
    return one.language not in ("en", None), one.claim is not None, -one.runs, one.document_id


def _version(one: Sketch, first: Sketch, bonds: list[Bond]) -> Version:
    """How a document hangs on the one that stands for its message: by its own bond to it, else by its strongest."""
    bond = min(bonds, key=lambda bond: (not bond.joins(first.document_id), -bond.confidence, bond.here, bond.there))
    other = bond.there if bond.here == one.document_id else bond.here
    through = "" if other == first.document_id else f"through {other}: "
    return Version(
        document_id=one.document_id,
        message=first.document_id,
        relation=_relation(one, first, bond),
        confidence=bond.confidence,
        reason=through + bond.reason,
    )


def _relation(one: Sketch, first: Sketch, bond: Bond) -> Relation:
    """What the document calls itself, then what its language, its number and its source make of it."""
    if one.claim and one.claim != first.claim:
        return one.claim
    if one.language and first.language and one.language != first.language:
        return "translation"
    if bond.is_resent:
        return "retransmission"
    if one.source and first.source and one.source != first.source:
        return "print"
    return "unknown"
