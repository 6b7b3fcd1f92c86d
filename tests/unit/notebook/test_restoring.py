"""Going back to a backup: the notebook as it was, nothing lost, and a way back."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.notebook.backup_lab import State, backups_of, held, whole_state
from tests.unit.notebook.laptops import HOW, WHY, Clock, Laptop, answer, beside, put, said
from workbook.errors import NotebookError
from workbook.notebook.backup import Backup, Look, Reason
from workbook.notebook.ids import new_id
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import (
    AnswerKey,
    Entry,
    Item,
    Mentorship,
    Record,
    answer_id,
    entry_id,
)

STATEMENT = "goals/goals.statement"


def backup_of(laptop: Laptop) -> Backup:
    """A backup of now."""
    backup = backups_of(laptop).make(Reason.ASKED)
    assert backup is not None
    return backup


def test_answers_say_what_they_said_and_what_they_say_now_is_an_earlier_version(
    laptop: Laptop,
) -> None:
    notebook = laptop.open()
    put(notebook, "as it was")
    backup = backup_of(laptop)
    laptop.clock.turn(minutes=5)
    put(notebook, "written since")
    put(notebook, "a new answer", HOW)

    look = backups_of(laptop).look(backup.file)
    done, before = backups_of(laptop).restore(backup.file)
    notebook.poll().result()

    assert (look.answers_back, look.answers_emptied) == (1, 1)
    assert look == done
    assert said(notebook) == "as it was"
    assert said(notebook, HOW) is None
    assert [version.value for version in notebook.earlier(WHY)] == ["written since"]
    assert [version.value for version in notebook.earlier(HOW)] == ["a new answer"]
    assert before is not None
    assert before.reason is Reason.BEFORE_RESTORE


def test_looking_changes_nothing(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, "as it was")
    backup = backup_of(laptop)
    put(notebook, "written since")
    before = {path: path.read_bytes() for path in laptop.data.iterdir()}
    backups_of(laptop).look(backup.file)
    assert {path: path.read_bytes() for path in laptop.data.iterdir()} == before
    assert len(backups_of(laptop).all()) == 1


def test_going_back_to_how_it_is_does_nothing(laptop: Laptop) -> None:
    put(laptop.open(), "as it was")
    backup = backup_of(laptop)
    size = laptop.log_size()

    look, before = backups_of(laptop).restore(backup.file)

    assert not look.changes_anything
    assert before is None
    assert laptop.log_size() == size
    assert len(backups_of(laptop).all()) == 1


def test_what_was_made_since_is_put_away_with_all_that_is_in_it(laptop: Laptop) -> None:
    notebook = laptop.open()
    goals = entry_id("goals")
    old, new, gone = (Item(new_id(), "goals/goals", goals, rank="V") for _ in range(3))
    mentorship = Mentorship(new_id(), "2026-11-22T09:00:00+00:00")
    run = Entry(new_id(), "reflection", started="2026-11-22T09:00:00+00:00")
    name = AnswerKey(entry_id("mentorship", mentorship.id), None, "mentorship.name")
    inside = AnswerKey(goals, new.id, STATEMENT)
    in_run = AnswerKey(run.id, None, "reflection.what")
    outside = AnswerKey(goals, old.id, STATEMENT)
    notebook.write(old, gone, answer("kept", outside)).result()
    backup = backup_of(laptop)
    notebook.begin_sitting()
    snapshot = notebook.snapshot()
    notebook.write(
        *(new, mentorship, run, answer("Ruth", name), answer("inside", inside)),
        *(answer("looked back", in_run), replace(snapshot.items[gone.id], archived=True)),
    ).result()
    put(notebook, "changed", outside)

    look, _ = backups_of(laptop).restore(backup.file)
    notebook.poll().result()

    now = notebook.snapshot()
    assert (look.items_away, look.items_back, look.mentorships_away) == (1, 1, 1)
    assert (look.entries_away, look.answers_back, look.answers_emptied) == (1, 1, 0)
    assert {item.id: item.archived for item in now.items.values()} == {
        old.id: False,
        new.id: True,
        gone.id: False,
    }
    assert now.mentorships[mentorship.id].archived
    assert now.entries[run.id].archived
    assert [said(notebook, key) for key in (name, inside, in_run, outside)] == [
        *("Ruth", "inside", "looked back", "kept")
    ]


def test_what_was_deleted_since_comes_back(laptop: Laptop) -> None:
    notebook = laptop.open()
    item = Item(new_id(), "goals/goals", entry_id("goals"))
    inside = AnswerKey(item.entry, item.id, STATEMENT)
    notebook.write(item, answer("a goal", inside)).result()
    backup = backup_of(laptop)
    snapshot = notebook.snapshot()
    notebook.delete(snapshot.items[item.id], snapshot.answers[inside]).result()

    backups_of(laptop).restore(backup.file)
    notebook.poll().result()

    assert item.id in notebook.snapshot().items
    assert said(notebook, inside) == "a goal"


def test_both_versions_of_two_devices_come_back(laptop: Laptop, desktop: Laptop) -> None:
    here = laptop.open()
    put(here, "laptop")
    laptop.clock.turn(seconds=1)
    put(desktop.open(), "desktop")
    laptop.receive(desktop)
    here.poll().result()
    backup = backup_of(laptop)
    state = whole_state(laptop)
    current = here.snapshot().answers[WHY]
    seen = {**current.basis, **current.others[0].basis}
    here.write(replace(current, value="settled", others=(), basis=seen)).result()
    assert beside(here) == []

    backups_of(laptop).restore(backup.file)
    here.poll().result()

    assert whole_state(laptop) == state
    assert (said(here), beside(here)) == ("desktop", ["laptop"])


def test_words_typed_meanwhile_in_an_open_app_are_kept_beside(laptop: Laptop) -> None:
    app = laptop.open(app=True)
    put(app, "as it was")
    backup = backup_of(laptop)
    put(app, "since")
    opened = app.snapshot().answers[WHY]

    backups_of(laptop).restore(backup.file)
    app.write(replace(opened, value="since, and more")).result()
    app.poll().result()

    assert {said(app), *beside(app)} == {"as it was", "since, and more"}


def test_an_empty_folder_gets_everything_earlier_versions_too(
    laptop: Laptop, desktop: Laptop
) -> None:
    notebook = laptop.open()
    put(notebook, "first")
    notebook.begin_sitting()
    put(notebook, "second")
    (laptop.data / "content").mkdir()
    (laptop.data / "content" / "mine.md").write_text("# Mine\n")
    backup = backup_of(laptop)

    look, before = backups_of(desktop).restore(backup.file)

    fresh = desktop.open()
    assert (look.fresh, look.logs_back, look.pages_back, before) == (True, 1, 1, None)
    assert said(fresh) == "second"
    assert [version.value for version in fresh.earlier(WHY)] == ["first"]
    assert (desktop.data / "content" / "mine.md").read_text() == "# Mine\n"
    put(fresh, "third")
    assert len(list(desktop.data.glob("log-*"))) == 2, "the desktop writes a log of its own"
    assert said(desktop.open()) == "third"


def test_a_log_that_was_lost_comes_back_with_its_earlier_versions(
    laptop: Laptop, desktop: Laptop
) -> None:
    there = desktop.open()
    put(there, "first", HOW)
    there.begin_sitting()
    put(there, "second", HOW)
    laptop.receive(desktop)
    here = laptop.open()
    put(here, "mine")
    backup = backup_of(laptop)
    (log,) = desktop.data.glob("log-*")
    (laptop.data / log.name).unlink()
    assert said(laptop.open(), HOW) is None

    look, _ = backups_of(laptop).restore(backup.file)

    again = laptop.open()
    assert (look.logs_back, said(again, HOW), said(again)) == (1, "second", "mine")
    assert [version.value for version in again.earlier(HOW)] == ["first"]


def test_a_notebook_of_which_nothing_can_be_read_is_brought_back(laptop: Laptop) -> None:
    put(laptop.open(), "as it was")
    backup = backup_of(laptop)
    (log,) = laptop.data.glob("log-*")
    log.write_bytes(b"\x00" * 500)

    backups_of(laptop).restore(backup.file)

    assert said(laptop.open()) == "as it was"
    assert log.read_bytes() == b"\x00" * 500, "what is damaged is kept as it is"


def test_the_backup_of_another_notebook_is_refused(laptop: Laptop, desktop: Laptop) -> None:
    put(laptop.open(), "mine")
    put(desktop.open(), "somebody else's")
    backup = backup_of(desktop)
    before = laptop.log_size()

    with pytest.raises(NotebookError, match="another notebook"):
        backups_of(laptop).restore(backup.file)

    assert laptop.log_size() == before
    assert backups_of(laptop).all() == ()


def test_a_backup_with_a_wrong_byte_changes_nothing_or_is_as_it_was(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, "as it was " * 20)
    backup = backup_of(laptop)
    good = backup.file.read_bytes()
    put(notebook, "written since")
    chosen = random.Random(6)
    refused = 0
    for _ in range(effort(600)):
        damaged = bytearray(good)
        for _ in range(chosen.choice((1, 3))):
            damaged[chosen.randrange(len(damaged))] ^= 1 << chosen.randrange(8)
        cut = len(damaged) if chosen.random() < 0.7 else chosen.randrange(len(damaged))
        backup.file.write_bytes(damaged[:cut])
        said_of_it = looked_at(laptop, backup.file)
        if isinstance(said_of_it, str):
            refused += 1
            assert str(backup.file) in said_of_it
            assert "as it was" not in said_of_it
        else:
            assert said_of_it.answers_back == 1
    assert refused


def looked_at(laptop: Laptop, file: Path) -> Look | str:
    """What going back to a file would change, or why it can't be used."""
    try:
        return backups_of(laptop).look(file)
    except NotebookError as error:
        return str(error)


# -- any notebook: back, and forth again ---------------------------------------------------------

KEYS = (WHY, HOW, AnswerKey(entry_id("prep", meeting=7), None, "prep.aim"))
TEXTS = ("", "a", "b", "a longer text of some words that may be cut down to few of them")


def _any_answer(notebook: Notebook, draw: random.Random) -> None:
    items = list(notebook.snapshot().items.values())
    keys = [*KEYS, *(AnswerKey(item.entry, item.id, STATEMENT) for item in items)]
    put(notebook, draw.choice((*TEXTS, None)), draw.choice(keys))


def _any_item(notebook: Notebook, draw: random.Random) -> None:
    item = Item(draw.getrandbits(62), "goals/goals", entry_id("goals"), rank=draw.choice("ABCV"))
    key = AnswerKey(item.entry, item.id, STATEMENT)
    notebook.write(item, answer(draw.choice(TEXTS), key)).result()


def _any_put_away(notebook: Notebook, draw: random.Random) -> None:
    snapshot = notebook.snapshot()
    records: list[Item | Mentorship] = [
        *snapshot.items.values(),
        *snapshot.mentorships.values(),
    ]
    if records:
        record = draw.choice(records)
        notebook.write(replace(record, archived=not record.archived)).result()


def _any_deletion(notebook: Notebook, draw: random.Random) -> None:
    snapshot = notebook.snapshot()
    records: list[Record] = [
        *snapshot.items.values(),
        *snapshot.answers.values(),
        *snapshot.entries.values(),
    ]
    if records:
        notebook.delete(draw.choice(records)).result()


def _any_beginning(notebook: Notebook, draw: random.Random) -> None:
    mentorship = Mentorship(draw.getrandbits(62), "2026-11-22T09:00:00+00:00")
    name = AnswerKey(entry_id("mentorship", mentorship.id), None, "mentorship.name")
    run = Entry(draw.getrandbits(62), "reflection", mentorship=mentorship.id, started="x")
    own = Entry(entry_id("goals"), "goals", started="x")
    notebook.write(mentorship, answer("Ruth", name), run, own).result()


STEPS: tuple[Callable[[Notebook, random.Random], None], ...] = (
    *(_any_answer, _any_answer, _any_answer, _any_item),
    *(_any_put_away, _any_deletion, _any_beginning),
)


def live(laptop: Laptop) -> Notebook:
    """Whatever happens next, at a later moment and in a sitting of its own."""
    laptop.clock.turn(minutes=31)
    return laptop.open()


@given(st.integers(0, 1 << 30))
@settings(deadline=None, derandomize=True, max_examples=effort(50))
def test_back_and_forth_again_from_any_notebook(seed: int) -> None:
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as root:
        clock = Clock()
        laptop, desktop = Laptop(Path(root) / "laptop", clock), Laptop(Path(root) / "desk", clock)
        put(live(laptop), "begun")

        def happens(times: int) -> None:
            for _ in range(times):
                clock.turn(seconds=1)
                if draw.random() < 0.2:
                    laptop.receive(desktop)
                    desktop.receive(laptop)
                machine = draw.choice((laptop, laptop, desktop))
                notebook = live(machine)
                draw.choice(STEPS)(notebook, draw)
                notebook.close()
            laptop.receive(desktop)

        try:
            happens(draw.randrange(8))
            then, backup = whole_state(laptop), backup_of(laptop)
            happens(draw.randrange(8))
            now = whole_state(laptop)

            look, before = backups_of(laptop).restore(backup.file)

            back = whole_state(laptop)
            _is_as_it_was(then, back, laptop)
            assert look.changes_anything is (before is not None)
            assert not backups_of(laptop).look(backup.file).changes_anything
            if before is not None:
                backups_of(laptop).restore(before.file)
            assert whole_state(laptop) == now
            desktop.receive(laptop)
            assert whole_state(desktop) == now or held(desktop).devices - held(laptop).devices
        finally:
            laptop.shut()
            desktop.shut()


def _is_as_it_was(then: State, back: State, laptop: Laptop) -> None:
    """Everything says what it said then; what is there besides is put away, or inside that."""
    snapshot = laptop.open().snapshot()
    for table, records in then.items():
        assert {key: back.get(table, {}).get(key) for key in records} == records
    away = {str(one.id) for one in snapshot.items.values() if one.archived}
    away |= {str(one.id) for one in snapshot.mentorships.values() if one.archived}
    for table in ("items", "mentorships"):
        assert back.get(table, {}).keys() - then.get(table, {}).keys() <= away
    inside = {
        str(answer_id(key))
        for key in snapshot.answers
        if str(key.item) in away
        or any(entry_id("mentorship", int(one)) == key.entry for one in away)
    }
    assert back.get("answers", {}).keys() - then.get("answers", {}).keys() <= inside
