"""What a page asks, as plain frozen data.

A page is a Markdown file; this is what is left of it once it is read: steps, and in each step the
prose, prompts, groups and live lists in the order in which they stand.  Nothing here knows
Markdown, answers or screens.  Text fields hold Markdown as written; inline `` `=ref` `` quotes of
other answers are still in it (``workbook.pages.quotes`` finds them).

The types of the fields are no strings here, as they are elsewhere: kept pages are read by them at
every start, and a string would have to be compiled for that each time.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct


class AnswerType(StrEnum):
    """The kinds of answer that an answer line can ask for, named as in the page."""

    LINE = "line"
    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    YES_NO = "yes/no"
    CHOOSE_ONE = "choose one"
    CHOOSE_ANY = "choose any"
    RATE = "rate"


class Kind(StrEnum):
    """How many entries a page has: one, one for each meeting, or a new run each time."""

    ONCE = "once"
    PER_MEETING = "per meeting"
    EACH_TIME = "each time"


class Audience(StrEnum):
    """Whose answers a page holds: the mentee's own, or one set for each mentorship."""

    ME = "me"
    MENTORSHIP = "mentorship"


class Stage(StrEnum):
    """Where a page stands on the path, in the path's order."""

    START = "start"
    AIM = "aim"
    ALIGN = "align"
    MEET = "meet"
    REFLECT = "reflect"
    KEEP = "keep"
    REVIEW = "review"
    CLOSE = "close"


class Operator(StrEnum):
    """How a condition compares an answer with its value."""

    IS = "="
    IS_NOT = "is not"
    INCLUDES = "includes"
    AT_LEAST = ">="
    AT_MOST = "<="
    ANSWERED = "is answered"
    NOT_ANSWERED = "is not answered"


class Ref(Struct, frozen=True):
    """A name for an answer or a group, as written: ``[page/][scope.]id``.

    Attributes:
        page: Page id, or None for the page that the ref stands on.
        scope: What stands before the dot: a group, or a ``rate`` prompt of whose statements ``id``
            is one; None where there is no dot.
        id: Id of a prompt, a group or a statement.
        line: Line in the page, from 1.
        column: Column in the page, from 1.
    """

    page: str | None
    scope: str | None
    id: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """The ref as it is written on a page."""
        page = f"{self.page}/" if self.page else ""
        scope = f"{self.scope}." if self.scope else ""
        return f"{page}{scope}{self.id}"


class Condition(Struct, frozen=True):
    """When something appears, or which items a live list shows.

    ``value`` is the text after the operator without its quotes: a choice id, ``yes``, ``no``, a
    number, an ISO day or words; None for the two operators that take no value.
    """

    ref: Ref
    operator: Operator
    value: str | None = None
    line: int = 0
    column: int = 0


class Limit(Struct, frozen=True):
    """An ``at least`` or ``at most``: told to the person, never enforced.

    ``unit`` is None (items, choices or the number itself), ``"words"`` or ``"characters"``.
    """

    count: int
    unit: str | None = None


class Choice(Struct, frozen=True):
    """One choice of a list, or one statement of a ``rate`` list."""

    id: str
    label: str
    line: int = 0


class Prompt(Struct, frozen=True, tag=True, tag_field="element"):
    """One question with everything its answer line says.

    Attributes:
        page: Id of its page.
        group: Id of the ``repeat`` it stands in, or None.
        id: Its own id, unique on the page or in its group.
        type: The kind of answer.
        prompt: The heading, as Markdown.
        line: Line of the answer line, from 1.
        column: Column of the instruction, from 1.
        help: The paragraphs under the heading, as Markdown; may be empty.
        why: Folded help opened by **Why:**, without that word; None where there is none.
        example: The same for **Example:**.
        source: The same for **Source:**.
        required: Needed for the page to count as complete; never blocks.
        private: Never in anything that is sent or shared.
        compare: Asked in three columns: mine, my mentor's, agreed.
        or_other: A choice of one's own may be written in.
        dated: A list whose lines carry a day and a tick.
        at_least: A lower limit, or None.
        at_most: An upper limit, or None.
        low: What the lower end of a scale means, or None.
        high: What the upper end of a scale means, or None.
        scale: Lowest and highest mark of a ``rate``; None for other types.
        choices: The choices, or the statements of a ``rate`` list.
        choices_from: A ``line`` prompt in a group whose items are the choices; None otherwise.
        was: Refs under which this answer may have been given before.
        conditions: All must hold for the prompt to appear: its own ``if`` and every ``when`` around.
    """

    page: str
    group: str | None
    id: str
    type: AnswerType
    prompt: str
    line: int = 0
    column: int = 0
    help: str = ""
    why: str | None = None
    example: str | None = None
    source: str | None = None
    required: bool = False
    private: bool = False
    compare: bool = False
    or_other: bool = False
    dated: bool = False
    at_least: Limit | None = None
    at_most: Limit | None = None
    low: str | None = None
    high: str | None = None
    scale: tuple[int, int] | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: Ref | None = None
    was: tuple[Ref, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def local(self) -> str:
        """The key within the page, ``[group.]id``."""
        return f"{self.group}.{self.id}" if self.group else self.id

    @property
    def key(self) -> str:
        """The full key, ``page/[group.]id``, under which answers are kept."""
        return f"{self.page}/{self.local}"


class Prose(Struct, frozen=True, tag=True, tag_field="element"):
    """Something to read: paragraphs, with the heading they stand under if it asks nothing itself."""

    title: str | None
    text: str
    line: int = 0
    conditions: tuple[Condition, ...] = ()


class Show(Struct, frozen=True, tag=True, tag_field="element"):
    """A live look at a group or one answer; see ``show`` in the page format.

    Attributes:
        ref: What is shown.
        title: The heading above it, as Markdown.
        help: The paragraphs above it, as Markdown.
        fields: Ids of the group's prompts to show; empty means all.
        only: Conditions on the shown group's prompts; all must hold.
        add: New items can be made here.
        here: Only items that were made in this entry.
        last: The entry before this one.
        conditions: All must hold for it to appear.
    """

    ref: Ref
    title: str = ""
    line: int = 0
    column: int = 0
    help: str = ""
    fields: tuple[str, ...] = ()
    only: tuple[Condition, ...] = ()
    add: bool = False
    here: bool = False
    last: bool = False
    conditions: tuple[Condition, ...] = ()


class Group(Struct, frozen=True, tag=True, tag_field="element"):
    """A ``repeat``: the prompts under it form an item, and the group holds many items.

    Attributes:
        page: Id of its page.
        id: Its id, unique on the page.
        title: The heading, as Markdown.
        line: Line of the instruction, from 1.
        column: Column of the instruction, from 1.
        called: The word for one item, such as "Goal".
        help: The paragraphs under its heading.
        at_least: Fewest items for it to count as answered; None means one.
        at_most: More than this is told, not refused; None for no limit.
        over: Another group: one item here for each item there; None otherwise.
        only: With ``over``, which items of the other group.
        add: With ``over``, new items of the other group can be made here.
        conditions: All must hold for it to appear.
        steps: How an item is asked: the first step holds what stands before any heading without
            an answer line; each such heading begins another.
    """

    page: str
    id: str
    title: str
    line: int = 0
    column: int = 0
    called: str = "Item"
    help: str = ""
    at_least: Limit | None = None
    at_most: Limit | None = None
    over: Ref | None = None
    only: tuple[Condition, ...] = ()
    add: bool = False
    conditions: tuple[Condition, ...] = ()
    steps: "tuple[Step, ...]" = ()

    @property
    def key(self) -> str:
        """The full key, ``page/id``."""
        return f"{self.page}/{self.id}"

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The prompts of one item, in order."""
        return tuple(e for step in self.steps for e in step.elements if isinstance(e, Prompt))


Element = Prose | Prompt | Show | Group


class Step(Struct, frozen=True):
    """What one screen asks: one to four prompts that belong together.

    Attributes:
        id: A name that outlives rewording where it can: the id of its first prompt, group or live
            list; of a step that only has prose, its place (``step-3``).
        title: Its heading, as Markdown; empty for the first step of a group's item.
        line: Line of the heading, from 1.
        elements: Prose, prompts, groups and live lists in page order.  The step's own prose comes
            first as a ``Prose`` without a title.
        conditions: All must hold for the step to appear; elements repeat them in their own.
    """

    id: str
    title: str
    line: int = 0
    elements: tuple[Element, ...] = ()
    conditions: tuple[Condition, ...] = ()


class Page(Struct, frozen=True):
    """One page: what it is about, and its steps.

    Attributes:
        id: Its id, the first part of every full key.
        title: Its level-1 heading, as Markdown.
        version: Raised by the author when the page changes.
        kind: How many entries it has.
        audience: Whose answers they are (``for`` in the front matter).
        stage: Its place on the path, or None.
        after: Id of the page it follows on the path, or None.
        minutes: How long it takes as a whole; None where the author did not say.
        retired: Ids that are gone on purpose, ``goals.horizon`` or, for a choice,
            ``goals.horizon=near``.
        sources: Free text shown in the page's help.
        language: Reserved for translations.
        intro: What stands between the title and the first step.
        steps: The steps in order.
        path: The file it was read from, as shown in messages.
        own: True if it comes from the user's folder.
    """

    id: str
    title: str
    version: int = 1
    kind: Kind = Kind.ONCE
    audience: Audience = Audience.MENTORSHIP
    stage: Stage | None = None
    after: str | None = None
    minutes: int | None = None
    retired: tuple[str, ...] = ()
    sources: str = ""
    language: str = "en"
    intro: str = ""
    steps: tuple[Step, ...] = ()
    path: str = ""
    own: bool = False

    def elements(self) -> Iterator[Element]:
        """Every element of every step; what stands inside a group comes right after the group."""
        for step in self.steps:
            for element in step.elements:
                yield element
                if isinstance(element, Group):
                    for inner in element.steps:
                        yield from inner.elements

    def prompts(self) -> Iterator[Prompt]:
        """Every prompt in page order, those of groups included."""
        return (e for e in self.elements() if isinstance(e, Prompt))

    def groups(self) -> Iterator[Group]:
        """Every group in page order."""
        return (e for e in self.elements() if isinstance(e, Group))

    def prompt(self, local: str) -> Prompt | None:
        """The prompt with this key within the page (``id`` or ``group.id``), if there is one."""
        return next((p for p in self.prompts() if p.local == local), None)

    def group(self, group_id: str) -> Group | None:
        """The group with this id, if there is one."""
        return next((g for g in self.groups() if g.id == group_id), None)
