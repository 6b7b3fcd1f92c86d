"""The lists of actions, topics and feedback: what stands where, what it says, and taking back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.unit.journey.build import AMARA, JONAS, NOW, Notes, builtin
from workbook.journey.kept.changing import (
    act,
    answer_to,
    came_of,
    logged,
    put_away,
    taken_back,
    understood_day,
)
from workbook.journey.kept.kinds import KINDS
from workbook.journey.kept.listing import Listing, Sight
from workbook.journey.kept.model import Kind, Looked, folded
from workbook.journey.kept.topics import kind_set
from workbook.notebook.records import Item
from workbook.pages import needs

ACTIONS, TOPICS, FEEDBACK = (KINDS[page] for page in ("actions", "topics", "feedback"))


def notes() -> Notes:
    """A workbook with one mentor, Amara."""
    book = Notes(pack=builtin())
    book.mentorship(AMARA, "Amara")
    return book


def looked(book: Notes, mentorship: int = AMARA) -> Looked:
    """The workbook as it is looked at now."""
    return Looked(book.reading(), mentorship, NOW)


def shown(
    book: Notes, kind: Kind, view: str = "", *, closed: bool = False, words: str = ""
) -> list[str]:
    """The words of the rows of a view."""
    listing = Listing(kind, looked(book))
    rows = listing.shown(Sight(kind.view(view), closed, words))
    return [listing.tell(row).what for row in rows]


def row_of(
    book: Notes, kind: Kind, item: Item
) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """The heading, the sign, and what stands beside and under an item."""
    listing = Listing(kind, looked(book))
    row = next(row for row in listing.rows if row.item.id == item.id)
    told = listing.tell(row)
    return row.section, row.sign, told.right, told.facts


def detail_of(book: Notes, kind: Kind, item: Item) -> dict[str, str]:
    """What is known of an item, by its label, with what was said about it by the day."""
    listing = Listing(kind, looked(book))
    row = next(row for row in listing.rows if row.item.id == item.id)
    detail = listing.detail(row)
    lines = {line.label: line.words for line in detail.lines}
    return lines | {str(one.day): one.words for one in detail.told}


# -- actions -------------------------------------------------------------------------------------------


def test_late_actions_come_first_and_closed_ones_only_when_asked_for() -> None:
    book = notes()
    book.item("actions/actions", what="no day")
    book.item("actions/actions", what="soon", due="2026-11-25", owner="me")
    book.item("actions/actions", what="late", due="2026-11-20", owner="mentor")
    book.item("actions/actions", what="done", due="2026-11-01", status="done")
    away = book.item("actions/actions", what="put away")
    book.write(replace(away, archived=True))
    book.item("actions/actions", JONAS, what="of another mentor")
    assert shown(book, ACTIONS) == ["late", "soon", "no day"]
    assert shown(book, ACTIONS, "all") == ["late", "soon", "no day", "done"]
    assert shown(book, ACTIONS, closed=True) == ["late", "soon", "no day", "done", "put away"]
    assert shown(book, ACTIONS, "mine") == ["soon"]
    assert shown(book, ACTIONS, "theirs") == ["late"]
    assert shown(book, ACTIONS, "late") == ["late"]


def test_an_action_tells_its_day_owner_goal_meeting_and_why_it_was_dropped() -> None:
    book = notes()
    goal = book.item("goals/goals", statement="Hold the talk")
    meeting = book.meeting("2026-11-12")
    made_in = book.at_meeting("notes", meeting).entry
    action = book.item(
        "actions/actions", what="Ask Ruth", owner="mentor", due="2026-11-20", goal=str(goal.id)
    )
    book.write(replace(action, made_in=made_in))
    section, sign, right, facts = row_of(book, ACTIONS, action)
    assert (section, sign) == ("", "!")
    assert right == ("Fri 20 Nov, 2 days late", "Fri 20 Nov")
    assert facts == ("Amara", "Hold the talk", "meeting of Thu 12 Nov")
    book.say(needs.ACTION_STATUS, "dropped", book.in_item(action))
    book.say(needs.ACTION_REASON, "she is away", book.in_item(action))
    section, sign, right, facts = row_of(book, ACTIONS, action)
    assert (section, sign, right) == ("Done and dropped", "–", ("Fri 20 Nov",))
    assert facts[0] == "dropped: she is away"


def test_an_actions_detail_tells_its_log_and_what_preparations_said() -> None:
    book = notes()
    action = book.item("actions/actions", what="Ask Ruth", log=[
        {"id": "a", "text": "Wrote to her", "day": "2026-11-14", "done": False},
    ])  # fmt: skip
    meeting = book.meeting("2026-11-19")
    prep = book.at_meeting("prep", meeting)
    inside = prep.of_item(book.group(needs.OWED), action)
    book.say(needs.OWED_WENT, "partly", inside)
    book.say(needs.OWED_WHY, "no answer yet", inside)
    detail = detail_of(book, ACTIONS, action)
    assert detail["2026-11-14"] == "Wrote to her"
    assert detail["2026-11-19"] == "Partly: no answer yet"


def test_a_day_that_was_not_understood_stands_as_it_was_typed() -> None:
    book = notes()
    action = book.item("actions/actions", what="Plant", due="when it is warm")
    assert row_of(book, ACTIONS, action)[2] == ("when it is warm",)
    assert detail_of(book, ACTIONS, action)["By"] == "when it is warm"


def test_a_line_makes_an_action_with_its_owner_and_day() -> None:
    book = notes()
    here = looked(book)
    assert ACTIONS.understood(here, "Amara: send the form by fri").endswith("in 5 days · Amara")
    item, records = ACTIONS.made(here, "Amara: send the form by fri", ACTIONS.views[0])
    book.write(*records)
    assert row_of(book, ACTIONS, item)[2:] == (("Fri 27 Nov",), ("Amara",))
    assert shown(book, ACTIONS) == ["send the form"]


# -- topics --------------------------------------------------------------------------------------------


def test_topics_wait_rest_are_covered_or_let_go() -> None:
    book = notes()
    for day in ("2026-11-05", "2026-11-12"):
        book.meeting(day)
    coming = book.meeting("2026-11-26", "planned")
    old = (NOW - timedelta(days=30)).isoformat()
    made = {}
    for name, says in {
        "waits": {"kind": "question"},
        "rests": {"kind": "win"},
        "on": {"kind": "obstacle"},
        "covered": {"kind": "idea", "state": "covered"},
        "gone": {"state": "dropped"},
    }.items():
        made[name] = book.item("topics/topics", what=name)
        for key, value in says.items():
            book.say(f"topics/topics.{key}", value, book.in_item(made[name]))
        book.write(replace(made[name], made=old))
    agenda = book.at_meeting("prep", coming).of_item(book.group(needs.AGENDA), made["on"])
    book.say(needs.AGENDA_ON, "yes", agenda)
    talk = book.at_meeting("notes", book.reading().meetings(AMARA)[1])
    inside = talk.of_item(book.group(needs.COVERED), made["covered"])
    book.say(needs.COVERED_TALKED, "covered", inside)
    book.say(needs.COVERED_CAME_OUT, "ask Dana", inside)
    assert shown(book, TOPICS) == ["waits", "on", "rests"]
    assert shown(book, TOPICS, "all") == ["waits", "on", "rests", "covered", "gone"]
    assert shown(book, TOPICS, "win") == ["rests"]
    assert row_of(book, TOPICS, made["waits"]) == ("", "?", ("waits",), ("question",))
    assert row_of(book, TOPICS, made["rests"])[0] == "Resting"
    assert row_of(book, TOPICS, made["on"])[2][0] == "on the agenda of Thu 26 Nov"
    section, sign, right, facts = row_of(book, TOPICS, made["covered"])
    assert (section, sign, right[0]) == ("Covered", "+", "covered on Thu 12 Nov")
    assert facts == ("idea", "→ ask Dana")
    assert detail_of(book, TOPICS, made["covered"])["2026-11-12"] == "Talked about it: ask Dana"


def test_a_topic_gets_its_kind_from_the_line_the_view_or_a_key() -> None:
    book = notes()
    here = looked(book)
    item, records = TOPICS.made(here, "w: the talk went well", TOPICS.views[0])
    book.write(*records)
    _, records = TOPICS.made(here, "how do people ask?", TOPICS.view("question"))
    book.write(*records)
    assert shown(book, TOPICS, "win") == ["the talk went well"]
    assert shown(book, TOPICS, "question") == ["how do people ask?"]
    book.write(*kind_set(looked(book), item, "idea"))
    assert shown(book, TOPICS, "idea") == ["the talk went well"]
    book.write(*kind_set(looked(book), item, "idea"))
    assert row_of(book, TOPICS, item)[1] == "·"


# -- feedback ------------------------------------------------------------------------------------------


def test_feedback_stands_under_what_it_asks_now() -> None:
    book = notes()
    kinds = {
        "undecided": {},
        "due": {"decision": "test", "look-on": "2026-11-20"},
        "tested": {"decision": "test", "look-on": "2026-12-20"},
        "adopted": {"decision": "adopt", "look-on": "2026-12-20"},
        "declined": {"decision": "decline", "look-on": "2026-11-01", "why": "no"},
        "parked": {"decision": "park"},
    }
    made = {}
    for name, says in kinds.items():
        made[name] = book.item("feedback/feedback", heard=name)
        for key, value in says.items():
            full = f"feedback/feedback.{key}"
            book.say(full, value, book.in_item(made[name]), at="2026-10-23T10:00:00+02:00")
    sections = {name: row_of(book, FEEDBACK, item)[0] for name, item in made.items()}
    assert sections == {
        "undecided": "Decide",
        "due": "Look again",
        "tested": "Testing",
        "adopted": "Settled",
        "declined": "Settled",
        "parked": "Settled",
    }
    assert row_of(book, FEEDBACK, made["due"])[1] == "!"
    assert shown(book, FEEDBACK, "open") == ["undecided", "due", "tested"]
    assert row_of(book, FEEDBACK, made["declined"])[3] == ("no",)


def test_feedback_says_what_comes_back_in_other_feedback() -> None:
    book = notes()
    first = book.item("feedback/feedback", heard="Your figures came late")
    book.item("feedback/feedback", heard="I trust the figures")
    other = book.item("feedback/feedback", heard="You listen")

    assert "again: “figures” (2)" in row_of(book, FEEDBACK, first)[3]
    assert detail_of(book, FEEDBACK, first)["Comes back"] == "“figures” (2)"
    assert not any("again" in fact for fact in row_of(book, FEEDBACK, other)[3])


def test_feedback_rests_once_something_was_said_since_its_day() -> None:
    book = notes()
    item = book.item("feedback/feedback", heard="slower", look_on="2026-11-20")
    place = book.in_item(item)
    book.say(needs.FEEDBACK_DECISION, "test", place, at="2026-10-30T10:00:00+01:00")
    book.say(needs.FEEDBACK_OUTCOME, "too early", place, at="2026-11-10T10:00:00+01:00")
    assert row_of(book, FEEDBACK, item)[0] == "Look again"
    book.say(needs.FEEDBACK_OUTCOME, "it helps", place, at="2026-11-21T10:00:00+01:00")
    assert row_of(book, FEEDBACK, item)[0] == "Settled"
    book.say(needs.FEEDBACK_LOOK_ON, "2026-12-20", place)
    assert row_of(book, FEEDBACK, item)[0] == "Testing"


def test_private_words_carry_the_lock() -> None:
    book = notes()
    item = book.item("feedback/feedback", heard="slower", reaction="Hot face")
    listing = Listing(FEEDBACK, looked(book))
    lines = {line.words: line.private for line in listing.detail(listing.rows[0]).lines}
    assert lines["Hot face"]
    assert not listing.tell(listing.rows[0]).private
    book.say(needs.FEEDBACK_HEARD, "slower", book.in_item(item), private=True)
    listing = Listing(FEEDBACK, looked(book))
    assert listing.tell(listing.rows[0]).private


# -- looking -------------------------------------------------------------------------------------------


def test_words_narrow_whatever_their_case_accents_and_order() -> None:
    book = notes()
    book.item("actions/actions", what="Écrire à Zoë", owner="mentor", status="partly")
    book.item("actions/actions", what="Read chapter 4")
    assert shown(book, ACTIONS, words="zoe ecri") == ["Écrire à Zoë"]
    assert shown(book, ACTIONS, words="AMARA partly") == ["Écrire à Zoë"]
    assert shown(book, ACTIONS, words="zoe chapter") == []
    assert folded("ﬁlm ÅÉ") == "film ae"


def test_what_was_changed_stays_in_its_place_until_one_looks_anew() -> None:
    book = notes()
    items = [book.item("actions/actions", what=name) for name in "abcd"]
    sight = Sight(ACTIONS.views[0])
    before = Listing(ACTIONS, looked(book)).shown(sight)
    book.write(*ACTIONS.answers(looked(book), items[1], "done"))
    book.item("actions/actions", what="e")
    listing = Listing(ACTIONS, looked(book))
    held = listing.shown(sight, before, {items[1].id})
    assert [listing.tell(row).what for row in held] == ["a", "b", "c", "d", "e"]
    assert [row.sign for row in held] == ["○", "●", "○", "○", "○"]
    assert held[1].section == ""
    assert len(listing.shown(sight)) == 4


# -- changing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"), [("", "2026-12-13"), ("fri", "2026-11-27"), ("some day", "some day")]
)
def test_the_day_to_look_again_is_proposed_understood_or_kept_as_typed(
    typed: str, kept: str
) -> None:
    book = notes()
    item = book.item("feedback/feedback", heard="slower")
    ask = FEEDBACK.statuses[1].ask
    assert ask is not None
    (answer,) = answer_to(looked(book), item, ask, typed)
    assert (answer.key.prompt, answer.value) == (needs.FEEDBACK_LOOK_ON, kept)
    assert understood_day(looked(book), ask, "") == "Sunday 13 December, in 21 days"
    assert understood_day(looked(book), ask, "some day").startswith("Not read as a day")


def test_a_reason_may_stay_empty() -> None:
    book = notes()
    item = book.item("actions/actions", what="Read")
    ask = ACTIONS.statuses[3].ask
    assert ask is not None
    assert answer_to(looked(book), item, ask, "  ") == ()
    (answer,) = answer_to(looked(book), item, ask, " no\ntime ")
    assert answer.value == "no time"


def test_a_log_grows_by_a_line_with_todays_day() -> None:
    book = notes()
    item = book.item("actions/actions", what="Read")
    for words in ("began", "got stuck"):
        book.write(*logged(looked(book), item, words))
    assert logged(looked(book), item, " ") == ()
    log = book.reading().item_value(item, needs.ACTION_LOG)
    assert [line["text"] for line in log] == ["began", "got stuck"]
    assert {line["day"] for line in log} == {"2026-11-22"}
    assert len({line["id"] for line in log}) == 2


def test_what_came_of_feedback_grows_by_a_line() -> None:
    book = notes()
    item = book.item("feedback/feedback", heard="slower")
    for words in ("tried it", "it helps"):
        book.write(*came_of(looked(book), item, words))
    assert came_of(looked(book), item, "") == ()
    assert book.reading().item_value(item, needs.FEEDBACK_OUTCOME) == "tried it\nit helps"


def test_an_act_is_taken_back_unless_it_was_changed_since() -> None:
    book = notes()
    item = book.item("actions/actions", what="Read", status="partly")
    records = ACTIONS.answers(looked(book), item, "done")
    done = act(looked(book), "done", item, records)
    book.write(*records)
    back = taken_back(looked(book), done)
    book.write(*ACTIONS.answers(looked(book), item, "dropped"))
    assert taken_back(looked(book), done) == ()
    book.write(*records, *back)
    assert book.reading().item_value(item, needs.ACTION_STATUS) == "partly"


def test_taking_back_a_new_item_puts_it_away_with_all_that_it_says() -> None:
    book = notes()
    item, records = TOPICS.made(looked(book), "ask about the course", TOPICS.views[0])
    done = act(looked(book), "a new topic", item, records)
    book.write(*records)
    book.write(*taken_back(looked(book), done))
    assert shown(book, TOPICS) == []
    assert shown(book, TOPICS, closed=True) == ["ask about the course"]


def test_putting_away_is_taken_back() -> None:
    book = notes()
    item = book.item("topics/topics", what="old")
    away = put_away(item)
    done = act(looked(book), "put away", item, [away])
    book.write(away)
    assert shown(book, TOPICS) == []
    book.write(*taken_back(looked(book), done))
    assert shown(book, TOPICS) == ["old"]


def test_a_first_answer_that_is_taken_back_is_cleared() -> None:
    book = notes()
    item = book.item("feedback/feedback", heard="slower")
    records = FEEDBACK.answers(looked(book), item, "adopt")
    done = act(looked(book), "taken on", item, records)
    book.write(*records)
    assert row_of(book, FEEDBACK, item)[0] == "Settled"
    book.write(*taken_back(looked(book), done))
    assert row_of(book, FEEDBACK, item)[0] == "Decide"
