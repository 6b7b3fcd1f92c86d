"""Who the mentors of the years are, and what was agreed with each of them."""

from __future__ import annotations

from msgspec import Struct

from workbook.journey.demo.parts import lines
from workbook.journey.demo.words.agreement import FRAME, PARTS, Row


class Mentor(Struct, frozen=True):
    """A mentor.

    Attributes:
        name: In full.
        why: Why a mentor matters just then.
        hope: What one would be glad of in half a year.
        details: Numbers and links; private.
        purposes: What the mentorship is for: at first, and as it was put anew each year; the last
            one is that of a mentorship that goes on.
        theirs: The same in the mentor's words.
    """

    name: str
    why: str
    hope: str
    details: str
    purposes: tuple[str, ...]
    theirs: str

    @property
    def first(self) -> str:
        """The first name."""
        return self.name.partition(" ")[0]


LAST = Mentor(
    "Amara Okafor",
    "I can make the figures by now. What I can't do is stand there and say what they mean. Amara has "
    "done that for fifteen years, and people listen to her.",
    "Ward managers ring me about a figure instead of going round me",
    "Her room is 2.14; Tom at the front desk (4471) knows when she is free",
    (
        "To help me present figures without being afraid of the room",
        "To help me become someone who explains figures to the people who act on them",
        "To help me decide whether I want to lead people, and to try it out while she watches",
        "To help me lead a small team without losing the work I love",
    ),
    "To get her in front of people, and to get her to like it",
)
"""The mentor of the last years, who is there still."""

BESIDE = Mentor(
    "Johanna Lindgren",
    "Amara says that I should have somebody for the programming side as well. Johanna looks after the "
    "scripts of the infection team and has offered to read mine.",
    "Two people can run what I write",
    "Video room: the link in the calendar series",
    ("To help me write scripts that others can run and read",),
    "To have somebody who asks why",
)
"""The one beside, for another side of the work."""

EARLIER = (
    Mentor(
        "Helen Marsh",
        "I moved here from the finance office and know nobody. Helen came the same way, ten years ago.",
        "I know whom to ask, and they know my name",
        "Extension 2210; not before nine",
        ("To help me find my feet in this house", "To help me find the work here that is mine"),
        "To save her the year that I lost",
    ),
    Mentor(
        "Ingrid Solheim",
        "I have a desk and a task by now. I don't know yet what good work looks like here.",
        "I hand something in and know that it is good",
        "Home on Fridays: the number is on the fridge list",
        (
            "To help me see what good work is, and to do some",
            "To help me do work I can stand behind",
        ),
        "To show her that careful and slow are two things",
    ),
    Mentor(
        "Paula Mensah",
        "The new system has come, and everybody asks me about it. I need somebody who has seen one go "
        "wrong.",
        "Nobody rings me about a password any more",
        "Mobile only; she answers after six",
        (
            "To help me get through the new system in one piece",
            "To help me choose what I am known for",
        ),
        "To keep her from becoming the help desk",
    ),
    Mentor(
        "Ruth Adeyemi",
        "I have been asked twice what I want to do next, and had no answer either time.",
        "I have an answer, and have said it to somebody",
        "Room 118, best right after lunch",
        ("To help me find out what I want to do next", "To help me ask for it"),
        "To hear her say what she wants in one sentence",
    ),
)
"""Those before, one after the other; the last of them hands over to the last mentor."""

ROWS: dict[str, Row] = {
    "agreement/worth": (
        "I hold a talk, and don't dread the week before.",
        "She tells me something about our wards that I did not know.",
        "Both of these, within two years.",
    ),
    "agreement/not-expected": (
        lines("A post in my mentor's team", "Answers at the weekend"),
        lines("A post in my team", "That I know the new system"),
        lines("A post in my mentor's team", "Answers at the weekend", "Help with the new system"),
    ),
    "agreement/often": ("weekly", "fortnightly", "weekly"),
    **FRAME,
    "agreement/reply": ("two-days", "week", "two-days"),
    "agreement/quiet": (
        "The first three working days of the month",
        "After six, and clinic days",
        "After six, clinic days, and month end",
    ),
    **PARTS,
    "agreement/direct": (3, 5, 4),
    "agreement/friction": (
        "I want to have thought it through before I say it.",
        "I think while I talk. She may stop me.",
        "The mentee may ask for a minute, and the mentor waits.",
    ),
    "agreement/stuck": (
        "Whoever notices it says so at the next meeting, before anything else.",
        "The same, but by message if it can't wait.",
        "Whoever notices it says so, by message if it can't wait.",
    ),
}
"""The rows besides the purpose; where the two differ at first they agree some weeks later."""

OPEN_ROW: tuple[str, Row] = ("agreement/rhythm", ("each-meeting", "quarterly", "quarterly"))
"""The row that stays open longest and is settled a year later; with the last mentor it is still open
if there was no year yet."""
