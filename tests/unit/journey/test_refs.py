"""Where refs lead: to which entry, to which item, and what was answered under an old name."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.journey.build import AMARA, JONAS, Notes, meetings_page, page
from workbook.journey.views import last_time
from workbook.notebook.records import Answer, AnswerKey, Column, Item
from workbook.pages.model import Ref
from workbook.pages.quotes import Quote, split


def said(notes: Notes, quote: str, page_id: str = "here", **place: object) -> str:
    """What a quote reads as on a page."""
    where = place.get("place") or notes.at(page_id)
    return notes.reading().fill(f"`={quote}`", where).text  # type: ignore[arg-type]


HERE = page("## One\n### A\n`line: a`\n", "here")
MINE = page("## One\n### Word\n`line: word`\n", "mine")
OURS = page("## One\n### Word\n`line: word`\n", "ours", audience="mentorship")
NOTES = page(
    "## One\n### Word\n`line: word`\n### More\n`line: more`\n", "notes", kind="per meeting"
)
PREP = page("## One\n### Word\n`line: word`\n", "prep", kind="per meeting")
CHECK = page("## One\n### Word\n`line: word`\n", "check", kind="each time")


def test_once_pages_have_one_entry_mine_or_the_mentorships() -> None:
    notes = Notes(HERE, MINE, OURS)
    notes.say("mine/word", "my own")
    notes.say("ours/word", "with Amara", notes.at("ours", AMARA))
    notes.say("ours/word", "with Jonas", notes.at("ours", JONAS))

    assert said(notes, "mine/word") == "my own"
    assert said(notes, "ours/word") == "with Amara"
    assert said(notes, "ours/word", place=notes.at("here", JONAS)) == "with Jonas"
    assert said(notes, "ours/word", place=notes.at("here", None)) == "____"
    assert said(notes, "mine/word last") == "____"


def three_meetings() -> tuple[Notes, list[Item]]:
    """Two meetings held and one planned, each with notes; made in another order."""
    notes = Notes(HERE, NOTES, PREP, meetings_page())
    third = notes.meeting("2026-11-26", "planned")
    first = notes.meeting("2026-10-01")
    second = notes.meeting("2026-10-15")
    meetings = [first, second, third]
    for number, meeting in enumerate(meetings, 1):
        notes.say("notes/word", f"meeting {number}", notes.at_meeting("notes", meeting))
    return notes, meetings


def test_elsewhere_a_meeting_page_means_the_latest_held_meeting() -> None:
    notes, _ = three_meetings()

    assert said(notes, "notes/word") == "meeting 2"
    assert said(notes, "notes/word last") == "meeting 1"


def test_a_meeting_page_means_its_own_meeting_and_last_the_one_held_before() -> None:
    notes, (first, second, third) = three_meetings()
    prep = notes.at_meeting("prep", third)

    assert said(notes, "notes/word", place=prep) == "meeting 3"
    assert said(notes, "notes/word last", place=prep) == "meeting 2"
    assert said(notes, "word", place=notes.at_meeting("notes", second)) == "meeting 2"
    assert said(notes, "word last", place=notes.at_meeting("notes", second)) == "meeting 1"
    assert said(notes, "word last", place=notes.at_meeting("notes", first)) == "____"


def test_meetings_of_another_mentor_and_unheld_ones_are_passed_over() -> None:
    notes, (_, second, third) = three_meetings()
    theirs = notes.meeting("2026-11-01", mentorship=JONAS)
    notes.say("notes/word", "with Jonas", notes.at_meeting("notes", theirs, JONAS))
    called_off = notes.meeting("2026-11-10", "cancelled")
    notes.say("notes/word", "called off", notes.at_meeting("notes", called_off))

    assert said(notes, "notes/word last", place=notes.at_meeting("prep", third)) == "meeting 2"
    assert said(notes, "notes/word", place=notes.at("here", JONAS)) == "with Jonas"
    assert said(notes, "notes/word") == "meeting 2"
    assert second.id


def test_two_meetings_on_one_day_are_told_apart_by_their_time() -> None:
    notes = Notes(HERE, NOTES, meetings_page())
    late = notes.item("meetings/meetings", date="2026-11-02", time="16:00", state="held")
    early = notes.item("meetings/meetings", date="2026-11-02", time="09:30", state="held")
    for meeting, word in ((late, "late"), (early, "early")):
        notes.say("notes/word", word, notes.at_meeting("notes", meeting))

    assert said(notes, "notes/word") == "late"
    assert said(notes, "notes/word last") == "early"


def test_a_meeting_that_is_gone_has_no_last_one() -> None:
    notes, _ = three_meetings()
    gone = Item(99999, "meetings/meetings", 1)

    assert said(notes, "word last", place=notes.at_meeting("notes", gone)) == "____"


def test_each_time_pages_mean_the_latest_finished_run() -> None:
    notes = Notes(HERE, CHECK)
    runs = [notes.run("check", f"2026-0{month}-01") for month in (5, 2, 8)]
    now = notes.run("check", "2026-11-01", finished=False)
    for run, word in zip((*runs, now), ("may", "february", "august", "today"), strict=True):
        notes.say("check/word", word, notes.at_run(run))

    assert said(notes, "check/word") == "august"
    assert said(notes, "check/word last") == "may"
    assert said(notes, "word", place=notes.at_run(now)) == "today"
    assert said(notes, "word last", place=notes.at_run(now)) == "august"
    assert said(notes, "word last", place=notes.at_run(runs[2])) == "may"
    assert said(notes, "word last", place=notes.at_run(runs[1])) == "____"


def test_runs_are_ordered_by_the_moment_and_not_by_its_spelling() -> None:
    notes = Notes(HERE, CHECK)
    for started, word in (
        ("2026-11-01T23:30:00-05:00", "later"),
        ("2026-11-02T01:00:00+01:00", ""),
    ):
        run = notes.run("check", "2026-01-01")
        run = type(run)(run.id, run.page, None, None, started, started)
        notes.write(run)
        notes.say("check/word", word or "earlier", notes.at_run(run))

    assert said(notes, "check/word") == "later"


GROUP = page(
    "## Plans\n`repeat: plans`\n### Title\n`line: title`\n### Again\n`line: again`\n", "here"
)


def test_in_an_item_a_ref_means_this_item_and_outside_all_of_them() -> None:
    notes = Notes(GROUP)
    one = notes.item("here/plans", title="one")
    notes.item("here/plans", title="two")

    assert said(notes, "title", place=notes.in_item(one)) == "one"
    assert said(notes, "plans.title", place=notes.in_item(one)) == "one"
    assert said(notes, "plans.title") == "one, two"


def test_in_an_item_of_a_run_last_means_all_items_of_the_run_before() -> None:
    body = "## Wins\n`repeat: wins`\n### What\n`line: what`\n"
    notes = Notes(page(body, "here", kind="each time"))
    before = notes.run("here", "2026-05-01")
    now = notes.run("here", "2026-11-01", finished=False)
    for what in ("one", "two"):
        notes.item("here/wins", what=what, home=notes.at_run(before))
    this = notes.item("here/wins", what="three", home=notes.at_run(now))

    place = notes.in_item(this, notes.at_run(now))
    assert said(notes, "what", place=place) == "three"
    assert said(notes, "what last", place=place) == "one, two"


def test_marks_of_earlier_runs_stay_hidden_until_a_run_is_finished() -> None:
    notes = Notes(CHECK)
    runs = [notes.run("check", "2026-05-01"), notes.run("check", "2026-11-01", finished=False)]
    for run in runs:
        notes.say("check/word", run.started, notes.at_run(run))

    def last() -> Answer | None:
        return last_time(notes.reading(), notes.prompt("check/word"), notes.at_run(runs[1]))

    assert last() is None
    notes.write(replace(runs[1], finished="2026-11-01T11:00:00+01:00"))
    found = last()
    assert found is not None
    assert found.value == runs[0].started


def test_an_agreed_answer_that_no_longer_fits_gives_way_to_mine() -> None:
    notes = Notes(page("## One\n### Row\n`rate 1 to 5: row; compare`\n", "here"))
    notes.say("here/row", 3, column=Column.MINE)
    notes.say("here/row", 9, column=Column.AGREED)

    assert said(notes, "row") == "3"


OLD = page(
    "## One\n### Word\n`line: word; was name; was mine/word`\n"
    "## Plans\n`repeat: plans`\n### Title\n`line: title; was label; was aims.what`\n",
    "here",
)


def test_an_answer_under_an_old_name_is_found_until_it_is_given_anew() -> None:
    notes = Notes(OLD)
    entry = notes.at("here").entry
    notes.write(Answer(AnswerKey(entry, None, "here/name"), "old words"))
    assert said(notes, "word") == "old words"

    notes.say("here/word", "new words")
    assert said(notes, "word") == "new words"

    notes.say("here/word", None)
    assert said(notes, "word") == "____"


def test_an_answer_that_stood_on_another_page_is_found() -> None:
    notes = Notes(OLD, MINE)
    notes.say("mine/word", "from there")
    assert said(notes, "word") == "from there"

    gone = Notes(OLD)
    gone.answers = notes.answers
    assert said(gone, "word") == "from there"


def test_a_new_run_begins_without_what_once_stood_on_another_page() -> None:
    notes = Notes(page("## One\n### W\n`line: w; was mine/word`\n", "here", kind="each time"), MINE)
    notes.say("mine/word", "from there")
    run = notes.run("here", "2026-11-01", finished=False)

    assert said(notes, "w", place=notes.at_run(run)) == "____"


def test_items_come_along_when_their_group_is_renamed() -> None:
    notes = Notes(OLD)
    entry = notes.at("here").entry
    notes.write(
        Item(5, "here/aims", entry, rank="a"),
        Answer(AnswerKey(entry, 5, "here/aims.what"), "an old aim"),
        Item(6, "here/plans", entry, rank="b"),
        Answer(AnswerKey(entry, 6, "here/plans.label"), "renamed"),
    )

    assert said(notes, "plans.title") == "an old aim, renamed"


def test_quotes_are_read_as_they_are_written() -> None:
    assert split("`=check/word last`") == (Quote(Ref("check", None, "word", 0, 0), last=True),)
