"""Which backups are let go of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from workbook.notebook.backup import Backup, Reason
from workbook.notebook.rotation import DAYS, KEPT, to_remove

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def backup(
    number: int, minutes: int, reason: Reason, damaged: int = 0, problem: str = ""
) -> Backup:
    """A backup that many minutes before noon."""
    made = NOON - timedelta(minutes=minutes)
    return Backup(Path(f"{number}.zip"), made, reason, damaged=damaged, problem=problem)


any_backups = st.lists(
    st.tuples(
        st.integers(-10_000, 100_000),
        st.sampled_from(Reason),
        st.sampled_from([0, 0, 0, 3]),
        st.sampled_from(["", "", "", "damaged"]),
    ),
    max_size=120,
).map(lambda rows: [backup(number, *row) for number, row in enumerate(rows)])


@given(any_backups)
@settings(deadline=None, derandomize=True, max_examples=effort(600))
def test_what_is_kept(backups: list[Backup]) -> None:
    gone = set(to_remove(backups))
    kept = [one for one in backups if one not in gone]

    usable = [one for one in backups if not one.problem]
    assert all(not one.problem for one in gone), "what can't be read is left alone"
    good = [one for one in usable if one.sound]
    if good:
        newest = max(good, key=lambda one: (one.made, one.file.name))
        assert newest in kept
    for sound in (True, False):
        mine = [one for one in usable if one.sound is sound]
        left = [one for one in kept if not one.problem and one.sound is sound]
        for reason in Reason:
            made = sorted(
                (one for one in mine if one.reason is reason),
                key=lambda one: (one.made, one.file.name),
            )
            stay = [one for one in left if one.reason is reason]
            if reason is Reason.DAILY:
                days = sorted({one.made.date() for one in made})[-DAYS:]
                assert sorted(one.made.date() for one in stay) == days
                for day in days:
                    last = [one for one in made if one.made.date() == day][-1]
                    assert last in stay
            else:
                assert sorted(one.file.name for one in stay) == sorted(
                    one.file.name for one in made[-KEPT[reason] :]
                )
    assert to_remove(kept) == ()


def test_writing_now_and_then_keeps_thirty_copies_however_long_ago() -> None:
    once_a_month = [backup(n, n * 30 * 24 * 60, Reason.DAILY) for n in range(40)]

    kept = set(once_a_month) - set(to_remove(once_a_month))

    assert kept == set(once_a_month[:30])


def test_copies_of_a_damaged_notebook_push_out_no_good_one() -> None:
    good = [backup(n, (40 + n) * 1440, Reason.DAILY) for n in range(30)]
    bad = [backup(100 + n, n * 1440, Reason.DAILY, damaged=1) for n in range(40)]

    gone = set(to_remove(good + bad))

    assert not gone & set(good)
    assert len(gone & set(bad)) == 10
