"""What the lines of a front say, one reader after the other put to every cell of every line."""

import re

from cablebook.model.header import Copy, Number, Reply
from cablebook.model.span import Span

from .addressing import Addressing, is_post
from .copies import read_copy_line, read_copy_list, read_distribution
from .datelines import Dateline, may_be_dateline, read_dateline
from .dates import Date, find_date
from .headings import Heading, read_heading
from .labels import DRAFTING, PARTIES, WORDS, form_cells, read_label
from .lines import Line
from .marks import FoundMark, leading_marks, read_marks
from .numbers import (
    read_labelled_number,
    read_leading_number,
    read_number_line,
    read_numbered_date,
    read_opening_number,
)
from .origins import completed_origin, read_origin
from .places import Place, place_before
from .repetition import named_in_repetition
from .replies import find_replies, read_reference
from .times import Time, find_time, read_bare_time
from .transit import Moment, read_transit

_LONGEST = 160  # characters; of a longer cell only a label is read
_LONGEST_PLACE = 60
_LONGEST_HOUR = 12
_LONGEST_MARKED = 80
_MOST_ORIGIN_LINES = 4  # among them the paper's own head stands
_MOST_SILENT_ABOVE = 1  # lines above it that nobody understands: the state's name, a motto
_SHORTEST_CUT = 3  # words of a line that may go on with FOR: "INTERDEPARTMENTAL GROUP / FOR NEAR EAST AND SOUTH ASIA"
_FARTHEST = 2  # characters by which a cell may stand aside of the label above it
_GOES_ON = ("of ", "in ", "at ", "to ", "under ", "attached ")  # a line under an office that says of what or where
_DIGIT = re.compile(r"[0-9]")
_GROUP = re.compile(r"\b\d{6}Z\b")  # a date-time group: the message went by telegraph
_BRACKETED = re.compile(r"[\[(](?P<words>[^\[\]()\n]{2,60})[\])]$")
# Brackets, rules, a motto in marks of quotation or with a mark of exclamation.
_EDITORIAL = re.compile(
    r"\[[^\]]*\]\.?$|\([^)\n]{3,100}\)\.?$|[*_.… –—-]+$|[\"“«][^\"”»\n]{3,80}[\"”»]$|[A-ZÀ-Þ][^.:?!\n]{8,60}!$"
)
_BARE_NUMBER = re.compile(r"\d{2,6}\.")
_STATION_NUMBER = re.compile(r"[A-Z][A-Z ]{2,24}\s(?P<number>\d{1,7})")
_FILE_NUMBER = re.compile(r"(?=[^\n]{0,30}\d[^\n]{0,12}/\d)(?:[\w.-]{1,12}\s){0,4}[\w./-]{3,24}\s")


class Front:
    """What has been found so far, of each sort the first; lives as long as one reading of a front."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.dateline: Dateline | None = None
        self.date: Date | None = None
        self.time: Time | None = None
        self.station: Place | None = None
        self.town: Place | None = None  # of the letterhead, if this is a letter
        self.sent: Moment | None = None
        self.received: Moment | None = None
        self.marks: list[FoundMark] = []
        self.heading: Heading | None = None
        self.numbers: list[Number] = []
        self.addressing = Addressing(text, self.marks, self.numbers)
        self.copies: list[Copy] = []
        self.replies: list[Reply] = []
        self.drafting: dict[str, Span] = {}
        self.origin: Span | None = None
        self.under: dict[int, str] = {}  # the label that is open in a column, by the column's first character
        self.in_copies = False
        self.list_is_open = False  # the line above is a distribution that ends in a comma
        self.moment = ""  # what the last line with a day told of: "written", "sent" or "received"
        self.at_moment = -2  # and which line that was
        self.line = 0  # the line that is being read
        self.unknown_above = 0  # words of the line above, if it was not understood
        self.is_cut = False  # the line may go on with the one above
        self.known = 0  # how many lines were understood
        self.origin_line: int | None = None

    def take(self, n: int, line: Line) -> bool:
        """Read line `n`, cell by cell where it has columns; False where no reader knows any of it."""
        text = self.text
        if line.gap:
            self.under.clear()
            self.addressing.in_block = False
        self.is_cut = not line.gap and self.unknown_above >= _SHORTEST_CUT
        self.line = n
        start_of_line = text.rfind("\n", 0, line.start) + 1
        cells = form_cells(text, line)
        if len(cells) == 1:
            is_known = self._take_cell(*cells[0], column=line.start - start_of_line, apart=line.gap)
            if self.at_moment == n:
                self.under.clear()  # a dateline of its own ends what stood under a label
        else:
            is_known = self._numbered_cells(cells) or self._take_cells(cells, start_of_line, apart=line.gap)
        is_known = is_known or _EDITORIAL.match(text, line.start, line.end) is not None
        self.known += is_known
        self.unknown_above = 0 if is_known else text.count(" ", line.start, line.end) + 1
        return is_known

    def _take_cells(self, cells: list[Span], start_of_line: int, *, apart: bool) -> bool:
        known = [self._take_cell(*cell, column=cell.start - start_of_line, apart=apart) for cell in cells]
        return any(known)

    def _take_cell(self, start: int, end: int, *, column: int, apart: bool) -> bool:
        """Put a cell to the readers, the surest first."""
        if self._copies(start, end):
            return True
        if end - start > _LONGEST:
            return self._label(start, end, column) or self._repetition(start)
        text = self.text
        has_digit = _DIGIT.search(text, start, end) is not None
        if self._dateline(start, end) or self._marks(start, end):
            return True
        if self._label(start, end, column) or self.addressing.between_posts(start, end):
            return True
        if self._transit(start, end) or self._under_words(column):
            return True
        if self._heading(start, end, apart=apart):
            return True
        if has_digit and (self._hour(start, end) or self._number(start, end) or self._reply(start, end)):
            return True
        if self._repetition(start) or self.addressing.direction(start, end):
            return True
        if self._address(start, end, column):
            return True
        return self._under_label(start, end, column) or self._origin(start, end) or self._town(start, end)

    def _copies(self, start: int, end: int) -> bool:
        text = self.text
        copied = (read_copy_list if self.list_is_open else read_distribution)(text, start, end)
        self.list_is_open = bool(copied) and text[end - 1] in ",;"
        if not copied and (self.in_copies or text.startswith(("Copy", "COPY"), start)):
            copied = read_copy_line(text, start, end)
        elif not copied and text[start].isdigit():
            copied = read_copy_line(text, start, end, alone=True)
        self.copies += copied
        return bool(copied)

    def _dateline(self, start: int, end: int) -> bool:
        if not may_be_dateline(self.text, start, end):
            return False
        dateline = read_dateline(self.text, start, end)
        if dateline is None:
            return self._numbered_date(start, end)
        self.addressing.is_wire = self.addressing.is_wire or _GROUP.search(self.text, start, end) is not None
        self.dateline = self.dateline or dateline
        self.moment, self.at_moment = "written", self.line
        return True

    def _numbered_date(self, start: int, end: int) -> bool:
        """`No. 24456   Dated the 21st October, 1950` in one cell: a number and a dateline."""
        numbered = read_numbered_date(self.text, start, end)
        dateline = read_dateline(self.text, numbered[1], end) if numbered is not None else None
        if numbered is None or dateline is None:
            return False
        self.numbers.append(numbered[0])
        self.dateline = self.dateline or dateline
        return True

    def _marks(self, start: int, end: int) -> bool:
        marks = read_marks(self.text, start, end)
        self.marks += marks or []
        return bool(marks)

    def _transit(self, start: int, end: int) -> bool:
        transit = read_transit(self.text, start, end)
        if transit is None:
            return False
        self.station = self.station or transit.origin
        self.sent = self.sent or transit.sent
        self.received = self.received or transit.received
        if transit.sent is not None or transit.received is not None:
            self.moment, self.at_moment = "received" if transit.received is not None else "sent", self.line
        if transit.number is not None:
            self.numbers.append(transit.number)
        return True

    def _heading(self, start: int, end: int, *, apart: bool) -> bool:
        bracketed = _BRACKETED.match(self.text, start, end)
        if bracketed:
            start, end = bracketed.span("words")
        heading = read_heading(self.text, start, end, apart=apart)
        if heading is None:
            return False
        self.heading = self.heading or heading
        if heading.number is not None:
            self.numbers.append(heading.number)
        return True

    def _number(self, start: int, end: int) -> bool:
        bracketed = _BRACKETED.match(self.text, start, end)
        if bracketed:
            if self.text[start] == "[" and self.text.find("/", start, end) >= 0:
                return True  # the file from which an editor prints it: "[FK 1015/84]"
            start, end = bracketed.span("words")
        number = read_number_line(self.text, start, end)
        if number is not None:
            self.numbers.append(number)
            return True
        return self._numbered_marks(start, end)

    def _numbered_marks(self, start: int, end: int) -> bool:
        """Number and marks in one line: `64. Priority. Secret.`, `CONFIDENTIAL PARIS 04521`, `Z B 6-1041/58 secret`."""
        text = self.text
        if end - start > _LONGEST_MARKED:
            return False
        marks, rest = leading_marks(text, start, end) if text[start].isupper() else ([], start)
        if marks:
            station = _STATION_NUMBER.fullmatch(text, rest, end)
            number = read_labelled_number(text, station.start("number") if station else rest, end)
            found = [number] if number is not None else []
        elif leading := read_leading_number(text, start, end):
            found, marks = [leading[0]], read_marks(text, leading[1], end) or []
        elif opening := read_opening_number(text, start, end, end):
            at = opening[-1].span.end
            while at < end and text[at] in " .,;:":
                at += 1
            found, marks = opening, (read_marks(text, at, end) if at < end else None) or []
        else:
            file = _FILE_NUMBER.match(text, start, end)
            found, marks = [], (read_marks(text, file.end(), end) if file else None) or []
            if marks:
                self.marks += marks
                return True
        if not found or not marks:
            return False
        self.numbers += found
        self.marks += marks
        return True

    def _numbered_cells(self, cells: list[Span]) -> bool:
        """`2980.   IMMEDIATE.   TOP SECRET.` in columns."""
        if not _BARE_NUMBER.fullmatch(self.text, *cells[0]):
            return False
        opening = read_opening_number(self.text, *cells[0], cells[0].end)
        marks = [mark for cell in cells[1:] for mark in read_marks(self.text, *cell) or []]
        if not opening or not marks:
            return False
        self.numbers += opening
        self.marks += marks
        return True

    def _hour(self, start: int, end: int) -> bool:
        """An hour alone in its cell: beside the day, or under the day of sending or receipt that lacks it."""
        if end - start > _LONGEST_HOUR or not (self.text[start].isdigit() and self.at_moment >= self.line - 1):
            return False
        time = read_bare_time(self.text, start, end) or find_time(self.text, start, end)
        if time is None or time.span.start > start or time.span.end < end - 1:
            return False
        if self.moment == "received" and self.received is not None and self.received.time is None:
            self.received = self.received._replace(time=time)
        elif self.moment == "sent" and self.sent is not None and self.sent.time is None:
            self.sent = self.sent._replace(time=time)
        elif self.moment == "written" and self.time is None:
            self.time = time
        else:
            return False
        return True

    def _label(self, start: int, end: int, column: int) -> bool:
        label = read_label(self.text, start, end)
        if label is None:
            return False
        self.under[column] = label.field
        self.addressing.in_block = False
        self.addressing.is_wire = self.addressing.is_wire or self.text.startswith("FM", start)
        self.in_copies = label.field == "copies"
        if label.rest is not None:
            # What continues the value may stand under the label or under the value.
            self.under[column + label.rest - start] = label.field
            self._value(label.field, label.rest, end)
        return True

    def _value(self, field: str, start: int, end: int) -> None:
        """The words behind a label."""
        text = self.text
        if field in PARTIES:
            self.addressing.labelled(field, start, end)
        elif field == "copies":
            self.copies += read_copy_line(text, start, end) or read_copy_list(text, start, end)
        elif field in ("classification", "precedence"):
            self.marks += read_marks(text, start, end) or []
        elif field in ("date", "time"):
            self._labelled_date(start, end)
        elif field == "place" and self.station is None and end - start <= _LONGEST_PLACE:
            self.station = Place(text[start:end], Span(start, end))
        elif field == "number" and (number := read_labelled_number(text, start, end)):
            self.numbers.append(number)
        elif field == "reference":
            self.replies += read_reference(text, start, end)
        elif field == "action" and is_post(text, start):
            self.addressing.labelled("recipient", start, end)
        elif field in DRAFTING:
            self.drafting.setdefault(field, Span(start, end))

    def _labelled_date(self, start: int, end: int) -> None:
        """A date, a time or both behind their labels."""
        if self.date is None:
            self.date = find_date(self.text, start, end)
            if self.dateline is None and self.date is not None:
                self.dateline = read_dateline(self.text, start, end)
        self.time = self.time or find_time(self.text, start, end) or read_bare_time(self.text, start, end)

    def _open_label(self, column: int) -> str | None:
        """The field of the label that is open above a column."""
        return next((field for c, field in self.under.items() if abs(c - column) <= _FARTHEST), None)

    def _under_words(self, column: int) -> bool:
        """Whether the label that is open takes words, whatever they look like: a reference is no number."""
        return self._open_label(column) in WORDS

    def _under_label(self, start: int, end: int, column: int) -> bool:
        """A cell that continues the label above it in its column, to the next blank line or the next label."""
        field = self._open_label(column)
        if field is None or field == "copies":
            return False
        if field in PARTIES:
            return self.addressing.line_under(field, start, end)
        if field in ("date", "time") and self.time is None:
            self.time = read_bare_time(self.text, start, end)
        return True

    def _reply(self, start: int, end: int) -> bool:
        """A line that says what is answered, and hardly more."""
        replies = find_replies(self.text, start, end)
        if not replies or replies[0].span.start > start + 12 or end - replies[-1].span.end > 30:
            return False
        self.replies += replies
        return True

    def _repetition(self, start: int) -> bool:
        """A sentence that opens here and tells to which posts the message was repeated."""
        if not self.addressing.repetition(start):
            return False
        if self.heading is None and (named := named_in_repetition(self.text, start)) is not None:
            self.heading = Heading("telegram", named, None, is_qualified=False)
        return True

    def _address(self, start: int, end: int, column: int) -> bool:
        """An address, or a name that is one; under a label only those of a telegraph's own form."""
        if self.is_cut and self.text.startswith("FOR ", start):
            return False
        role = self.addressing.address(start, end, self.line, is_free=not self.under)
        if role is None:
            return not self.under and self.addressing.name_alone(start, end, self.line)
        if self.addressing.in_block or (self.addressing.is_wire and self.text[start:end].isupper()):
            self.under.clear()
            self.under[column] = role
        return True

    def _origin(self, start: int, end: int) -> bool:
        """The paper's own head, among the first lines; nothing but a line or two above it may be unknown."""
        silent = self.line - self.known
        may_be = self.origin is None and self.line < _MOST_ORIGIN_LINES and silent <= _MOST_SILENT_ABOVE
        if may_be and silent and not self.text[start:end].isupper():
            return False
        if may_be and (origin := read_origin(self.text, start, end)) is not None:
            self.origin, self.origin_line = completed_origin(self.text, origin), self.line
            return True
        if self.origin is None:
            return False
        return start < self.origin.end or (
            self.origin_line == self.line - 1
            and self.text.startswith(_GOES_ON, start)
            and end - start <= _LONGEST_PLACE
        )

    def _town(self, start: int, end: int) -> bool:
        """The town of a letterhead, alone under the office: `BRITISH EMBASSY,` over `MOSCOW.`."""
        if self.town is not None or self.origin_line is None or self.origin_line != self.line - 1:
            return False
        place = place_before(self.text, start, end)
        if place is None or place.text.count(" ") > 2 or read_origin(self.text, start, end):
            return False
        self.town = place
        return True
