"""What the app itself looks up by name: the one place where code knows pages.

Everything else on a page is its author's to name and to change.  The linter checks every pack
against this table (E119), so that a page which replaces a built-in one can't take away what home,
the first run or a command relies on.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from workbook.pages.model import AnswerType, Audience, Kind

MENTORSHIP = "mentorship"
MENTOR_NAME = "mentorship/mentor"

SELF_CHECK = "self-check"
HABITS = "self-check/habits"
CONFIDENCE = "self-check/confidence"

MEETINGS = "meetings/meetings"
MEETING_DATE = "meetings/meetings.date"
MEETING_TIME = "meetings/meetings.time"
MEETING_PLACE = "meetings/meetings.place"
MEETING_STATE = "meetings/meetings.state"

GOALS = "goals/goals"
GOAL_STATEMENT = "goals/goals.statement"
GOAL_BY = "goals/goals.by"
GOAL_CHECKPOINTS = "goals/goals.checkpoints"
GOAL_STATUS = "goals/goals.status"

ACTIONS = "actions/actions"
ACTION_WHAT = "actions/actions.what"
ACTION_OWNER = "actions/actions.owner"
ACTION_DUE = "actions/actions.due"
ACTION_STATUS = "actions/actions.status"

TOPICS = "topics/topics"
TOPIC_WHAT = "topics/topics.what"
TOPIC_KIND = "topics/topics.kind"
TOPIC_STATE = "topics/topics.state"


@dataclass(frozen=True, slots=True)
class Need:
    """One prompt that the app relies on: its type, and the choices that it names."""

    type: AnswerType
    choices: tuple[str, ...] = ()
    dated: bool = False


@dataclass(frozen=True, slots=True)
class PageNeed:
    """What the app relies on in one page.

    ``prompts`` is keyed by the key within the page (``id`` or ``group.id``); ``groups`` are ids.
    """

    kind: Kind
    audience: Audience
    groups: tuple[str, ...]
    prompts: MappingProxyType[str, Need]


def _needs(**prompts: Need) -> MappingProxyType[str, Need]:
    """The prompts of one page, with ``__`` written for the dot of a group."""
    return MappingProxyType({name.replace("__", "."): need for name, need in prompts.items()})


NEEDS: MappingProxyType[str, PageNeed] = MappingProxyType(
    {
        "mentorship": PageNeed(
            Kind.ONCE, Audience.MENTORSHIP, (), _needs(mentor=Need(AnswerType.LINE))
        ),
        "self-check": PageNeed(
            Kind.EACH_TIME,
            Audience.ME,
            (),
            _needs(habits=Need(AnswerType.RATE), confidence=Need(AnswerType.RATE)),
        ),
        "meetings": PageNeed(
            Kind.ONCE,
            Audience.ME,
            ("meetings",),
            _needs(
                meetings__date=Need(AnswerType.DATE),
                meetings__time=Need(AnswerType.TIME),
                meetings__place=Need(AnswerType.LINE),
                meetings__state=Need(
                    AnswerType.CHOOSE_ONE, ("planned", "held", "moved", "cancelled")
                ),
            ),
        ),
        "goals": PageNeed(
            Kind.ONCE,
            Audience.ME,
            ("goals",),
            _needs(
                goals__statement=Need(AnswerType.LINE),
                goals__by=Need(AnswerType.DATE),
                goals__checkpoints=Need(AnswerType.LIST, dated=True),
                goals__status=Need(
                    AnswerType.CHOOSE_ONE, ("not-begun", "moving", "stuck", "reached", "let-go")
                ),
            ),
        ),
        "agreement": PageNeed(Kind.ONCE, Audience.MENTORSHIP, (), _needs()),
        "actions": PageNeed(
            Kind.ONCE,
            Audience.ME,
            ("actions",),
            _needs(
                actions__what=Need(AnswerType.LINE),
                actions__owner=Need(AnswerType.CHOOSE_ONE, ("me", "mentor")),
                actions__due=Need(AnswerType.DATE),
                actions__status=Need(AnswerType.CHOOSE_ONE, ("open", "partly", "done", "dropped")),
            ),
        ),
        "topics": PageNeed(
            Kind.ONCE,
            Audience.ME,
            ("topics",),
            _needs(
                topics__what=Need(AnswerType.LINE),
                topics__kind=Need(
                    AnswerType.CHOOSE_ONE, ("question", "win", "obstacle", "feedback", "idea")
                ),
                topics__state=Need(AnswerType.CHOOSE_ONE, ("waiting", "covered", "dropped")),
            ),
        ),
    }
)

BETWEEN_US: frozenset[str] = frozenset({MEETINGS, ACTIONS, TOPICS})
"""Groups whose items belong to the mentorship they were made in and are shown only there.

Items of every other group, goals above all, are the mentee's whoever the mentor is.
"""
