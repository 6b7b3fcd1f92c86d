"""Years that are made from a seed: the same each time, believable, and fitting the pages."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.journey.build import NOW, Notes, builtin
from tests.unit.journey.test_demo import without
from workbook.journey import values
from workbook.journey.demo import write_years, year_acts
from workbook.journey.demo.bulk import count, lengthened, trimmed
from workbook.journey.demo.calendar import first_of, last_spring, season
from workbook.journey.demo.story import Act
from workbook.journey.home import home_view
from workbook.journey.mentorships import current, mentor_name
from workbook.journey.trends.marks import Looked, confidence
from workbook.journey.workbook import Workbook
from workbook.notebook.notebook import Notebook
from workbook.pages import needs
from workbook.pages.packs import Pack

QUARTER = 0.25
"""Years that are enough for most tests."""


@cache
def acts(years: float = 1) -> tuple[Act, ...]:
    """Years with the pages that are delivered."""
    return year_acts(builtin(), NOW, years)


def told(years: float = 1) -> Notes:
    """The same in memory."""
    return read(acts(years))


def read(known: tuple[Act, ...], pack: Pack | None = None) -> Notes:
    """What some acts leave, in memory."""
    notes = Notes(pack=pack or builtin())
    for act in known:
        assert act.records
        notes.write(*act.records)
    return notes


def test_it_is_the_same_for_one_seed_and_moment() -> None:
    same = year_acts(builtin(), NOW, QUARTER)

    assert same == acts(QUARTER)
    assert same != year_acts(builtin(), NOW, QUARTER, seed=2)


def test_it_is_told_in_order_and_nothing_lies_ahead() -> None:
    moments = [act.at for act in acts()]

    assert moments == sorted(moments)
    assert moments[-1] <= NOW
    assert 360 < (NOW - moments[0]).days < 368


def test_a_year_has_the_answers_of_a_year() -> None:
    assert 1_900 < count(acts()) < 2_600


def test_every_answer_fits_its_prompt() -> None:
    notes = told()
    for key, answer in notes.answers.items():
        prompt = notes.prompt(key.prompt)
        assert values.is_answered(answer.value)
        assert values.fits(prompt, answer.value), key.prompt
        assert prompt.compare == (key.column is not None)
        labels = {**{c.id: c.label for c in prompt.choices}, **answer.labels}
        if prompt.choices or prompt.choices_from is not None:
            assert all(chosen in labels for chosen in values.ids_in(answer.value)), key.prompt
        for limit in filter(None, (prompt.at_most,)):
            if limit.unit == "words" and isinstance(answer.value, str):
                assert len(answer.value.split()) <= limit.count, key.prompt
        words = values.words(answer.type, answer.value, labels)
        assert words.strip(), key.prompt
        assert not re.search(r"[{}]|None|  ", words), words
        assert not any(
            line[:1].islower() for line in words.splitlines() if prompt.type in ("line", "text")
        ), words


def test_answers_are_given_where_they_are_asked() -> None:
    """But for what was asked once: a goal that is reached no longer asks where it is stuck."""
    notes = told()
    reading = notes.reading()
    passed = {"goals/goals.sure-lift", "goals/goals.stuck"}
    for key in notes.answers:
        prompt = notes.prompt(key.prompt)
        page = notes.pack.pages[prompt.page]
        entry = notes.entries.get(key.entry)
        item = notes.items.get(key.item) if key.item is not None else None
        place = replace(notes.at(page.id), entry=key.entry)
        if entry is not None:
            place = replace(place, mentorship=entry.mentorship, meeting=entry.meeting)
        if item is not None:
            place = replace(place, mentorship=item.mentorship or place.mentorship)
            place = place.of_item(notes.group(f"{page.id}/{prompt.group}"), item)
        assert key.prompt in passed or reading.visible(prompt, place), key.prompt


def test_it_does_not_repeat_itself() -> None:
    by_prompt: dict[str, list[str]] = {}
    for key, answer in told().answers.items():
        if isinstance(answer.value, str):
            by_prompt.setdefault(key.prompt, []).append(answer.value)

    for asked in (needs.ACTION_WHAT, needs.TOPIC_WHAT, needs.LINE_WHAT, needs.ONE_THING):
        said = by_prompt[asked]
        assert len(set(said)) > len(said) / 2, asked
        assert Counter(said).most_common(1)[0][1] <= 5, asked


@pytest.mark.parametrize(
    "day", ["2026-03-01", "2026-12-31", "2028-02-29", "2027-01-04", "2026-05-16", "2026-08-10"]
)
def test_it_looks_lived_in_on_any_day(day: str) -> None:
    if effort(10) < 10 and day not in ("2026-12-31", "2028-02-29"):
        pytest.skip("each day is a year to be told: the others are soaked")
    now = datetime.fromisoformat(f"{day}T23:59:00-08:00")
    reading = read(year_acts(builtin(), now, 1, seed=int(day[:4]))).reading()
    who = current(reading, now)
    assert who is not None
    view = home_view(reading, who, now)

    assert mentor_name(reading, who) == "Amara Okafor"
    assert view.meeting is not None
    assert view.meeting.day > now.date()
    assert view.actions
    trend = confidence(Looked(reading, who, now.date()))
    assert min(trend.points, key=lambda one: one.value).day == now.date() - timedelta(days=290)


@pytest.mark.parametrize(
    ("page_id", "gone"),
    [("topics", ("topics",)), ("goals", ("goals",)), ("notes", ("lines", "covered"))],
)
def test_pages_that_ask_less_never_break_it(page_id: str, gone: tuple[str, ...]) -> None:
    pages = dict(builtin().pages)
    pages[page_id] = without(pages[page_id], *gone)
    pack = Pack(pages)

    notes = read(year_acts(pack, NOW, 0.2), pack)
    assert not any(key.prompt.startswith(f"{page_id}/{gone[0]}.") for key in notes.answers)


@pytest.mark.parametrize("page_id", ["agreement", "self-check", "review", "prep", "learning"])
def test_a_page_that_is_gone_never_breaks_it(page_id: str) -> None:
    pack = Pack({i: p for i, p in builtin().pages.items() if i != page_id})

    assert count(year_acts(pack, NOW, 0.2)) > 100


def test_seasons_are_counted_through_the_years() -> None:
    assert season(first_of(season(NOW.date()))) == season(NOW.date())
    spring = last_spring(NOW.date())
    assert first_of(spring).isoformat() == "2026-03-01"
    assert first_of(spring - 1).isoformat() == "2025-12-01"
    in_may = datetime.fromisoformat("2026-05-20").date()
    assert first_of(last_spring(in_may)).isoformat() == "2025-03-01"


# -- a wanted size -------------------------------------------------------------------------------------------


def test_it_is_cut_to_a_number_of_answers() -> None:
    known = acts(QUARTER)

    cut = trimmed(known, 300)
    assert count(cut) == 300
    assert read(cut).items.keys() == read(known).items.keys()
    assert trimmed(known, count(known) + 1) == known


def test_its_words_are_lengthened() -> None:
    known = acts(QUARTER)

    longer = lengthened(known, 1_000, 1)
    assert count(longer) == count(known)
    said = read(longer).answers.values()
    letters = sum(len(one.value) for one in said if isinstance(one.value, str))
    assert 1_000 < letters / len(said) < 1_200


def test_a_wanted_number_is_written(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "data", state=tmp_path / "state", clock=lambda: NOW)
    shares: list[float] = []
    written = write_years(
        Workbook(builtin(), notebook, lambda: NOW), answers=400, letters=300, progress=shares.append
    )
    notebook.close()

    again = Notebook.open(tmp_path / "data", state=tmp_path / "state", clock=lambda: NOW)
    answers = again.snapshot().answers
    again.close()
    assert written == len(answers) == 400
    assert not any(one.others for one in answers.values())
    assert shares == sorted(shares)
    assert shares[-1] == 1
