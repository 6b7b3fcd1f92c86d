"""An older copy of this computer's log, put in place of a newer one while the program runs.

Somebody brings back the folder of last week, or a sync program does, while a workbook is open.  The
program still knows what the log said, and nobody else does: so it is saved again, under a new name
of this computer, and said.  A log that is taken away as a whole may have been thrown away on
purpose: of that only what this very program saved is saved again, so that the words of this sitting
are not silently gone.  Where all logs are gone, a drive was more likely taken out: that is said, and
nothing is begun in the folder that is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workbook.notebook.logs import Logs
from workbook.notebook.own_log import OwnLog
from workbook.notebook.own_saves import OwnSaves
from workbook.notebook.union import Place
from workbook.notebook.versions import Change, Edit

OLDER = (
    "{} is an older copy of what Workbook last wrote on this computer: something that was saved "
    "after it is missing. If you did not put it there, workbook restore brings back a backup."
)

AWAY = (
    "The files of this notebook are gone from {}. Nothing can be saved until they are back: is the "
    "drive connected? What is on the screen stays there. If they are lost, leave, and workbook "
    "restore brings back a backup."
)


class PutBack:
    """Watches whether the logs that this program wrote still hold what it knows."""

    def __init__(self, logs: Logs, own: OwnLog, saves: OwnSaves) -> None:
        """Begin to watch; the logs were read just now."""
        self._logs = logs
        self._own = own
        self._saves = saves
        self._checked: dict[str, tuple[int, bool]] = {}
        self._suspected: dict[tuple[Place, int], Edit] = {}
        self._lost: dict[tuple[Place, int], Edit] = {}
        self._said = "" if not own.older else OLDER.format(own.older)
        self._away = False
        self._note()

    @property
    def said(self) -> str:
        """What has happened, in a few sentences; "" for nothing."""
        return AWAY.format(self._logs.folder) if self._away else self._said

    def look(self) -> None:
        """Compare, after the logs were looked at.

        What is missing must be missing twice in a row: programs that copy files may write one in
        several steps.
        """
        self._away = not self._logs.can_be_read
        before, now = self._checked, self._note()
        still = {key: edit for key, edit in self._suspected.items() if self._is_lost(edit)}
        self._lost.update(still)
        changed = {name for name, state in now.items() if before.get(name, state) != state}
        self._suspected = {
            key: edit
            for key, edit in self._heads(changed)
            if key not in self._lost and self._is_lost(edit)
        }

    def save_again(self, commit: Callable[[Sequence[Change]], object]) -> frozenset[Place]:
        """Save what is lost for good; returns the records.

        Args:
            commit: Saves changes, at most one for each record, as one act.
        """
        lost, self._lost = self._lost, {}
        places = frozenset(place for place, _ in lost)
        names = sorted({edit.line.file.name for edit in lost.values()})
        try:
            while lost:
                act = {place: (place, crc) for place, crc in lost}  # one version of each record
                commit([_again(place, lost[key]) for place, key in act.items()])
                lost = {key: edit for key, edit in lost.items() if key not in act.values()}
        except BaseException:
            self._lost.update(lost)
            raise
        if places:
            count = "1 record" if len(places) == 1 else f"{len(places)} records"
            what = ", ".join(names)
            self._said = (
                f"While Workbook was open, {what} was replaced by an older copy, or taken away. "
                f"What Workbook still knew of it is saved again: {count}."
            )
        return places

    def _note(self) -> dict[str, tuple[int, bool]]:
        """How often each log of ours was read from its beginning, and whether it is gone."""
        names = {*self._checked, self._own.path.name}
        files = ((name, self._logs.files.get(name)) for name in names)
        self._checked = {
            name: (file.readings, file.gone) for name, file in files if file is not None
        }
        return self._checked

    def _heads(self, names: set[str]) -> Iterator[tuple[tuple[Place, int], Edit]]:
        """The current changes that stand in these logs."""
        if not names:
            return
        for table, records in self._logs.union.records.items():
            for key, record in records.items():
                for edit in record.heads:
                    if edit.line.file.name in names:
                        yield ((table, int(key)), edit.line.crc), edit

    def _is_lost(self, edit: Edit) -> bool:
        """Whether a change is no longer on the disk, though the folder can be read."""
        if edit.line.file.gone and not self._saves.wrote(edit.writer, edit.number):
            return False
        if not self._logs.can_be_read:
            return False
        return self._logs.line_at(edit.line.file.name, edit.line.offset) != edit.line.crc


def _again(place: Place, edit: Edit) -> Change:
    """A change to make once more, resting on itself."""
    return Change(*place, edit.value, edit.basis)
