"""Makes the notebooks that are measured; run by the installed workbook as a program of its own.

That keeps the program that measures small, so that starting another from it costs little.
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from workbook.cli.call import Call
from workbook.cli.services import open_workbook
from workbook.journey import edits
from workbook.journey.demo import write_years
from workbook.journey.mentorships import current
from workbook.journey.place import once_place
from workbook.journey.workbook import Workbook
from workbook.notebook.records import Answer
from workbook.pages.model import AnswerType

LETTERS = 600
"""Letters of an answer on average; 10,000 answers are about 10 MB then."""

LONG = 100_000
"""Letters of the long answer."""

PAGE = "goals"
"""The page whose first text the long answer is."""


def main(words: list[str]) -> None:
    """Make the notebook that the words name."""
    parser = argparse.ArgumentParser(prog="making", description=__doc__)
    parser.add_argument("data", help="the folder of the notebook, which is new")
    parser.add_argument("--answers", type=int, help="how many; none for a workbook just begun")
    parser.add_argument("--drafts", action="store_true", help="save all words in two steps")
    parser.add_argument("--long", type=Path, help="make one long answer, kept here as text too")
    parser.add_argument("--journal", type=Path, help="write all answers as a journal of jrnl")
    asked = parser.parse_args(words)
    with open_workbook(Call(data=asked.data)) as workbook:
        if asked.answers is None:
            begin(workbook)
        else:
            write_years(workbook, answers=asked.answers, letters=LETTERS)
        if asked.drafts:
            write_drafts(workbook)
        if asked.long is not None:
            write_long(workbook, asked.long)
        if asked.journal is not None:
            write_journal(workbook, asked.journal)


def begin(workbook: Workbook) -> None:
    """The workbook as the first three minutes leave it."""
    now = workbook.now()
    day = (now + timedelta(days=4)).date()
    _, records = edits.first_run(
        workbook.reading(), now, mentor="Amara", goal="Run the planning meeting", day=day
    )
    workbook.write(*records).result()


def write_drafts(workbook: Workbook) -> None:
    """Save each text twice more in one sitting, as typing does, so that a line of it can go."""
    workbook.notebook.begin_sitting()
    for ending in (" And", " And more."):
        written = [
            workbook.write(replace(answer, value=f"{answer.value}{ending}"))
            for answer in texts(workbook)
        ]
        for act in written:
            act.result()


def write_long(workbook: Workbook, file: Path) -> None:
    """Make the first text of a page a long one, and write the same into a file."""
    words = "\n".join(str(answer.value) for answer in texts(workbook))[:LONG]
    reading = workbook.reading()
    page = workbook.pack.pages[PAGE]
    prompt = next(one for one in page.prompts() if one.type is AnswerType.TEXT and not one.group)
    place = once_place(page, current(reading, workbook.now()))
    workbook.write(edits.answered(reading, prompt, place, words)).result()
    file.write_text(words, encoding="utf-8")


def write_journal(workbook: Workbook, file: Path) -> None:
    """Write every answer as an entry that jrnl reads, each with its own moment."""
    answers = workbook.notebook.snapshot().answers.values()
    entries = (
        f"[{datetime.fromisoformat(one.at):%Y-%m-%d %H:%M}] {' '.join(str(one.value).split())}\n"
        for one in sorted(answers, key=lambda one: one.at)
    )
    file.write_text("\n".join(entries), encoding="utf-8")


def texts(workbook: Workbook) -> list[Answer]:
    """The answers in one's own words."""
    answers = workbook.notebook.snapshot().answers.values()
    return [answer for answer in answers if answer.type == AnswerType.TEXT]


if __name__ == "__main__":
    main(sys.argv[1:])
