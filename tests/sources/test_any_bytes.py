"""Nothing that a file can hold raises, and the same bytes always give the same."""

import gzip

import pytest
from found import found
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.model.document import Document
from cablebook.sources import format_of

NAMES = ["a.txt", "a.jsonl", "a.html", "a.xml", "a", "a.pdf", "a.txt.gz"]


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=400))
def test_bytes_are_documents_or_problems(name: str, data: bytes) -> None:
    sources = found(data, name)
    assert sources
    assert sources == found(data, name)


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=400), cut=st.integers(min_value=0, max_value=40))
def test_cut_gzip_is_a_document_or_a_problem(data: bytes, cut: int) -> None:
    packed = gzip.compress(data)
    assert found(packed[: len(packed) - cut], "a.txt.gz")


@settings(deadline=None)
@given(st.text(min_size=1))
def test_items_are_unique_and_texts_have_words(text: str) -> None:
    documents = [one for one in found(text, "a.txt") if isinstance(one, Document)]
    assert all(one.text.strip() for one in documents)
    assert len(documents) <= 1


@settings(deadline=None)
@given(st.sampled_from(NAMES), st.binary(max_size=300))
def test_every_head_has_a_format_or_none(name: str, head: bytes) -> None:
    form = format_of(name, head)
    assert form is None or form
