"""Ranks always leave room for one more, and stay short."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from workbook.notebook.ranks import even_ranks, is_rank, rank_between

RANK = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8).filter(is_rank)


@settings(deadline=None, derandomize=True, max_examples=effort(2000))
@given(RANK, RANK)
def test_a_rank_lies_strictly_between(one: str, other: str) -> None:
    before, after = sorted((one, other))
    if before == after:
        with pytest.raises(ValueError, match="no rank between"):
            rank_between(before, after)
    else:
        between = rank_between(before, after)
        assert before < between < after
        assert is_rank(between)
        assert len(between) <= max(len(before), len(after)) + 1


@settings(deadline=None, derandomize=True, max_examples=effort(1000))
@given(RANK)
def test_there_is_room_at_both_ends(rank: str) -> None:
    below, above = rank_between(None, rank), rank_between(rank, None)
    assert below < rank < above
    assert is_rank(below)
    assert is_rank(above)


@settings(deadline=None, derandomize=True, max_examples=effort(1000))
@given(st.lists(st.integers(min_value=0, max_value=1000), max_size=60))
def test_any_order_of_insertions_keeps_the_order(places: list[int]) -> None:
    ranks: list[str] = []
    for wish in places:
        place = wish % (len(ranks) + 1)
        before = ranks[place - 1] if place else None
        after = ranks[place] if place < len(ranks) else None
        ranks.insert(place, rank_between(before, after))
    assert ranks == sorted(set(ranks))


def test_a_thousand_added_at_either_end_stay_within_three_signs() -> None:
    last = first = rank_between(None, None)
    for _ in range(1000):
        last, first = rank_between(last, None), rank_between(None, first)
    assert len(last) <= 3
    assert len(first) <= 3


def test_an_unranked_item_counts_as_the_very_first() -> None:
    assert is_rank(rank_between("", None))
    assert rank_between("", "1") < "1"


@pytest.mark.parametrize(("before", "after"), [("b", "a"), ("A", None), (None, "a0"), (None, "")])
def test_what_has_no_room_is_refused(before: str | None, after: str | None) -> None:
    with pytest.raises(ValueError, match="rank"):
        rank_between(before, after)


@pytest.mark.parametrize("count", [0, 1, 2, 35, 36, 37, 1295, 1296, 3000])
def test_even_ranks_are_short_and_in_order(count: int) -> None:
    ranks = even_ranks(count)
    assert len(ranks) == count
    assert list(ranks) == sorted(set(ranks))
    assert all(is_rank(rank) and len(rank) <= 3 for rank in ranks)
