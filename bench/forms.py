"""The form cases of tests/forms, counted: how many are read exactly as expected, every field of the record.

Run as `python bench/forms.py`. The cases were written before the readers met them, each in one form of some archive.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "forms"))

from cases import differences, load_cases  # it stands beside the cases, where the tests find it too

ASKED = 76
"""Of 80 cases."""


def main() -> int:
    """Print the cases that differ and the count; return 1 where fewer are exact than was asked."""
    cases = load_cases()
    exact = 0
    for case in cases:
        wrong = differences(case)
        exact += not wrong
        if wrong:
            print(f"  {case.name}: {', '.join(wrong)}")
    missed = exact < ASKED
    print(f"forms: {exact} of {len(cases)} exact, asked {ASKED}{'  below what was asked' if missed else ''}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
