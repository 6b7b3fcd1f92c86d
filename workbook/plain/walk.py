"""Walking through a page: question after question, back and forth, until it is left."""

from __future__ import annotations

from msgspec.structs import replace

from workbook.journey import past_win, values
from workbook.journey.asked import PromptView
from workbook.journey.documents.plain import plain
from workbook.journey.lists import USUAL, AnswerView, GroupView
from workbook.journey.older import older_answers
from workbook.journey.place import Place
from workbook.journey.views import StepView, card_steps, opened_with, page_view, said
from workbook.pages.model import Prompt
from workbook.plain.asking import ask
from workbook.plain.items import Here, ask_items
from workbook.plain.moves import BACK, NEXT, Move, Went
from workbook.plain.prose import prose, without_signs
from workbook.plain.session import Session
from workbook.plain.stops import Sort, Stop, stops_of
from workbook.plain.telling import card_words, tell


class Walk:
    """A page, or one item of it, while one goes through it.

    Attributes:
        session: The sitting.
        place: The entry, or the item.
    """

    def __init__(self, session: Session, place: Place) -> None:
        self.session = session
        self.place = place
        self._looking = USUAL
        self._win: tuple[AnswerView, ...] | None = None
        self._said_step = ""
        self._said_card = ""
        self._said_prompt: Prompt | None = None

    def steps(self) -> tuple[StepView, ...]:
        """The visible steps as they stand now."""
        reading = self.session.reading()
        if self.place.group is not None:
            return card_steps(reading, self.place.group, self.place, self._looking)
        steps = page_view(reading, self.place, self._looking).steps
        if self._win is None:
            win = past_win.past_win(reading, self.place)
            shown = past_win.helps(reading, self.place) and win is not None
            self._win = (
                (AnswerView(win.title, None, without_signs(win.text), private=False),)
                if shown and win
                else ()
            )
        return opened_with(steps, *self._win)

    def stops(self) -> list[Stop]:
        """The stops as they stand now; items that were said stay while the page is open."""
        stops = stops_of(self.session, self.steps(), self._looking)
        keep = dict(self._looking.keep)
        for stop in stops:
            if isinstance(stop.view, GroupView):
                ids = frozenset(card.item.id for card in stop.view.cards)
                keep[stop.view.name] = keep.get(stop.view.name, frozenset()) | ids
        self._looking = replace(self._looking, keep=keep)
        return stops

    def go(self, *, start: str = "", after: int = 0) -> Went:
        """Go through the page until its end or until one goes back from its beginning.

        Args:
            start: Id of the step, or local key of the prompt, to begin at; "" for the first.
            after: Stops to pass over at the beginning.

        Raises:
            Stopped: One leaves.
            Ended: There are no more lines.
        """
        stops = self.stops()
        at = _index(stops, start) + after
        while 0 <= at < len(stops):
            stop = stops[at]
            went = self._visit(stop, stops)
            before, stops = stops, self.stops()
            at = self._next(stop, at, before, stops, went)
        return BACK if at < 0 else NEXT

    def lacking(self) -> tuple[str, ...]:
        """The questions that need an answer and have none yet, as they are asked."""
        needed = (
            stop.view.text
            for stop in self.stops()
            if isinstance(stop.view, PromptView)
            and stop.view.prompt.required
            and not stop.question(self.session).is_answered
        )
        return tuple(dict.fromkeys(prose(text) for text in needed))

    # -- one stop ------------------------------------------------------------------------------------

    def _visit(self, stop: Stop, stops: list[Stop]) -> Went:
        self._say_step(stop, stops)
        self._say_card(stop)
        if stop.sort is Sort.READ:
            if not isinstance(stop.view, PromptView):
                tell(self.session, stop.view)
            return NEXT
        if isinstance(stop.view, GroupView):
            here = Here(stop.view, self.place, stop.key[-1] == "new")
            return ask_items(self.session, here, self._looked)
        before, self._said_prompt = self._said_prompt, None
        if isinstance(stop.view, PromptView):
            self._said_prompt = stop.view.prompt
        again = before is not None and before == self._said_prompt
        return ask(stop.question(self.session), whole=not again)

    def _say_step(self, stop: Stop, stops: list[Stop]) -> None:
        if stop.step == self._said_step:
            return
        self._said_step = stop.step
        order = list(dict.fromkeys(one.step for one in stops))
        titles = {step.id: step.title for step in self.steps()}
        title = plain(titles.get(stop.step, ""))
        if len(order) > 1:
            self.session.say()
            number = f"Step {order.index(stop.step) + 1} of {len(order)}"
            self.session.say(f"{number}: {title}" if title else number)

    def _say_card(self, stop: Stop) -> None:
        name = str(stop.card.item.id) if stop.card is not None else ""
        if stop.card is not None and name != self._said_card:
            self.session.say()
            self.session.say(f"{stop.card.group.called}: {card_words(self.session, stop.card)}")
        self._said_card = name

    def _looked(self, group: str) -> bool:
        """Show what was put away in a list, or hide it; returns whether it is shown."""
        self._looking = replace(self._looking, archived=self._looking.archived ^ {group})
        return group in self._looking.archived

    # -- the next one --------------------------------------------------------------------------------

    def _next(self, stop: Stop, at: int, before: list[Stop], stops: list[Stop], went: Went) -> int:
        here = _found(at, before, stops)
        match went.move:
            case Move.BACK:
                return _back(stops, here)
            case Move.NEXT_STEP:
                later = (n for n in range(here, len(stops)) if stops[n].step != stop.step)
                return next(later, len(stops))
            case Move.OPEN:
                return self._open(stops, here)
            case Move.STEP | Move.STEPS:
                return self._step(stops, here, went)
            case Move.ITEM:
                item = (n for n, s in enumerate(stops) if s.card and s.card.item.id == went.number)
                return next(item, here + 1)
            case Move.HERE:
                return here
            case Move.OLDER:
                self._say_older()
                return self._asked_anew(here)
            case Move.FINISH:
                return len(stops)
            case _:
                return here + 1

    def _open(self, stops: list[Stop], here: int) -> int:
        """The next question without an answer; the end of the page where there is none."""
        for at in range(here + 1, len(stops)):
            stop = stops[at]
            if stop.sort is Sort.ASK and not stop.question(self.session).is_answered:
                return at
        return len(stops)

    def _step(self, stops: list[Stop], here: int, went: Went) -> int:
        order = list(dict.fromkeys(stop.step for stop in stops))
        wanted = order[went.number - 1] if 1 <= went.number <= len(order) else ""
        if went.words:
            titles = {step.id: plain(step.title).casefold() for step in self.steps()}
            named = (one for one in order if went.words.casefold() in titles[one])
            wanted = next(named, "")
        if wanted:
            self._said_step = ""
            return next(n for n, stop in enumerate(stops) if stop.step == wanted)
        self._say_steps(order)
        return self._asked_anew(here)

    def _asked_anew(self, here: int) -> int:
        """The same stop, whose question is said whole after something else was."""
        self._said_prompt = None
        return here

    def _say_steps(self, order: list[str]) -> None:
        steps = {step.id: step for step in self.steps()}
        for number, step_id in enumerate(order, 1):
            step = steps[step_id]
            state = f": {step.state}" if step.state is not None else ""
            self.session.say(f"{number}. {plain(step.title) or 'step'}{state}")
        self.session.say(".step and a number, or words of its title, goes there.")

    def _say_older(self) -> None:
        answers = older_answers(self.session.reading(), self.place)
        for answer in answers:
            self.session.say(
                f"{answer.asked or answer.key.prompt}: {values.one_line(said(answer))}"
            )
        if not answers:
            self.session.say("Nothing here is from older pages.")


def _index(stops: list[Stop], start: str) -> int:
    if not start:
        return 0
    named = (n for n, stop in enumerate(stops) if start in stop.key or stop.step == start)
    return next(named, 0)


def _found(at: int, before: list[Stop], stops: list[Stop]) -> int:
    """Where a stop is now; where it is gone, the place before which the next one stands."""
    keys = {one.key: n for n, one in enumerate(stops)}
    for back in range(at, -1, -1):
        if before[back].key in keys:
            return keys[before[back].key]
    return 0 if stops else -1


def _back(stops: list[Stop], here: int) -> int:
    """The stop before at which something is done; -1 where there is none."""
    return next((n for n in range(here - 1, -1, -1) if stops[n].sort is not Sort.READ), -1)
