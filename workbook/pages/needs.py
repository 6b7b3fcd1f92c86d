"""What the app itself looks up by name: the one place where code knows pages.

Everything else on a page is its author's to name and to change.  The linter checks every pack
against ``NEEDS`` (E119), so that a page which replaces a built-in one can't take away what home,
the first run, a meeting or a command relies on.  Names that are not in it are used where a page has
them and done without where it does not.
"""

from __future__ import annotations

from types import MappingProxyType

from msgspec import Struct

from workbook.pages.model import AnswerType, Audience, Kind

MENTORSHIP = "mentorship"
MENTOR_NAME = "mentorship/mentor"
MENTOR_NICKNAME = "mentorship/nickname"
MENTEE_NAME = "mentorship/me"
NAMES = "mentorship/names"
STAGE = "mentorship/stage"
SINCE = "mentorship/since"
OFTEN_HOPED = "mentorship/often"
OFTEN_AGREED = "agreement/often"

SELF_CHECK = "self-check"
HABITS = "self-check/habits"
CONFIDENCE = "self-check/confidence"
CONFIDENCE_FROM = "self-check/confidence-from"

MEETINGS = "meetings/meetings"
MEETING_DATE = "meetings/meetings.date"
MEETING_TIME = "meetings/meetings.time"
MEETING_LENGTH = "meetings/meetings.length"
MEETING_PLACE = "meetings/meetings.place"
MEETING_AIM = "meetings/meetings.aim"
MEETING_MOVED_FROM = "meetings/meetings.moved-from"
MEETING_STATE = "meetings/meetings.state"

GOALS = "goals/goals"
GOAL_STATEMENT = "goals/goals.statement"
GOAL_BY = "goals/goals.by"
GOAL_CHECKPOINTS = "goals/goals.checkpoints"
GOAL_SURE = "goals/goals.sure"
GOAL_STATUS = "goals/goals.status"
GOAL_RESULT = "goals/goals.result"

ACTIONS = "actions/actions"
ACTION_WHAT = "actions/actions.what"
ACTION_OWNER = "actions/actions.owner"
ACTION_DUE = "actions/actions.due"
ACTION_GOAL = "actions/actions.goal"
ACTION_STATUS = "actions/actions.status"
ACTION_REASON = "actions/actions.reason"
ACTION_LOG = "actions/actions.log"

TOPICS = "topics/topics"
TOPIC_WHAT = "topics/topics.what"
TOPIC_KIND = "topics/topics.kind"
TOPIC_GOAL = "topics/topics.goal"
TOPIC_STATE = "topics/topics.state"

FEEDBACK = "feedback/feedback"
FEEDBACK_HEARD = "feedback/feedback.heard"
FEEDBACK_WHO = "feedback/feedback.who"
FEEDBACK_WHY = "feedback/feedback.why"
FEEDBACK_DECISION = "feedback/feedback.decision"
FEEDBACK_LOOK_ON = "feedback/feedback.look-on"
FEEDBACK_OUTCOME = "feedback/feedback.outcome"

FEEDBACK_ABOUT = "feedback/feedback.about"
FEEDBACK_USABLE = "feedback/feedback.usable"

PREP = "prep"
OWED = "prep/owed"
OWED_WENT = "prep/owed.went"
OWED_WHY = "prep/owed.why"
PROGRESS = "prep/progress"
PROGRESS_MOVED = "prep/progress.moved"
SECOND_LOOK_TRIED = "prep/second-look.tried"
ONE_THING = "prep/one-thing"
WANT = "prep/want"
AGENDA = "prep/agenda"
AGENDA_ON = "prep/agenda.on"
AGENDA_MINUTES = "prep/agenda.minutes"
ENERGY = "prep/energy"

NOTES = "notes"
NOTES_LINES = "notes/lines"
LINE_WHAT = "notes/lines.what"
LINE_TAG = "notes/lines.tag"
COVERED = "notes/covered"
COVERED_TALKED = "notes/covered.talked"
COVERED_CAME_OUT = "notes/covered.came-out"
NOTES_SENT = "notes/sent"
NOTES_SENT_ON = "notes/sent-on"

REFLECTION = "reflection"
REFLECTION_TRY = "reflection/try"
REFLECTION_USEFUL = "reflection/useful"
REFLECTION_SECTIONS = "reflection/sections"
REFLECTION_MANAGED = "reflection/managed"
REFLECTION_FEELINGS = "reflection/feelings"
REFLECTION_SURE = "reflection/sureness.sure"

AGREEMENT = "agreement"

REVIEW = "review"
REVIEW_LOOKS = "review/looks"
REVIEW_PROOF = "review/looks.proof"
REVIEW_NEWS = "review/news"
REVIEW_CHANGE = "review/change"
REVIEW_THANKS = "review/thanks"
REVIEW_NEXT = "review/next-on"

CLOSURE = "closure"
CLOSURE_MOST = "closure/most"
CLOSURE_CAN_NOW = "closure/can-now"
CLOSURE_THANKS = "closure/thanks"
CLOSURE_TERMS = "closure/terms"


class Need(Struct, frozen=True):
    """One prompt that the app relies on: its type, and the choices that it names."""

    type: AnswerType
    choices: tuple[str, ...] = ()
    dated: bool = False


class PageNeed(Struct, frozen=True):
    """What the app relies on in one page.

    ``prompts`` is keyed by the key within the page (``id`` or ``group.id``); ``groups`` are ids.
    """

    kind: Kind
    audience: Audience
    groups: tuple[str, ...]
    prompts: MappingProxyType[str, Need]


def _needs(**prompts: Need) -> MappingProxyType[str, Need]:
    """The prompts of one page, with ``__`` written for the dot of a group and ``_`` for a hyphen."""
    return MappingProxyType(
        {name.replace("__", ".").replace("_", "-"): need for name, need in prompts.items()}
    )


NEEDS: MappingProxyType[str, PageNeed] = MappingProxyType(
    {
        "mentorship": PageNeed(
            Kind.ONCE,
            Audience.MENTORSHIP,
            (),
            _needs(mentor=Need(AnswerType.LINE)),
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
        "agreement": PageNeed(
            Kind.ONCE,
            Audience.MENTORSHIP,
            (),
            _needs(),
        ),
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
        "feedback": PageNeed(
            Kind.ONCE,
            Audience.ME,
            ("feedback",),
            _needs(
                feedback__heard=Need(AnswerType.LINE),
                feedback__decision=Need(
                    AnswerType.CHOOSE_ONE, ("adopt", "test", "park", "decline")
                ),
                feedback__look_on=Need(AnswerType.DATE),
                feedback__outcome=Need(AnswerType.TEXT),
            ),
        ),
        "prep": PageNeed(
            Kind.PER_MEETING,
            Audience.MENTORSHIP,
            ("owed", "agenda"),
            _needs(
                owed__went=Need(AnswerType.CHOOSE_ONE, ("done", "partly", "not-yet", "dropped")),
                one_thing=Need(AnswerType.LINE),
                agenda__on=Need(AnswerType.YES_NO),
                agenda__minutes=Need(AnswerType.NUMBER),
            ),
        ),
        "notes": PageNeed(
            Kind.PER_MEETING,
            Audience.MENTORSHIP,
            ("lines", "covered"),
            _needs(
                lines__what=Need(AnswerType.LINE),
                lines__tag=Need(
                    AnswerType.CHOOSE_ONE, ("idea", "advice", "decision", "person", "resource")
                ),
                covered__talked=Need(AnswerType.CHOOSE_ONE, ("covered", "again", "dropped")),
                sent=Need(AnswerType.TEXT),
            ),
        ),
        "reflection": PageNeed(
            Kind.PER_MEETING,
            Audience.MENTORSHIP,
            (),
            _needs(useful=Need(AnswerType.RATE)),
        ),
        "review": PageNeed(
            Kind.EACH_TIME,
            Audience.MENTORSHIP,
            (),
            _needs(change=Need(AnswerType.LINE)),
        ),
        "closure": PageNeed(
            Kind.ONCE,
            Audience.MENTORSHIP,
            (),
            _needs(thanks=Need(AnswerType.TEXT)),
        ),
    }
)

BETWEEN_US: frozenset[str] = frozenset({MEETINGS, ACTIONS, TOPICS, FEEDBACK})
"""Groups whose items belong to the mentorship they were made in and are shown only there.

Items of every other group, goals above all, are the mentee's whoever the mentor is.
"""
