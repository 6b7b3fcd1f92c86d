"""Groups that go ``over`` another: one item for each there, its answers kept in this entry."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.unit.journey.build import NOW, Notes, meetings_page, page
from workbook.journey import edits
from workbook.journey.views import GroupView, Looking, PromptView, card_steps, page_view
from workbook.notebook.records import Entry, Item

ACTIONS = """\
## Actions
`repeat: actions; called "Action"`
### What
`line: what`
### Status
`choose one: status`
- Open `open`
- Done `done`
"""

PREP = """\
## Going through
`repeat: check; over actions/actions; only status = open; called "Action"`
### About `=actions/actions.what`
`line: say`
### More
`line: more; if say is answered`
### How far
`show: actions/actions.status`
"""


def workbook(kind: str = "per meeting") -> Notes:
    """Actions, and a page that goes through the open ones."""
    return Notes(page(ACTIONS, "actions"), page(PREP, "prep", kind=kind), meetings_page())


def titles(notes: Notes, place: object, looking: Looking | None = None) -> list[str]:
    """The items that the page goes through."""
    view = page_view(notes.reading(), place, looking or Looking())  # type: ignore[arg-type]
    groups = [e for step in view.steps for e in step.elements if isinstance(e, GroupView)]
    return [card.title for card in groups[0].cards] if groups else []


def test_it_goes_through_what_its_filter_lets_in_and_takes_its_headings() -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-26", "planned")
    notes.item("actions/actions", what="call", status="open")
    notes.item("actions/actions", what="write", status="done")
    place = notes.at_meeting("prep", meeting)

    assert titles(notes, place) == ["call"]
    (group,) = page_view(notes.reading(), place).steps[0].elements
    assert isinstance(group, GroupView)
    assert not group.add
    with pytest.raises(ValueError, match="prep/check"):
        edits.new_item(notes.reading(), group.group, place, NOW)


def test_each_meeting_keeps_its_own_answers() -> None:
    notes = workbook()
    first, second = notes.meeting("2026-11-02"), notes.meeting("2026-11-26", "planned")
    action = notes.item("actions/actions", what="call", status="open")
    group = notes.group("prep/check")
    for meeting, words in ((first, "no reply yet"), (second, "done tomorrow")):
        place = notes.at_meeting("prep", meeting).of_item(group, action)
        notes.say("prep/check.say", words, place)

    other = notes.item("actions/actions", what="write", status="open")
    notes.say("prep/check.say", "written", notes.at_meeting("prep", first).of_item(group, other))

    def said(meeting: Item, quote: str) -> str:
        place = notes.at_meeting("prep", meeting).of_item(group, action)
        return notes.reading().fill(quote, place).text

    assert said(first, "`=say`") == "no reply yet"
    assert said(second, "`=say`") == "done tomorrow"
    assert said(second, "`=say last`") == "no reply yet"
    assert said(second, "`=actions/actions.what`") == "call"
    (step,) = card_steps(
        notes.reading(), group, notes.at_meeting("prep", second).of_item(group, action)
    )
    last = next(step.prompts()).last_time
    assert last is not None
    assert last.value == "no reply yet"


def test_a_ref_inside_means_this_item_of_the_other_group() -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-26", "planned")
    actions = [notes.item("actions/actions", what=w, status="open") for w in ("call", "write")]
    group = notes.group("prep/check")
    notes.say("prep/check.say", "x", notes.at_meeting("prep", meeting).of_item(group, actions[1]))

    asked = []
    for action in actions:
        place = notes.at_meeting("prep", meeting).of_item(group, action)
        steps = card_steps(notes.reading(), group, place)
        asked.append([p.text for step in steps for p in step.prompts()])

    assert asked == [["About call", "Status"], ["About write", "More", "Status"]]


def test_a_show_inside_changes_the_items_own_answer() -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-26", "planned")
    action = notes.item("actions/actions", what="call", status="open")
    group = notes.group("prep/check")
    place = notes.at_meeting("prep", meeting).of_item(group, action)
    (step,) = card_steps(notes.reading(), group, place)
    status = step.elements[-1]
    assert isinstance(status, PromptView)
    assert status.slots[0].value == "open"
    assert status.name not in [p.name for p in step.prompts() if p is not status]

    notes.write(edits.answered(notes.reading(), status.prompt, status.place, "done"))

    assert notes.reading().item_value(action, "actions/actions.status") == "done"


def test_what_was_answered_belongs_to_this_entry_though_the_filter_lets_it_go() -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-26", "planned")
    place = notes.at_meeting("prep", meeting)
    answered = notes.item("actions/actions", what="call", status="open")
    skipped = notes.item("actions/actions", what="write", status="open")
    notes.say("prep/check.say", "x", place.of_item(notes.group("prep/check"), answered))
    for action in (answered, skipped):
        notes.say("actions/actions.status", "done", notes.in_item(action))
    notes.write(replace(answered, archived=True))

    assert titles(notes, place) == ["call"]
    looking = Looking(keep={"check": frozenset({skipped.id})})
    assert titles(notes, place, looking) == ["call", "write"]


def test_a_finished_run_goes_through_what_it_went_through_then() -> None:
    notes = workbook("each time")
    run = notes.run("prep", "2026-11-01", finished=False)
    place = notes.at_run(run)
    then = notes.item("actions/actions", what="then", status="open")
    notes.write(edits.finished(notes.reading(), run, place, NOW))

    notes.say("actions/actions.status", "done", notes.in_item(then))
    notes.item("actions/actions", what="new", status="open")

    assert titles(notes, place) == ["then"]


def test_groups_over_each_other_have_no_items_and_do_no_harm() -> None:
    body = "## Over\n`repeat: things; over {other}/things`\n### What\n`line: what`\n"
    notes = Notes(page(body.format(other="b"), "a"), page(body.format(other="a"), "b"))
    notes.item("a/things", what="x")
    place = notes.at("a")

    assert titles(notes, place) == []
    item = notes.items[101]
    assert card_steps(notes.reading(), notes.group("a/things"), notes.in_item(item))


def test_a_group_over_one_that_is_gone_has_no_items() -> None:
    notes = Notes(page("## Over\n`repeat: things; over gone/things`\n### What\n`line: what`\n"))

    assert titles(notes, notes.at()) == []


def test_groups_over_groups_take_the_first_heading() -> None:
    body = "## Again\n`repeat: again; over prep/check`\n### Now\n`line: now`\n"
    notes = Notes(page(ACTIONS, "actions"), page(PREP, "prep"), page(body, "review"))
    notes.item("actions/actions", what="call", status="open")

    assert titles(notes, notes.at("review")) == ["call"]


def test_it_keeps_nothing_of_an_entry_that_was_never_begun() -> None:
    notes = workbook("each time")
    notes.item("actions/actions", what="call", status="open")
    fresh = Entry(1, "prep", started=NOW.isoformat())

    assert titles(notes, notes.at_run(fresh)) == ["call"]
