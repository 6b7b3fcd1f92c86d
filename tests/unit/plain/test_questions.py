"""Every kind of question in lines: answers, bad ones, commands, and what the end of the lines keeps."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

import pytest

from tests.unit.journey.build import AMARA, page
from tests.unit.plain.talks import NOW, Talks, begun, only_words
from workbook.errors import NotebookError
from workbook.journey.asked import prompt_view
from workbook.journey.place import once_place
from workbook.journey.workbook import Workbook
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Mentorship, Record, Value
from workbook.pages import needs
from workbook.pages.model import AnswerType, Page
from workbook.pages.packs import Pack
from workbook.plain.asking import ASKED
from workbook.plain.console import Console, Ended, wrapped
from workbook.plain.pages import walk_page
from workbook.plain.run import Wanted, talk
from workbook.plain.session import Session, Stopped

EVERY_TYPE = """\
## One
### A line?
> **Why:** because
>
> **Example:** so

`line: line; at most 3 words`
### A text?
`text: text`
## Two
### A list?
`list: list; dated`
### A number?
`number: number; at most 9`
### A day?
`date: date`
### A time?
`time: time`
## Three
### Yes?
`yes/no: yes`
### Which one?
`choose one: one; or other`
- The **first** `first`
- The second `second`
### Which ones?
`choose any: any; private`
- Red `red`
- Green `green`
- Blue `blue`
### How much?
`rate 1 to 5: rate; low "no"; high "yes"`
### Only with yes
`line: then; if yes = yes`
"""


class Sitting:
    """A page of one's own, and talks about it."""

    def __init__(self, folder: Path, source: str) -> None:
        self.folder = folder
        self.page: Page = page(source)
        self.said = ""

    def __call__(self, *lines: str) -> str:
        """Go through the page; these lines are typed, then there are no more."""
        out = io.StringIO()
        source = io.StringIO("".join(f"{line}\n" for line in lines))
        notebook = Notebook.open(
            self.folder / "data", state=self.folder / "state", clock=lambda: NOW
        )
        try:
            workbook = Workbook(Pack({self.page.id: self.page}), notebook, lambda: NOW)
            workbook.write(Mentorship(AMARA, NOW.isoformat())).result()
            session = Session(workbook, Console(source, out), AMARA)
            with suppress(Ended, Stopped):
                walk_page(session, once_place(self.page, AMARA))
            self._reading = workbook.reading()
        finally:
            notebook.close()
        self.said = out.getvalue()
        assert only_words(self.said)
        return " ".join(self.said.split())

    def value(self, local: str) -> Value:
        """What is kept under a prompt."""
        prompt = self.page.prompt(local)
        assert prompt is not None
        return prompt_view(self._reading, prompt, once_place(self.page, AMARA)).slots[0].value


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    """A page with a question of every type."""
    return Sitting(tmp_path, EVERY_TYPE)


def test_every_type_of_answer_has_a_way_to_be_asked() -> None:
    assert set(ASKED) == set(AnswerType)


ALL = (
    *("two words", "first line", "", "  second", "."),
    *("buy milk by 1 dec", "call", "", "4,5", "+2w", "2pm"),
    *("yes", "2", "3, red", "4", "then this"),
)
"""An answer to every question of the page."""


def test_every_type_is_answered_in_lines(sitting: Sitting) -> None:
    said = sitting(*ALL)

    assert sitting.value("line") == "two words"
    assert sitting.value("text") == "first line\n\n  second"
    assert [(one["text"], one["day"]) for one in sitting.value("list")] == [
        ("buy milk", "2026-12-01"),
        ("call", None),
    ]
    assert sitting.value("number") == 4.5
    assert sitting.value("date") == "2026-12-06"
    assert sitting.value("time") == "14:00"
    assert sitting.value("yes") == "yes"
    assert sitting.value("one") == "second"
    assert sitting.value("any") == ["red", "blue"]
    assert sitting.value("rate") == 4
    assert sitting.value("then") == "then this"
    assert "1. The first 2. The second" in said
    assert "Which ones? (private)" in said
    assert "1 to 5: 1 is “no”, 5 is “yes”." in said
    assert "Red; Blue." in said


@pytest.mark.parametrize("cut", range(len(ALL)))
def test_the_end_of_the_lines_loses_nothing_that_was_typed(sitting: Sitting, cut: int) -> None:
    sitting(*ALL[: cut + 1])
    kept = [
        sitting.value(p.local) for p in sitting.page.prompts() if sitting.value(p.local) is not None
    ]

    typed = ALL[: cut + 1]
    questions = (typed[:1], typed[1:5], typed[5:8], *((line,) for line in typed[8:]))
    answered = [lines for lines in questions if any(line.strip(".") for line in lines)]
    assert len(kept) == len(answered)
    if cut >= 1:
        assert "first line" in sitting.value("text")


@pytest.mark.parametrize(
    ("before", "bad", "message"),
    [
        (6, "perhaps", "Answer yes or no."),
        (7, "9", "Choose from 1 to 2: there is no 9."),
        (8, "purple", "Choose from 1 to 3: numbers with commas between them."),
        (9, "6", "Answer with a number from 1 to 5."),
        (3, "many", "Not read as a number; kept as you typed it."),
        (4, "someday", "Not read as a day; kept as you typed it."),
        (5, "late", "Not read as a time; kept as you typed it."),
        (0, ".foo", "There is no “.foo”"),
        (0, ".st", "“.st” could be .step"),
        (0, ".tag", ".tag does nothing here"),
        (0, "one two three four", "4 words, 1 more than asked for."),
    ],
)
def test_a_bad_answer_gets_one_clear_line(
    sitting: Sitting, before: int, bad: str, message: str
) -> None:
    assert message in sitting(*[".skip"] * before, bad)


def test_a_bad_answer_is_asked_again(sitting: Sitting) -> None:
    sitting(*[".skip"] * 3, "many", "7", "someday", "tomorrow", ".skip", "perhaps", "no")

    assert sitting.value("number") == 7
    assert sitting.value("date") == "2026-11-23"
    assert sitting.value("yes") == "no"


def test_one_goes_back_skips_clears_and_brings_back(sitting: Sitting) -> None:
    said = sitting("wrong", ".back", "right", ".back", ".clear", ".earlier", "1")

    assert "Taken away. .earlier brings it back" in said
    assert "Now: right" in said
    assert sitting.value("line") == "right"
    assert "earlier, on" in said

    sitting(".earlier", "1", "")
    assert sitting.value("line") == "wrong"


def test_an_empty_line_leaves_an_answer_as_it_is(sitting: Sitting) -> None:
    sitting(*ALL)
    sitting(*[""] * 12)

    assert sitting.value("text") == "first line\n\n  second"
    assert sitting.value("then") == "then this"


def test_what_looks_like_a_command_is_said_with_two_dots(sitting: Sitting) -> None:
    sitting("..skip", "..stop", "...and so on", ".5 of it", ".")

    assert sitting.value("line") == ".skip"
    assert sitting.value("text") == ".stop\n...and so on\n.5 of it"


def test_a_text_is_gone_on_with_or_written_anew(sitting: Sitting) -> None:
    sitting(".skip", "first", ".")
    sitting(".skip", ".add", "second", ".")
    assert sitting.value("text") == "first\nsecond"

    sitting(".skip", "anew", ".back")
    assert sitting.value("text") == "anew"
    sitting(".skip", "lost", ".clear", "new", ".why", "newer", ".")
    assert sitting.value("text") == "new\nnewer"
    assert "first" in sitting(".skip", ".earlier")


def test_a_command_in_a_text_ends_it_and_is_carried_out(sitting: Sitting) -> None:
    sitting(".skip", "some words", ".next", "a line of the list")

    assert sitting.value("text") == "some words"
    assert [one["text"] for one in sitting.value("list")] == ["a line of the list"]


def test_the_lines_of_a_list_are_changed_by_number(sitting: Sitting) -> None:
    sitting(
        *(".next", "one", "two", "three by 1 dec", ".drop 1", ".up 2"),
        *(".change 2 zwei", ".done 1", ".change 9 x"),
    )

    found = [(one["text"], one["day"], one["done"]) for one in sitting.value("list")]
    assert found == [("three", "2026-12-01", True), ("zwei", None, False)]


def test_why_an_example_and_help_are_said(sitting: Sitting) -> None:
    said = sitting(".why", ".help", ".steps", ".step three", ".again")

    assert "Why: because Example: so" in said
    assert ".back: the question before" in said
    assert "1. One: empty" in said
    assert "Step 3 of 3: Three" in said
    assert said.count("Yes?") == 2


def test_words_that_are_commands_without_their_dot_are_pointed_out(sitting: Sitting) -> None:
    said = sitting("help", "stop", "..stop", "quit", ".", "back", *[".skip"] * 4, "exit", "2")

    assert "“help” was kept as you typed it. The command has a dot before it: .help" in said
    assert "“stop” was kept" in said  # the first question again, as long as it is not clear
    assert sitting.value("line") == ".stop"
    assert "“quit” was kept as you typed it." in said
    assert sitting.value("text") == "quit"
    assert [one["text"] for one in sitting.value("list")] == ["back"]
    assert "Answer yes or no. The command has a dot before it: .stop" in said


def test_a_question_that_appears_is_asked_and_one_that_goes_is_not(sitting: Sitting) -> None:
    asked = sitting(".step three", "yes", *[".skip"] * 3, ".back")
    assert "Only with yes" in asked

    asked = sitting(".step three", "no", *[".skip"] * 4)
    assert "Only with yes" not in asked
    assert "That is all of Page sample: 1 of 10 answered." in asked


def test_stored_words_command_no_terminal(tmp_path: Path) -> None:
    talks = Talks(tmp_path)
    talks("Am\x1b[31mara\x07\u202e", "goal \x1b]0;x\x07 \u009b2J", "", "")

    assert talks.kept(needs.MENTOR_NAME) == ["Am[31mara"]
    assert "Am[31mara" in talks("pages", "")


@pytest.mark.parametrize(
    "line", ["", "   ", "one two", "日本語 " * 40, "a" * 200, " indented " * 20]
)
def test_long_lines_are_broken_between_words(line: str) -> None:
    parts = wrapped(line, 76)

    assert " ".join(" ".join(parts).split()) == " ".join(line.split())
    assert all(len(part) <= 76 or " " not in part.strip() for part in parts)


def test_ctrl_c_keeps_what_was_typed_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks, out, source = begun(tmp_path), io.StringIO(), io.StringIO()
    lines = ["A quiet day.\n"]

    def next_line() -> str:
        if not lines:
            raise KeyboardInterrupt
        return lines.pop()

    monkeypatch.setattr(source, "readline", next_line)
    with talks.workbook() as workbook, pytest.raises(KeyboardInterrupt):
        talk(workbook, source, out, Wanted(page="goals"))

    assert out.getvalue().endswith("\nEverything is kept.\n")
    assert talks.kept("goals/view") == ["A quiet day."]


def test_what_a_full_disk_refused_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks, out = begun(tmp_path), io.StringIO()
    with talks.workbook() as workbook:
        save, full = workbook.notebook.save, ["no room", "no room"]

        def refused(*records: Record) -> None:
            if full:
                raise NotebookError(f"There is {full.pop()} on the disk.")
            save(*records)

        monkeypatch.setattr(workbook.notebook, "save", refused)
        lines = io.StringIO("A quiet day.\n\n\n.stop\n")
        talk(workbook, lines, out, Wanted(page="goals"))

    assert out.getvalue().count("Not saved. There is no room on the disk.") == 2
    assert talks.kept("goals/view") == ["A quiet day."]


def test_what_is_new_and_left_empty_goes_again(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks(".next", ".new", page="goals")

    assert talks.kept(needs.GOAL_STATEMENT) == ["Run the planning meeting"]
    assert len(talks.reading().snapshot.items_of(needs.GOALS)) == 1
