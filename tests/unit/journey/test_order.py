"""The order of items: always the one that was asked for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.journey.build import NOW, Notes, page
from workbook.journey import edits
from workbook.notebook.records import Item

GROUP = page("## Goals\n`repeat: goals`\n### What\n`line: what`\n")


def order(notes: Notes) -> list[int]:
    """The ids of the items as they are shown."""
    group = notes.group("sample/goals")
    return [item.id for item in notes.reading().items(group, notes.at())]


def move(notes: Notes, item_id: int, by: int) -> int:
    """Move an item; returns how many records it took."""
    group = notes.group("sample/goals")
    siblings = notes.reading().items(group, notes.at())
    moved = edits.moved(siblings, notes.items[item_id], by)
    notes.write(*moved)
    return len(moved)


def with_ranks(*ranks: str) -> Notes:
    """Items with these ranks; their ids count from 1."""
    notes = Notes(GROUP)
    entry = notes.at().entry
    for number, rank in enumerate(ranks, 1):
        notes.write(Item(number, "sample/goals", entry, rank=rank))
    return notes


def test_new_items_come_last_and_one_record_moves_one() -> None:
    notes = Notes(GROUP)
    ids = []
    for _ in range(40):
        item, records = edits.new_item(
            notes.reading(), notes.group("sample/goals"), notes.at(), NOW, make_id=notes.new_id
        )
        notes.write(*records)
        ids.append(item.id)
    assert order(notes) == ids

    assert move(notes, ids[0], 1) == 1
    assert move(notes, ids[-1], -1) == 1
    assert order(notes)[:2] == [ids[1], ids[0]]
    assert order(notes)[-2:] == [ids[-1], ids[-2]]


def test_there_is_nothing_beyond_the_ends() -> None:
    notes = with_ranks("a", "b")

    assert move(notes, 1, -1) == 0
    assert move(notes, 2, 1) == 0
    assert order(notes) == [1, 2]


def test_items_with_one_rank_from_two_devices_are_moved_apart() -> None:
    notes = with_ranks("a", "b", "b", "b", "c")

    move(notes, 1, 1)
    assert order(notes) == [2, 1, 3, 4, 5]
    move(notes, 5, -1)
    assert order(notes) == [2, 1, 3, 5, 4]


def test_damaged_ranks_are_made_good() -> None:
    notes = with_ranks("", "!", "b0", "Ä")
    before = order(notes)

    item, records = edits.new_item(
        notes.reading(), notes.group("sample/goals"), notes.at(), NOW, make_id=notes.new_id
    )
    assert records == (item,)
    move(notes, before[3], -1)
    assert order(notes)[:4] == [before[0], before[1], before[3], before[2]]


def test_a_new_item_comes_after_those_that_were_put_away() -> None:
    notes = with_ranks("a", "b")
    notes.write(replace(notes.items[2], archived=True))
    item, records = edits.new_item(notes.reading(), notes.group("sample/goals"), notes.at(), NOW)
    notes.write(*records)
    notes.write(replace(notes.items[2], archived=False))

    assert order(notes) == [1, 2, item.id]


RANKS = st.lists(st.text("0ai!z", max_size=3), min_size=1, max_size=7)
MOVES = st.lists(st.tuples(st.integers(0, 6), st.sampled_from((-2, -1, 1, 2))), max_size=40)


@settings(max_examples=effort(600))
@given(RANKS, MOVES)
def test_whatever_the_ranks_the_order_is_the_one_asked_for(
    ranks: list[str], moves: list[tuple[int, int]]
) -> None:
    notes = with_ranks(*ranks)
    expected = order(notes)
    for at, by in moves:
        if at >= len(expected):
            continue
        item = expected[at]
        move(notes, item, by)
        if 0 <= at + by < len(expected):
            expected.remove(item)
            expected.insert(at + by, item)
        assert order(notes) == expected
