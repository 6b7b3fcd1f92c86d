"""How the two people are called in what leaves."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from workbook.journey import values
from workbook.journey.documents.leaving import open_value
from workbook.journey.place import once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Value
from workbook.pages import needs

NAMELESS = "my mentor"
"""What the mentee calls a mentor whose name is not given or stays here."""


class NameStyle(StrEnum):
    """How people are named, as the page's choices have it."""

    NAME = "name"
    NICKNAME = "nickname"
    INITIALS = "initials"


class Names(Struct, frozen=True):
    """What the two are called; ``me`` is "" where the mentee has not said how to sign."""

    mentor: str = NAMELESS
    me: str = ""

    @property
    def who(self) -> str:
        """Who meets: ``Sam with Amara``, or ``With Amara``."""
        return f"{self.me} with {self.mentor}" if self.me else f"With {self.mentor}"

    @property
    def quoted(self) -> Mapping[str, str]:
        """What stands wherever a question quotes a name."""
        mine = {needs.MENTEE_NAME: self.me} if self.me else {}
        return {needs.MENTOR_NAME: self.mentor, **mine}

    def owner(self, choice: Value, words: str) -> str:
        """Who does an action: by the id of the choice, else by its words."""
        match choice:
            case "me":
                return self.me or "me"
            case "mentor":
                return self.mentor
            case _:
                return words


def names_in(reading: Reading, mentorship: int | None, style: NameStyle | None = None) -> Names:
    """The names to use: as the mentee chose on the page of the mentorship, or as ``style`` says.

    Where a nickname is wanted and none is given, it is the initials: who chose not to be named is
    not named by mistake.
    """
    mentor = _said(reading, needs.MENTOR_NAME, mentorship)
    me = _said(reading, needs.MENTEE_NAME, mentorship)
    match style or _chosen(reading, mentorship):
        case NameStyle.NAME:
            return Names(mentor or NAMELESS, me)
        case NameStyle.NICKNAME:
            nickname = _said(reading, needs.MENTOR_NICKNAME, mentorship)
            return Names(nickname or initials(mentor) or NAMELESS, me)
        case NameStyle.INITIALS:
            return Names(initials(mentor) or NAMELESS, initials(me))


def initials(name: str) -> str:
    """The initials of a name: ``A. O.``; of words without a letter nothing is left."""
    firsts = (next((sign for sign in word if sign.isalnum()), "") for word in name.split())
    return " ".join(f"{first.upper()}." for first in firsts if first)


def _chosen(reading: Reading, mentorship: int | None) -> NameStyle:
    """What the mentee chose; the name as it is where nothing was chosen."""
    prompt = reading.pack.prompt(needs.NAMES)
    if prompt is None or prompt.group is not None:
        return NameStyle.NAME
    value = reading.value(prompt, once_place(reading.pack.pages[prompt.page], mentorship))
    return NameStyle(value) if value in set(NameStyle) else NameStyle.NAME


def _said(reading: Reading, key: str, mentorship: int | None) -> str:
    """A name on one line; "" where there is none, or it is hidden or stays here."""
    prompt = reading.pack.prompt(key)
    if prompt is None or prompt.group is not None:
        return ""
    value = open_value(reading, prompt, once_place(reading.pack.pages[prompt.page], mentorship))
    return values.one_line(value) if isinstance(value, str) else ""
