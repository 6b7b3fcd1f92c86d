"""All logs of a data folder, read into one union and followed as they grow."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from workbook.notebook.act_lines import Act, act_made
from workbook.notebook.files import Disk
from workbook.notebook.line import Line, device_of, scan
from workbook.notebook.log_files import LogFile
from workbook.notebook.log_names import find_logs, find_no_logs
from workbook.notebook.migrations import upgraded
from workbook.notebook.union import Outcome, Place, Union
from workbook.notebook.versions import Edit

if TYPE_CHECKING:
    from workbook.notebook.ready import Ready

MUCH = 256 * 1024
"""Bytes of the logs that must be new before a checkpoint is written."""

_PART = 16
"""A checkpoint is written anew when as many parts of the logs are new."""


class Logs:
    """What the folder holds.

    Attributes:
        folder: The data folder.
        files: The logs that were found, by name.
        union: What they say together; replaced as a whole where two lines turn out to have one
            number.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.files: dict[str, LogFile] = {}
        self.union = Union(frozenset())
        self._disk = disk
        self._base = os.path.join(folder, "")  # noqa: PTH118  # joined for each save: a Path is slow
        self._error: str | None = None
        self._reread: tuple[Line, Act] | None = None
        self._known = 0
        self._ready = b""

    def begin(self, checkpoint: Path | None = None) -> None:
        """Read all logs for the first time, or what a checkpoint doesn't know of them."""
        if checkpoint is not None and checkpoint.exists():
            self._restore(checkpoint)
        self._look(None)

    def _restore(self, checkpoint: Path) -> None:
        from workbook.notebook.checkpoint import restored  # only a large notebook has one

        found = restored(checkpoint, self.folder, self._disk, lambda: self._anew().union.records)
        if found is not None:
            self.files, self.union, self._ready = found
            self._known = self._read_bytes

    def take_ready(self) -> Ready | None:
        """The records that a checkpoint kept ready, if it counted; nothing when asked again."""
        if not self._ready:
            return None
        from workbook.notebook.ready import read  # as above

        ready, self._ready = read(self._ready, self.union), b""
        return ready

    def keep(self, checkpoint: Path, looked_at: Callable[[], Iterable[int]], *, over: int) -> None:
        """Write a checkpoint of what the logs say now, if it saves the next start enough.

        Nobody waits for it, and it must be what reading gives: so all logs are read once more.

        Args:
            checkpoint: Where.
            looked_at: Tells the ids of the answers that a start looks at.
            over: Bytes that must be new since the last one.

        Raises:
            OSError: It can't be written; the last one still counts, or none.
        """
        known = self._read_bytes
        if known - self._known >= max(over, known // _PART):
            from workbook.notebook.checkpoint import keep

            logs = self._anew()
            files = tuple(logs.files.values())
            keep(checkpoint, self.folder, files, logs.union, looked_at(), self._disk)

    def _anew(self) -> Logs:
        """The same logs, read through."""
        logs = Logs(self.folder, self._disk)
        logs.begin()
        return logs

    @property
    def _read_bytes(self) -> int:
        return sum(file.consumed for file in self.files.values())

    def look(self) -> set[Place]:
        """Read what is new in any log; returns the records that changed."""
        changed: set[Place] = set()
        self._look(changed)
        return changed

    def _look(self, changed: set[Place] | None) -> None:
        try:
            found = list(find_logs(self.folder))
        except OSError as error:
            self._error = f"The folder {self.folder} can't be read: {error.strerror}."
            return
        self._error = None
        names = {name for name, _ in found}
        for name, file in self.files.items():
            file.gone = name not in names
        for name, status in found:
            self._read(self.union, name, status, changed)
        self._sort_out(changed)

    def look_at(self, name: str) -> set[Place]:
        """The same for one log."""
        changed: set[Place] = set()
        try:
            status = os.stat(self._base + name)  # noqa: PTH116  # as above
        except OSError:
            if name in self.files:
                self.files[name].gone = True
            return changed
        self._read(self.union, name, status, changed)
        self._sort_out(changed)
        return changed

    def present(self, name: str) -> LogFile | None:
        """The log of this name, if it was there when last looked at."""
        file = self.files.get(name)
        return None if file is None or file.gone else file

    def appended(self, name: str, data: bytes, status: os.stat_result) -> LogFile:
        """Note what this program itself wrote at the end of a log, which may be new."""
        file = self.files.get(name)
        if file is None:
            file = self.files[name] = LogFile(name)
        file.gone = False
        file.appended(data, status)
        return file

    @property
    def can_be_read(self) -> bool:
        """Whether the folder was there when it was last looked at, and not without its logs.

        A drive that is taken out may leave an empty folder in its place.
        """
        gone = self.files and all(file.gone for file in self.files.values())
        return self._error is None and not gone

    def line_at(self, name: str, offset: int) -> int | None:
        """The checksum of the good line that begins at this place of a log, if there is one."""
        try:
            data, _ = self._disk.read(self.folder / name, offset)
        except OSError:
            return None
        found = scan(data.partition(b"\n")[0]).lines
        return found[0].crc if found and not found[0].offset else None

    def reread(self, places: Iterable[tuple[Line, int]]) -> list[Edit]:
        """Changes that are no longer in memory, from the disk; those that are gone are left out."""
        by_file: dict[str, list[tuple[Line, int]]] = {}
        for line, place in places:
            by_file.setdefault(line.file.name, []).append((line, place))
        edits: list[Edit] = []
        for name, lines in by_file.items():
            # A log that can't be read any more has no earlier versions to show.
            with suppress(OSError), (self.folder / name).open("rb") as file:
                for line, place in lines:
                    act = self._act(line, file)
                    if act is not None:
                        edits.append(self._edit(act, place, line))
        return edits

    def _act(self, line: Line, file: BinaryIO) -> Act | None:
        """What a line says, if it stands there still.

        The last one is remembered: what was brought in together stands in one line, and whoever
        reads everything reads that together again.
        """
        if self._reread is not None and self._reread[0] is line:
            return self._reread[1]
        file.seek(line.offset)
        found = scan(file.read(line.length)).lines
        if not found or found[0].crc != line.crc:
            return None
        act = found[0].act
        if act is None:
            content = found[0].content
            act = act_made(upgraded(content, content["f"]))
        self._reread = (line, act)
        return act

    def _edit(self, act: Act, place: int, line: Line) -> Edit:
        clashing = self.union.is_clashing(device_of(act.writer), act.number, line.crc)
        return Edit.of(act, place, line, clashing=clashing)

    @property
    def lost(self) -> bool:
        """Whether there is a notebook of which nothing at all can be read.

        A log that is empty, or was cut off in its very first act, is none: nothing in it was ever
        said to be saved.
        """
        return not self.union.generation and any(
            file.error or file.damaged or file.newer or file.strange for file in self.files.values()
        )

    def problems(self) -> tuple[str, ...]:
        """What a person should know about these files, in sentences."""
        said = [] if self._error is None else [self._error]
        for _, file in sorted(self.files.items()):
            said += [f"{file.name}: {problem}" for problem in _problems(file)]
        with suppress(OSError):  # that the folder can't be read is said above
            for name, what in find_no_logs(self.folder):
                said.append(
                    f"{name}: this is {what}. If it was a log, bring it back from a backup."
                )
        return tuple(said)

    def _read(
        self, union: Union, name: str, status: os.stat_result, changed: set[Place] | None
    ) -> None:
        """Take what is new in one log into a union."""
        file = self.files.get(name)
        if file is None:
            file = self.files[name] = LogFile(name)
        file.gone = False
        try:
            found = file.look(self.folder, status, self._disk)
        except OSError as error:
            file.error = error.strerror or str(error)
            return
        if found is None:
            return
        for line in found.lines:
            outcome = union.take(line, file, changed)
            if outcome is Outcome.NEWER:
                file.newer += 1
            elif outcome is Outcome.STRANGE:
                file.strange += 1

    def _sort_out(self, changed: set[Place] | None) -> None:
        """Read everything again if two lines with one number were met.

        From then on the two are told apart by their sums, on every device alike, and so neither
        can be taken for seen because the other was.
        """
        while self.union.new_clashes or self.union.stale:
            old = self.union
            union = Union(old.clashes | old.new_clashes, old.generation + 1, old.dropped)
            for name, file in self.files.items():
                try:
                    status = (self.folder / name).stat()
                except OSError:
                    continue
                file.forget()
                self._read(union, name, status, None)
            self.union = union
            if changed is not None:
                for known in (old, union):
                    for table, records in known.records.items():
                        changed.update((table, int(key)) for key in records)


def _problems(file: LogFile) -> list[str]:
    """What is wrong with one log."""
    if file.gone:
        return ["it was here, and is gone. If you did not move it, bring it back from a backup."]
    if file.error is not None:
        return [f"it can't be read ({file.error})."]
    said = []
    if not file.size:
        said.append("it is empty. It may still be on its way here, or its contents were lost.")
    if file.damaged:
        said.append(
            f"{_lines(file.damaged)} damaged. What could be read was read; the file is kept as it is."
        )
    if file.strange:
        said.append(f"{_lines(file.strange)} not understood, and kept.")
    if file.newer:
        said.append(
            f"{_lines(file.newer)} written by a newer Workbook, and kept. "
            "Update Workbook here to see them."
        )
    if file.torn:
        said.append("its last line is not complete. It may still be on its way here.")
    return said


def _lines(count: int) -> str:
    return "1 line is" if count == 1 else f"{count} lines are"
