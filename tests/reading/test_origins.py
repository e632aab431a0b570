"""The office or body whose paper a document is."""

import pytest

from cablebook.model.span import Span
from cablebook.reading.origins import completed_origin, read_origin


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("MINISTRY OF FOREIGN AFFAIRS OF THE USSR", "MINISTRY OF FOREIGN AFFAIRS OF THE USSR"),
        ("Second Chief Directorate of the General Staff", "Second Chief Directorate of the General Staff"),
        ("Department of External Affairs", "Department of External Affairs"),
        ("Department of State 202975", "Department of State"),
        ("BRITISH EMBASSY, MOSCOW", "BRITISH EMBASSY, MOSCOW"),
        ("TENTH DEPARTMENT", "TENTH DEPARTMENT"),
        ("BRITISH EMBASSY,", "BRITISH EMBASSY"),
        ("THE WHITE HOUSE", "THE WHITE HOUSE"),
        ("ALBANIAN EMBASSY IN BEIJING", "ALBANIAN EMBASSY IN BEIJING"),
        ("HIGH COMMISSIONER FOR THE UNITED KINGDOM", "HIGH COMMISSIONER FOR THE UNITED KINGDOM"),
        ("STATE SECRETARIAT FOR FOREIGN AFFAIRS", "STATE SECRETARIAT FOR FOREIGN AFFAIRS"),
        ("SOCIALIST UNITY PARTY OF GERMANY", "SOCIALIST UNITY PARTY OF GERMANY"),
        ("Question of the Commission for Transport", None),
        ("TRADE: WHAT IT MEANS TO THE PARTY", None),
        ("1. Improved Tax Administration", None),
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


def test_a_name_that_breaks_off_goes_on_in_the_line_below() -> None:
    text = "EMBASSY OF THE UNION OF\nSOVIET SOCIALIST REPUBLICS\n\nNo. 214"
    assert completed_origin(text, Span(0, 23)).of(text) == "EMBASSY OF THE UNION OF\nSOVIET SOCIALIST REPUBLICS"
    assert completed_origin("MINISTRY OF TRADE\nMOSCOW", Span(0, 17)) == Span(0, 17)
