"""What is known of a backup, and what going back to one would change, as plain data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field


class Counts(Struct, frozen=True):
    """How much a notebook holds.

    Attributes:
        answers: Answers that say something.
        words: Words in those that are words.
        items: Items that are not put away.
        mentorships: Mentorships that are not put away.
        newest: When it was last changed, ISO with offset; "" if it never was.
    """

    answers: int = 0
    words: int = 0
    items: int = 0
    mentorships: int = 0
    newest: str = ""


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    ASKED = "asked"
    BEFORE_RESTORE = "before-restore"
    BEFORE_IMPORT = "before-import"
    BEFORE_MIGRATION = "before-migration"


class Backup(Struct, frozen=True):
    """What is known of a backup without unpacking it.

    Attributes:
        file: Where it lies.
        made: When it was made, with its offset.
        reason: Why.
        device: What the computer calls itself that made it.
        size: Its bytes.
        counts: How much it holds.
        sum: The sum of all that it holds: two backups with the same hold the same.
        damaged: Lines of the logs that were damaged when it was made.
        problem: Why it can't be used, in words; "" if it can.
    """

    file: Path
    made: datetime
    reason: Reason
    device: str = ""
    size: int = 0
    counts: Counts = field(default_factory=Counts)
    sum: str = ""
    damaged: int = 0
    problem: str = ""

    @property
    def sound(self) -> bool:
        """Whether it can be used and everything in it could be read when it was made."""
        return not self.problem and not self.damaged


class Look(Struct):
    """What going back to a backup changes, counted.

    Attributes:
        answers_back: Answers that say something else, or nothing, and will say what they said.
        answers_emptied: Answers to what was not answered then.
        items_back: Items that were put away or deleted since, and come back.
        items_away: Items that were made since, or put away then, and are put away.
        mentorships_back: The same for mentorships.
        mentorships_away: The same for mentorships.
        entries_away: Runs of a page that were begun since, and are put away.
        others: Records that change in some other way, such as their order.
        logs_back: Logs that the folder has lost, and that are put beside the others.
        pages_back: One's own pages that are put into a folder that has none.
        fresh: Whether there was no notebook at all.
    """

    answers_back: int = 0
    answers_emptied: int = 0
    items_back: int = 0
    items_away: int = 0
    mentorships_back: int = 0
    mentorships_away: int = 0
    entries_away: int = 0
    others: int = 0
    logs_back: int = 0
    pages_back: int = 0
    fresh: bool = False

    @property
    def changes_anything(self) -> bool:
        """Whether anything would be different afterwards."""
        return any(
            (
                *(self.answers_back, self.answers_emptied, self.items_back, self.items_away),
                *(self.mentorships_back, self.mentorships_away, self.entries_away, self.others),
                *(self.logs_back, self.pages_back),
            )
        )
