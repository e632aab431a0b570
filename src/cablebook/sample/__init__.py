"""The sample collection: a few dozen short cables and letters around the Korean War, in this project's own words.

`README.md` beside this module says what they are, what is invented in them and where their facts come from. They
travel inside the wheel, so that `cablebook demo` works wherever the package is installed.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

PARAPHRASE = "[Paraphrase by the cablebook project"
"""First words of the line that marks a document told from historical facts."""

COMPOSED = "[Composed for the sample by the cablebook project"
"""First words of the line that marks a document which never existed."""


@contextmanager
def sample_folder() -> Iterator[Path]:
    """Give a folder on the disk that holds the sample documents; nothing in it may be changed.

    Yields:
        The folder inside the package. Where the package is imported from a zip file, a copy of it, which is gone
        when the context is left.
    """
    documents = files(__name__).joinpath("documents")
    if isinstance(documents, Path):
        yield documents
        return
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder, "documents")
        _copy(documents, copied)
        yield copied


def _copy(source: Traversable, target: Path) -> None:
    """Write a packaged folder and everything below it to the disk."""
    target.mkdir()
    for entry in source.iterdir():
        if entry.is_dir():
            _copy(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
