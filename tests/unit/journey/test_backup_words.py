"""Which backup somebody means, and how it is said what going back would change."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from workbook.errors import UsageError
from workbook.journey.backups import (
    choose,
    holds,
    is_file,
    look_lines,
    made,
    size_words,
    undo_of,
)
from workbook.notebook.backup import Backup, Counts, Look, Reason

TODAY = date(2026, 11, 22)  # a Sunday


def backup(at: str, reason: Reason = Reason.DAILY, problem: str = "") -> Backup:
    """A backup that was made then."""
    moment = datetime.fromisoformat(f"{at}+01:00")
    return Backup(Path(f"{at}.zip"), moment, reason, problem=problem)


BACKUPS = (
    backup("2026-11-22T09:30", Reason.BEFORE_RESTORE),
    backup("2026-11-22T09:00"),
    backup("2026-11-19T08:00"),
    backup("2026-11-13T08:00"),
    backup("2025-12-24T08:00"),
)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        *(("1", 1), (" 3 ", 3), ("5", 5)),
        *(("thu", 3), ("Thursday", 3), ("19 nov", 3), ("2026-11-19", 3), ("3 days ago", 3)),
        *(("13 nov", 4), ("13.11.", 4), ("24 dec", 5), ("-9d", 4)),
    ],
)
def test_a_number_or_a_day_that_has_been_names_one(said: str, number: int) -> None:
    assert choose(BACKUPS, said, TODAY) is BACKUPS[number - 1]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("0", "they go from 1 to 5"),
        ("6", "they go from 1 to 5"),
        ("today", "1: Sun 22 Nov, 09:30 · before a restore; 2: Sun 22 Nov, 09:00 · daily"),
        ("fri", "there is no backup of Fri 20 Nov; the nearest is 3: Thu 19 Nov"),
        ("soonish", "no number of a backup, no day and no file"),
        ("", "no number of a backup"),
    ],
)
def test_what_names_none_or_several_is_told(said: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        choose(BACKUPS, said, TODAY)


def test_without_backups_it_is_said_how_one_is_made() -> None:
    with pytest.raises(UsageError, match="workbook backup makes one"):
        choose((), "1", TODAY)


def test_the_undo_is_the_last_one_before_a_restore_that_can_be_used() -> None:
    broken = backup("2026-11-22T10:00", Reason.BEFORE_RESTORE, "damaged")

    assert undo_of((broken, *BACKUPS)) is BACKUPS[0]
    with pytest.raises(UsageError, match="nothing was restored"):
        undo_of(BACKUPS[1:])


def test_a_look_says_each_thing_in_a_line() -> None:
    look = Look(answers_back=1, answers_emptied=2, items_back=3, entries_away=2, others=1)

    assert look_lines(look) == (
        "1 answer as it was then",
        "2 answers written since are taken back",
        "3 items come back",
        "2 entries of a page begun since are put away",
        "1 other record as it was then",
    )
    assert look_lines(Look(fresh=True, logs_back=2, pages_back=1)) == (
        "Everything comes back as it was, earlier versions too (2 logs, and 1 page of your own).",
    )


def test_how_much_a_backup_holds_is_said_in_words() -> None:
    assert holds(Counts(answers=1, words=3402)) == "1 answer, 3402 words"
    assert [size_words(size) for size in (10, 23_376, 4_778_058)] == ["1 KB", "23 KB", "4.8 MB"]
    assert made(BACKUPS[4], TODAY) == "Wed 24 Dec 2025, 08:00 · daily"


def test_a_file_is_told_from_a_day(tmp_path: Path) -> None:
    (tmp_path / "odd").write_bytes(b"")

    assert is_file("stick/workbook.zip")
    assert is_file(str(tmp_path / "odd"))
    assert not is_file("fri")
    assert not is_file("3")
