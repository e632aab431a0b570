"""Who wrote to whom, decided from title, front, first sentences and signature.

An editor's or archive's title names the correspondents as they were, and decides. Without one the paper's own words
do: a line that directs the message to somebody (`Personal for Bevin from Kirkpatrick`) before the labels and addresses
of its form, which often name no more than two offices. Whoever signs is the sender where the form names an office.
"""

import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.header import Gloss, Kind, Party

from .layout import Layout
from .parties import is_person, posts

KEPT = ("memorandum_of_conversation", "minutes", "editorial_note")  # papers that are kept, not sent
_UNSIGNED = (*KEPT, "report", "other")

_WORD = re.compile(r"\w+")

_Parties = tuple[Party, ...]


class Correspondents(NamedTuple):
    """Senders, recipients, who hands on, and who is informed."""

    senders: _Parties
    recipients: _Parties
    via: _Parties
    informed: _Parties


def correspondents(text: str, layout: Layout, kind: Kind | None, glosses: tuple[Gloss, ...]) -> Correspondents:
    """Decide who wrote to whom.

    Args:
        text: The document.
        layout: Its parts.
        kind: What it is; a record of a conversation or a meeting has no correspondents but those of its title.
        glosses: Names with their brackets, by which a signature in a cover name is known.
    """
    title, directed = layout.title, layout.directed
    senders, recipients = (title.senders, title.recipients) if title is not None else ((), ())
    if kind in KEPT:
        return Correspondents(senders, recipients, (), _of(layout, "repeated"))
    is_titled = bool(senders or recipients)
    via = _of(layout, "via")
    if not is_titled:
        senders, recipients = _of(layout, "sender"), _of(layout, "recipient")
    if not is_titled and directed is not None:
        senders, recipients = directed.senders or senders, directed.recipients or recipients
    elif directed is not None and directed.senders and not senders:
        senders = directed.senders
    if not is_titled and not recipients and layout.addressee is not None:
        recipients = (layout.addressee,)
    is_directed = not is_titled and directed is not None and bool(directed.senders) and not _is_office_alone(senders[0])
    senders = senders if is_directed else _signed(layout, kind, senders, recipients, glosses, is_titled=is_titled)
    return Correspondents(senders, recipients, via, _informed(text, layout))


def post(layout: Layout) -> Party | None:
    """A single name behind "From" that is not the name under the message: the post from which it came."""
    if layout.title is not None:
        return None
    senders = _of(layout, "sender")
    others = layout.foot.signed or (layout.directed.senders if layout.directed is not None else ())
    if len(senders) != 1 or not others:
        return None
    name = senders[0].text
    return senders[0] if name.isalpha() and name.casefold() not in others[0].text.casefold() else None


def _of(layout: Layout, role: str) -> _Parties:
    return tuple(party for of, party in layout.opener.parties if of == role)


def _signed(
    layout: Layout,
    kind: Kind | None,
    senders: _Parties,
    recipients: _Parties,
    glosses: tuple[Gloss, ...],
    *,
    is_titled: bool,
) -> _Parties:
    """The senders named so far, or whoever signs in their place."""
    title, signed = layout.title, layout.foot.signed
    if not signed:
        return senders
    if not senders:
        # A report or paper that an editor titles tells in its title who wrote it, if anybody is to be named.
        is_unsigned = title is not None and (kind in _UNSIGNED or bool(title.authors))
        return () if is_unsigned or (kind == "memorandum" and not recipients) else signed
    if not is_titled and len(senders) == 1 and _is_post(senders[0].text) and not _is_part(signed, senders[0]):
        # "From Pyongyang" above and a signature below: the first is the post.
        return signed
    if len(signed) == 1 and len(senders) == 1 and _glosses_name(signed[0], senders[0], glosses):
        return signed
    return senders


def _is_office_alone(sender: Party) -> bool:
    """Whether a direction says no more than "from Ambassador": whoever signs tells more."""
    return " " not in sender.text and sender.text.casefold() in lexicon.before_to("rarely")


def _is_part(signed: _Parties, sender: Party) -> bool:
    """Whether whoever signs is the sender by a part of the name: `Anna` under "From: Lindqvist, Anna"."""
    return len(signed) == 1 and signed[0].text.casefold() in _WORD.findall(sender.text.casefold())


def _is_post(name: str) -> bool:
    """Whether one or two words name a post and not a person: whoever signs there is the sender."""
    return name.count(" ") < 2 and not is_person(name)


def _glosses_name(signed: Party, sender: Party, glosses: tuple[Gloss, ...]) -> bool:
    """Whether the signature is the sender's cover name: `SEMENOV [Stalin]` under a telegram "from Stalin"."""
    name = sender.text.casefold()
    return any(gloss.name.casefold() == name and signed.span.holds(gloss.span) for gloss in glosses)


def _informed(text: str, layout: Layout) -> _Parties:
    """Who gets the message for information: under a label, else in a sentence that tells of its repetition.

    Where the parties of the same form have commas in their names ("Foreign, New Delhi"), so have these.
    """
    labelled = _of(layout, "repeated")
    if not labelled:
        return layout.repeated
    others = (*_of(layout, "sender"), *_of(layout, "recipient"))
    if any("," in party.text for party in others):
        return labelled
    return tuple(one for party in labelled for one in posts(text, party.span))
