"""Random histories of two laptops: what nobody had seen is kept, and both end up alike."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.notebook.laptops import WHY, Clock, Laptop, answer
from workbook.notebook.records import Answer
from workbook.notebook.snapshot import settled

STEPS = st.lists(
    st.tuples(st.sampled_from(["open", "type", "type", "sync", "settle"]), st.integers(0, 1)),
    max_size=25,
)


class Person:
    """Somebody at one laptop with the field before them, and what they have seen so far."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.notebook = laptop.open()
        self.since: set[str] = set()
        self.field: Answer | None = None

    def open_field(self) -> None:
        """Look at the answer as it stands; what was written before is no longer before them."""
        self.since = set()
        self.field = self.notebook.snapshot().answer(WHY)

    def type(self, words: str) -> set[str]:
        """Write words into the field; returns what the person had seen of it."""
        seen = set(self.since)
        if self.field is None:
            self._save(answer(words))
        else:
            seen.add(self.field.value)
            self._save(replace(self.field, value=words))
        self.since.add(words)
        return seen

    def settle(self, words: str) -> set[str]:
        """Look at all versions and write what shall stand; returns what was looked at."""
        self.open_field()
        if self.field is None:
            return self.type(words)
        seen = {self.field.value, *(other.value for other in self.field.others)}
        self._save(settled(self.field, words))
        self.since.add(words)
        return seen

    def _save(self, record: Answer) -> None:
        """Make a record durable, in one's own thread or in the one that writes, in turn."""
        if len(self.since) % 2:
            self.notebook.write(record).result()
        else:
            self.notebook.save(record)

    def current(self) -> set[str]:
        """All that the answer says now."""
        shown = self.notebook.snapshot().answer(WHY)
        if shown is None:
            return set()
        return {shown.value, *(other.value for other in shown.others)}


@settings(deadline=None, derandomize=True, max_examples=effort(400))
@given(STEPS)
def test_nothing_unseen_is_lost_and_nothing_seen_comes_back(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        people = [Person(Laptop(Path(folder) / name, clock)) for name in ("laptop", "desktop")]
        written: list[str] = []
        seen: set[str] = set()
        for number, (step, who) in enumerate(steps):
            clock.turn(seconds=number % 3 - 1)  # clocks stand still and go wrong
            person, words = people[who], f"words {number}"
            if step == "open":
                person.open_field()
            elif step == "sync":
                person.laptop.receive(people[1 - who].laptop)
                person.notebook.poll().result()
            else:
                seen |= person.type(words) if step == "type" else person.settle(words)
                written.append(words)
        for person, other in (people, people[::-1]):
            person.laptop.receive(other.laptop)
            person.notebook.poll().result()
        expected = {words for words in written if words not in seen}
        assert [person.current() for person in people] == [expected, expected]
        shown = [person.notebook.snapshot().answer(WHY) for person in people]
        assert shown[0] == shown[1]
        for person in people:
            person.laptop.shut()
