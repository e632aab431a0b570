"""A log as rows: one JSON object a correction, which `cablebook review --jsonl` writes and `review apply` reads."""

from typing import Annotated, Any

import msgspec

from cablebook.errors import UsageError
from cablebook.model.correction import Action, Correction, Outcome
from cablebook.model.span import Span

_Position = Annotated[int, msgspec.Meta(ge=0)]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=1_000)]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    number: Annotated[int, msgspec.Meta(ge=1)]
    made_at: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|\+00:00)$")]
    made_by: _Name
    document_id: _Name
    record: _Name
    field: _Name
    action: Action
    value: Any = None
    quote: str | None = None
    span: tuple[_Position, _Position] | None = None
    before: Any = None
    note: str | None = None
    undoes: int | None = None


def to_row(correction: Correction, outcome: Outcome) -> dict[str, Any]:
    """Give a correction and its state as JSON data: `value` and `before` as data, not as text."""
    return {
        **msgspec.structs.asdict(correction),
        "action": correction.action.value,
        "value": json_data(correction.value),
        "before": json_data(correction.before),
        "state": outcome.state.value,
        "reason": outcome.reason,
    }


def from_row(line: bytes | str) -> Correction:
    """Read a correction back from a line of JSON; its state, if it has one, is left out.

    Raises:
        UsageError: The line is no JSON, or not a correction; the message says what is wrong and where in the object.
    """
    try:
        row = msgspec.json.decode(line, type=_Row)
    except msgspec.DecodeError as error:
        raise UsageError(f"Not a correction as `cablebook review --jsonl` writes it: {error}.") from error
    return Correction(
        **{
            **msgspec.structs.asdict(row),
            "value": _text(row.value),
            "before": _text(row.before),
            "span": None if row.span is None else Span(*row.span),
        }
    )


def json_data(text: str | None) -> Any:
    """The data of a correction's `value` or `before`; text that is no JSON (a book edited by hand) as it is."""
    if text is None:
        return None
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text


def _text(data: Any) -> str | None:
    return None if data is None else msgspec.json.encode(data).decode()
