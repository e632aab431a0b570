"""The alignment of two texts: what is shared is shared, in order, and texts of any size are aligned."""

from hypothesis import given
from hypothesis import strategies as st

from cablebook.reckoning.versions.words import most_shared, shared_blocks, word_key, words

FEW_WORDS = st.lists(st.sampled_from("abcdef"), max_size=60)


@given(FEW_WORDS, FEW_WORDS)
def test_blocks_hold_the_same_words_and_go_forward_on_both_sides(here: list[str], there: list[str]) -> None:
    last = (0, 0)
    for block in shared_blocks(here, there):
        assert block.size > 0
        assert block.here >= last[0]
        assert block.there >= last[1]
        assert here[block.here : block.here + block.size] == there[block.there : block.there + block.size]
        last = (block.here + block.size, block.there + block.size)


@given(FEW_WORDS)
def test_a_text_shares_all_of_itself(here: list[str]) -> None:
    assert sum(block.size for block in shared_blocks(here, here)) == len(here)


@given(FEW_WORDS, FEW_WORDS, st.integers(1, 4))
def test_no_more_words_are_shared_than_the_quick_count_says(here: list[str], there: list[str], run: int) -> None:
    shared = sum(block.size for block in shared_blocks(here, there) if block.size >= run)
    assert shared <= most_shared(here, there, run) <= len(here)


def test_the_quick_count_leaves_short_runs_out() -> None:
    assert most_shared(list("abcdexbc"), list("eabcdybc"), 4) == 4


def test_long_texts_are_aligned_by_their_rare_runs() -> None:
    here = [f"word{at}" for at in range(5000)]
    there = here[:1000] + ["other"] * 500 + here[2000:]
    assert [tuple(block) for block in shared_blocks(here, there)] == [(0, 0, 1000), (2000, 1500, 3000)]


@given(st.text(alphabet="ab1 ,.\n()[]é’-"))
def test_words_give_back_where_they_stand(text: str) -> None:
    found = words(text)
    for key, start, end in zip(found.keys, found.starts, found.ends, strict=True):
        assert word_key(text[start:end]) == key


def test_marks_between_thousands_do_not_count() -> None:
    assert words("1,400,000 1.400.000 1400000").keys == ["1400000"] * 3


def test_labels_of_points_and_footnotes_are_no_words() -> None:
    assert words("1. Nine[2] tanks\n(a) and (9) guns").keys == ["nine", "tanks", "and", "9", "guns"]
