"""The pages of a meeting do what they promise: what one leaves, the next one opens with."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.unit.journey.build import AMARA, CONTENT, NOW, Notes, builtin
from workbook.journey.edits import item_saying
from workbook.journey.place import Place
from workbook.journey.views import (
    AnswerView,
    GroupView,
    PageView,
    PromptView,
    card_steps,
    page_view,
)
from workbook.notebook.records import Item
from workbook.pages.model import Prompt

HELP_IS_NEAR = "Mentoring is not therapy"
HARD_FEELINGS = (
    "prep/setback",
    "reflection/feelings",
    "reflection/facts",
    "feedback/feedback.reaction",
)
"""Prompts that may touch something heavy."""


def notes() -> Notes:
    """A mentorship with one meeting behind it and one ahead."""
    filled = Notes(pack=builtin())
    filled.mentorship(name="Amara")
    return filled


def two_meetings(filled: Notes) -> tuple[Item, Item]:
    """A meeting that was held, and the next one."""
    before = filled.item("meetings/meetings", date="2026-11-12", state="held")
    return before, filled.item("meetings/meetings", date="2026-11-26")


def seen(filled: Notes, page_id: str, meeting: Item) -> PageView:
    """A page of a meeting, as it is opened."""
    return page_view(filled.reading(), filled.at_meeting(page_id, meeting))


def asked(view: PageView) -> list[str]:
    """What a page asks outside of groups, in order."""
    return [prompt.prompt.id for step in view.steps for prompt in step.prompts()]


def cards(view: PageView, name: str) -> list[str]:
    """The titles in a list of a page: that of a group by its id, a live one by its heading."""
    for step in view.steps:
        for element in step.elements:
            if isinstance(element, GroupView) and name in (element.name, element.title):
                return [card.title for card in element.cards]
    raise AssertionError(f"{view.page.id} shows no list '{name}'")


def titles(view: PageView) -> list[str]:
    """The steps of a page."""
    return [step.title for step in view.steps]


def made_in(filled: Notes, key: str, place: Place, **says: str) -> Item:
    """An item that was made in a live list of a meeting's page."""
    full = {f"{key}.{name}": value for name, value in says.items()}
    item, records = item_saying(
        filled.reading(), key, AMARA, NOW, full, filled.new_id, made_in=place.entry
    )
    filled.write(*records)
    return item


def test_the_quick_way_asks_four_things_once_it_is_chosen() -> None:
    filled = notes()
    meeting, _ = two_meetings(filled)
    filled.say("reflection/depth", "quick", filled.at_meeting("reflection", meeting))
    assert asked(seen(filled, "reflection", meeting)) == [
        "depth",
        "happened",
        "mattered",
        "try",
        "useful",
    ]


def test_the_deep_way_opens_the_sides_that_were_chosen() -> None:
    filled = notes()
    meeting, _ = two_meetings(filled)
    place = filled.at_meeting("reflection", meeting)
    filled.say("reflection/depth", "deep", place)
    filled.say("reflection/sections", ["felt", "mentor"], place)
    steps = titles(seen(filled, "reflection", meeting))
    assert "How it felt" in steps
    assert "Feedback for Amara" in steps
    assert "What went wrong" not in steps


def test_a_first_preparation_begins_without_empty_lists() -> None:
    filled = notes()
    meeting = filled.item("meetings/meetings", date="2026-11-26")
    assert titles(seen(filled, "prep", meeting))[0] == "Since last time"


def test_a_preparation_opens_with_what_was_promised_and_asks_only_for_a_reason() -> None:
    filled = notes()
    before, meeting = two_meetings(filled)
    made_in(
        filled, "actions/actions", filled.at_meeting("notes", before), what="Call Tom", owner="me"
    )
    view = seen(filled, "prep", meeting)
    assert titles(view)[0] == "What was promised"
    assert cards(view, "owed") == ["Call Tom"]
    action = filled.group("actions/actions")
    item = next(i for i in filled.items.values() if i.group == action.key)
    place = filled.at_meeting("prep", meeting).of_item(filled.group("prep/owed"), item)
    for went, questions in (("done", ["went"]), ("not-yet", ["went", "why"])):
        filled.say("prep/owed.went", went, place)
        steps = card_steps(filled.reading(), filled.group("prep/owed"), place)
        assert [p.prompt.id for step in steps for p in step.prompts()] == questions


def test_what_one_wanted_to_try_stands_in_the_next_preparation() -> None:
    filled = notes()
    before, meeting = two_meetings(filled)
    filled.say("reflection/try", "Ask one question more", filled.at_meeting("reflection", before))
    step = next(s for s in seen(filled, "prep", meeting).steps if s.title == "Since last time")
    shown = [element.text for element in step.elements if isinstance(element, AnswerView)]
    assert shown == ["Ask one question more"]


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        ("win", "What went well, and what was your part?"),
        ("obstacle", "What is in your way, and what have you tried?"),
        ("question", "Which questions do you bring?"),
        ("feedback", "On what exactly would you like an honest view?"),
    ],
)
def test_each_kind_of_topic_has_its_place_and_all_are_in_the_agenda(
    kind: str, heading: str
) -> None:
    filled = notes()
    _, meeting = two_meetings(filled)
    topic = filled.item("topics/topics", what="The one", kind=kind)
    filled.item("topics/topics", what="An idea", kind="idea")
    filled.item("topics/topics", what="Old", kind=kind, state="covered")
    # Wins and obstacles rest after a while; this one was caught this morning.
    filled.write(replace(topic, made=NOW.isoformat()))
    view = seen(filled, "prep", meeting)
    assert cards(view, heading) == ["The one"]
    assert cards(view, "agenda") == ["The one", "An idea"]


def test_the_notes_show_the_agenda_and_every_topic_that_waits() -> None:
    filled = notes()
    _, meeting = two_meetings(filled)
    first = filled.item("topics/topics", what="On it", kind="question")
    filled.item("topics/topics", what="Not on it", kind="question")
    place = filled.at_meeting("prep", meeting).of_item(filled.group("prep/agenda"), first)
    filled.say("prep/agenda.on", "yes", place)
    filled.say("prep/agenda.minutes", 15, place)
    view = seen(filled, "notes", meeting)
    assert cards(view, "Your agenda") == ["On it"]
    assert cards(view, "covered") == ["On it", "Not on it"]


def test_feedback_heard_in_a_meeting_waits_in_the_evening_for_a_decision() -> None:
    filled = notes()
    meeting, _ = two_meetings(filled)
    place = filled.at_meeting("reflection", meeting)
    filled.say("reflection/depth", "deep", place)
    filled.say("reflection/sections", ["feedback"], place)
    heard = made_in(
        filled, "feedback/feedback", filled.at_meeting("notes", meeting), heard="Slow down"
    )
    assert _waiting(seen(filled, "reflection", meeting)) == ["Slow down"]
    filled.say("feedback/feedback.decision", "test", filled.in_item(heard))
    assert _waiting(seen(filled, "reflection", meeting)) == []


def _waiting(view: PageView) -> list[str]:
    """The feedback in the step that is about it."""
    step = next(s for s in view.steps if s.title == "Feedback you heard")
    return [c.title for e in step.elements if isinstance(e, GroupView) for c in e.cards]


def test_feedback_under_test_comes_back_until_something_came_of_it() -> None:
    filled = notes()
    _, meeting = two_meetings(filled)
    tested = filled.item("feedback/feedback", heard="Slow down", decision="test")
    filled.item("feedback/feedback", heard="Talk less", decision="park")
    assert cards(seen(filled, "prep", meeting), "second-look") == ["Slow down"]
    filled.say("feedback/feedback.outcome", "It helps.", filled.in_item(tested))
    assert cards(seen(filled, "prep", meeting), "second-look") == []


def test_in_a_second_look_the_decision_can_change_and_the_questions_stay() -> None:
    filled = notes()
    _, meeting = two_meetings(filled)
    tested = filled.item("feedback/feedback", heard="Slow down", decision="test")
    group = filled.group("prep/second-look")
    place = filled.at_meeting("prep", meeting).of_item(group, tested)
    filled.say("prep/second-look.tried", "helped", place)
    filled.say("feedback/feedback.decision", "adopt", filled.in_item(tested))
    elements = [e for s in card_steps(filled.reading(), group, place) for e in s.elements]
    names = [e.prompt.key for e in elements if isinstance(e, PromptView)]
    assert names == [
        "prep/second-look.tried",
        "feedback/feedback.outcome",
        "feedback/feedback.decision",
    ]


def test_what_is_left_out_is_private_and_raised_only_in_words_of_ones_own() -> None:
    filled = notes()
    _, meeting = two_meetings(filled)
    place = filled.at_meeting("prep", meeting)
    filled.say("prep/setback", "I missed it.", place, private=True)
    heading = "In words your mentor may read"
    with pytest.raises(AssertionError):
        cards(seen(filled, "prep", meeting), heading)
    filled.say("prep/raise", "yes", place, private=True)
    assert cards(seen(filled, "prep", meeting), heading) == []
    made_in(filled, "topics/topics", place, what="A deadline", kind="obstacle")
    assert cards(seen(filled, "prep", meeting), heading) == ["A deadline"]


@pytest.mark.parametrize("title", ["How it felt", "What went wrong", "From there on"])
def test_whole_steps_of_the_reflection_are_private(title: str) -> None:
    step = next(s for s in builtin().pages["reflection"].steps if s.title == title)
    prompts = [element for element in step.elements if isinstance(element, Prompt)]
    assert prompts
    assert [prompt.id for prompt in prompts if not prompt.private] == []


@pytest.mark.parametrize("key", HARD_FEELINGS)
def test_where_feelings_are_hard_help_is_named_once(key: str) -> None:
    prompt = builtin().prompt(key)
    assert prompt is not None
    assert prompt.private
    source = (CONTENT / f"{prompt.page}.md").read_text(encoding="utf-8")
    places = [k for k in HARD_FEELINGS if k.startswith(f"{prompt.page}/")]
    assert " ".join(source.split()).count(HELP_IS_NEAR) == len(places)
