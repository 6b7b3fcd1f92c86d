"""Saving while someone types: soon, in order, and never between a key and its letter.

What is typed is a draft at once and goes to the notebook's writer thread half a second after the
last key, at the latest one second after the first unsaved one (a second for each 20 KB of a long
answer), and immediately when a field, step or screen is left.  The saver belongs to the app, not to
a screen: workers and timers of a screen end with it, and text must not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import zip_longest

from msgspec import Struct

from workbook.errors import WorkbookError
from workbook.journey.workbook import Workbook
from workbook.notebook.future import Future
from workbook.notebook.records import Answer, AnswerKey, Record, Value

PAUSE = 0.5
"""Seconds without a key after which a draft is saved."""

LONGEST = 1.0
"""Seconds after which a draft is saved however busily someone types."""

BYTES_A_SECOND = 20_000
"""An answer may wait one more second for each this many characters of it."""

RETRY = 2.0
"""Seconds until a save that failed is tried again."""

AT_ONCE = 2.0
"""Seconds that an act may take which the person waits for."""

TOLD = 10.0
"""Seconds for which a failed act is told, when nothing typed waits for the disk."""

CUT = 40
"""Characters; unsaved text is saved before an edit that takes more than this many away."""

Stop = Callable[[], None]
Schedule = Callable[[float, Callable[[], None]], Stop]
"""Calls back after some seconds in the app's thread; what it returns calls that off."""

Deliver = Callable[[Callable[[], None]], None]
"""Runs something in the app's thread; may be called from any thread."""


Key = AnswerKey | tuple[type[Record], int]
"""What tells one draft from another: what an answer answers, or a record's kind and id."""


class SaveKind(StrEnum):
    """Whether what is on the screen is on the disk."""

    SAVED = "saved"
    PENDING = "pending"
    FAILED = "failed"


SAVE_WORDS = {SaveKind.SAVED: "Saved", SaveKind.PENDING: "Saving…", SaveKind.FAILED: "Not saved"}
"""How a screen says it."""


class SaveState(Struct, frozen=True):
    """Whether everything typed is safe and, if a save failed, why."""

    kind: SaveKind = SaveKind.SAVED
    message: str = ""


class Saver:
    """Drafts on their way to the notebook.

    Args:
        workbook: Where they are saved.
        schedule: The app's timers.
        deliver: The way back into the app's thread.
        on_change: Told of each new state, in the app's thread.
        monotonic: A clock that only runs forward, in seconds.
    """

    def __init__(
        self,
        workbook: Workbook,
        schedule: Schedule,
        deliver: Deliver,
        on_change: Callable[[SaveState], None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._workbook = workbook
        self._schedule = schedule
        self._deliver = deliver
        self._on_change = on_change
        self._monotonic = monotonic
        self._waiting: dict[Key, Record] = {}
        self._fullest: dict[Key, Answer] = {}
        self._writing: dict[Key, Record] = {}
        self._untold: set[Future[None]] = set()
        self._since = 0.0
        self._stop: Stop | None = None
        self._state = SaveState()

    @property
    def state(self) -> SaveState:
        """Whether everything is safe."""
        return self._state

    @property
    def drafts(self) -> Mapping[Key, Record]:
        """What was typed or made and is not yet known to be on the disk."""
        return {**self._writing, **self._waiting}

    def typed(self, answer: Answer) -> None:
        """Take a draft that may change with the next key."""
        self._keep_what_goes(answer)
        now = self._monotonic()
        if not self._waiting:
            self._since = now
        self._waiting[answer.key] = answer
        fullest = self._fullest.get(answer.key)
        if fullest is None or taken_away(fullest.value, None) <= taken_away(answer.value, None):
            self._fullest[answer.key] = answer
        limit = max(LONGEST, _length(answer.value) / BYTES_A_SECOND)
        self._call_back(min(PAUSE, max(0.0, self._since + limit - now)))
        if self._state.kind is SaveKind.SAVED:
            self._become(SaveState(SaveKind.PENDING))

    def settled(self, *records: Record) -> None:
        """Take what is complete, such as a choice or a line of notes, and save it at once.

        Unlike an act it is among the drafts from now on, and tried again until it is on the disk.
        """
        for record in records:
            self._keep_what_goes(record)
        self._waiting.update((_key(record), record) for record in records)
        self.flush()

    def _keep_what_goes(self, record: Record) -> None:
        """Save what an answer said at its fullest, if much of that is gone and it isn't saved.

        It may have gone word by word, in a burst of keys.
        """
        key = _key(record)
        fullest = self._fullest.get(key)
        if fullest is None or not isinstance(record, Answer):
            return
        if taken_away(fullest.value, record.value) > CUT:
            self._waiting[key] = fullest
            self.flush()

    def flush(self) -> None:
        """Hand everything that waits to the writer thread; returns at once."""
        self._call_off()
        if not self._waiting:
            return
        records = tuple(self._waiting.values())
        self._writing.update(self._waiting)
        self._waiting.clear()
        self._fullest.clear()
        if self._state.kind is SaveKind.SAVED:
            self._become(SaveState(SaveKind.PENDING))
        self._hand_over(records, lambda done: self._written(records, done))

    def act(self, *records: Record, then: Callable[[], object] | None = None) -> None:
        """Write an act that is no typing, such as a new item, after everything typed before it.

        Args:
            records: The act.
            then: Called in the app's thread once the act is on the disk.  If it fails, the state
                says why and nothing has happened.
        """
        self.flush()
        self._hand_over(records, lambda done: self._acted(done, then))

    def act_now(self, *records: Record) -> bool:
        """Write an act and wait for it, where the next key already depends on it.

        Returns:
            Whether it is on the disk.  If not, the state says why and nothing has happened.
        """
        self.flush()
        future = self._workbook.write(*records)
        try:
            future.result(AT_ONCE)
        except TimeoutError:
            self._become(SaveState(SaveKind.FAILED, "Not saved yet: the disk is slow."))
            self._untold.add(future)
            future.add_done_callback(lambda done: self._deliver(lambda: self._acted(done, None)))
            return False
        except (WorkbookError, OSError) as error:
            self._failed(error)
            return False
        return True

    def wait(self, seconds: float | None = None) -> bool:
        """Save everything and wait for the disk; False where something is still not safe."""
        self.flush()
        self._workbook.notebook.flush(seconds)
        return not self._waiting and all(
            done.done() and done.exception() is None for done in self._untold
        )

    def _hand_over(self, records: tuple[Record, ...], told: Callable[[Future[None]], None]) -> None:
        """Give an act to the writer thread, and have it told in the app's thread how that went."""
        future = self._workbook.write(*records)
        self._untold.add(future)
        future.add_done_callback(lambda done: self._deliver(lambda: told(done)))

    # -- what comes back from the writer thread --------------------------------------------------------

    def _written(self, records: tuple[Record, ...], done: Future[None]) -> None:
        self._untold.discard(done)
        for record in records:
            if self._writing.get(_key(record)) is record:
                del self._writing[_key(record)]
        error = done.exception()
        if error is not None:
            for record in records:
                if _key(record) not in self._writing:  # what is newer is on its way already
                    self._waiting.setdefault(_key(record), record)
            self._failed(error)
            self._call_back(RETRY)
        elif not self._waiting and not self._writing:
            self._become(SaveState())

    def _acted(self, done: Future[None], then: Callable[[], object] | None) -> None:
        self._untold.discard(done)
        error = done.exception()
        if error is not None:
            self._failed(error)
            return
        if self._state.kind is SaveKind.FAILED and not self._waiting and not self._writing:
            self._become(SaveState())
        if then is not None:
            then()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, WorkbookError | OSError):
            raise error
        self._become(SaveState(SaveKind.FAILED, _why(error)))
        if not self.drafts:  # nothing waits that would tell one day that saving works again
            self._schedule(TOLD, self._forget)

    def _forget(self) -> None:
        """Tell no more of an act that failed: nothing has happened, and nothing is unsaved."""
        if self._state.kind is SaveKind.FAILED and not self.drafts:
            self._become(SaveState())

    def _become(self, state: SaveState) -> None:
        if state != self._state:
            self._state = state
            self._on_change(state)

    # -- the one timer ---------------------------------------------------------------------------------

    def _call_back(self, seconds: float) -> None:
        self._call_off()
        self._stop = self._schedule(seconds, self.flush)

    def _call_off(self) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None


def _key(record: Record) -> Key:
    """What tells this record from others."""
    return record.key if isinstance(record, Answer) else (type(record), record.id)


def _why(error: BaseException) -> str:
    """What a banner says of a failed save."""
    words = str(error)
    return words if words.startswith("Not saved") else f"Not saved: {words}"


def taken_away(before: Value, after: Value) -> int:
    """How many characters an edit took out of the texts of a value, each seen at its place."""
    if isinstance(before, list):
        follow = after if isinstance(after, list) else []
        return sum(taken_away(*parts) for parts in zip_longest(before, follow[: len(before)]))
    if isinstance(before, dict):
        others = after if isinstance(after, dict) else {}
        return sum(taken_away(part, others.get(key)) for key, part in before.items())
    if not isinstance(before, str):
        return 0
    left = after if isinstance(after, str) else ""
    if before == left:
        return 0
    start = _shared(before, left, from_end=False)
    end = _shared(before[start:], left[start:], from_end=True)
    return len(before) - start - end


def _shared(one: str, other: str, *, from_end: bool) -> int:
    """How many characters two texts share at one end; by halving, since long texts come often."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        same = one.endswith(other[-middle:]) if from_end else one.startswith(other[:middle])
        low, high = (middle, high) if same else (low, middle - 1)
    return low


def _length(value: Value) -> int:
    return len(value) if isinstance(value, str) else 0
