"""The office or body whose paper a document is."""

import pytest

from cablebook.reading.origins import read_origin


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("MINISTRY OF FOREIGN AFFAIRS OF THE USSR", "MINISTRY OF FOREIGN AFFAIRS OF THE USSR"),
        ("Second Chief Directorate of the General Staff", "Second Chief Directorate of the General Staff"),
        ("Department of External Affairs", "Department of External Affairs"),
        ("Department of State 202975", "Department of State"),
        ("BRITISH EMBASSY, MOSCOW", "BRITISH EMBASSY, MOSCOW"),
        ("TENTH DEPARTMENT", "TENTH DEPARTMENT"),
        ("Permanent Mission to the United Nations", "Permanent Mission to the United Nations"),
        ("Report on the Ministry", None),
        ("Meeting of the Cabinet", None),
        ("the ministry of defence", None),
        ("The Ministry of Defence.", None),
        ("SUBJECT", None),
        ("SMALL STAFF MEETING", None),
        ("712. Pass AEC. Reference Embassy's 704.", None),
        ("Ministry [of Defence]", None),
        ("A" * 90 + " MINISTRY", "A" * 90 + " MINISTRY"),
        ("A" * 100 + " MINISTRY", None),
    ],
)
def test_a_line_that_is_the_name_of_a_body_is_read(line: str, words: str | None) -> None:
    span = read_origin(line, 0, len(line))
    assert (span and span.of(line)) == words
