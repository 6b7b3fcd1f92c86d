"""Actions, topics and feedback as lists: one key says how a row stands, and u takes it back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.effort import soak_only
from tests.ui.app_driver import NOW, Driver, begin, builtin_pack, running
from tests.ui.test_home import add_item
from workbook.journey.kept.changing import answer_to
from workbook.journey.kept.feedback import FEEDBACK, LOOK_ASK
from workbook.journey.kept.model import Looked
from workbook.journey.reading import Reading
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Item
from workbook.pages import needs
from workbook.ui.screens.kept_list import KeptListScreen
from workbook.ui.widgets.ask_line import AskLine

HOSTILE = "[/foo] [b] 目标 👩‍👩‍👧‍👧 [@click=app.quit]go[/]"


def action(folder: Path, what: str, **says: str) -> Item:
    """An action; what it says is given by prompt id."""
    more = {f"{needs.ACTIONS}.{name}": value for name, value in says.items()}
    return add_item(folder, needs.ACTIONS, {needs.ACTION_WHAT: what, **more})


def value(driver: Driver, item: Item, key: str) -> object:
    """What an item says under a prompt."""
    return driver.app.desk.reading().item_value(item, key)


def cursor(driver: Driver) -> str:
    """What stands in the row under the cursor."""
    screen = driver.app.screen
    if not isinstance(screen, KeptListScreen) or not screen.ready or screen.row is None:
        return ""
    return screen.listing.tell(screen.row).what


def decided(folder: Path, item: Item) -> None:
    """Feedback that was put to the test in October, to be looked at again in November."""
    then = NOW - timedelta(days=30)
    notebook = Notebook.open(folder / "data", state=folder / "state", clock=lambda: then)
    looked = Looked(Reading(builtin_pack(), notebook.snapshot()), None, then)
    look_on = answer_to(looked, item, LOOK_ASK, "2026-11-20")
    notebook.write(*FEEDBACK.answers(looked, item, "test"), *look_on).result()
    notebook.close()


async def test_one_key_says_how_an_action_stands_and_u_takes_it_back(tmp_path: Path) -> None:
    begin(tmp_path)
    late = action(tmp_path, "Draft the abstract", due="2026-11-20", owner="me")
    other = action(tmp_path, "Read chapter 4", owner="mentor")
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("a")
        await driver.shows("Actions  open 2, 1 late", "! Draft the abstract", "2 days late")
        assert cursor(driver) == "Draft the abstract"
        await driver.press("2")
        await driver.shows("partly done · me")
        await driver.press("1")
        await driver.shows("● Draft the abstract", "[open 1]")
        await driver.press("u", "u")
        await driver.shows("! Draft the abstract", "[open 2]")
        assert value(driver, late, needs.ACTION_STATUS) is None
        await driver.press("down", "4")
        await driver.shows("Why did you drop it?  Read chapter 4")
        await driver.type("1 ok")
        await driver.press("enter")
        await driver.shows("dropped: 1 ok")
        await driver.press("l")
        await driver.type("lent it")
        await driver.press("escape")  # nothing typed is thrown away
        await driver.press("d")
        await driver.shows("Why dropped")
        await driver.press("shift+down")
        await driver.shows("What was said about it", "Sun 22 Nov", "lent it")
        await driver.saved()
        assert value(driver, other, needs.ACTION_STATUS) == "dropped"
        await driver.press("escape")
        await driver.shows("Your path")
        await driver.press("a")
        await driver.shows("open 1, 1 late")
        await driver.hides("Read chapter 4")


async def test_new_ones_views_words_and_what_was_put_away(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="actions") as driver:
        await driver.shows("What you or your mentor said you would do", "n writes down")
        for key in ("n", *"Amara"):  # a burst of keys is faster than the screen
            driver.app.simulate_key(key)
        await driver.shows("Amara")
        await driver.type(": form by fri")
        await driver.shows("by Friday 27 November, in 5 days · Amara")
        await driver.press("enter")
        await driver.shows("○ form", "Fri 27 Nov", "theirs 1")
        assert cursor(driver) == "form"
        await driver.press("n")
        await driver.type("read 4")
        await driver.press("enter")
        await driver.shows("[open 2]", "mine 1", "theirs 1")
        await driver.press("v", "v")
        await driver.shows("Actions  mine 1", "read 4")
        await driver.hides("form")
        await driver.press("v", "v", "v", "slash")
        await driver.type("FORM")
        await driver.shows("open, 1 with “FORM”")
        await driver.hides("read 4")
        await driver.press("enter", "x")
        await driver.shows("Nothing here with “FORM”")
        await driver.press("escape")
        await driver.shows("read 4", "put away; z shows it")
        await driver.press("z")
        await driver.shows("Put away", "form")
        await driver.press("end", "x")
        await driver.shows("form: brought back.", "[open 2]")
        await driver.press("u")
        await driver.shows("Taken back: brought back.", "[open 1]")


async def test_a_new_line_that_is_half_written_outlives_the_program(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="actions") as driver:
        await driver.press("n")
        await driver.type("send the fo")
        await driver.saved()  # and then the battery is dead
    async with running(tmp_path, page="actions") as driver:
        await driver.hides("○ send the fo")
        await driver.press("n")
        await driver.shows("send the fo")
        await driver.type("rm")
        await driver.press("enter")
        await driver.shows("○ send the form", "[open 1]")
        await driver.press("n")
        await driver.shows("What will be done, by whom, by when?")
        assert driver.app.screen.query_one(AskLine).text == ""


async def test_enter_opens_the_card_and_leads_back_to_the_row(tmp_path: Path) -> None:
    begin(tmp_path)
    items = [action(tmp_path, f"Action {number}") for number in range(12)]
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        driver.app.open_page("actions", items[9].id)
        await driver.wait_for(lambda: cursor(driver) == "Action 9", "the cursor on it")
        await driver.shows("▌ ○ Action 9")
        await driver.press("enter")
        await driver.shows("Actions › Action 9")
        await driver.press("end")
        await driver.type(" more")
        await driver.press("escape")
        await driver.shows("▌ ○ Action 9 more")
        await driver.press("e")
        await driver.shows("Your actions")
        await driver.press("escape", "escape")
        await driver.shows("Your path")


async def test_topics_get_their_state_kind_and_order_by_keys(tmp_path: Path) -> None:
    begin(tmp_path)
    first = add_item(tmp_path, needs.TOPICS, {needs.TOPIC_WHAT: "First"})
    add_item(tmp_path, needs.TOPICS, {needs.TOPIC_WHAT: "Second"})
    async with running(tmp_path, page="topics") as driver:
        await driver.shows("Topics  waiting 2", "· First", "waits")
        await driver.press("w")
        await driver.shows("★ First")
        await driver.press("q", "alt+down")
        await driver.wait_for(lambda: _order(driver) == ["Second", "First"], "the other order")
        assert cursor(driver) == "First"
        await driver.press("2")
        await driver.shows("covered on Sun 22 Nov", "[waiting 1]")
        await driver.press("n")
        await driver.type("w: talk")
        await driver.shows("★ win")
        await driver.press("enter")
        await driver.shows("★ talk", "[waiting 2]")
        await driver.saved()
        assert value(driver, first, needs.TOPIC_STATE) == "covered"
        assert value(driver, first, needs.TOPIC_KIND) == "question"


def _order(driver: Driver) -> list[str]:
    screen = driver.app.screen
    assert isinstance(screen, KeptListScreen)
    return [screen.listing.tell(row).what for row in screen.shown]


async def test_feedback_is_decided_and_comes_back_on_its_day(tmp_path: Path) -> None:
    begin(tmp_path)
    heard = {needs.FEEDBACK_HEARD: "You answer too fast"}
    item = add_item(tmp_path, needs.FEEDBACK, heard)
    decided(tmp_path, add_item(tmp_path, needs.FEEDBACK, {needs.FEEDBACK_HEARD: "Speak up"}))
    async with running(tmp_path, page="feedback", size=(120, 36)) as driver:
        await driver.shows("Decide", "Look again", "! Speak up", "What was said about it")
        await driver.press("2")
        await driver.shows("When do you look at it again?", "Sunday 13 December, in 21 days")
        await driver.press("enter")
        await driver.shows("◐ You answer too fast", "on test · look again Sun 13 Dec")
        assert value(driver, item, needs.FEEDBACK_LOOK_ON) == "2026-12-13"
        await driver.press("4")
        await driver.shows("Why do you decline it?")
        await driver.type("no time")
        await driver.press("enter")
        await driver.shows("– You answer too fast", "declined", "no time")
        await driver.press("end", "l")
        await driver.type("cool")  # c catches something only where nothing is typed
        await driver.press("enter")
        await driver.shows("→ cool")
        await driver.press("v")
        await driver.shows("Feedback  open 0")
        await driver.hides("You answer too fast")
        await driver.shows("No feedback in this view")
        await driver.press("n")
        await driver.type("Amara: louder")
        await driver.shows("said by Amara")
        await driver.app.action_quit()  # what stands in the line waits: it is no item yet
        assert "Amara: louder" in driver.answers().values()


@soak_only
async def test_any_words_are_shown_as_they_are_at_every_size(tmp_path: Path) -> None:
    begin(tmp_path, mentor=HOSTILE, goal=HOSTILE)
    action(tmp_path, HOSTILE, owner="mentor", due="2026-11-20")
    add_item(tmp_path, needs.TOPICS, {needs.TOPIC_WHAT: HOSTILE})
    add_item(tmp_path, needs.FEEDBACK, {needs.FEEDBACK_HEARD: HOSTILE})
    async with running(tmp_path, size=(60, 20)) as driver:
        await driver.shows("Your path")
        for page in ("actions", "topics", "feedback"):
            driver.app.open_page(page)
            await driver.shows(f"{page.capitalize()}  ", "[/foo] [b]")
            await driver.press("d", "n")
            await driver.type("[/")
            await driver.press("backspace", "backspace", "escape", "f1")
            await driver.shows("Help", f"In the list of {page}")
            await driver.press("escape", "escape")
            await driver.shows("Your path")


async def test_a_thousand_rows_say_only_what_is_in_sight(tmp_path: Path) -> None:
    begin(tmp_path)
    for number in range(3):
        action(tmp_path, f"Action {number}")
    async with running(tmp_path, page="actions") as driver:
        await driver.shows("Action 2")
        screen = driver.app.screen
        assert isinstance(screen, KeptListScreen)
        told: list[int] = []
        tell = screen.listing.tell
        some = screen.listing.rows[0]
        many = [some] * 1000

        def counted(row: object) -> object:
            told.append(1)
            return tell(some)

        from workbook.ui.screens.kept_drawing import drawn_rows

        screen.rows.show(drawn_rows(many, counted))  # type: ignore[arg-type]
        await driver.wait_for(lambda: told, "rows in sight")
        await driver.pilot.pause()
        assert len(told) <= 2 * driver.app.size.height


async def test_a_list_that_is_opened_again_stands_there_as_at_first(tmp_path: Path) -> None:
    begin(tmp_path)
    for number in range(30):
        action(tmp_path, f"Action {number}", due=f"2026-11-{number + 1:02}")
    async with running(tmp_path, size=(80, 24)) as driver:
        await driver.shows("Your path")
        await driver.press("a")
        await driver.shows("Actions  open 30", "Action 0")
        stands = driver.text
        await driver.press("end", "v", "v", "n")  # to the end, to another view, a line to write
        await driver.shows("What will be done")
        driver.app.go_home()
        await driver.shows("Your path")
        await driver.press("a")
        await driver.shows("Actions  open 30", "Action 0")
        await driver.wait_for(lambda: driver.text == stands, "the list as it stood at first")
        assert cursor(driver) == "Action 0"


async def test_a_list_that_stayed_fits_the_terminal_and_its_colours(tmp_path: Path) -> None:
    begin(tmp_path)
    action(tmp_path, "Draft the abstract")
    async with running(tmp_path, size=(120, 36)) as driver:
        await driver.shows("Your path")
        await driver.press("a")
        await driver.shows("Agreed")
        before = driver.app.screen.styles.background
        await driver.press("escape")
        await driver.shows("Your path")
        await driver.pilot.resize_terminal(60, 20)
        driver.app.theme = "textual-light"
        await driver.press("a")
        await driver.shows("Draft the abstract", "Actions")
        await driver.hides("Agreed")
        assert driver.app.screen.styles.background != before
