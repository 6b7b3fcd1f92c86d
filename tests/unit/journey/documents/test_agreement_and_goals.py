"""The agreement and the goals as they are sent."""

from __future__ import annotations

import pytest

from tests.unit.journey.build import AMARA, page
from tests.unit.journey.documents.loop import Loop, answers_of, lines_of
from workbook.journey.documents.agreement import agreement
from workbook.journey.documents.answers import SHAPES
from workbook.journey.documents.goals import goals
from workbook.journey.documents.model import Answered, Document, Line, Listing
from workbook.journey.documents.plain import plain
from workbook.notebook.records import Column
from workbook.pages.model import AnswerType


def agreed(loop: Loop) -> Document:
    return agreement(loop.reading(), AMARA)


def test_only_what_is_agreed_is_printed_and_the_rest_is_still_to_agree() -> None:
    loop = Loop()
    loop.say("agreement/often", "weekly", column=Column.MINE)
    loop.say("agreement/often", {"other": "Daily"}, column=Column.AGREED)
    loop.say("agreement/where", ["work"], column=Column.MINE)
    loop.say("agreement/where", ["outside"], column=Column.MENTOR)

    found = agreed(loop)

    assert answers_of(found) == {"How often?": "Daily"}
    assert [line.text for line in lines_of(found, "still-to-agree")] == ["Where?", "Purpose?"]
    assert found.missing == ""


def test_other_answers_of_the_page_are_printed_private_ones_never() -> None:
    loop = Loop()
    loop.say("agreement/checks", [{"id": "a", "text": "Still fine?", "day": "2026-12-01"}])
    loop.say("agreement/alone", "nobody reads this")

    found = agreed(loop)

    [block] = [b for part in found.sections for b in part.blocks if isinstance(b, Answered)]
    assert block == Answered(
        "Which days?", Listing((Line("Still fine?", None, "by Tue 1 Dec 2026"),))
    )
    assert "nobody" not in str(found)


def test_it_says_who_and_since_when() -> None:
    loop = Loop()
    assert agreed(loop).subtitle == ("With Amara Okafor", "Since 3 March 2026")

    loop.say("mentorship/since", "2025-09-01")
    assert agreed(loop).subtitle[1] == "Since 1 September 2025"

    loop.say("mentorship/since", "last autumn")
    assert agreed(loop).subtitle[1] == "Since last autumn"

    loop.say("mentorship/since", "2025-09-01", private=True)
    assert agreed(loop).subtitle == ("With Amara Okafor",)


def test_items_of_an_agreement_of_ones_own_are_printed() -> None:
    body = '## Rules\n`repeat: rules; called "Rule"`\n### Which?\n`line: which`\n'
    loop = Loop(agreement=page(body, "agreement", audience="mentorship"))
    loop.item("agreement/rules", which="Be on time")

    found = agreed(loop)

    assert answers_of(found) == {"Which?": "Be on time"}
    assert [part.title for part in found.sections] == ["Rules", "Rule 1"]


def test_an_empty_agreement_says_so() -> None:
    assert agreed(Loop()).missing
    assert agreed(Loop(agreement=None)).sections == ()


def test_each_goal_is_told_with_all_that_may_be_told() -> None:
    loop = Loop()
    loop.item(
        "goals/goals",
        statement="Lead a talk",
        measure="One talk",
        by="2027-01-15",
        checkpoints=[
            {"id": "a", "text": "Sit in", "day": "2026-09-13", "done": True},
            {"id": "b", "text": "Hold it", "day": None, "done": False},
        ],
        obstacle="my nerves",
        help=["read", {"other": "Tell me"}],
        sure=3,
        talked="yes",
        status="moving",
    )
    loop.item("goals/goals", statement="Sing", status="let-go")

    found = goals(loop.reading(), AMARA)

    assert [part.title for part in found.sections] == ["Lead a talk"]
    assert answers_of(found) == {
        "How will you know?": "One talk",
        "By when?": "Fri 15 Jan 2027",
        "Which steps?": "Sit in\nHold it",
        "Which help?": "Read a draft\nTell me",
        "How sure?": "3 (1: not at all; 5: very)",
        "Talked about?": "Yes",
        "Where does it stand?": "Moving",
    }
    steps = next(b for b in found.sections[0].blocks if "steps" in getattr(b, "question", ""))
    assert isinstance(steps, Answered)
    assert isinstance(steps.answer, Listing)
    assert [line.done for line in steps.answer.lines] == [True, False]


def test_no_goal_is_told_too() -> None:
    loop = Loop()
    loop.item("goals/goals", statement="Sing", status="let-go")

    assert goals(loop.reading(), AMARA).missing
    assert goals(Loop(goals=None, actions=None, prep=None).reading(), AMARA).sections == ()


def test_every_type_of_answer_has_a_shape() -> None:
    assert set(SHAPES) == set(AnswerType)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("What is *mine* and **ours**?", "What is mine and ours?"),
        ("a `b` [c](https://d.e) _f_", "a b c f"),
        (r"5 \* 3 and a\_b", "5 * 3 and a_b"),
        ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
        ("**a *b* c**", "a b c"),
    ],
)
def test_a_pages_words_lose_their_marks(markdown: str, words: str) -> None:
    assert plain(markdown) == words
