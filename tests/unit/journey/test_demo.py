"""The demonstration: a workbook that looks lived in, and whose every answer fits its prompt."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.unit.journey.build import NOW, Notes, builtin
from workbook.errors import ReadOnlyError
from workbook.journey import values
from workbook.journey.demo import demo_records, write_demo
from workbook.journey.home import home_view
from workbook.journey.mentorships import current, mentor_name, named
from workbook.journey.progress import StepState
from workbook.journey.views import older_answers, page_view
from workbook.journey.workbook import Workbook
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Column, Item, Record
from workbook.pages import needs
from workbook.pages.model import Group, Page, Prompt
from workbook.pages.packs import Pack


@cache
def acts_of_demo() -> tuple[tuple[Record, ...], ...]:
    """The demonstration with the pages that are delivered."""
    return demo_records(builtin(), NOW)


def demo(pack: Pack | None = None, now: datetime = NOW) -> Notes:
    """The demonstration in memory."""
    notes = Notes(pack=pack or builtin())
    usual = pack is None and now == NOW
    for act in acts_of_demo() if usual else demo_records(notes.pack, now):
        assert act
        notes.write(*act)
    return notes


def test_it_is_the_same_for_one_seed_and_moment() -> None:
    acts = demo_records(builtin(), NOW)

    assert acts == demo_records(builtin(), NOW)
    assert acts != demo_records(builtin(), NOW, seed=2)
    assert acts != demo_records(builtin(), NOW + timedelta(days=1))


def test_home_is_the_one_with_amara_whom_one_meets_next() -> None:
    notes = demo()
    reading = notes.reading()
    amara = current(reading, NOW)
    assert amara is not None
    view = home_view(reading, amara, NOW)

    assert view.mentor == "Amara Okafor"
    assert view.meeting is not None
    assert (view.meeting.day - NOW.date()).days == 4
    assert view.confidence == (2, 4)
    assert (len(view.actions), view.late) == (3, 1)
    assert [action.owner for action in view.actions].count("Amara Okafor") == 1
    assert len(view.topics) == 3
    assert view.next.title == "Prepare Thursday's meeting"


def test_the_path_is_part_done() -> None:
    reading = demo().reading()
    amara = named(reading, "amara")
    rows = {row.page: row for row in home_view(reading, amara, NOW).path}

    assert rows["self-check"].state is StepState.DONE
    agreement = rows["agreement"]
    assert agreement.state is StepState.PARTLY
    assert 0.6 <= agreement.progress.answered / agreement.progress.asked <= 0.8
    assert "2 differ" in agreement.words
    assert rows["goals"].words.startswith("2 goals, ")
    assert rows["meetings"].words.startswith("4 meetings, ")


def test_one_of_the_rows_that_differ_was_raised() -> None:
    notes = demo()
    reading = notes.reading()
    place = notes.at("agreement", named(reading, "amara"))
    differing = [
        prompt
        for step in page_view(reading, place).steps
        for prompt in step.prompts()
        if prompt.differs and prompt.slots[2].value is None
    ]

    assert len(differing) == 2
    assert sum(prompt.raised is not None for prompt in differing) == 1


def test_it_holds_what_a_person_would_have() -> None:
    notes = demo()
    reading = notes.reading()
    with_amara = named(reading, "amara")

    def items(group: str, *, archived: bool = False) -> list[Item]:
        every = reading.snapshot.items_of(group, archived=archived)
        return [item for item in every if item.mentorship == with_amara]

    states = [reading.meeting_state(meeting) for meeting in reading.meetings(with_amara)]
    assert states == ["held", "held", "held", "planned"]
    assert (len(items(needs.GOALS)), len(items(needs.GOALS, archived=True))) == (2, 3)
    assert all(reading.item_value(goal, needs.GOAL_CHECKPOINTS) for goal in items(needs.GOALS))
    assert len(items(needs.ACTIONS)) == 5
    assert len(items(needs.TOPICS)) == 4
    runs = reading.runs(notes.pack.pages["self-check"], with_amara)
    assert all(run.finished for run in runs)
    assert (
        80
        < (datetime.fromisoformat(runs[1].started) - datetime.fromisoformat(runs[0].started)).days
        < 100
    )


def test_switching_to_the_second_mentor_shows_something_else() -> None:
    reading = demo().reading()
    jonas = named(reading, "jonas")
    view = home_view(reading, jonas, NOW)

    assert mentor_name(reading, jonas) == "Jonas"
    assert view.actions == ()
    assert len(view.topics) == 1
    assert view.meeting is not None
    rows = {row.page: row for row in view.path}
    assert rows["agreement"].state is StepState.EMPTY
    assert rows["goals"].words.startswith("2 goals")


def test_every_answer_fits_its_prompt_and_none_is_from_older_pages() -> None:
    notes = demo()
    assert len(notes.answers) > 120
    for key, answer in notes.answers.items():
        prompt = notes.prompt(key.prompt)
        assert values.is_answered(answer.value)
        assert values.fits(prompt, answer.value), key.prompt
        assert prompt.compare == (key.column is not None)
        assert answer.private == prompt.private
        labels = {**{c.id: c.label for c in prompt.choices}, **answer.labels}
        if prompt.choices:
            assert all(chosen in labels for chosen in values.ids_in(answer.value)), key.prompt
        for limit in filter(None, (prompt.at_most,)):
            if limit.unit == "words" and isinstance(answer.value, str):
                assert len(answer.value.split()) <= limit.count, key.prompt
    for entry in {key.entry for key in notes.answers}:
        pages = {key.prompt.partition("/")[0] for key in notes.answers if key.entry == entry}
        (page_id,) = pages
        place = replace(notes.at(page_id, named(notes.reading(), "amara")), entry=entry)
        assert older_answers(notes.reading(), place) == ()


def test_almost_every_prompt_is_shown_where_it_was_answered() -> None:
    """An answer to a hidden prompt would be in no view: then a condition was overlooked."""
    notes = demo()
    reading = notes.reading()
    for key in notes.answers:
        prompt = notes.prompt(key.prompt)
        page = notes.pack.pages[prompt.page]
        place = notes.at(page.id, named(reading, "amara"))
        jonas = notes.at(page.id, named(reading, "jonas"))
        place = (
            jonas if key.entry == jonas.entry != place.entry else replace(place, entry=key.entry)
        )
        if key.item is not None:
            group = notes.group(f"{page.id}/{prompt.group}")
            place = place.of_item(group, notes.items[key.item])
        assert reading.visible(prompt, place), key.prompt


@pytest.mark.parametrize("day", ["2026-03-01", "2026-12-31", "2028-02-29", "2027-01-04"])
def test_it_looks_lived_in_on_any_day(day: str) -> None:
    now = datetime.fromisoformat(f"{day}T23:59:00-08:00")
    reading = demo(now=now).reading()
    view = home_view(reading, named(reading, "amara"), now)

    assert (view.late, view.confidence) == (1, (2, 4))
    assert view.meeting is not None


def without(page: Page, *gone: str) -> Page:
    """A page that no longer asks some of its questions or groups."""

    def kept(element: object) -> bool:
        if isinstance(element, Prompt):
            return element.local not in gone
        return not (isinstance(element, Group) and element.id in gone)

    steps = tuple(
        replace(
            step,
            elements=tuple(
                replace(
                    e,
                    steps=tuple(
                        replace(s, elements=tuple(i for i in s.elements if kept(i)))
                        for s in e.steps
                    ),
                )
                if isinstance(e, Group)
                else e
                for e in step.elements
                if kept(e)
            ),
        )
        for step in page.steps
    )
    return replace(page, steps=steps)


@pytest.mark.parametrize(
    ("page_id", "gone"),
    [
        ("agreement", ("rhythm", "often")),
        ("goals", ("goals",)),
        ("topics", ("topics.kind", "topics.state")),
        ("self-check", ("habits", "confidence")),
        ("mentorship", ("why", "channels")),
        ("actions", ("actions",)),
    ],
)
def test_pages_that_ask_less_never_break_it(page_id: str, gone: tuple[str, ...]) -> None:
    pages = dict(builtin().pages)
    pages[page_id] = without(pages[page_id], *gone)
    notes = demo(Pack(pages))

    assert not any(key.prompt in {f"{page_id}/{local}" for local in gone} for key in notes.answers)
    home_view(notes.reading(), named(notes.reading(), "amara"), NOW)


@pytest.mark.parametrize("page_id", ["agreement", "self-check", "goals", "topics", "actions"])
def test_a_page_that_is_gone_never_breaks_it(page_id: str) -> None:
    pages = {i: p for i, p in builtin().pages.items() if i != page_id}
    if page_id == "topics":
        pages["agreement"] = without(pages["agreement"], "rhythm")

    assert demo(Pack(pages)).answers


def test_other_choices_and_types_never_break_it() -> None:
    pages = dict(builtin().pages)
    steps = pages["agreement"].steps
    changed = tuple(
        replace(
            step,
            elements=tuple(
                replace(e, choices=e.choices[:1]) if isinstance(e, Prompt) and e.choices else e
                for e in step.elements
            ),
        )
        for step in steps
    )
    pages["agreement"] = replace(pages["agreement"], steps=changed)
    notes = demo(Pack(pages))

    for key, answer in notes.answers.items():
        prompt = notes.prompt(key.prompt)
        if prompt.page == "agreement" and prompt.choices:
            assert set(values.ids_in(answer.value)) <= {choice.id for choice in prompt.choices}


def test_it_is_written_and_read_again(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "data", state=tmp_path / "state", clock=lambda: NOW)
    workbook = Workbook(builtin(), notebook, lambda: NOW)
    write_demo(workbook)
    notebook.close()

    again = Notebook.open(tmp_path / "data", state=tmp_path / "state", clock=lambda: NOW)
    snapshot = again.snapshot()
    again.close()
    expected = demo()
    assert dict(snapshot.items).keys() == expected.items.keys()
    assert {k: a.value for k, a in snapshot.answers.items()} == {
        k: a.value for k, a in expected.answers.items()
    }
    assert not any(answer.others for answer in snapshot.answers.values())
    assert any(key.column is Column.AGREED for key in snapshot.answers)


def test_where_it_cannot_be_written_it_says_so(tmp_path: Path) -> None:
    data, state = tmp_path / "data", tmp_path / "state"
    holder = Notebook.open(data, state=state, clock=lambda: NOW, app=True)
    second = Notebook.open(data, state=state, clock=lambda: NOW, app=True)
    try:
        with pytest.raises(ReadOnlyError):
            write_demo(Workbook(builtin(), second, lambda: NOW))
    finally:
        second.close()
        holder.close()
