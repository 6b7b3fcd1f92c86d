"""Then and now: what was answered more than once, and each such answer through time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from workbook.journey.dates import short_day
from workbook.journey.mentorships import mentor_name
from workbook.journey.place import Place
from workbook.journey.then_and_now.changes import are_marks, changes, changes_say
from workbook.journey.then_and_now.model import Looked, Saying, Story, Topic
from workbook.journey.then_and_now.telling import COVERED, NOTHING
from workbook.journey.then_and_now.topics import topics
from workbook.notebook.clean import clean
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk, LastSeen
from workbook.ui.entry_opening import open_entry
from workbook.ui.prose import inline
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.drawn_once import Scroll, Text
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.lines import TextLine
from workbook.ui.widgets.lock import LOCK
from workbook.ui.widgets.rows import Row, Rows, one_line
from workbook.ui.widgets.side_by_side import SideBySide
from workbook.ui.widgets.taken_in import taken_in
from workbook.ui.widgets.title_line import TitleLine

QUIET = "$text-muted"

MARKS = 14
"""Columns for two marks and how far it is from one to the other."""


def looked(desk: Desk, mentorship: int | None) -> Looked:
    """From where one looks back now; the same as long as nothing changes."""
    reading, today = desk.reading(), desk.workbook.today()
    earlier = desk.workbook.notebook.earlier
    name = ("looked back", mentorship, today)
    return reading.once(name, lambda: Looked(reading, mentorship, today, earlier))


class ThenAndNowScreen(AtOnce[None]):
    """Everything that was said more than once; each opens as a story."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open_row", "open", key_display="enter", priority=True),
        *bindings(Where.THEN_AND_NOW),
    ]
    WHERE: ClassVar = (Where.THEN_AND_NOW,)
    AUTO_FOCUS = "#then-topics"
    HELP = (
        "What you answered more than once. Enter puts the answers to one question side by side; "
        "a goal and the agreement tell what happened to them."
    )

    def __init__(self, desk: Desk, mentorship: int | None) -> None:
        """What can be looked back on.

        Args:
            desk: The services.
            mentorship: The mentorship one is in.
        """
        super().__init__()
        self.desk = desk
        self._mentorship = mentorship
        self._seen = LastSeen()
        self._topics: dict[str, Topic] = {}

    def compose(self) -> ComposeResult:
        """The title line, what there is, and the keys."""
        yield TitleLine("Then and now")
        yield Banner(self.desk)
        with Scroll(id="then-scroll", can_focus=False):
            yield Rows(id="then-topics", empty=Content(NOTHING))
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what there is."""
        self.show_topics()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted:
            self.show_topics()

    def show_topics(self) -> None:
        """Show what there is, page by page, unless it stands there so already."""
        if not self._seen.changed(self.desk):
            return
        reading = self.desk.reading()
        name = one_line(mentor_name(reading, self._mentorship))
        self.query_one(TitleLine).say(state=Content(f"with {name}"))
        self._topics = {one.id: one for one in topics(looked(self.desk, self._mentorship))}
        rows, above = [], ""
        for topic in self._topics.values():
            heading = inline(topic.page) if topic.page != above else None
            above = topic.page
            tell = partial(self._row, topic, heading)
            rows.append(Row(topic.id, Content(""), above=heading, tell=tell))
        self.query_one("#then-topics", Rows).show(rows)
        self.refresh_bindings()

    def _row(self, topic: Topic, heading: Content | None) -> Row:
        """What there is to look back on, and how often something was said, once it is in sight."""
        count = Content.styled(str(topic.count), QUIET)
        return Row(topic.id, inline(one_line(topic.title)), count, above=heading)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened where there is nothing yet."""
        del parameters
        return action != "open_row" or bool(self._topics)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        self._open(event.row_id)

    async def action_open_row(self) -> None:
        """Open what the cursor is on."""
        await taken_in(self.focused)
        row_id = self.query_one("#then-topics", Rows).cursor_id
        if row_id is not None:
            self._open(row_id)

    def _open(self, row_id: str) -> None:
        self.app.push_screen(StoryScreen(self.desk, self._mentorship, self._topics[row_id].tell))

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()


class StoryScreen(AtOnce[None]):
    """What was said about one thing: the times above, then beside now below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "open_saying", "open", show=False, priority=True),
        *bindings(Where.STORY),
    ]
    WHERE: ClassVar = (Where.STORY,)
    AUTO_FOCUS = "#story-times"
    HELP = (
        "What you said at each time, oldest first. Below stands what you said then, beside what "
        "you say now. Enter opens the entry in which it stands."
    )

    def __init__(
        self,
        desk: Desk,
        mentorship: int | None,
        tell: Callable[[Looked], Story],
        here: Place | None = None,
    ) -> None:
        """A story.

        Args:
            desk: The services.
            mentorship: The mentorship one is in.
            tell: Tells it as it now is.
            here: The entry from which one came, to which going there leads back; or None.
        """
        super().__init__()
        self.desk = desk
        self._mentorship = mentorship
        self._tell = tell
        self._here = here
        self._story = Story("", "")

    def compose(self) -> ComposeResult:
        """The question, the times, the texts, and the keys."""
        yield TitleLine()
        yield Text(id="story-title")
        yield Banner(self.desk)
        with Scroll(id="story-scroll", can_focus=False):
            yield Rows(id="story-times")
        with Scroll(id="story-text-scroll", can_focus=False):
            yield SideBySide(id="story-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the story: answers from the oldest on, what happened from the latest on."""
        self.show_story()
        rows = self.query_one("#story-times", Rows)
        if not self._story.side_by_side and rows.rows:
            rows.cursor_id = rows.rows[-1].id
            self._show_text()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted:
            self.show_story()

    def show_story(self) -> None:
        """Show the story as it stands."""
        self._story = self._tell(looked(self.desk, self._mentorship))
        page = Content.assemble("Then and now › ", inline(one_line(self._story.page)))
        self.query_one(TitleLine).say(page)
        self.query_one("#story-title", Text).update(inline(one_line(self._story.title)))
        told = enumerate(self._story.sayings)
        empty = COVERED if self._story.covered else "Nothing was answered here so far."
        self.query_one("#story-times", Rows).show(
            [self._row(number, one) for number, one in told], empty=Content(empty)
        )
        self._show_text()

    def _day(self, one: Saying) -> str:
        return short_day(one.day, self.desk.workbook.today()) if one.day else "some day"

    def _row(self, number: int, one: Saying) -> Row:
        if are_marks(one.value):
            first = f"{len(one.value)} marks"
        else:
            first = " · ".join(one_line(line) for line in one.words.splitlines())
        left = Content.assemble((f"{self._day(one)}  ", QUIET), first or one.source)
        facts = [one.source if first else "", "not asked now" if one.hidden else ""]
        right = " · ".join(fact for fact in (*facts, LOCK if one.private else "") if fact)
        shorter = (Content.styled(LOCK if one.private else "", QUIET),)
        return Row(str(number), left, Content.styled(right, QUIET), shorter=shorter)

    @property
    def chosen(self) -> Saying | None:
        """What was said at the time under the cursor."""
        cursor = self.query_one("#story-times", Rows).cursor_id
        return self._story.sayings[int(cursor)] if cursor is not None else None

    def _show_text(self) -> None:
        """Show what was said then, and beside it what is said now."""
        text = self.query_one("#story-text", SideBySide)
        self.query_one("#story-text-scroll").scroll_home(animate=False)
        self.refresh_bindings()
        then = self.chosen
        if then is None:
            text.show()
            return
        if not self._story.side_by_side:
            text.show([*self._said("", then)])
            return
        now = self._story.now(then)
        if now is None and then.before:
            gone = TextLine(Content.styled("Now nothing stands here.", QUIET))
            text.show([*self._said("Then", then)], [gone])
        elif now is None:
            alone = len([one for one in self._story.sayings if one.column is then.column]) == 1
            text.show([*self._said("The only one so far" if alone else "Now", then)])
        elif are_marks(then.value) and are_marks(now.value):
            text.show([*self._changed(then, now)])
        else:
            text.show([*self._said("Then", then)], [*self._said("Now", now)])

    def _said(self, name: str, one: Saying) -> Iterator[TextLine]:
        """A heading with the day, and the words below."""
        parts = (name, self._day(one), one.source)
        lock = f"  {LOCK}" if one.private else ""
        heading = " · ".join(part for part in parts if part)
        yield TextLine(Content.assemble((one_line(heading), "bold"), (lock, QUIET)))
        for line in clean(one.words).splitlines():
            yield TextLine(Content(line))

    def _changed(self, then: Saying, now: Saying) -> Iterator[TextLine]:
        """What rose and what fell between two times, each with its marks."""
        prompt = now.place.page.prompt(now.prompt)
        labels = {choice.id: choice.label for choice in prompt.choices} if prompt else {}
        found = changes(then.value, now.value, labels)
        lock = f"  {LOCK}" if then.private or now.private else ""
        times = f"{self._day(then)} → {self._day(now)}"
        yield TextLine(Content.assemble((times, "bold"), (lock, QUIET), f"  {changes_say(found)}"))
        above = None
        for one in found:
            if one.way is not above:
                above = one.way
                yield TextLine(Content(""))
                yield TextLine(Content.styled(one.way, "bold"))
            marks = f"{one.then or '–'} → {one.now or '–'}"
            sign = Content(f"{marks}  {one.words}").truncate(MARKS, pad=True)
            yield TextLine(Content(one_line(one.statement)), sign)

    # -- what can be done --------------------------------------------------------------------------

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Show what was said at the time that the cursor came to."""
        event.stop()
        self._show_text()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked: what was said then is shown."""
        event.stop()
        self._show_text()

    async def action_open_saying(self) -> None:
        """Open the entry in which it stands."""
        await taken_in(self.focused)
        one = self.chosen
        if one is None:
            return
        if one.place == self._here:
            self.dismiss()
        else:
            open_entry(self.app, self.desk, one.place, one.prompt)

    def action_scroll_text(self, by: int) -> None:
        """Scroll what was said."""
        scroll = self.query_one("#story-text-scroll", Scroll)
        scroll.scroll_relative(y=3 * by, animate=False)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open only where there is something."""
        del parameters
        if action == "open_saying":
            return self.is_mounted and self.chosen is not None
        return True
