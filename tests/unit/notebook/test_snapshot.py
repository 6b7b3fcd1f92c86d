"""Snapshots answer what screens ask, and never change."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.notebook.laptops import GOALS, HOW, WHY, answer
from workbook.notebook.lazy_answers import MOST, LazyAnswers, StoredAnswers, Unread
from workbook.notebook.line import Line
from workbook.notebook.log_files import LogFile
from workbook.notebook.records import Answer, AnswerKey, Entry, Item, OtherVersion, answer_id
from workbook.notebook.shown_heads import ShownHeads
from workbook.notebook.snapshot import Snapshot, settled
from workbook.notebook.versions import Edit


def entries(*found: Entry) -> Snapshot:
    """A snapshot with these entries."""
    return Snapshot(entries={entry.id: entry for entry in found})


def test_items_come_by_rank_then_id_without_the_archived() -> None:
    ranks = {4: "b", 1: "i", 3: "a1", 2: "i", 5: ""}
    items = {n: Item(n, "goals/goals", GOALS, rank=rank) for n, rank in ranks.items()}
    items[6] = Item(6, "goals/goals", GOALS, rank="a", archived=True)
    items[7] = Item(7, "goals/other", GOALS, rank="a")
    snapshot = Snapshot(items=items)
    assert [item.id for item in snapshot.items_of("goals/goals")] == [5, 3, 4, 1, 2]
    with_archived = snapshot.items_of("goals/goals", archived=True)
    assert [item.id for item in with_archived] == [5, 6, 3, 4, 1, 2]
    assert snapshot.items_of("none/such") == ()


def test_answers_of_an_entry_are_all_of_it_and_nothing_else() -> None:
    elsewhere = AnswerKey(GOALS + 1, None, "goals.why")
    column = AnswerKey(GOALS, 5, "goals/goals.statement")
    snapshot = Snapshot(answers={key: answer("a", key) for key in (WHY, elsewhere, HOW, column)})
    assert {one.key for one in snapshot.answers_of(GOALS)} == {WHY, HOW, column}
    assert snapshot.answers_of(12) == ()
    assert snapshot.answer(HOW) == answer("a", HOW)
    assert snapshot.answer(AnswerKey(1, None, "no.such")) is None


def test_entries_come_in_the_order_in_which_they_were_begun() -> None:
    snapshot = entries(
        Entry(1, "review", mentorship=7, started="2026-11-22T09:00:00+00:00"),
        Entry(2, "review", mentorship=7, started="2026-11-22T09:30:00+01:00"),
        Entry(3, "review", started="2026-11-22T07:00:00"),
        Entry(4, "review", mentorship=8, started="yesterday"),
        Entry(5, "prep", mentorship=7, meeting=70),
        Entry(6, "review", mentorship=7, started="2020-01-01", archived=True),
    )
    assert [entry.id for entry in snapshot.entries_of("review")] == [4, 3, 2, 1]
    assert [entry.id for entry in snapshot.entries_of("review", 7)] == [2, 1]
    assert [entry.id for entry in snapshot.entries_of("review", 7, archived=True)] == [6, 2, 1]
    assert [entry.id for entry in snapshot.entries_of("review", None)] == [3]
    assert [entry.id for entry in snapshot.entries_of("prep", meeting=70)] == [5]
    assert snapshot.entries_of("prep", 7, None) == ()
    found = snapshot.entry(5)
    assert found is not None
    assert found.page == "prep"
    assert snapshot.entry(99) is None


def test_drafts_lie_over_what_is_durable() -> None:
    snapshot = Snapshot(generation=3, answers={WHY: answer("saved"), HOW: answer("how", HOW)})
    assert {one.value for one in snapshot.answers_of(GOALS)} == {"saved", "how"}
    new = AnswerKey(GOALS, None, "goals.new")
    drafted = snapshot.with_drafts({WHY: answer("typed"), new: answer("fresh", new)})
    assert drafted.answers[WHY].value == "typed"
    assert {one.value for one in drafted.answers_of(GOALS)} == {"typed", "how", "fresh"}
    assert drafted.generation == 3
    assert snapshot.answers[WHY].value == "saved"
    assert snapshot.with_drafts({}) is snapshot


def test_a_snapshot_can_not_be_altered() -> None:
    snapshot = Snapshot(answers={WHY: answer("saved")}).with_drafts({HOW: answer("x", HOW)})
    answers: Any = snapshot.answers
    with pytest.raises(TypeError):
        answers[WHY] = answer("other")
    with pytest.raises(AttributeError):
        snapshot.generation = 4  # type: ignore[misc]


def test_choosing_rests_on_all_versions() -> None:
    others = (OtherVersion("x", "", "", {"b": 4}), OtherVersion("y", "", "", {"c": 1, "b": 2}))
    chosen = settled(answer("w", others=others, basis={"a": 3, "b": 1}), "x and y")
    assert chosen.value == "x and y"
    assert chosen.others == ()
    assert chosen.basis == {"a": 3, "b": 4, "c": 1}


def test_the_next_snapshot_knows_what_changed_and_leaves_the_last_alone() -> None:
    first = Snapshot(
        answers={WHY: answer("one"), HOW: answer("how", HOW)},
        items={1: Item(1, "goals/goals", GOALS), 2: Item(2, "goals/goals", GOALS)},
    )
    before = (first.answers_of(GOALS), first.items_of("goals/goals"))
    new = AnswerKey(GOALS + 1, None, "goals.new")
    second = first.advanced({"answers": {WHY: None, new: answer("new", new)}}, 2)
    third = second.advanced({"items": {1: None}}, 3)
    assert [one.value for one in third.answers_of(GOALS)] == ["how"]
    assert [one.value for one in third.answers_of(GOALS + 1)] == ["new"]
    assert [item.id for item in second.items_of("goals/goals")] == [1, 2]
    assert [item.id for item in third.items_of("goals/goals")] == [2]
    assert (first.answers_of(GOALS), first.items_of("goals/goals")) == before


class Shelf:
    """Three answers that are decoded on demand, one of which can't be."""

    def __init__(self) -> None:
        self.decoded: list[AnswerKey] = []
        self.keys = {answer_id(key): key for key in (WHY, HOW, BAD)}
        line = Line(crc=1, file=LogFile("log-a.jsonl"), offset=0, length=1)
        edit = Edit(line, 0, "a", 1, 1, "", "", {}, {}, clashing=False)
        heads = ShownHeads({str(record): (edit,) for record in self.keys}, None)
        self.answers = LazyAnswers(StoredAnswers(heads, self.decode, self.key_of))

    def decode(self, unread: Unread) -> Answer | None:
        key = self.keys[unread[0]]
        self.decoded.append(key)
        return {WHY: answer("why"), HOW: answer("how", HOW)}.get(key)

    def key_of(self, unread: Unread) -> AnswerKey:
        return self.keys[unread[0]]


BAD = AnswerKey(GOALS, None, "goals.bad")


def test_answers_are_decoded_once_and_only_when_looked_at() -> None:
    shelf = Shelf()
    snapshot = Snapshot(answers=shelf.answers)
    assert shelf.decoded == []
    assert snapshot.answer(HOW) == answer("how", HOW)
    assert snapshot.answer(BAD) is None
    assert {one.value for one in snapshot.answers_of(GOALS)} == {"why", "how"}
    assert sorted(map(str, shelf.decoded)) == sorted(map(str, (WHY, HOW, BAD)))
    assert dict(snapshot.answers) == {WHY: answer("why"), HOW: answer("how", HOW)}
    assert BAD not in snapshot.answers
    assert len(snapshot.answers) == 2
    assert sorted(map(str, shelf.decoded)) == sorted(map(str, (WHY, HOW, BAD)))


def test_what_changed_is_laid_over_what_is_not_yet_decoded() -> None:
    shelf = Shelf()
    first = Snapshot(answers=shelf.answers)
    first.answers_of(GOALS + 1)
    new = AnswerKey(GOALS + 1, None, "goals.new")
    drafted = first.with_drafts({WHY: answer("typed"), new: answer("new", new)})
    assert shelf.decoded == []
    assert [one.value for one in drafted.answers_of(GOALS + 1)] == ["new"]
    assert {one.value for one in drafted.answers.values()} == {"typed", "how", "new"}
    gone = drafted.advanced({"answers": {WHY: None, new: None}}, 5)
    assert dict(gone.answers) == {HOW: answer("how", HOW)}
    assert gone.answers_of(GOALS + 1) == ()
    assert dict(first.answers) == {WHY: answer("why"), HOW: answer("how", HOW)}


def test_what_is_answered_of_an_entry_is_told_without_reading_an_answer() -> None:
    shelf = Shelf()
    snapshot = Snapshot(answers=shelf.answers)
    new = AnswerKey(GOALS + 1, None, "goals.new")
    drafted = snapshot.with_drafts({new: answer("new", new)})
    assert set(drafted.keys_of(GOALS)) == {WHY, HOW, BAD}
    assert set(drafted.keys_of(GOALS + 1)) == {new}
    assert shelf.decoded == []
    assert set(Snapshot(answers={WHY: answer("why"), new: answer("n", new)}).keys_of(GOALS)) == {
        WHY
    }


def test_however_many_answers_change_each_state_keeps_its_own() -> None:
    shelf = Shelf()
    state = first = Snapshot(answers=shelf.answers)
    keys = [AnswerKey(GOALS, number, "goals/goals.statement") for number in range(MOST + 2)]
    for number, key in enumerate(keys):
        state = state.advanced({"answers": {key: answer(str(number), key), WHY: None}}, number)
    assert {one.value for one in state.answers.values()} == {*map(str, range(len(keys))), "how"}
    assert {one.key for one in state.answers_of(GOALS)} == {*keys, HOW}
    assert {one.value for one in first.answers.values()} == {"why", "how"}
