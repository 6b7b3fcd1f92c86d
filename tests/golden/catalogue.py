"""All scenes: every screen, empty, half-filled and full, and while something can't be saved."""

from __future__ import annotations

from tests.golden import books
from tests.golden.scenes import NOT_WIDE, Scene, Step, Walk
from tests.ui.app_driver import Driver
from workbook.ui.widgets.rows import Rows

HOME = "Your path"
"""What home shows, whatever is in the workbook."""


def on(
    page: str, name: str, shows: str, *way: Step, picture: tuple[int, int] | None = None
) -> Scene:
    """A scene on a page that is opened by its id."""
    return Scene(name, (shows,), way, page=page, picture=picture)


def from_home(
    name: str,
    shows: str,
    *keys: str,
    then: tuple[Step, ...] = (),
    picture: tuple[int, int] | None = None,
) -> Scene:
    """A scene that some keys lead to from home."""
    return Scene(name, (shows,), (Step(HOME, keys), *then), picture=picture)


def is_begun(driver: Driver) -> bool:
    """Whether the page knows that its second step is begun, though none of it is kept yet."""
    steps = driver.app.screen.query_one("#guide-rail", Rows).rows
    return str(steps[1].sign) == "◐"


def further(name: str, shows: str, *way: Step, picture: tuple[int, int] | None = None) -> Scene:
    """A scene to which one goes on from the one before."""
    return Scene(name, (shows,), way, picture=picture, goes_on=True)


def beside(name: str, shows: str, *way: Step) -> Scene:
    """The same of one that stands beside the list wherever there is room for both."""
    return Scene(name, (shows,), way, goes_on=True, sizes=NOT_WIDE)


FIRST = Walk(
    "the first run",
    books.new,
    (
        Scene("first-run", ("Welcome to your workbook", "go on"), picture=(100, 22)),
        Scene(
            "first-run-half",
            ("Amara", "Thursday 26 November"),
            (Step("Welcome", text="Amara"), Step("Amara", ("tab", "tab"), "thu")),
            goes_on=True,
        ),
        Scene(
            "first-run-existing",
            ("is not there",),
            (
                Step("Thursday 26", ("tab", "tab")),
                Step("▌ → go on", ("end",)),
                Step("▌ I already", ("enter",)),
                Step("log-", text="/usb/workbook"),
                Step("/usb/workbook", ("enter",)),
            ),
            goes_on=True,
        ),
    ),
)
"""What one sees who has no workbook yet."""

EMPTY = Walk(
    "nothing in it yet",
    books.begun,
    (
        Scene("home-empty", (HOME, "Prepare Thursday's meeting")),
        on("mentorship", "page-empty", "Why does a mentor", Step("step 1", ("ctrl+n",))),
        on("prep", "prep-empty", "step 1 of"),
        on("learning", "learning-empty", "Nothing is written there yet"),
        on("actions", "actions-empty", "Actions"),
        from_home("topics-empty", "Topics", "t"),
        on("feedback", "feedback-empty", "Feedback"),
        from_home("notes-empty", "Lines", "n", then=(Step("Which meeting", ("enter",)),)),
        from_home("wrote-empty", "What you wrote", "v"),
        from_home("trends-empty", "Trends", "i"),
        from_home("then-and-now-empty", "Then and now", "h"),
        from_home("mentorships-one", "Your mentorships", "m"),
        from_home(
            "palette-nothing", "No matches", "ctrl+p", then=(Step("Search for", text="zzz"),)
        ),
        from_home("capture-kept", "Kept: Ask", "c", then=(Step("keeps it", text="Ask\n"),)),
    ),
)
"""What the screens say before anything is written."""

HOME_AND_PAGES = Walk(
    "home and the pages",
    books.lived_in,
    (
        Scene("home", (HOME, "Next meeting", "2 → 4"), picture=(100, 22)),
        on("mentorship", "page", "What should this workbook call"),
        further("page-why", "▾ why", Step("What should this", ("f2",))),
        further(
            "versions", "Nothing earlier yet", Step("▾ why", ("ctrl+n",)), Step("step 2", ("f3",))
        ),
        on(
            "agreement",
            "agreement",
            "How often do we meet",
            Step("step 1 of", ("ctrl+n",)),
            picture=(100, 40),
        ),
        on(
            "self-check",
            "runs",
            "Look at the last one",
        ),
        further(
            "self-check",
            "How often is each of these true of you?",
            Step("Look at the last one", ("enter",)),
            picture=(100, 37),
        ),
        on("goals", "goals", "+ add a goal", Step("step 1 of", ("ctrl+n",))),
        further(
            "goal",
            "By when?",
            Step("add a goal", ("o",)),
            Step("The goal", ("ctrl+n",)),
            Step("How you will know", ("tab",)),
            Step("Where do you stand now", ("tab",)),
            picture=(100, 36),
        ),
        on("prep", "prep", "What was promised", picture=(100, 30)),
        further("page-steps", "Before you go", Step("What was promised", ("ctrl+o",))),
        on("reflection", "reflection", "Quick or deep?"),
        on("closure", "ending", "What brings it to an end?"),
        on("learning", "learning", "+ add", Step("step 1 of", ("ctrl+n",))),
        from_home("help", "Home shows what comes next", "f1", picture=(100, 40)),
        from_home("home-toast", "saved as you type", "ctrl+c"),
        Scene("export", ("Leave them out",), command="Export everything …"),
        further("export-folder", "Write everything", Step("Leave them out", ("enter",))),
        from_home("palette", "Search for commands", "ctrl+p"),
        from_home("capture", "enter keeps it", "c"),
        from_home("settings", "How everything looks", "s"),
        further("settings-choose", "Thu Nov 26", Step("How everything", ("down", "enter"))),
        further("keys", "Settings › Keys", Step("Nov 26", ("escape", "down", "down", "enter"))),
        further("key-new", "Press another one", Step("Settings › Keys", ("enter",))),
        further("key-taken", "is needed for", Step("Press another one", ("up",))),
        further(
            "settings-line",
            "Left empty",
            Step("is needed for", ("escape", "escape")),
            Step("How everything", ("down", "enter")),
        ),
        Scene("tour-home", ("1 of 6",), command="Show me around"),
        further("tour-page", "2 of 6", Step("1 of 6", ("enter",))),
        further("tour-meetings", "3 of 6", Step("2 of 6", ("enter",))),
        further("tour-between", "4 of 6", Step("3 of 6", ("enter",))),
        further("tour-back", "5 of 6", Step("4 of 6", ("enter",))),
        further("tour-end", "6 of 6", Step("5 of 6", ("enter",))),
        from_home("mentorships", "Your mentorships", "m"),
        further("mentorship-new", "A new mentorship", Step("Your mentorships", ("n",))),
    ),
)
"""Home, the pages, and what stands in front of them, half a year later."""

LISTS = Walk(
    "lists and meetings",
    books.lived_in,
    (
        on("actions", "actions", "Actions", picture=(100, 24)),
        beside("actions-details", "Agreed", Step("Actions", ("d",))),
        on("topics", "topics", "Topics"),
        on("feedback", "feedback", "Testing"),
        from_home("meetings", "Past", "d"),
        further("meeting-new", "A new meeting", Step("Past", ("n",))),
        further("meeting", "one thing", Step("A new meeting", ("escape", "enter"))),
        further("meeting-moved", "Moved to another day", Step("one thing", ("m",))),
        further("agenda", "as it will leave", Step("Moved", ("escape", "a"))),
        further("agenda-file", "Write it to a file", Step("will leave", ("w",))),
        from_home("which-meeting", "Which meeting is it?", "n"),
        further("notes", "Came for", Step("Which meeting", ("enter",)), picture=(100, 30)),
        # these write something
        on("actions", "actions-ask", "Why did you drop it?", Step("Actions", ("4",))),
    ),
)
"""What was promised, raised and heard, and the meetings."""

LOOKING_BACK = Walk(
    "looking back",
    books.lived_in,
    (
        from_home("wrote", "What you wrote", "v"),
        further("wrote-kinds", "Which kind?", Step("What you wrote", ("t",))),
        further("wrote-taken", "This entry", Step("Which kind?", ("escape", "down", "w"))),
        beside("wrote-entry", "What do you want", Step("This entry", ("escape", "enter"))),
        from_home(
            "wrote-search", "of 40 entries", "slash", then=(Step("looks for words", text="board"),)
        ),
        further("wrote-nothing", "Nothing", Step("board", ("end",), text="zebra")),
        from_home("trends", "Confidence", "i", picture=(100, 30)),
        further("trends-habits", "Habits", Step("Confidence", ("down", "down", "down"))),
        from_home("then-and-now", "Then and now", "h", picture=(100, 30)),
        further("story", "Then and now ›", Step("Then and now", ("enter",)), picture=(100, 30)),
        on("review", "review", "step 1 of", Step("Look at the last one", ("enter",))),
    ),
)
"""Everything that was written, and what changed."""

READ_ONLY = Walk(
    "open elsewhere",
    books.read_only,
    (
        Scene("home-read-only", (HOME, "only be read")),
        on("mentorship", "page-read-only", "read only", Step("step 1 of", ("ctrl+n",))),
        from_home("actions-read-only", "Actions", "a"),
    ),
)
"""What another window has open can only be read."""

CROWDED = Walk(
    "long names and many actions",
    books.crowded,
    (
        Scene("home-crowded", (HOME, "with Dr. Maria")),
        on("actions", "actions-crowded", "Actions"),
        on("mentorship", "page-crowded", "Why does a mentor", Step("step 1", ("ctrl+n",))),
        on("prep", "prep-crowded", "step 1 of"),
        from_home("meetings-crowded", "Meetings", "d"),
    ),
)
"""Long names, long answers, and more of everything than there is room for."""

TWICE = Walk(
    "written in two places",
    books.twice_written,
    (
        Scene("home-twice", (HOME, "w chooses")),
        on("mentorship", "page-twice", "also written on", Step("step 1 of", ("ctrl+n",))),
        further("rivals", "keep this one", Step("also written", ("f3",))),
    ),
)
"""An answer that two computers wrote."""

OLDER = Walk(
    "what is gone or damaged",
    books.older_pages,
    (
        Scene("home-damaged", (HOME, "log-")),
        on("mentorship", "older", "What did you hope for", Step("step 1 of", ("f4",))),
    ),
)
"""A question that is gone, and a notebook that was damaged."""

FULL = Walk(
    "no room on the disk",
    books.full_disk,
    (
        on(
            "mentorship",
            "page-not-saved",
            "Not saved",
            Step("step 1 of", ("ctrl+n",)),
            Step("step 2", text="I want"),
        ),
        further("home-not-saved", HOME, Step("Not saved", ("escape",))),
    ),
    saves=False,
)
"""What is typed can't be saved, and that is said."""

SLOW = Walk(
    "a slow disk",
    books.slow_disk,
    (
        on(
            "mentorship",
            "page-saving",
            "Saving",
            Step("step 1 of", ("ctrl+n",)),
            Step("step 2", text="I want", follows=is_begun),
        ),
    ),
    saves=False,
)
"""What is typed is still on its way."""

BACKUPS = Walk(
    "backups",
    books.backed_up,
    (
        Scene("backups", ("Go back to a backup", "asked for"), command="Restore from a backup …"),
        further("backup-going", "No, leave everything", Step("asked for", ("enter",))),
    ),
)
"""Going back to how it all was."""

WALKS = (
    FIRST,
    EMPTY,
    HOME_AND_PAGES,
    LISTS,
    LOOKING_BACK,
    READ_ONLY,
    CROWDED,
    TWICE,
    OLDER,
    FULL,
    SLOW,
    BACKUPS,
)
"""All walks."""

SCENES = {scene.name: scene for walk in WALKS for scene in walk.scenes}
"""All scenes by their names."""
