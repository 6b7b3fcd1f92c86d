"""What one program has itself saved, as far as the person at it has seen it."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.notebook.records import NOTHING, Basis
from workbook.notebook.union import Place, Union
from workbook.notebook.versions import join

Saved = Sequence[tuple[Place, Basis]]
"""The records of an act, each with what someone has seen who saw it there."""


class OwnSaves:
    """The saves of one program: a person's own words are seen by that person.

    They count only where they rest on what a field was opened with: words saved here before
    another device's came in were not seen by someone who opened the field with those.
    """

    def __init__(self) -> None:
        self._newest: dict[Place, Basis] = {}
        self._failed: dict[tuple[str, int], Saved] = {}
        self._written: set[tuple[str, int]] = set()

    def seen(self, place: Place, given: Basis) -> Basis:
        """What was given as seen, joined with what was saved since the field was opened."""
        own = self._newest.get(place)
        if own is None or any(own.get(writer, 0) < number for writer, number in given.items()):
            return given
        return join(given, own)

    def saved(self, writer: str, number: int, act: Saved) -> None:
        """Note an act that is durable."""
        self._newest.update(act)
        self._written.add((writer, number))

    def wrote(self, writer: str, number: int) -> bool:
        """Whether this program has itself saved the act of this number."""
        return (writer, number) in self._written

    def failed(self, device: str, number: int, act: Saved) -> None:
        """Note an act that was reported as not saved."""
        self._failed[device, number] = act

    def recognise(self, union: Union) -> None:
        """Take for own what was reported as failed and yet turns out to be in the log.

        That happens where neither the sync nor cutting the log back succeeded.
        """
        for act in [act for act in self._failed if union.knows(*act)]:
            for place, basis in self._failed.pop(act):
                self._newest[place] = join(self._newest.get(place, NOTHING), basis)
