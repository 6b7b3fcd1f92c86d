"""Live lists: one record seen from many pages, filtered, and added to where a page allows it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.unit.journey.build import AMARA, JONAS, NOW, TODAY, Notes, builtin, meetings_page, page
from workbook.journey import edits
from workbook.journey.views import AnswerView, GroupView, Looking, page_view
from workbook.notebook.records import Item
from workbook.pages.model import Show

ACTIONS = """\
## Actions
`repeat: actions; called "Action"`
### What
`line: what`
### Who
`choose one: owner`
- Me `me`
- My mentor `mentor`
### Status
`choose one: status`
- Open `open`
- Done `done`
### Tags
`choose any: tags`
- Big `big`
- Small `small`
### Weight
`rate 1 to 5: weight`
### Aside
`line: aside; private`
"""

NOTES = """\
## Agreed
`show: actions/actions; here; add; only owner = me; only tags = big; only weight = 4; fields what, owner`

## Open
What is still open.

`show: actions/actions; only status is not done; only owner = me`
"""


def workbook() -> Notes:
    """A page of actions, and notes of meetings that show some of them."""
    return Notes(
        page(ACTIONS, "actions"), page(NOTES, "notes", kind="per meeting"), meetings_page()
    )


def lists(notes: Notes, meeting: Item, looking: Looking | None = None) -> list[GroupView]:
    """The live lists of a meeting's notes."""
    place = notes.at_meeting("notes", meeting)
    view = page_view(notes.reading(), place, looking or Looking())
    return [e for step in view.steps for e in step.elements if isinstance(e, GroupView)]


def titles(view: GroupView) -> list[str]:
    """The titles of its cards."""
    return [card.title for card in view.cards]


def test_every_only_must_hold() -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-26", "planned")
    notes.item("actions/actions", what="mine, open", owner="me", status="open")
    notes.item("actions/actions", what="mine, not said", owner="me")
    notes.item("actions/actions", what="mine, done", owner="me", status="done")
    notes.item("actions/actions", what="theirs", owner="mentor", status="open")

    assert titles(lists(notes, meeting)[1]) == ["mine, open", "mine, not said"]


def test_what_falls_out_of_the_filter_stays_while_the_page_is_open() -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-26", "planned")
    action = notes.item("actions/actions", what="call", owner="me", status="open")
    name = lists(notes, meeting)[1].name

    notes.say("actions/actions.status", "done", notes.in_item(action))

    assert titles(lists(notes, meeting)[1]) == []
    looking = Looking(keep={name: frozenset({action.id})})
    assert titles(lists(notes, meeting, looking)[1]) == ["call"]


def test_what_is_added_here_takes_on_what_the_list_asks_for_and_stays_here() -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-26", "planned")
    other = notes.meeting("2026-12-10", "planned")
    place = notes.at_meeting("notes", meeting)
    agreed = lists(notes, meeting)[0]
    assert agreed.add
    assert isinstance(agreed.source, Show)

    item, records = edits.new_item(notes.reading(), agreed.group, place, NOW, agreed.source)
    notes.write(*records)
    reading = notes.reading()

    given = {
        p: reading.item_value(item, f"actions/actions.{p}") for p in ("owner", "tags", "weight")
    }
    assert given == {"owner": "me", "tags": ["big"], "weight": 4}
    assert (item.made_in, item.mentorship) == (place.entry, AMARA)
    assert len(lists(notes, meeting)[0].cards) == 1
    assert len(lists(notes, other)[0].cards) == 0
    assert len(lists(notes, other)[1].cards) == 1


def test_a_card_shows_the_fields_that_were_picked_without_its_title_twice() -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-26", "planned")
    place = notes.at_meeting("notes", meeting)
    item = notes.item(
        "actions/actions", what="call", owner="me", tags=["big"], weight=4, aside="psst"
    )
    notes.write(replace(item, made_in=place.entry))
    here, open_ones = lists(notes, meeting)

    assert (here.add, open_ones.add) == (True, False)
    assert (here.title, open_ones.title) == ("", "")
    assert here.cards[0].lines == (("Who", "Me"),)
    assert [asked for asked, _ in open_ones.cards[0].lines] == ["Who", "Tags", "Weight", "Aside"]
    assert "psst" not in str(open_ones.cards[0].open_lines)
    assert len(open_ones.cards[0].open_lines) == 3


def test_a_card_is_never_without_a_title() -> None:
    notes = workbook()
    notes.item("actions/actions")
    notes.item("actions/actions", owner="mentor", tags=["big"])
    view = page_view(notes.reading(), notes.at("actions"))
    (group,) = view.steps[0].elements
    assert isinstance(group, GroupView)

    assert titles(group) == ["New action", "New action"], "what is only chosen heads nothing"
    assert [card.private for card in group.cards] == [False, False]
    assert [fact.say(TODAY) for fact in group.cards[1].facts] == ["My mentor"]


def test_a_card_tells_a_few_facts_as_a_person_would() -> None:
    notes = Notes(pack=builtin())
    steps = [{"id": str(n), "text": "x", "day": None, "done": n < 2} for n in range(3)]
    goal: dict[str, Any] = {
        "kind": "skill",
        "horizon": "near",
        "by": "2026-12-15",
        "matter": 4,
        "status": "moving",
    }
    goal |= {"talked": "yes", "measure": "Three talks", "checkpoints": steps}
    notes.item("goals/goals", statement="Lead the meeting", **goal)
    notes.item("goals/goals", kind="skill", horizon="near", talked="not-yet", obstacle="Shy")
    notes.item("meetings/meetings", date="2026-11-26", time="14:00", length=45, place="Room 2")
    notes.item("actions/actions", what="Draft it", owner="me", due="2027-06-20", status="partly")

    def told(page_id: str) -> list[tuple[str, str]]:
        steps = page_view(notes.reading(), notes.at(page_id)).steps
        cards = [c for s in steps for e in s.elements if isinstance(e, GroupView) for c in e.cards]
        return [(c.title, " · ".join(fact.say(TODAY) for fact in c.facts)) for c in cards]

    assert told("goals") == [
        ("Lead the meeting", "by Tue 15 Dec · 2 of 3 steps done · Moving"),
        ("Shy", "A skill · Within six months"),
    ]
    assert told("meetings") == [("Thu 26 Nov 2026", "14:00 · Room 2")]
    assert told("actions") == [("Draft it", "by Sun 20 Jun 2027 · I do · Partly done")]


def test_a_title_out_of_a_private_answer_is_private() -> None:
    notes = workbook()
    notes.item("actions/actions", aside="psst")
    (group,) = page_view(notes.reading(), notes.at("actions")).steps[0].elements
    assert isinstance(group, GroupView)

    assert titles(group) == ["psst"]
    assert group.cards[0].private


def test_a_heading_outside_the_fields_hides_none_of_them() -> None:
    body = "## List\n`show: actions/actions; fields status`\n"
    notes = Notes(page(ACTIONS, "actions"), page(body, "list"))
    notes.item("actions/actions", what="call", status="open")
    notes.item("actions/actions", what="write")
    (group,) = page_view(notes.reading(), notes.at("list")).steps[0].elements
    assert isinstance(group, GroupView)

    assert titles(group) == ["call", "write"]


def test_archived_items_are_counted_and_shown_when_asked_for() -> None:
    notes = workbook()
    away = notes.item("actions/actions", what="old")
    notes.write(replace(away, archived=True))
    notes.item("actions/actions", what="new")

    def group(looking: Looking) -> GroupView:
        (view,) = page_view(notes.reading(), notes.at("actions"), looking).steps[0].elements
        assert isinstance(view, GroupView)
        return view

    assert (titles(group(Looking())), group(Looking()).archived) == (["new"], 1)
    shown = group(Looking(archived=frozenset({"actions"})))
    assert (titles(shown), shown.archived) == (["old", "new"], 0)


@pytest.mark.parametrize("key", ["actions/actions", "topics/topics", "meetings/meetings"])
def test_what_is_between_us_is_shown_with_its_own_mentor_only(key: str) -> None:
    notes = Notes(pack=builtin())
    first = next(p.id for p in notes.group(key).prompts if str(p.type) in ("line", "date"))
    for mentorship, text in ((AMARA, "with Amara"), (JONAS, "with Jonas"), (None, "before")):
        item = notes.item(key, mentorship)
        notes.say(f"{key}.{first}", text, notes.in_item(item))

    def seen(mentorship: int | None) -> list[str]:
        place = notes.at(key.partition("/")[0], mentorship)
        (group,) = page_view(notes.reading(), place).steps[0].elements
        assert isinstance(group, GroupView)
        return titles(group)

    assert seen(AMARA) == ["with Amara", "before"]
    assert seen(JONAS) == ["with Jonas", "before"]
    assert seen(None) == ["with Amara", "with Jonas", "before"]


def test_goals_are_mine_whoever_the_mentor_is() -> None:
    notes = Notes(pack=builtin())
    notes.item("goals/goals", AMARA, statement="Speak up")
    agreement = page_view(notes.reading(), notes.at("agreement", JONAS))
    shown = [e for step in agreement.steps for e in step.elements if isinstance(e, GroupView)]

    assert titles(shown[0]) == ["Speak up"]


def test_counts_and_refs_see_only_what_is_between_these_two() -> None:
    body = "## One\n### A\n`line: a; if actions/actions >= 1`\n"
    notes = Notes(page(ACTIONS, "actions"), page(body))
    notes.item("actions/actions", JONAS, what="theirs")
    reading = notes.reading()

    assert not reading.visible(notes.prompt("sample/a"), notes.at("sample", AMARA))
    assert reading.visible(notes.prompt("sample/a"), notes.at("sample", JONAS))


def test_a_single_answer_is_only_read() -> None:
    body = "## One\n### Why\n`text: why; private`\n## Two\n### You said\n`show: why`\n"
    notes = Notes(page(body))
    (view,) = page_view(notes.reading(), notes.at()).steps[1].elements
    assert view == AnswerView("You said", None, "", private=False) or isinstance(view, AnswerView)
    assert isinstance(view, AnswerView)
    assert (view.text, view.private) == ("", False)

    notes.say("sample/why", "because")
    (view,) = page_view(notes.reading(), notes.at()).steps[1].elements
    assert isinstance(view, AnswerView)
    assert (view.text, view.private) == ("because", True)


def test_what_was_private_when_it_was_written_stays_so() -> None:
    body = "## One\n### Why\n`text: why`\n## Two\n### You said\n`show: why`\n"
    notes = Notes(page(body))
    notes.say("sample/why", "because", private=True)
    one, two = page_view(notes.reading(), notes.at()).steps
    (asked,) = one.prompts()
    (shown,) = two.elements

    assert asked.private
    assert isinstance(shown, AnswerView)
    assert shown.private


def test_a_list_of_a_page_that_is_gone_is_empty() -> None:
    notes = Notes(page("## One\n### List\n`show: gone/things; add`\n"))
    (view,) = page_view(notes.reading(), notes.at()).steps[0].elements

    assert isinstance(view, AnswerView)
    assert view.text == ""


def test_a_list_can_show_the_run_before() -> None:
    body = "## Wins\n`repeat: wins`\n### What\n`line: what`\n## Then\n`show: wins; last`\n"
    notes = Notes(page(body, kind="each time"))
    before = notes.run("sample", "2026-05-01")
    now = notes.run("sample", "2026-11-01", finished=False)
    notes.item("sample/wins", what="then", home=notes.at_run(before))
    notes.item("sample/wins", what="now", home=notes.at_run(now))
    own, last = (s.elements[0] for s in page_view(notes.reading(), notes.at_run(now)).steps)

    assert isinstance(own, GroupView)
    assert isinstance(last, GroupView)
    assert (titles(own), titles(last)) == (["now"], ["then"])
