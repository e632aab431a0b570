"""What a caller or the machine did wrong. Imperfect documents are never errors: they are `Problem` records."""


class CablebookError(Exception):
    """Base of every error that cablebook raises on purpose; its text is meant for the user."""


class UsageError(CablebookError):
    """The caller asked for something that does not exist or does not fit; the message says what would."""


class BookError(CablebookError):
    """The book cannot be opened, is not a book, or is of a version that this program does not know."""


class StorageError(CablebookError):
    """The machine refused to store the book: a full disk, a missing permission, a lock held elsewhere."""
