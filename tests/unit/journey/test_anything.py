"""Whatever the notebook holds, what is shown never fails: random answers of random shapes."""

from __future__ import annotations

import json
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.journey.build import AMARA, JONAS, NOW, Notes, builtin, page
from workbook.journey import edits
from workbook.journey.home import home_view
from workbook.journey.lists import Looking
from workbook.journey.place import Place, entry_place, once_place
from workbook.journey.status import status
from workbook.journey.views import GroupView, card_steps, kept_now, older_answers, page_view
from workbook.notebook.records import Answer, AnswerKey, Column, Entry, Item, Value, entry_id
from workbook.pages.model import Kind, Page, Prompt
from workbook.pages.packs import Pack

MEETING = 500
RUN = 501

WORDS = st.sampled_from(
    (
        "",
        " ",
        "yes",
        "no",
        "planned",
        "held",
        "open",
        "done",
        "me",
        "mentor",
        "2026-11-26",
        "2026-02-30",
        "9999-12-31",
        "0001-01-01",
        "14:00",
        "25:99",
        "`=goals/goals.statement`",
        "`=habits lowest`",
        "[/] [@click=app.quit]x[/]",
        "\x1b]52;c;aGk=\x07",
        "²",
        "101",
        "a\nb\r\nc",
        "١٢",
        "😀" * 40,
    )
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12),
    st.just(10**30),
    st.just(1e308),
    st.just(-0.5),
    WORDS,
)
LINES = st.fixed_dictionaries(
    {}, optional={"id": WORDS, "text": WORDS, "day": SCALARS, "done": SCALARS, "other": WORDS}
)
VALUES = st.one_of(
    SCALARS,
    st.lists(st.one_of(SCALARS, LINES, st.just({"other": "x"})), max_size=3),
    LINES,
    st.dictionaries(
        st.sampled_from(("aims", "agenda", "a", "other", "text", "")), SCALARS, max_size=3
    ),
    st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=2), max_leaves=6),
)

EXTRA = (
    page(
        "## Going through\n`repeat: check; over actions/actions; only status is not done`\n"
        "### On `=actions/actions.what last`\n`line: say`\n### Now\n`show: actions/actions.status`\n"
        "## Wins\n`show: topics/topics; only kind = win; here; add`\n"
        "## Last\n`show: prep/worth; last`\n### Worth `=goals/goals.sure`\n"
        "`rate 1 to 5: worth; if goals/goals >= 1; if self-check/habits.aims >= 2`\n",
        "prep",
        kind="per meeting",
        stage="meet",
        minutes=5,
    ),
    page(
        "## Goals\n`repeat: look; over goals/goals`\n### How\n`text: how; private`\n"
        "## Pick\n### Which\n`choose any: which; from goals/goals.statement; compare`\n"
        "## Then\n`show: goals/goals; only sure >= 3; only by <= 2027-01-01; last`\n"
        "### Word of `=which`\n`line: word; was gone; was goals/view`\n",
        "look",
        kind="each time",
        stage="review",
    ),
)


@cache
def pack() -> Pack:
    """The delivered pages and two that use what these don't."""
    return Pack({**builtin().pages, **{one.id: one for one in EXTRA}})


def place_on(one: Page, mentorship: int | None) -> Place:
    """The place of a page's entry in these tests."""
    if one.kind is Kind.PER_MEETING:
        return Place(one, entry_id(one.id, meeting=MEETING), mentorship, MEETING)
    if one.kind is Kind.EACH_TIME:
        return entry_place(one, Entry(RUN, one.id), mentorship)
    return once_place(one, mentorship)


@st.composite
def notebooks(draw: st.DrawFn) -> Notes:
    """A notebook with items in every group and any answers at all."""
    notes = Notes(pack=pack())
    notes.mentorship(AMARA, "Amara")
    notes.mentorship(JONAS)
    prompts: list[tuple[Prompt, Place]] = []
    for one in notes.pack.pages.values():
        place = place_on(one, AMARA)
        prompts += [(p, place) for p in one.prompts() if p.group is None]
        for group in one.groups():
            for number in range(draw(st.integers(0, 2))):
                key = f"{group.over.page}/{group.over.id}" if group.over else group.key
                item = Item(
                    MEETING if group.key == "meetings/meetings" and not number else notes.new_id(),
                    key,
                    entry_id(key.partition("/")[0]),
                    draw(st.sampled_from((AMARA, JONAS, None, 4242))),
                    draw(st.sampled_from((None, place.entry))),
                    draw(st.sampled_from(("a", "b", "", "!"))),
                    archived=draw(st.booleans()),
                )
                notes.write(item)
                prompts += [(p, place.of_item(group, item)) for p in group.prompts]
    for prompt, place in draw(st.lists(st.sampled_from(prompts), max_size=30)):
        for column in tuple(Column) if prompt.compare else (None,):
            answer = Answer(
                place.key(prompt, column), draw(VALUES), prompt.prompt, str(prompt.type)
            )
            notes.write(replace(answer, private=draw(st.booleans())))
    stray = AnswerKey(entry_id("goals"), draw(st.sampled_from((None, 3))), "goals/gone.gone")
    notes.write(Answer(stray, draw(VALUES), type=draw(WORDS)))
    notes.write(Item(77, "goals/vanished", entry_id("goals")), Item(78, "gone/gone", 1))
    finished = draw(st.sampled_from((None, "", "2026-11-01T10:00:00+01:00", "long ago")))
    kept = draw(st.dictionaries(st.sampled_from(("over look", "goals/goals")), VALUES, max_size=2))
    for one in notes.pack.pages.values():
        if one.kind is Kind.EACH_TIME:
            run = RUN if one.id == "look" else notes.new_id()
            notes.write(Entry(run, one.id, None, None, draw(WORDS), finished, kept))
    return notes


@settings(max_examples=effort(200))
@given(notebooks(), st.sampled_from((AMARA, JONAS, None, 4242)))
def test_nothing_that_was_written_keeps_a_page_from_being_shown(
    notes: Notes, mentorship: int | None
) -> None:
    reading = notes.reading()
    for one in notes.pack.pages.values():
        place = place_on(one, mentorship)
        view = page_view(reading, place, Looking(archived=frozenset(g.id for g in one.groups())))
        assert 0 <= view.progress.answered <= view.progress.asked
        for step in view.steps:
            assert step.elements
            for element in step.elements:
                if isinstance(element, GroupView):
                    for card in element.cards:
                        assert card.title.strip()
                        card_steps(reading, card.group, card.place)
        older_answers(reading, place)
        json.dumps(kept_now(reading, place))


@settings(max_examples=effort(200))
@given(notebooks(), st.sampled_from((AMARA, JONAS, 4242)))
def test_nothing_that_was_written_keeps_home_and_status_from_being_shown(
    notes: Notes, mentorship: int
) -> None:
    reading = notes.reading()
    view = home_view(reading, mentorship, NOW)
    assert view.next.title
    assert all(row.words for row in view.path)
    found = status(reading, NOW)
    assert all("\n" not in line for line in found.lines())
    json.dumps(found.as_json())


@settings(max_examples=effort(200))
@given(notebooks(), VALUES)
def test_whatever_is_answered_can_be_kept_and_read_again(notes: Notes, value: Value) -> None:
    reading = notes.reading()
    for one in notes.pack.pages.values():
        place = place_on(one, AMARA)
        for prompt in reading.prompts_of(one):
            column = Column.MINE if prompt.compare else None
            answer = edits.answered(reading, prompt, place, value, column=column)
            notes.write(answer)
            assert all(isinstance(words, str) for words in answer.labels.values())
    page_view(notes.reading(), place_on(notes.pack.pages["look"], AMARA))
