"""What ``workbook doctor`` finds, in plain words: what is so, what it means, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from workbook.cli.saying import count
from workbook.notebook.examining import Facts, LogFacts

LITTLE_ROOM = 50_000_000
"""Free bytes, of which less needs attention: saving fails once they are gone."""

MOST_PLACES = 6
"""Damaged places that a message names."""


class Trouble(Struct, frozen=True):
    """Something that needs attention.

    Attributes:
        where: The file, folder or thing.
        what: What is so.
        means: What that means for the person.
        do: What can be done.
    """

    where: str
    what: str
    means: str
    do: str


def troubles(facts: Facts) -> Iterator[Trouble]:
    """All that needs attention in the folders of a notebook."""
    yield from _of_folder(facts)
    for log in facts.logs:
        yield from _of_log(log)
    for name, what in facts.no_logs:
        yield Trouble(
            name,
            f"it has the name of a log and is {what}.",
            "If it once was a log, what stood in it is missing here.",
            "If it was one, bring it back from a backup (workbook restore). If not, move it away.",
        )
    yield from _of_own_log(facts)
    yield from _of_computer(facts)


def _of_folder(facts: Facts) -> Iterator[Trouble]:
    if facts.error:
        yield Trouble(
            str(facts.data),
            f"the folder can't be read ({facts.error}).",
            "The workbook can't open. What is in the folder is as it was.",
            "Check that its drive is connected and that the folder is yours.",
        )
    elif not facts.there and facts.mark is not None:
        yield Trouble(
            str(facts.data),
            "the folder is not there, though this computer has written a notebook in it.",
            "It was moved or deleted, or its drive is not connected.",
            "Connect the drive, or say where it is with --data, or run workbook restore.",
        )
    elif facts.lost:
        yield Trouble(
            str(facts.data),
            "nothing in this notebook can be read.",
            "The workbook does not open it, so that no empty one is begun over it. "
            "Its files are as they were.",
            "See below what is wrong with each log. workbook restore brings back a backup. "
            "To begin anew, move the logs to another folder.",
        )


def _of_log(log: LogFacts) -> Iterator[Trouble]:
    """What is wrong with one log."""
    if log.error:
        yield Trouble(
            log.name,
            f"it can't be read ({log.error}).",
            "What stands in it is missing here. The file is left as it is"
            + (", and this computer writes in a new one." if log.own else "."),
            "Make it readable for you, or bring it back from a backup (workbook restore).",
        )
    elif not log.size:
        yield Trouble(
            log.name,
            "it is empty.",
            "It may still be on its way here, or its contents were lost.",
            "If you sync this folder, wait. If it stays empty, run workbook restore, "
            "or move the file away.",
        )
    if log.damaged:
        yield Trouble(
            log.name,
            f"{count(len(log.damaged), 'line')} can't be read: {_places(log)}.",
            "A failing disk, a cut cable or another program changed these bytes. What stood there "
            "is missing here, unless another computer or a backup has it; all else is read. "
            "The bytes are kept.",
            "workbook doctor --rescue FILE writes down what can still be read of them. "
            "workbook restore shows what a backup would bring back.",
        )
    if log.newer:
        yield Trouble(
            log.name,
            f"{count(log.newer, 'line')} written by a newer Workbook.",
            "They are kept, and not shown here"
            + (", and this computer only reads until it is updated." if log.own else "."),
            "Update Workbook on this computer.",
        )
    if log.strange:
        yield Trouble(
            log.name,
            f"{count(log.strange, 'line')} that this Workbook does not understand.",
            "Some other program or a later version wrote them. They are kept, and not shown.",
            "Update Workbook; if they stay, nothing else needs to be done.",
        )


def _places(log: LogFacts) -> str:
    """Where the damaged bytes are."""
    named = [f"{span.start} to {span.end}" for span in log.damaged[:MOST_PLACES]]
    more = len(log.damaged) - len(named)
    return f"bytes {', '.join(named)}" + (f" and {more} more places" if more else "")


def _of_own_log(facts: Facts) -> Iterator[Trouble]:
    if facts.there and not facts.error and not facts.continues:
        name = facts.mark.device if facts.mark is not None else ""
        present = any(log.own for log in facts.logs)
        yield Trouble(
            f"log-{name}.jsonl",
            "this computer's log is not as it left it."
            if present
            else "this computer's log is gone.",
            "It was put back, cut or moved by something else"
            + (". " if present else ", and what stood only there is missing. ")
            + "This computer takes a new log the next time it saves; the old one is left alone.",
            "If an answer is missing, see workbook backup --list and workbook restore.",
        )


def _of_computer(facts: Facts) -> Iterator[Trouble]:
    """What is wrong around the notebook."""
    for folder, free in ((facts.data, facts.free), (facts.state, facts.state_free)):
        if free is not None and free < LITTLE_ROOM:
            yield Trouble(
                str(folder),
                f"only {free // 1_000_000} MB are free there.",
                "When there is no room, nothing can be saved; what is on the screen stays there.",
                "Make some room on this disk.",
            )
    if facts.saving:
        yield Trouble(
            str(facts.state),
            "a program is saving, and does not finish.",
            "Until it does, nothing else can be saved.",
            "Wait a little. If it stays so, end the Workbook that hangs.",
        )
    if facts.open_to_others:
        first = facts.open_to_others[0]
        more = len(facts.open_to_others) - 1
        yield Trouble(
            str(first) + (f" and {more} more" if more else ""),
            "other people who use this computer may read it.",
            "Workbook makes its files for you alone; copying or syncing may have changed that.",
            "workbook doctor --fix-modes makes them yours alone again.",
        )


def remarks(facts: Facts) -> Iterator[str]:
    """What is good to know and needs nobody."""
    for log in facts.logs:
        if log.torn is not None:
            whose = (
                "a save was cut off there; it was never said to be saved"
                if log.own
                else "it may still be on its way here"
            )
            yield f"{log.name}: its last line is not complete ({whose})."
        if log.copy and log.needless:
            yield (
                f"{log.name}: a copy that another program made. Everything in it stands in other "
                "logs, too, so you may delete it."
            )
        elif log.copy:
            yield (
                f"{log.name}: a copy that another program made. It is read with the others; "
                "keep it, as something in it stands nowhere else."
            )
    for name in facts.leftovers:
        yield f"{name}: left by a program that was ended while it wrote. You may delete it."
