"""How the demo shortens names."""

import pytest

from cablebook.cli.demo_page import bare_name


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("Comrade FILIPPOV [Stalin]", "FILIPPOV"),
        ("Cde. GROMYKO", "GROMYKO"),
        ("Ambassador in Korea (Muccio)", "Ambassador in Korea (Muccio)"),
        ("Comradeship House", "Comradeship House"),
    ],
)
def test_a_name_is_bare_of_address_and_gloss(printed: str, bare: str) -> None:
    assert bare_name(printed) == bare
