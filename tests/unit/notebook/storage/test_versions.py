"""What is current, what has been seen, and what is shown first."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from tests.unit.notebook.storage.computer import TABLE, Computer, everything, put, text_of, texts
from workbook.errors import SaveError
from workbook.notebook.storage import LogStorage
from workbook.notebook.versions import Change


def bring(source: Computer, target: Computer) -> None:
    """Copy all logs, as a program that syncs folders does."""
    target.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in source.data.iterdir():
        shutil.copy2(path, target.data / path.name)


def test_a_saved_change_is_there_at_once_and_after_reopening(laptop: Computer) -> None:
    storage = laptop.open()
    assert put(storage, 7, "Ünïcode\nand a line") == 1
    assert texts(storage, 7) == ["Ünïcode\nand a line"]
    again = laptop.open()
    assert again.versions(TABLE, 7) == storage.versions(TABLE, 7)
    version = again.versions(TABLE, 7)[0]
    assert version.at == "2026-11-22T10:00:00.000+00:00"
    assert version.device == storage.device
    assert version.number == 1
    assert version.basis == {storage.device: 1}


def test_what_was_never_written_has_no_versions(laptop: Computer) -> None:
    storage = laptop.open()
    assert storage.versions(TABLE, 1) == ()
    assert storage.earlier(TABLE, 1) == ()
    assert storage.read() is None


def test_an_act_changes_several_records_in_one_line(laptop: Computer) -> None:
    storage = laptop.open()
    storage.commit([Change("a", 1, {"x": 1}, {}), Change("b", 2, {"y": [None, 1.5]}, {})])
    (log,) = laptop.logs().values()
    assert log.count(b"\n") == 2  # the header and the act
    assert laptop.open().read() == {"a": {"1": {"x": 1}}, "b": {"2": {"y": [None, 1.5]}}}


def test_no_changes_write_nothing(laptop: Computer) -> None:
    storage = laptop.open()
    number = put(storage, 1, "x")
    before = laptop.logs()
    assert storage.commit([]) == number
    assert laptop.logs() == before


def test_an_act_cannot_change_a_record_twice(laptop: Computer) -> None:
    storage = laptop.open()
    with pytest.raises(SaveError, match="twice"):
        storage.commit([Change(TABLE, 1, {"x": 1}, {}), Change(TABLE, 1, {"x": 2}, {})])
    assert laptop.logs() == {}


def test_own_saves_follow_each_other_whatever_they_say_to_have_seen(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, "a", {})
    put(storage, 1, "ab", {})
    put(storage, 1, "abc", {})
    assert texts(storage, 1) == ["abc"]
    assert texts(laptop.open(), 1) == ["abc"]


def test_text_that_arrives_while_someone_types_is_kept_beside_it(
    laptop: Computer, desktop: Computer
) -> None:
    here = laptop.open()
    put(here, 1, "plan")
    bring(laptop, desktop)
    there = desktop.open()
    opened_with = here.versions(TABLE, 1)[0].basis
    put(here, 1, "plan A", opened_with)
    put(there, 1, "plan from the desktop")
    bring(desktop, laptop)
    assert here.refresh() == {(TABLE, 1)}
    laptop.passes(seconds=1)
    put(here, 1, "plan A and B", opened_with)  # the field is still the one opened before
    assert texts(here, 1) == ["plan A and B", "plan from the desktop"]
    bring(laptop, desktop)
    there.refresh()
    assert everything(there) == everything(here)


def test_who_has_seen_both_versions_ends_the_difference(
    laptop: Computer, desktop: Computer
) -> None:
    here, there = laptop.open(), desktop.open()
    put(here, 1, "one")
    put(there, 1, "two")
    bring(desktop, laptop)
    here.refresh()
    assert sorted(texts(here, 1)) == ["one", "two"]
    both = {k: n for version in here.versions(TABLE, 1) for k, n in version.basis.items()}
    put(here, 1, "one and two", both)
    bring(laptop, desktop)
    there.refresh()
    assert texts(here, 1) == texts(there, 1) == ["one and two"]


def test_an_edit_of_the_version_shown_leaves_the_other(laptop: Computer, desktop: Computer) -> None:
    here, there = laptop.open(), desktop.open()
    put(here, 1, "one")
    put(there, 1, "two")
    bring(desktop, laptop)
    here.refresh()
    shown, other = texts(here, 1)
    put(here, 1, shown + "!")
    assert texts(here, 1) == [shown + "!", other]
    assert texts(laptop.open(), 1) == [shown + "!", other]


def test_equal_versions_are_one_and_seen_together(laptop: Computer, desktop: Computer) -> None:
    here, there = laptop.open(), desktop.open()
    put(here, 1, "the same")
    put(there, 1, "the same")
    bring(desktop, laptop)
    here.refresh()
    (version,) = here.versions(TABLE, 1)
    assert version.basis == {here.device: 1, there.device: 1}
    put(here, 1, "changed", version.basis)
    assert texts(here, 1) == ["changed"]


@pytest.mark.parametrize(("one", "other"), [(1, True), (1, 1.0), (0, False), ("", None)])
def test_values_that_only_python_thinks_equal_are_two(
    laptop: Computer, desktop: Computer, one: object, other: object
) -> None:
    here, there = laptop.open(), desktop.open()
    here.commit([Change(TABLE, 1, {"value": one}, {})])
    there.commit([Change(TABLE, 1, {"value": other}, {})])
    bring(desktop, laptop)
    here.refresh()
    assert len(here.versions(TABLE, 1)) == 2


def test_a_deletion_leaves_nothing(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, "x")
    put(storage, 1, None)
    assert storage.versions(TABLE, 1) == ()
    assert list(storage.ids(TABLE)) == []
    assert laptop.open().read() is None


def test_an_edit_outlives_a_deletion_that_has_not_seen_it(
    laptop: Computer, desktop: Computer
) -> None:
    here = laptop.open()
    put(here, 1, "old")
    bring(laptop, desktop)
    there = desktop.open()
    put(there, 1, "edited")
    laptop.passes(hours=5)
    put(here, 1, None)
    bring(desktop, laptop)
    bring(laptop, desktop)
    here.refresh()
    there.refresh()
    assert texts(here, 1) == texts(there, 1) == ["edited"]
    assert texts(laptop.open(), 1) == ["edited"]
    put(here, 1, None)
    assert texts(here, 1) == []


def test_what_was_deleted_can_come_back(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, "x")
    put(storage, 1, None)
    put(storage, 1, "y")
    assert texts(storage, 1) == texts(laptop.open(), 1) == ["y"]


def test_a_clock_that_runs_behind_does_not_hide_what_is_newest(
    laptop: Computer, desktop: Computer
) -> None:
    laptop.now = datetime(2099, 1, 1, tzinfo=UTC)
    here = laptop.open()
    put(here, 1, "from the future")
    bring(laptop, desktop)
    there = desktop.open()
    put(there, 1, "written later, by a right clock", {})
    versions = there.versions(TABLE, 1)
    assert text_of(versions[0].value) == "written later, by a right clock"
    assert versions[0].order == versions[1].order + 1


def test_two_programs_of_one_computer_that_did_not_see_each_other(laptop: Computer) -> None:
    first, second = laptop.open(), laptop.open()
    put(first, 1, "from the first", {})
    put(second, 1, "from the second", {})
    assert sorted(texts(second, 1)) == ["from the first", "from the second"]
    put(second, 1, "from the second, longer", {})  # typing goes on
    put(second, 1, "from the second, longer still", {})
    assert sorted(texts(second, 1)) == ["from the first", "from the second, longer still"]
    again = laptop.open()
    assert everything(again) == everything(second)
    # An edit of the version that is shown must not take the one that is not shown with it.
    put(again, 1, "edited later")
    assert sorted(texts(again, 1)) == ["edited later", "from the first"]
    assert {version.device for version in again.versions(TABLE, 1)} == {first.device}
    both = {k: n for version in again.versions(TABLE, 1) for k, n in version.basis.items()}
    put(again, 1, "settled", both)
    assert texts(again, 1) == texts(laptop.open(), 1) == ["settled"]


def test_a_save_that_has_seen_nothing_leaves_what_an_earlier_program_wrote(
    laptop: Computer,
) -> None:
    put(laptop.open(), 1, "yesterday")
    today = laptop.open()
    put(today, 1, "today", {})
    put(today, 1, "today, more", {})
    assert sorted(texts(today, 1)) == ["today, more", "yesterday"]
    assert sorted(texts(laptop.open(), 1)) == ["today, more", "yesterday"]


def test_numbers_that_were_said_to_be_seen_are_not_given_again(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, "a")
    put(storage, 1, "b", {storage.device: 500})
    assert texts(storage, 1) == ["b"]
    assert storage.versions(TABLE, 1)[0].number > 500
    assert texts(laptop.open(), 1) == ["b"]


def test_the_generation_rises_with_every_line(laptop: Computer, desktop: Computer) -> None:
    here, there = laptop.open(), desktop.open()
    generations = [here.generation]
    put(here, 1, "a")
    generations.append(here.generation)
    put(there, 2, "b")
    bring(desktop, laptop)
    here.refresh()
    generations.append(here.generation)
    here.refresh()
    assert generations == sorted(set(generations))
    assert here.generation == generations[-1]


def test_refresh_says_what_changed_also_when_a_save_read_it(laptop: Computer) -> None:
    here, capture = laptop.open(), laptop.open()
    put(here, 1, "mine")
    put(capture, 2, "captured")
    put(here, 1, "mine, more")  # reads the other program's line on the way
    assert texts(here, 2) == ["captured"]
    assert here.refresh() == {(TABLE, 2)}
    assert here.refresh() == frozenset()


def test_versions_can_be_kept_and_results_altered(laptop: Computer) -> None:
    storage = laptop.open()
    value = {"list": [1]}
    storage.commit([Change(TABLE, 1, value, {})])
    value["list"].append(2)
    read = storage.read()
    assert read is not None
    read[TABLE]["1"]["list"].append(3)
    assert storage.versions(TABLE, 1)[0].value == {"list": [1]}
    assert laptop.open().versions(TABLE, 1)[0].value == {"list": [1]}


def test_the_label_says_which_computer(
    laptop: Computer, desktop: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.node", lambda: "gran\x1bny.example.org")
    there = desktop.open()
    put(there, 1, "x")
    assert there.versions(TABLE, 1)[0].label == "granny"
    bring(desktop, laptop)
    here: LogStorage = laptop.open()
    assert here.versions(TABLE, 1)[0].label == "granny"
