"""Names that a file gives more than once."""


def unique(stated: str, counts: dict[str, int]) -> str:
    """A name as it is the first time, else with the next free number behind it: `d1`, `d1~2`, `d1~3`.

    Args:
        stated: The name that the file states.
        counts: The names given out so far, each with the last number tried behind it; the new one is added.
    """
    own = stated
    while own in counts:
        counts[stated] += 1
        own = f"{stated}~{counts[stated]}"
    counts[own] = 1
    return own
