"""What one stretch of the story is about, in many ways of saying it."""

from __future__ import annotations

from msgspec import Struct


class Goal(Struct, frozen=True):
    """What one wants to be able to do, and how it goes.

    Attributes:
        statement: The goal, in at most 20 words.
        later: What it is when the theme comes back after some years.
        kind: As the page's choices name it.
        why: What would be different.
        measure: What somebody else could count.
        now: Where one stands when it begins.
        steps: The checkpoints, in order.
        next: The next move.
        model: Who has done it.
        obstacle: What may get in the way; private.
        if_then: What one does then; private.
        lift: What would make one surer.
        stuck: Where it is stuck, when it is.
        result: What shows that it was reached.
        reason: Why it was let go, when it was.
    """

    statement: str
    later: str
    kind: str
    why: str
    measure: str
    now: str
    steps: tuple[str, str, str, str]
    next: str
    model: str
    obstacle: str
    if_then: str
    lift: str
    stuck: str
    result: str
    reason: str


class Chapter(Struct, frozen=True):
    """A season's theme.

    In the phrases ``{who}`` is a colleague, ``{ward}`` a ward, ``{report}`` a piece of work,
    ``{day}`` a day of the week and ``{mentor}`` the mentor's first name.

    Attributes:
        goal: What is worked on.
        obstacles: Topics: what is in the way, and what was tried.
        wins: Topics: what went well, and one's own part in it.
        questions: Topics to ask about.
        wanted: Topics: on what an honest view is wanted.
        one_things: What a meeting shall give.
        advice: Lines of notes.
        decisions: Lines of notes.
        ideas: Lines of notes.
        actions: What one promises.
        theirs: What the mentor promises.
        happened: What happened in a meeting.
        mattered: What in it mattered.
        tries: What one is going to try.
        moved: What has moved about the goal.
        came_out: What came out of a topic.
        phrases: Words of the mentor worth keeping.
        managed: What one pulled off.
    """

    goal: Goal
    obstacles: tuple[str, ...]
    wins: tuple[str, ...]
    questions: tuple[str, ...]
    wanted: tuple[str, ...]
    one_things: tuple[str, ...]
    advice: tuple[str, ...]
    decisions: tuple[str, ...]
    ideas: tuple[str, ...]
    actions: tuple[str, ...]
    theirs: tuple[str, ...]
    happened: tuple[str, ...]
    mattered: tuple[str, ...]
    tries: tuple[str, ...]
    moved: tuple[str, ...]
    came_out: tuple[str, ...]
    phrases: tuple[str, ...]
    managed: tuple[str, ...]
