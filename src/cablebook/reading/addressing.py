"""Who is named in a front: labels, addresses, directions and names alone, gathered line by line."""

import re

from cablebook import lexicon
from cablebook.model.header import Number, Party
from cablebook.model.span import Span

from .addresses import Address, read_address
from .directions import Direction, read_direction, read_surnames
from .glosses import find_glosses
from .marks import FoundMark
from .origins import read_origin
from .parties import is_person, names_office, parties_in, party_at
from .repetition import read_repetition
from .stations import counts_offices, is_station, read_station

_FARTHEST_CARRIER = 2  # lines between whoever hands on and "for" whom it is
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Miss|Sir|Lord|Dr|M)\.?\s")
_TO_THE = ("To the", "To", "TO THE")
_POST = re.compile(r"Am(?:embassy|consul)\b|US[A-Z]{2,}\b", re.IGNORECASE)
_SMALL = re.compile(r"for\s(?P<who>[a-zß-ÿ][a-zß-ÿ .-]{2,40}[a-zß-ÿ])")


class Addressing:
    """Who has been named so far; lives as long as one reading of a front.

    Attributes:
        parties: Who sends, is addressed, hands on or is informed, with the role, in reading order.
        directed: For whom and from whom it really is, where a line says so.
        repeated: The posts to which a sentence says that it was repeated.
        is_wire: The form is a telegraph's own: FM, TO and INFO, a date-time group.
        in_block: The lines under an address that stands alone name one addressee together.
        is_own_form: The last station is a post, addressed by its short name on an office's own form.
    """

    def __init__(self, text: str, marks: list[FoundMark], numbers: list[Number]) -> None:
        """Gather from `text`; marks and numbers met among the names are added to the lists of the front."""
        self.text = text
        self.marks = marks
        self.numbers = numbers
        self.parties: list[tuple[str, Party]] = []
        self.directed: Direction | None = None
        self.repeated: tuple[Party, ...] = ()
        self.is_wire = False
        self.in_block = False
        self.is_own_form = False
        self._address_line: int | None = None  # the last line that held an address

    def labelled(self, field: str, start: int, end: int) -> None:
        """Who stands behind a label; a station without its precedence and its number, which are the message's."""
        if field == "repeated" and counts_offices(self.text[start:end]):
            return
        direction = read_direction(self.text, start, end)
        if direction is not None and direction.recipients:
            self.directed = self.directed or direction
            return
        station = read_station(self.text, start, end)
        self.is_own_form = is_post(self.text, start)
        is_counted = self.is_wire or self.is_own_form
        if station.mark is not None or (is_counted and station.number is not None):
            start, end = station.start, station.end
            if field != "repeated":
                self.marks += [station.mark] if station.mark is not None else []
                self.numbers += [self._counted(station.number)] if station.number is not None else []
        self.parties += [(field, party) for party in parties_in(self.text, start, end)]

    def _counted(self, number: Number) -> Number:
        """A number behind a station is the receiver's; on the form of an office that writes to its posts, its own."""
        if self.is_wire or not self.is_own_form:
            return number
        return Number("sender", number.value, number.span)

    def line_under(self, field: str, start: int, end: int) -> bool:
        """A line under a label: it goes on with the name above it or names another; not all can be stations."""
        if self._continues(field, start, end):
            return True
        if self.in_block and self.parties and self.parties[-1][0] == field:
            # "To the / Ministry of Trade / Comrade Lane / Berlin": one addressee, a person if one is named.
            above, words = self.parties[-1][1], self.text[start:end]
            if is_person(words) and not is_person(above.text):
                self.parties[-1] = (field, party_at(self.text, start, end, above.text))
            return True
        if self._is_town(field, start, end):
            return True
        if self.is_wire and not is_station(self.text, start, end):
            return False
        self.labelled(field, start, end)
        return True

    def _is_town(self, field: str, start: int, end: int) -> bool:
        """Whether a line is the town of the office above it: `MINISTER FOREIGN AFFAIRS` over `PYONGYANG`."""
        if not self.parties or self.parties[-1][0] != field or not self.text[start:end].isalpha():
            return False
        above = self.parties[-1][1].text
        if field == "repeated" or " " not in above or "," in above or _POST.match(above):
            return False  # those who are informed are a list, and so are posts
        return names_office(above) and not is_post(self.text, start)

    def _continues(self, field: str, start: int, end: int) -> bool:
        """Whether a line goes on with the name above it, `Department of External Affairs,` over `CANBERRA`."""
        text = self.text
        if not self.parties or self.parties[-1][0] != field:
            return False
        above = self.parties[-1][1]
        between = text[above.span.end : start]
        words = text[start:end]
        if "\n" not in between or between.strip() != "," or is_person(words):
            return False
        if read_origin(text, start, end) or read_station(text, start, end).mark is not None:
            return False
        self.parties[-1] = (field, party_at(text, above.span.start, start + len(words.rstrip(" .,;:")), above.office))
        return True

    def repetition(self, start: int) -> bool:
        """A sentence that opens here and tells to which posts the message was repeated."""
        repeated = read_repetition(self.text, start, len(self.text))
        self.repeated = self.repeated or repeated
        return bool(repeated)

    def direction(self, start: int, end: int) -> bool:
        """For whom and from whom."""
        direction = read_direction(self.text, start, end)
        if direction is None and self.parties:
            direction = read_surnames(self.text, start, end)
        if direction is None:
            return False
        self.marks += direction.marks
        if self.directed is None or direction.recipients:
            self.directed = direction
        return True

    def between_posts(self, start: int, end: int) -> bool:
        """`FROM PEKING TO FOREIGN OFFICE`: the address of a form, as good as its labels."""
        if self.parties or not self.text.startswith(("FROM ", "TO ", "From "), start):
            return False
        direction = read_direction(self.text, start, end)
        if direction is None or not direction.is_address:
            return False
        self.parties += [("sender", party) for party in direction.senders]
        self.parties += [("recipient", party) for party in direction.recipients]
        return True

    def address(self, start: int, end: int, line: int, *, is_free: bool) -> str | None:
        """Read an address on line `line`, and give the role of those whom it names; None where it is none.

        Args:
            start: Where the cell begins.
            end: Where it ends.
            line: Which line of the front that is.
            is_free: No label is open above it; under one only a telegraph's own line counts.
        """
        if is_free and self.text[start:end] in _TO_THE:
            self.in_block = True
            return "recipient"
        address = read_address(self.text, start, end)
        if address is None or not (is_free or address.is_wire):
            return "recipient" if self._small_address(start, end) else None
        if address.is_wire:
            self.is_wire = True
            self.labelled(address.role, address.parties[0].span.start, end)
            return address.role
        if self._hands_on(address, line):
            # "To the adviser / for Comrade Mao": the first hands on, the second is meant.
            self.parties[-1] = ("via", self.parties[-1][1])
        self.parties += [(address.role, party) for party in address.parties]
        self._address_line = line
        return address.role

    def _small_address(self, start: int, end: int) -> bool:
        """`for state secretary` in a form that is printed in small letters throughout, as teleprinters did."""
        if not self.parties or not self.parties[-1][1].text.islower():
            return False
        match = _SMALL.fullmatch(self.text, start, end)
        party = party_at(self.text, *match.span("who")) if match is not None else None
        if party is None:
            return False
        self.directed = self.directed or Direction(Span(start, end), (), (party,), (), is_address=False)
        return True

    def _hands_on(self, address: Address, line: int) -> bool:
        """Whether whoever was addressed last hands the message on to those of this address."""
        is_below_address = self._address_line is not None and line - self._address_line <= _FARTHEST_CARRIER
        return (
            (address.is_delivery or (address.is_for and is_below_address))
            and bool(self.parties)
            and self.parties[-1][0] == "recipient"
        )

    def name_alone(self, start: int, end: int, line: int) -> bool:
        """A name alone on its line: the holder of the office addressed above, the writer at a post, or the address.

        `FENG XI [STALIN]`, `SOVIET AMBASSADOR`, `COMRADE LANE`; `Comrade VYSHINSKY` under "To the Minister";
        `Mr. Hutchison` under "FROM PEKING TO FOREIGN OFFICE".
        """
        text = self.text
        words = text[start:end]
        if any(role == "recipient" for role, _ in self.parties):
            return self._holder(words, start, end, line)
        glosses = find_glosses(text, start, end, capitals_only=True)
        is_glossed = len(glosses) == 1 and glosses[0].span == (start, end)
        is_comrade = words.isupper() and words.startswith("COMRADE ") and is_person(words)
        if not (is_glossed or is_comrade or _is_office(words)):
            return False
        self.parties.append(("recipient", Party(words, Span(start, end))))
        self._address_line = line
        return True

    def _holder(self, words: str, start: int, end: int, line: int) -> bool:
        """Whoever holds the office addressed on the line above, or writes from the post that the head names."""
        role, above = self.parties[-1]
        if not is_person(words):
            return False
        if role == "recipient" and self._address_line == line - 1 and not is_person(above.text):
            self.parties[-1] = (role, Party(words, Span(start, end), above.text))
            return True
        if self.directed is None and self.parties[0][0] == "sender" and _HONORIFIC.match(words):
            self.directed = Direction(Span(start, end), (Party(words, Span(start, end)),), (), (), is_address=False)
            return True
        return False


def is_post(text: str, start: int) -> bool:
    """Whether the words at `start` are the short name of a post: `Amembassy BONN 1041`, `USUN NEW YORK`."""
    return _POST.match(text, start) is not None


def _is_office(words: str) -> bool:
    """Whether words in capitals name an office that one writes to: two words or more, the last of them its noun."""
    return words.isupper() and " " in words and words.split()[-1].casefold() in lexicon.before_to("rarely")
