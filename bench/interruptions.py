"""Kill `cablebook read` at random moments, resume it, and compare the book with one that was made without interruption.

Run as `make interrupt`, or `python bench/interruptions.py ../shared [--kills 20] [--seed 1]`. Three volumes are read;
after every kill the same command goes on with the same book. When it comes to its end, the book has to equal the
undisturbed one in its whole dump, search index included; then another book is begun, until there were enough kills.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cablebook.book import Book

VOLUMES = ("frus1948v01p1.xml", "frus1952-54Guat.xml", "frus1969-76ve04.xml")


def read(book: Path, folder: Path, *, kill_after_s: float | None = None) -> bool:
    """Run `cablebook read`; with `kill_after_s` send it SIGKILL then. Tells whether it came to its end."""
    command = [sys.executable, "-m", "cablebook", "read", "--quiet", str(book), str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        process.wait(kill_after_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    if process.returncode != 0:
        raise SystemExit(f"cablebook read ended with {process.returncode}")
    return True


def main() -> int:
    """Print how often it was killed and whether the books are equal; return 1 where they are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="folder with frus/volumes")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    volumes = given.shared.resolve() / "frus" / "volumes"
    if not volumes.exists():
        print(f"interrupt: skipped, because {given.shared} has no frus/volumes")
        return 0
    moments = random.Random(given.seed)  # noqa: S311  # a seeded choice of moments, no secret
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "volumes"
        folder.mkdir()
        for volume in VOLUMES:
            shutil.copy(volumes / volume, folder)
        whole, killed = Path(name) / "whole.db", Path(name) / "killed.db"
        start = time.monotonic()
        read(whole, folder)
        needed_s = time.monotonic() - start
        with Book.open(whole) as book:
            expected = book.dump()
        kills = finished = equal = 0
        while kills < given.kills or killed.exists():
            wait_s = moments.uniform(0.05, needed_s) if kills < given.kills else None
            if not read(killed, folder, kill_after_s=wait_s):
                kills += 1
                continue
            finished += 1
            with Book.open(killed) as book:
                equal += book.dump() == expected
            killed.unlink()
    print(f"killed {kills} times; {equal} of {finished} books that came of it equal the undisturbed one")
    return 0 if equal == finished else 1


if __name__ == "__main__":
    sys.exit(main())
