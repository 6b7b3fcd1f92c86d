"""What changed over time: points with their day, their mark, and the entry behind them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.unit.journey.build import AMARA, JONAS, TODAY, Notes, builtin
from workbook.journey.action_list import action_lines
from workbook.journey.trends.collecting import FOLLOWED, followed, trends
from workbook.journey.trends.marks import Looked, sources
from workbook.journey.trends.model import Trend
from workbook.notebook.records import Column, Value


def notes() -> Notes:
    """An empty notebook with two mentorships."""
    made = Notes(pack=builtin())
    made.mentorship(AMARA, "Amara")
    made.mentorship(JONAS, "Jonas")
    return made


def follow(made: Notes, name: str, mentorship: int = AMARA) -> Trend:
    """One trend by its name."""
    return {one.id: one for one in trends(made.reading(), mentorship, TODAY)}[name]


def check(made: Notes, day: str, *, finished: bool = True, **says: Value) -> None:
    """A self-check with answers by prompt id."""
    run = made.run("self-check", day, finished=finished)
    for name, value in says.items():
        made.say(f"self-check/{name.replace('_', '-')}", value, made.at_run(run))


def reflected(made: Notes, day: str, mentorship: int = AMARA, **says: Value) -> None:
    """A held meeting that one looked back on."""
    meeting = made.meeting(day, mentorship=mentorship)
    place = made.at_meeting("reflection", meeting, mentorship)
    for name, value in says.items():
        made.say(f"reflection/{name}", value, place)


def told(trend: Trend) -> list[tuple[str, float]]:
    """The days and marks of a trend's points."""
    return [(point.day.isoformat(), point.value) for point in trend.points]


def test_where_nothing_is_known_every_trend_says_so_and_shows_no_figure() -> None:
    for trend in trends(notes().reading(), AMARA, TODAY):
        assert trend.short == "no data yet"
        assert trend.says.startswith("No data yet. ")
        assert not trend.points
        assert not any(sign.isdigit() for sign in trend.says), trend.says


def test_confidence_goes_from_the_first_mark_to_the_last_and_names_the_dip() -> None:
    made = notes()
    check(made, "2026-03-03", confidence=2)
    assert follow(made, "confidence").says == "One so far: 2 of 5, on 3 Mar."
    check(made, "2026-06-01", confidence=1)
    check(made, "2026-11-04", confidence=4)
    trend = follow(made, "confidence")
    assert told(trend) == [("2026-03-03", 2), ("2026-06-01", 1), ("2026-11-04", 4)]
    assert trend.short == "2 → 4"
    assert trend.says == ("2 of 5 on 3 Mar, 4 on 4 Nov: 2 higher. Lowest: 1 on 1 Jun.")
    assert [made.entries[point.place.entry].started[:10] for point in trend.points] == [
        "2026-03-03",
        "2026-06-01",
        "2026-11-04",
    ]
    assert {point.prompt for point in trend.points} == {"confidence"}


@pytest.mark.parametrize("odd", ["4", "rather sure", 9, 2.5, [3], None, {"a": 1}])
def test_what_is_no_mark_is_no_point(odd: Value) -> None:
    made = notes()
    check(made, "2026-03-03", confidence=odd)
    assert follow(made, "confidence").short == "no data yet"
    check(made, "2026-06-01", confidence=3)
    assert told(follow(made, "confidence")) == [("2026-06-01", 3)]


def test_old_marks_are_out_of_sight_from_the_first_answer_of_a_new_run_to_its_end() -> None:
    made = notes()
    check(made, "2026-03-03", confidence=2, habits={"aims": 3}, confidence_from=["done"])
    check(made, "2026-11-20", finished=False)
    assert follow(made, "confidence").short == "2"
    check(made, "2026-11-21", finished=False, habits={"aims": 4})
    for name in ("confidence", "habits", "sources"):
        trend = follow(made, name)
        assert trend.short == "hidden for now"
        assert not trend.points
        assert "finish it" in trend.says


def test_sources_count_how_often_a_mark_rested_on_each() -> None:
    made = notes()
    check(made, "2026-03-03", confidence=2, confidence_from=["done", "told"])
    check(made, "2026-06-03", confidence=3, confidence_from=["done"])
    reflected(made, "2026-07-01", depth="deep", sections=["seen", "setback"])
    trend = follow(made, "sources")
    assert [series.words for series in trend.series] == [
        "● 2 of 2",
        "● 0 of 2  ○ 1",
        "● 1 of 2",
        "● 0 of 2",
    ]
    assert "“Things I did that worked out, or didn't”: in 2 of 2 self-checks" in trend.says
    assert "None named “Things I saw others do” and “How I feel these days”." in trend.says
    assert [(point.sign, point.place.page.id) for point in trend.points] == [
        ("●", "self-check"),
        ("●", "self-check"),
        ("●", "self-check"),
        ("○", "reflection"),
    ]


def test_habits_tell_the_mean_and_what_rose_and_fell_most() -> None:
    made = notes()
    check(made, "2026-03-03", habits={"aims": 1, "limits": 4, "time": 3, "gone-long-ago": 5})
    check(made, "2026-11-04", habits={"aims": 4, "limits": 2, "time": 3})
    trend = follow(made, "habits")
    assert trend.short == "2.7 → 3"
    assert trend.legend.splitlines() == [
        "Most risen: “I can say what I'm aiming for this year, and further out” (+3).",
        "Most fallen: “I have brought up limits: on time, on channels, on topics” (−2).",
    ]


def test_how_useful_meetings_were_belongs_to_one_mentorship() -> None:
    made = notes()
    reflected(made, "2026-09-01", useful=3)
    reflected(made, "2026-10-01", JONAS, useful=1)
    reflected(made, "2026-11-01", useful=5)
    reflected(made, "2026-11-08")
    assert told(follow(made, "useful")) == [("2026-09-01", 3), ("2026-11-01", 5)]
    assert follow(made, "useful").says == (
        "2 meetings got 4 of 5 on average; the last 5, the best 5 on 1 Nov."
    )
    assert told(follow(made, "useful", JONAS)) == [("2026-10-01", 1)]


def test_sureness_follows_each_goal_from_reflections_to_its_card() -> None:
    made = notes()
    run = made.item("goals/goals", statement="Run it", status="moving")
    made.item("goals/goals", statement="Unmarked")
    for day, mark in (("2026-09-01", 2), ("2026-10-01", 4)):
        meeting = made.meeting(day)
        place = made.at_meeting("reflection", meeting)
        inside = place.of_item(made.group("reflection/sureness"), run)
        made.say("reflection/sureness.sure", mark, inside)
    trend = follow(made, "sureness")
    assert [(series.name, series.words) for series in trend.series] == [("Run it", "2 → 4")]
    assert trend.says.startswith("“Run it”: 2 of 5 on 1 Sep, 4 on 1 Oct: 2 higher.")
    assert all(point.place.item == run.id for point in trend.points)
    made.item("goals/goals", statement="Another", sure=3)
    assert follow(made, "sureness").says.startswith("“Run it”: 2 of 5")
    assert follow(made, "sureness").short == "2 goals"


def test_meetings_stand_by_month_beside_the_agreed_rhythm_with_empty_months_between() -> None:
    made = notes()
    made.say("agreement/often", "fortnightly", made.at("agreement"), column=Column.AGREED)
    for day in ("2026-08-03", "2026-08-17", "2026-11-02"):
        made.meeting(day)
    made.meeting("2026-11-26", "planned")
    made.meeting("someday")
    trend = follow(made, "meetings")
    assert [(row.name, len(row.points), row.aim) for row in trend.series] == [
        ("Aug", 2, 2),
        ("Sep", 0, 2),
        ("Oct", 0, 2),
        ("Nov", 1, 2),
    ]
    assert trend.says == (
        "3 meetings held, mostly 46 days apart. The rhythm you two chose is fortnightly."
    )


def test_without_a_rhythm_meetings_are_only_counted_and_years_are_named() -> None:
    made = notes()
    made.meeting("2025-12-30")
    made.meeting("2026-01-02")
    trend = follow(made, "meetings")
    assert {row.aim for row in trend.series} == {None}
    assert trend.series[0].name == "Dec 2025"
    assert "rhythm" not in trend.says + trend.legend


def test_actions_count_in_the_month_of_their_day_and_those_to_come_not_at_all() -> None:
    made = notes()
    for what, due, status, owner in (
        ("Draft", "2026-09-10", "done", "me"),
        ("Read", "2026-09-20", "partly", "me"),
        ("Ask", "2026-11-02", "open", ""),
        ("Later", "2026-12-24", "open", "me"),
        ("Intro", "2026-09-01", "open", "mentor"),
        ("Some day", "next spring", "open", "me"),
    ):
        made.item("actions/actions", what=what, due=due, status=status, owner=owner)
    trend = follow(made, "actions")
    assert [(row.name, [p.words for p in row.points], row.words) for row in trend.series] == [
        ("Sep", ["Draft · done", "Read · partly done"], "1 of 2"),
        ("Oct", [], ""),
        ("Nov", ["Ask · still open"], "0 of 1"),
    ]
    assert trend.says == "Of 3 actions of yours whose day came, 1 got done and 1 in part."
    assert trend.short == "1 of 3"


def test_actions_of_one_day_stand_as_in_their_list_and_dropped_ones_are_not_kept() -> None:
    made = notes()
    for what, due, status in (
        ("Dropped", "2026-11-02", "dropped"),
        ("Open", "2026-11-02", "open"),
        ("Done before its time", "2026-12-24", "done"),
        ("Done later still", "2027-01-10", "done"),
        ("Today", TODAY.isoformat(), "done"),
        ("Agreed only", None, "done"),
    ):
        made.item("actions/actions", what=what, due=due, status=status)
    trend = follow(made, "actions")
    lines = action_lines(made.reading(), AMARA, TODAY)
    counted = [
        (min(day, TODAY), line.what)
        for line in lines
        if (day := line.due or line.agreed) is not None
    ]
    in_order = [what for _, what in sorted(counted, key=lambda one: one[0])]
    assert [point.words.partition(" · ")[0] for point in trend.points] == in_order
    assert len(in_order) > 4
    assert trend.short == f"{len(in_order) - 2} of {len(in_order)}"


def test_goals_show_their_checkpoints_on_a_line_into_the_future() -> None:
    made = notes()
    made.item(
        "goals/goals",
        statement="Run it",
        status="moving",
        by="2027-01-31",
        checkpoints=[
            {"id": "a", "text": "First", "day": "2026-10-01", "done": True},
            {"id": "b", "text": "Second", "day": "2026-12-01", "done": False},
            {"id": "c", "text": "No day", "day": None, "done": False},
            {"id": "d", "text": " ", "day": "2026-12-05", "done": False},
        ],
    )
    made.item("goals/goals", statement="No day at all", by="when I am old")
    trend = follow(made, "goals")
    assert [(p.day.isoformat(), p.sign) for p in trend.points] == [
        ("2026-10-01", "●"),
        ("2026-12-01", "○"),
        ("2027-01-31", "◇"),
    ]
    assert trend.says == "One goal with 1 of 2 checkpoints passed. Next: Tue 1 Dec, Second."
    assert trend.today == TODAY


def test_a_private_mark_says_so() -> None:
    made = notes()
    run = made.run("self-check", "2026-03-03")
    made.say("self-check/confidence", 2, made.at_run(run), private=True)
    assert follow(made, "confidence").private
    assert not follow(made, "habits").private


def test_sixty_marks_stay_in_the_order_of_their_days() -> None:
    made = notes()
    days = [date(2021, 1, 4) + timedelta(days=31 * n) for n in range(60)]
    for n, day in enumerate(reversed(days)):
        check(made, day.isoformat(), confidence=1 + n % 5)
    assert [point.day for point in follow(made, "confidence").points] == days


def test_pages_that_do_not_ask_leave_every_trend_without_data() -> None:
    pages = {"self-check", "reflection"}
    made = Notes(*(page for page in builtin().pages.values() if page.id not in pages))
    looked = Looked(made.reading(), AMARA, TODAY)
    assert {tell(looked).short for _, tell, _ in FOLLOWED} == {"no data yet"}
    assert {one.short for one in followed(made.reading(), AMARA, TODAY)} == {"no data yet"}
    assert sources(looked).series == ()
