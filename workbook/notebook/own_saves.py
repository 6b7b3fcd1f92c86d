"""What one program has itself saved, as far as the person at it has seen it."""

from __future__ import annotations

from msgspec import UNSET

from workbook.notebook.act_lines import Act, Said
from workbook.notebook.records import NOTHING
from workbook.notebook.union import Union
from workbook.notebook.versions import join

_Key = tuple[str, str]
"""A table, and a record's id as text."""


class OwnSaves:
    """The saves of one program: a person's own words are seen by that person.

    They count only where they rest on what a field was opened with: words saved here before
    another device's came in were not seen by someone who opened the field with those.
    """

    def __init__(self) -> None:
        self._newest: dict[_Key, dict[str, int]] = {}
        self._failed: dict[tuple[str, int], Act] = {}
        self._written: set[tuple[str, int]] = set()

    def seen(self, change: Said) -> dict[str, int]:
        """What a change was given as seen, joined with what was saved since the field was opened."""
        given = change.seen
        own = self._newest.get((change.table, change.key))
        if own is None:
            return given
        for writer, number in given.items():
            if own.get(writer, 0) < number:
                return given
        return own  # which has seen all that was given

    def saved(self, act: Act) -> None:
        """Note an act that is durable."""
        self._newest.update(_bases(act))
        self._written.add((act.writer, act.number))

    def wrote(self, writer: str, number: int) -> bool:
        """Whether this program has itself saved the act of this number."""
        return (writer, number) in self._written

    def failed(self, device: str, act: Act) -> None:
        """Note an act that was reported as not saved."""
        self._failed[device, act.number] = act

    def recognise(self, union: Union) -> None:
        """Take for own what was reported as failed and yet turns out to be in the log.

        That happens where neither the sync nor cutting the log back succeeded.
        """
        if not self._failed:
            return
        for act in [act for act in self._failed if union.knows(*act)]:
            for key, basis in _bases(self._failed.pop(act)).items():
                self._newest[key] = join(self._newest.get(key, NOTHING), basis)


def _bases(act: Act) -> dict[_Key, dict[str, int]]:
    """The records of an act, each with what someone has seen who saw it there.

    What was first made elsewhere is left out: nothing is added to what such a change had seen.
    """
    bases = {}
    for change in act.changes:
        if change.origin is UNSET:
            bases[change.table, change.key] = {**change.seen, act.writer: act.number}
    return bases
