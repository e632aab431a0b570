"""Stations of a telegraph: addresses in capitals with precedence and number behind them."""

import pytest

from cablebook.reading.stations import counts_offices, is_station, read_station


@pytest.mark.parametrize(
    ("words", "name", "precedence", "number"),
    [
        ("SECSTATE WASHDC PRIORITY 1234", "SECSTATE WASHDC", "Priority", "1234"),
        ("SECSTATE WASHDC 1234 PRIORITY", "SECSTATE WASHDC", "Priority", "1234"),
        ("AMEMBASSY ANKARA IMMEDIATE", "AMEMBASSY ANKARA", "Immediate", None),
        ("SECSTATE WASHDC, 5152", "SECSTATE WASHDC", None, "5152"),
        ("RUEHC/SECSTATE WASHDC", "SECSTATE WASHDC", None, None),
        ("AMEMBASSY PARIS", "AMEMBASSY PARIS", None, None),
    ],
)
def test_a_station_is_divided_from_what_stands_behind_it(
    words: str, name: str, precedence: str | None, number: str | None
) -> None:
    station = read_station(words, 0, len(words))
    assert words[station.start : station.end] == name
    assert (station.mark and station.mark.mark.name) == precedence
    assert (station.number and station.number.value) == number


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("AMEMBASSY ATHENS IMMEDIATE", True),
        ("CINCSTRIKE", True),
        ("C O N F I D E N T I A L PARIS 04521", False),
        ("SECRET PARIS 1", False),
        ("OCT-01 ISO-00 /016 R", False),
        ("Athens", False),
        ("THE MINISTER WAS CIVIL.", False),
    ],
)
def test_a_line_under_a_station_is_one_if_it_looks_like_one(line: str, expected: bool) -> None:
    assert is_station(line, 0, len(line)) is expected


def test_copies_for_offices_at_home_are_no_stations() -> None:
    assert counts_offices("OCT-01 ISO-00 /016 R")
    assert not counts_offices("AMEMBASSY PARIS")
