"""Where one goes from a question."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workbook.plain.commands import Command


class Move(StrEnum):
    """A way to go on through a page."""

    NEXT = "next"
    BACK = "back"
    NEXT_STEP = "next step"
    OPEN = "open"
    STEP = "step"
    STEPS = "steps"
    ITEM = "item"
    FINISH = "finish"
    OLDER = "older"
    HERE = "here"


class Went(Struct, frozen=True):
    """A move.

    Attributes:
        move: Which one.
        number: The step's, from 1, or the id of the item that one goes to.
        words: Words of the step's title, where that is meant.
    """

    move: Move
    number: int = 0
    words: str = ""


NEXT = Went(Move.NEXT)
BACK = Went(Move.BACK)
HERE = Went(Move.HERE)

_MOVES = {
    "back": BACK,
    "skip": NEXT,
    "next": Went(Move.NEXT_STEP),
    "open": Went(Move.OPEN),
    "steps": Went(Move.STEPS),
    "finish": Went(Move.FINISH),
    "older": Went(Move.OLDER),
}


def move_of(command: Command) -> Went | None:
    """The move that a command asks for; None where it asks for something else."""
    if command.name in ("step", "steps") and command.rest:
        return Went(Move.STEP, command.number or 0, "" if command.number else command.words)
    if command.name == "step":
        return Went(Move.STEPS)
    return _MOVES.get(command.name)
