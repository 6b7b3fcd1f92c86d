"""Records stand in the log as plain JSON, and what a newer program added to them stays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.notebook.laptops import GOALS, HOW, WHY, Laptop, answer, put, said
from workbook.notebook.act_lines import Said
from workbook.notebook.codec import KNOWN, Table, decode, decode_key, encode, encoded
from workbook.notebook.database import open_database
from workbook.notebook.fields import UndecodableError
from workbook.notebook.ids import derived_id
from workbook.notebook.line import act_line, header_line
from workbook.notebook.records import (
    AnswerKey,
    Column,
    Entry,
    Item,
    Mentorship,
    Record,
    Value,
    answer_id,
)
from workbook.notebook.storage import LogStorage
from workbook.notebook.versions import Change

PLAIN = {"entry": str(GOALS), "prompt": "goals.why", "value": "words"}


def storage_of(laptop: Laptop) -> LogStorage:
    """The storage below the notebook, as another program would use it."""
    return open_database(laptop.data, state=laptop.state, clock=laptop.clock).storage


def store(laptop: Laptop, table: str, record: int, fields: Mapping[str, Any]) -> None:
    """Put a record into the log past the notebook."""
    storage = storage_of(laptop)
    storage.commit([Change(table, record, fields, {})])
    storage.close()


def stored(laptop: Laptop, table: str, record: int) -> Mapping[str, Any]:
    """The newest version of a record as it stands in the log."""
    storage = storage_of(laptop)
    (newest, *_) = storage.versions(table, record)
    storage.close()
    assert newest.value is not None
    return newest.value


def test_ids_are_strings_and_defaults_are_left_out() -> None:
    key = AnswerKey(2**63 - 1, 7, "agreement.rhythm", Column.MINE)
    fields = encode(answer("weekly", key, private=True, version=2, labels={"weekly": "Weekly"}))
    assert fields == {
        "entry": "9223372036854775807",
        "item": "7",
        "prompt": "agreement.rhythm",
        "column": "mine",
        "value": "weekly",
        "asked": "Why now?",
        "type": "text",
        "labels": {"weekly": "Weekly"},
        "version": 2,
        "private": True,
    }
    assert json.loads(json.dumps(fields)) == fields
    assert encode(Mentorship(id=1, started="")) == {}
    assert encode(Item(id=1, group="a/b", entry=3)) == {"group": "a/b", "entry": "3"}
    assert encode(Entry(id=1, page="a", meeting=4)) == {"page": "a", "meeting": "4"}


@pytest.mark.parametrize("value", [None, "", 0, False, [], {}])
def test_an_answer_that_says_little_still_says_it(value: Value) -> None:
    assert encode(answer(value))["value"] == value


@pytest.mark.parametrize(
    "value",
    [
        *("words", "Grüße,\n", [{"id": "k", "text": "a"}], 1.0, True, None),
        *(-(10**30), Column.MINE),
    ],
)
def test_what_is_clean_is_encoded_once(value: Value) -> None:
    fields, line = encoded(answer(value))
    assert line is not None
    assert repr(json.loads(bytes(line))) == repr(fields)
    assert fields["value"] == value


@pytest.mark.parametrize("value", ["a\x1bb", "\ud800", ("a",), {"a\u202e": 1}])
def test_what_is_not_as_it_was_handed_in_is_encoded_later(value: Value) -> None:
    fields, line = encoded(answer(value))
    assert line is None
    assert json.loads(json.dumps(fields)) == fields


def test_what_a_newer_program_added_survives_a_change(laptop: Laptop) -> None:
    store(laptop, "answers", answer_id(WHY), {**PLAIN, "private": True, "mood": {"a": ["calm"]}})
    notebook = laptop.open()
    assert said(notebook) == "words"
    put(notebook, "other words")
    notebook.write(answer("public", private=False)).result()
    notebook.close()
    after = stored(laptop, "answers", answer_id(WHY))
    assert after["mood"] == {"a": ["calm"]}
    assert after["value"] == "public"
    assert "private" not in after, "what this program knows is as it says"


def test_what_is_unknown_is_not_shown_and_not_lost(laptop: Laptop) -> None:
    store(laptop, "dreams", 5, {"of": "sheep"})
    notebook = laptop.open()
    put(notebook, "words")
    notebook.close()
    assert notebook.problems == ()
    assert stored(laptop, "dreams", 5) == {"of": "sheep"}


@pytest.mark.parametrize(
    ("table", "record", "fields"),
    [
        (Table.ANSWERS, answer_id(HOW), {}),
        (Table.ANSWERS, answer_id(HOW), PLAIN),
        (Table.ANSWERS, answer_id(WHY), {**PLAIN, "entry": GOALS}),
        (Table.ANSWERS, answer_id(WHY), {**PLAIN, "entry": "9" * 5000}),
        (Table.ANSWERS, answer_id(WHY), {**PLAIN, "labels": {"a": 1}}),
        (Table.ANSWERS, answer_id(WHY), {**PLAIN, "labels": "none"}),
        (Table.ANSWERS, answer_id(WHY), {**PLAIN, "version": "two"}),
        (Table.ANSWERS, answer_id(WHY), {**PLAIN, "version": True}),
        (Table.ANSWERS, answer_id(WHY), {**PLAIN, "private": "yes"}),
        (Table.ANSWERS, answer_id(WHY), {**PLAIN, "asked": 5}),
        (Table.ANSWERS, answer_id(WHY), {"entry": str(GOALS), "prompt": "goals.why"}),
        (
            Table.ANSWERS,
            derived_id("answer", GOALS, None, "goals.why", "theirs"),
            {**PLAIN, "column": "theirs"},
        ),
        (Table.ITEMS, 3, {"group": "goals/goals"}),
        (Table.ITEMS, 3, {"group": ["goals"], "entry": "4"}),
        (Table.ENTRIES, 3, {"started": "2026-11-22"}),
        (Table.ENTRIES, 3, {"page": "goals", "kept": []}),
        (Table.MENTORSHIPS, 3, {"archived": 1}),
    ],
)
def test_a_record_of_the_wrong_shape_is_said_and_kept(
    laptop: Laptop, table: Table, record: int, fields: dict[str, Any]
) -> None:
    store(laptop, table.value, record, fields)
    notebook = laptop.open()
    shown = notebook.snapshot()
    held = (shown.mentorships, shown.entries, shown.items, shown.answers)
    assert [len(mapping) for mapping in held] == [0, 0, 0, 0]
    (problem,) = notebook.problems
    assert "1 record in" in problem
    assert str(laptop.data) in problem
    assert "words" not in problem
    put(notebook, "more", AnswerKey(GOALS, 9, "goals.other"))
    notebook.close()
    assert stored(laptop, table.value, record) == fields


def test_writing_over_a_record_of_the_wrong_shape_keeps_it_beside(laptop: Laptop) -> None:
    store(laptop, "answers", answer_id(WHY), {**PLAIN, "version": "two"})
    laptop.clock.turn(seconds=1)
    notebook = laptop.open()
    put(notebook, "new words")
    assert said(notebook) == "new words"
    assert len(notebook.problems) == 1
    notebook.close()
    storage = storage_of(laptop)
    versions = [version.value for version in storage.versions("answers", answer_id(WHY))]
    storage.close()
    assert {**PLAIN, "version": "two"} in versions


def test_what_arrives_in_the_wrong_shape_leaves_the_screens(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, "words")
    storage = storage_of(laptop)
    (newest,) = storage.versions("answers", answer_id(WHY))
    laptop.clock.turn(seconds=1)
    storage.commit(
        [Change("answers", answer_id(WHY), {**PLAIN, "labels": 1}, newest.basis)], sitting="other"
    )
    storage.close()
    assert notebook.poll().result() is True
    assert said(notebook) is None
    assert len(notebook.problems) == 1


def test_hostile_text_in_a_log_never_reaches_a_screen(laptop: Laptop) -> None:
    store(
        laptop,
        "answers",
        answer_id(WHY),
        {**PLAIN, "value": ["\u001b[2J", {"other": "\u202ex"}], "labels": {"a": "\u009bm"}},
    )
    shown = laptop.open().snapshot().answers[WHY]
    assert shown.value == ["[2J", {"other": "x"}]
    assert shown.labels == {"a": "m"}


def test_a_hostile_device_has_a_clean_name_and_date(laptop: Laptop) -> None:
    change = Said("answers", str(answer_id(WHY)), PLAIN, {})
    line, _ = act_line("evil", 1, "2026\u001b[31m", 1, "", [change])
    laptop.data.mkdir(parents=True)
    log = laptop.data / "log-evil.jsonl"
    log.write_bytes(header_line("evil", "good\u001b]0;\u202elaptop\u0007") + line)
    notebook = laptop.open()
    shown = notebook.snapshot().answers[WHY]
    assert (shown.value, shown.device, shown.at) == ("words", "good]0;laptop", "2026[31m")
    put(notebook, "other words")
    (earlier,) = notebook.earlier(WHY)
    assert (earlier.value, earlier.device, earlier.at) == ("words", "good]0;laptop", "2026[31m")


def test_two_records_that_claim_one_question_show_the_true_one(laptop: Laptop) -> None:
    for record, words in ((5, "false"), (answer_id(WHY), "true"), (6, "false")):
        store(laptop, "answers", record, {**PLAIN, "value": words})
    notebook = laptop.open()
    assert said(notebook) == "true"
    assert len(notebook.snapshot().answers) == 1
    put(notebook, "edited")
    store(laptop, "answers", 5, {**PLAIN, "value": "still false"})
    assert notebook.poll().result() is True
    for opened in (notebook, laptop.open()):
        assert said(opened) == "edited"


def test_an_item_with_a_damaged_rank_is_shown_first(laptop: Laptop) -> None:
    for record, rank in ((1, "i"), (2, "\u00fc!"), (3, "b")):
        store(
            laptop,
            "items",
            record,
            {"group": "goals/goals", "entry": str(GOALS), "rank": rank},
        )
    items = laptop.open().snapshot().items_of("goals/goals")
    assert [item.id for item in items] == [2, 3, 1]


def test_what_an_entry_keeps_is_clean_and_what_nobody_can_read_of_it_is_nothing(
    laptop: Laptop,
) -> None:
    deep: Value = "words"
    for _ in range(70):
        deep = [deep]
    store(laptop, "entries", 3, {"page": "prep", "kept": {"show": [{"text": "a\x1bb"}]}})
    store(laptop, "entries", 4, {"page": "prep", "kept": {"show": deep}})
    notebook = laptop.open()
    entries = notebook.snapshot().entries
    notebook.close()
    assert entries[3].kept == {"show": [{"text": "ab"}]}
    assert entries[4] == Entry(id=4, page="prep")


FIELDS = st.dictionaries(
    st.sampled_from(sorted({name for known in KNOWN.values() for name in known} | {"mood"})),
    st.sampled_from(["12", "", "mine", "2026-11-22", "i", "a\x1bb", "\u202eé", "a\nb"])
    | st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False),
        lambda part: st.lists(part, max_size=2) | st.dictionaries(st.text(), part, max_size=2),
    ),
)


NEEDED = {"page": "prep", "group": "a/b", "entry": "12", "prompt": "a/b.c", "value": "words"}


@settings(deadline=None, derandomize=True, max_examples=effort(500))
@given(table=st.sampled_from(Table), fields=FIELDS)
def test_a_record_reads_the_same_from_its_line_and_from_its_object(
    table: Table, fields: dict[str, Any]
) -> None:
    line = json.dumps(NEEDED | fields).encode()
    read: list[Record | None] = []
    for stored in (line, json.loads(line)):
        try:
            record = answer_id(decode_key(stored)) if table is Table.ANSWERS else 12
            read.append(decode(table, record, stored))
        except UndecodableError:
            read.append(None)
    assert read[0] == read[1]
