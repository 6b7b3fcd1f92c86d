"""Two computers, one of them in lines: what both wrote is chosen from, and one reads while one writes."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.unit.plain.talks import NOW, Talks, begun
from workbook.pages import needs

VIEW = "goals/view"
"""A long answer, the first on the page of the goals."""


def bring(source: Talks, target: Talks) -> None:
    """Bring the logs of one computer to the other, as whatever syncs the folder does."""
    (target.folder / "data").mkdir(parents=True, exist_ok=True)
    for log in (source.folder / "data").glob("log-*.jsonl"):
        there = target.folder / "data" / log.name
        if not there.exists() or there.stat().st_size < log.stat().st_size:
            shutil.copyfile(log, there)


@pytest.fixture
def both(tmp_path: Path) -> Talks:
    """A computer that has seen what another one wrote to the same questions as itself."""
    here, there = begun(tmp_path / "here"), Talks(tmp_path / "there")
    bring(here, there)
    here("A quiet day.", ".", "a", "b", "", ".stop", page="goals")
    there.now = NOW + timedelta(minutes=5)
    there("A loud day.", ".", "a", "c", "", ".stop", page="goals")
    bring(there, here)
    here.now = NOW + timedelta(minutes=9)
    return here


@pytest.mark.parametrize(
    ("number", "kept"),
    [("1", "A loud day."), ("2", "A quiet day."), ("3", "A loud day.\n\nA quiet day.")],
)
def test_what_two_wrote_is_kept_swapped_or_joined(both: Talks, number: str, kept: str) -> None:
    said = both(".stop")
    assert "2 answers were written in two places at once: versions chooses." in said

    said = both("4", "3", number, wanted="versions")

    assert "3. both, joined:\n   A loud day." in said
    assert "Type a number from 1 to 3, or an empty line." in said
    assert "That was all of them." in said
    assert both.kept(VIEW) == [kept]
    assert [line["text"] for line in both.kept("goals/changes")[0]] == ["a", "c", "b"]
    assert "No answer waits for a choice" in both(wanted="versions")


def test_a_choice_can_wait_and_is_offered_at_the_question(both: Talks) -> None:
    assert "1 left; versions comes back to them." in both("3", "", wanted="versions")

    said = both(".earlier", "2", ".stop", page="goals")

    assert "This was written in two places at once; .earlier shows both." in said
    assert "What you didn't choose is among its earlier versions." in said
    assert both.kept(VIEW) == ["A quiet day."]
    assert "A loud day." in both(".earlier", ".stop", page="goals")


def test_beside_another_workbook_one_can_read_and_is_told_so(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks("how do you say no", wanted="capture")
    with talks.workbook():
        said = talks("restore", "actions", "buy ink", "", "topics", "1 covered", "", "stop")
        talks("an answer that can't be kept", ".stop", page="goals")
        assert "That is not kept: for now this workbook can only be read." in talks.said

    assert "is open in another Workbook" in said.partition("\n")[0]
    assert said.endswith("Nothing was changed.\n")
    assert talks.kept(needs.ACTION_WHAT) == []
    assert talks.kept(needs.TOPIC_STATE) == []
    assert talks.kept(VIEW) == []
