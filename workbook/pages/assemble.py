"""Sections to steps, groups and prompts: heading levels are the scope."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from workbook.pages.clauses import REPEAT, SHOW, WHEN
from workbook.pages.front_matter import FrontMatter
from workbook.pages.ids import UniqueNames, slug
from workbook.pages.instructions import Instruction
from workbook.pages.model import Condition, Element, Group, Prompt, Prose, Show, Step
from workbook.pages.prompts import build_prompt
from workbook.pages.sections import Section
from workbook.pages.source import Source
from workbook.pages.uses import Use, uses_of, uses_of_spans

_MOST_PROMPTS = 4


class _StepDraft(Struct):
    """A step that is still being filled; a group in it is known by its draft."""

    title: str
    line: int
    conditions: tuple[Condition, ...] = ()
    elements: list[Prose | Prompt | Show | _GroupDraft] = field(default_factory=list)


class _GroupDraft(Struct):
    """A group that is still being filled."""

    group: Group
    steps: list[_StepDraft]
    suspect: bool = False


class _Scope(Struct):
    """What holds under a heading until one of the same or a higher level."""

    level: int
    conditions: tuple[Condition, ...] = ()
    group: _GroupDraft | None = None
    ignored: bool = False


class Assembly:
    """Builds the steps of one page from its sections.

    Attributes:
        uses: Every name that the page uses.
        lost: Ids that could not be read or may not stand where they do; they have been told.
    """

    def __init__(self, source: Source, front: FrontMatter) -> None:
        self._source = source
        self._front = front
        self._steps: list[_StepDraft] = []
        self._scopes: list[_Scope] = []
        self._taken: dict[tuple[str | None, str], int] = {}
        self._names: dict[str | None, UniqueNames] = {}
        self._nameless: list[tuple[Instruction, str | None, str]] = []
        self.uses: list[Use] = []
        self.lost: set[str] = set()

    def build(self, sections: Iterable[Section]) -> tuple[Step, ...]:
        """The steps; mistakes in how sections stand to each other are told."""
        for section in sections:
            self._section(section)
            self.lost |= section.lost
        self._name_the_nameless()
        return self._finished(self._steps, "step")

    def _section(self, section: Section) -> None:
        """Take over one section."""
        while self._scopes and self._scopes[-1].level >= section.level:
            self._scopes.pop()
        main, whens = self._parted(section)
        outer = self._group()
        self.uses += uses_of_spans(self._source, section, outer.group.id if outer else None)
        for when in whens:
            self._use(when, section, outer)
        conditions = tuple(when.condition for when in whens if when.condition)
        if section.level == 2 or not self._steps:
            title = section.title
            self._steps.append(_StepDraft(title, section.line, conditions))
        if conditions:
            self._scopes.append(_Scope(section.level, conditions))
        if outer and section.suspect:
            outer.suspect = True
        if any(scope.ignored for scope in self._scopes):
            self.lost |= {i.id for i in section.instructions if i.id}
        elif main is None or main.keyword is None:
            self._prose(section, outer, conditions)
        elif main.keyword == SHOW:
            self._show(main, section, outer)
        elif main.keyword == REPEAT:
            self._repeat(main, section, outer)
        else:
            self._prompt(main, section, outer)

    def _parted(self, section: Section) -> tuple[Instruction | None, list[Instruction]]:
        """The one line that asks or shows, and those that say when; more are told."""
        whens = [i for i in section.instructions if i.keyword == WHEN]
        others = [i for i in section.instructions if i.keyword != WHEN]
        for kind, extra in (("'when'", whens[1:]), ("answer line", others[1:])):
            for instruction in extra:
                self._source.error(
                    instruction.line,
                    instruction.column,
                    "E111",
                    f"this is a second {kind} under one heading; give it a heading of its own",
                )
                if instruction.id:
                    self.lost.add(instruction.id)
        return (others[0] if others else None), whens[:1]

    def _group(self) -> _GroupDraft | None:
        """The group whose scope is open."""
        return next((s.group for s in reversed(self._scopes) if s.group), None)

    def _conditions(self) -> tuple[Condition, ...]:
        """All that must hold here."""
        return tuple(condition for scope in self._scopes for condition in scope.conditions)

    def _use(self, instruction: Instruction, section: Section, outer: _GroupDraft | None) -> None:
        """Note the names that an answer line uses."""
        self.uses += uses_of(instruction, section.line, outer.group.id if outer else None)

    def _add(self, element: Prose | Prompt | Show | _GroupDraft, outer: _GroupDraft | None) -> None:
        """Put an element where it belongs."""
        steps = outer.steps if outer else self._steps
        steps[-1].elements.append(element)

    def _prose(
        self, section: Section, outer: _GroupDraft | None, whens: tuple[Condition, ...]
    ) -> None:
        """Take over a heading that asks nothing: a step of a group, or something to read."""
        title: str | None = section.title
        if outer:
            outer.steps.append(_StepDraft(section.title, section.line, whens))
            title = None
        elif self._steps[-1].line == section.line:
            title = None
        if title is not None or section.text:
            prose = Prose(title, section.text, section.line, self._conditions())
            self._add(prose, outer)

    def _show(self, main: Instruction, section: Section, outer: _GroupDraft | None) -> None:
        """Take over a live look."""
        self._use(main, section, outer)
        if main.ref is None:
            return
        clauses = main.clauses
        show = Show(
            main.ref,
            section.title,
            main.line,
            main.column,
            section.text,
            tuple(ref.id for ref in clauses.fields),
            tuple(clauses.only),
            "add" in clauses.flags,
            "here" in clauses.flags,
            "last" in clauses.flags,
            (*self._conditions(), *clauses.ifs),
        )
        self._add(show, outer)

    def _repeat(self, main: Instruction, section: Section, outer: _GroupDraft | None) -> None:
        """Open a group."""
        self._use(main, section, outer)
        if outer:
            self._source.error(
                main.line,
                main.column,
                "E121",
                f"a 'repeat' can't stand inside '{outer.group.id}', which repeats too; "
                "give it a heading of the same level",
            )
            self._scopes.append(_Scope(section.level, ignored=True))
            if main.id:
                self.lost.add(main.id)
            return
        clauses = main.clauses
        group = Group(
            self._front.page,
            self._take(main, None, section),
            section.title,
            main.line,
            main.column,
            clauses.words.get("called", "Item"),
            section.text,
            clauses.limits.get("at least"),
            clauses.limits.get("at most"),
            clauses.over,
            tuple(clauses.only),
            "add" in clauses.flags,
            (*self._conditions(), *clauses.ifs),
        )
        draft = _GroupDraft(group, [_StepDraft("", section.line)])
        self._add(draft, None)
        self._scopes.append(_Scope(section.level, tuple(clauses.ifs), draft))

    def _prompt(self, main: Instruction, section: Section, outer: _GroupDraft | None) -> None:
        """Take over a question."""
        self._use(main, section, outer)
        prompt = build_prompt(
            self._source,
            main,
            section,
            page=self._front.page,
            group=outer.group.id if outer else None,
        )
        prompt = replace(
            prompt,
            id=self._take(main, prompt.group, section),
            conditions=(*self._conditions(), *main.clauses.ifs),
        )
        self._add(prompt, outer)

    def _take(self, main: Instruction, group: str | None, section: Section) -> str:
        """The id of a question or group; a second use is told, a missing one is noted."""
        if main.id is None:
            proposal = slug(section.title, "question")
            self._nameless.append((main, group, proposal))
            return proposal
        earlier = self._taken.setdefault((group, main.id), main.line)
        self._names.setdefault(group, UniqueNames()).take(main.id)
        if earlier != main.line:
            where = f" in '{group}'" if group else ""
            self._source.error(
                main.line,
                main.id_column,
                "E104",
                f"the id '{main.id}' is already used{where} on line {earlier}",
            )
        return main.id

    def _name_the_nameless(self) -> None:
        """Tell of missing ids and propose some that are not taken anywhere on the page."""
        for main, group, base in self._nameless:
            names = self._names.setdefault(group, UniqueNames())
            proposal = names.take(base)
            keyword = main.keyword or ""
            if main.scale and keyword == "rate":
                keyword = f"rate {main.scale[0]} to {main.scale[1]}"
            written = f"{keyword}: {proposal}"
            self._source.error(
                main.line, main.column, "E102", f"this needs an id; write '{written}'"
            )
            self._source.propose(main.line, main.column, main.head_end, written)
            self.lost.add(proposal)

    def _finished(self, drafts: list[_StepDraft], place: str) -> tuple[Step, ...]:
        """Steps from their drafts."""
        steps: list[Step] = []
        names = UniqueNames()
        for number, draft in enumerate(drafts, 1):
            elements = tuple(self._element(element) for element in draft.elements)
            if not elements and not draft.title:
                continue
            asked = sum(isinstance(element, Prompt) for element in elements)
            if asked > _MOST_PROMPTS:
                self._source.warning(
                    draft.line,
                    1,
                    "W206",
                    f"this step asks {asked} things at once; more than {_MOST_PROMPTS} is a lot, "
                    "so give some of them a heading of their own",
                )
            name = names.take(_first_id(elements) or f"{place}-{number}")
            steps.append(Step(name, draft.title, draft.line, elements, draft.conditions))
        return tuple(steps)

    def _element(self, element: Prose | Prompt | Show | _GroupDraft) -> Element:
        """An element, a group's draft made a group."""
        if not isinstance(element, _GroupDraft):
            return element
        group = replace(element.group, steps=self._finished(element.steps, element.group.id))
        asks = any(not isinstance(inner, Prose) for step in group.steps for inner in step.elements)
        if not asks:
            self.lost.add(group.id)
        if not asks and not element.suspect:
            self._source.error(
                group.line,
                group.column,
                "E112",
                "nothing is asked in this 'repeat'; its questions need headings of a deeper level",
            )
        return group


def _first_id(elements: Iterable[Element]) -> str | None:
    """The id that names a step: that of its first prompt, group or live look."""
    for element in elements:
        if isinstance(element, Prompt | Group):
            return element.id
        if isinstance(element, Show):
            return element.ref.id
    return None
