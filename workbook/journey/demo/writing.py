"""Writes a demonstration into an empty notebook, each sitting at its own moment of the past."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from workbook.errors import SaveError
from workbook.journey.demo.half_year import half_year
from workbook.journey.demo.story import Act
from workbook.journey.workbook import Workbook
from workbook.notebook.records import Record
from workbook.pages.packs import Pack

Progress = Callable[[float], None]
"""Is told which share is done, from 0 to 1."""


def write_demo(workbook: Workbook, seed: int = 1) -> None:
    """Write half a year into an empty notebook; all of it is on the disk afterwards.

    Raises:
        NotebookError: The notebook can't be written; the message says where and why.
    """
    _write(workbook, half_year(workbook.pack, workbook.now(), seed), None)


def write_years(
    workbook: Workbook,
    years: float = 3,
    seed: int = 1,
    *,
    answers: int | None = None,
    letters: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Write years into an empty notebook; all of it is on the disk afterwards.

    Args:
        workbook: The workbook, with an empty notebook.
        years: How long the story goes on.
        seed: Decides on every choice; the same one writes the same.
        answers: Write exactly so many answers, over as many years as that takes; ``years`` does not
            count then.
        letters: With ``answers``: make texts so long that an answer has so many letters on average.
        progress: Is told how far it is.

    Returns:
        The number of answers.

    Raises:
        NotebookError: The notebook can't be written; the message says where and why.
    """
    from workbook.journey.demo.bulk import count, sized
    from workbook.journey.demo.years import years_told

    tells = (lambda share: progress(share / 2)) if progress is not None else None
    writes = (lambda share: progress(0.5 + share / 2)) if progress is not None else None
    if answers is None:
        acts = years_told(workbook.pack, workbook.now(), years, seed, tells)
    else:
        acts = sized(workbook.pack, workbook.now(), seed, answers=answers, letters=letters)
    _write(workbook, acts, writes)
    return count(acts)


def demo_records(pack: Pack, now: datetime, seed: int = 1) -> tuple[tuple[Record, ...], ...]:
    """The half-year, act by act, each to be written with ``Notebook.write`` in one call.

    The same pages, moment and seed give the same records.  What the pages do not ask is left out.

    Args:
        pack: The pages.
        now: This moment, around which everything lies.
        seed: What the ids are made from.
    """
    return tuple(act.records for act in half_year(pack, now, seed))


def year_acts(pack: Pack, now: datetime, years: float = 3, seed: int = 1) -> tuple[Act, ...]:
    """The years, act by act, each with its moment; see ``demo_records``."""
    from workbook.journey.demo.years import years_told

    return years_told(pack, now, years, seed)


def _write(workbook: Workbook, acts: Sequence[Act], progress: Progress | None) -> None:
    for number, act in enumerate(acts, 1):
        workbook.notebook.save(*act.records, at=act.at)
        if progress is not None:
            progress(number / len(acts))
    if not workbook.notebook.flush():
        raise SaveError(
            f"The demonstration can't be written in {workbook.notebook.path}. "
            "See that the disk has room, then try again."
        )
