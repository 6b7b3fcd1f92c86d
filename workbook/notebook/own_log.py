"""The one log that this computer writes."""

from __future__ import annotations

import contextlib
import errno

from workbook.notebook.act_lines import Act
from workbook.notebook.device import Mark, MarkFile, device_label, new_device
from workbook.notebook.files import Disk, LogMovedError, append, replace
from workbook.notebook.line import Line, header_line
from workbook.notebook.log_files import LogFile
from workbook.notebook.log_names import log_name
from workbook.notebook.logs import Logs
from workbook.notebook.union import Place


class OwnLog:
    """Knows which log is ours, and appends to it.

    Everything but ``choose`` needs the write lock.

    Attributes:
        device: The name this computer writes under.
        path: Its log.
        older: The name of the log that it wrote last, where that is an older copy now; else "".
        spent: Its ``number`` since the log was last settled or written.
    """

    def __init__(self, logs: Logs, marks: MarkFile, disk: Disk) -> None:
        self._logs = logs
        self._marks = marks
        self._disk = disk
        self._checked: tuple[LogFile, int] | None = None
        self._durable: tuple[int, int] | None = None
        self._settled: tuple[object, ...] | None = None
        self._mine = False
        self.older = ""
        self.spent = 0
        self._mark: Mark
        self._name: str
        self._take(Mark(new_device(), 0, -1, 0))

    @property
    def number(self) -> int:
        """The highest number that it has tried, or that is known of under its name."""
        file = self._logs.present(self._name)
        last = 0 if file is None else file.last
        return max(self._mark.number, last, self._logs.union.highest(self.device))

    @property
    def offset(self) -> int:
        """Where in the log the last line begins that it wrote, in bytes; -1 if it wrote none."""
        return self._mark.offset

    @property
    def goes_on(self) -> bool:
        """Whether the next act can follow what the state folder says, without looking again."""
        known = self._mark.offset >= 0 and self._marks.peek() == self._mark
        return known and self.number == self._mark.number and self._continues(self._mark)

    @property
    def newer(self) -> bool:
        """Whether a newer program has written this log."""
        file = self._logs.present(self._name)
        return file is not None and file.newer > 0

    def choose(self) -> None:
        """Take up the name used before, if its log continues; changes nothing on disk."""
        mark = self._marks.peek()
        if mark is not None and self._continues(mark):
            self._take(mark)
        elif mark is not None:
            file = self._logs.present(log_name(mark.device))
            if file is not None and 0 <= file.last < mark.number:
                self.older = file.name

    @property
    def is_settled(self) -> bool:
        """Whether ``settle`` would find nothing to do if the log is still as it was left.

        Whether it is that ``append`` sees, which opens it anyway.
        """
        file = self._logs.present(self._name)
        try:
            if self._marks.read() is not self._mark:
                return False
        except OSError:
            return False  # ``settle`` tells
        return file is not None and self._settled == self._of(file)

    def settle(self) -> set[Place]:
        """Make sure that the log is ours, and read what other programs here added to it.

        Returns:
            The records that changed.

        Raises:
            OSError: The state folder can't be used, or the data folder is away.
        """
        mark = self._marks.read()
        if mark is None or mark.device == self.device:
            changed = self._logs.look_at(self._name)
            mark = self._mark if mark is None else mark
            if self._continues(mark):
                self._mark = mark
                self._note_settled()
                return changed
        changed = self._logs.look()
        if not self._logs.can_be_read:  # a folder that is away is no reason for a new name
            next(self._logs.folder.iterdir(), None)
            raise FileNotFoundError(
                errno.ENOENT, "the files of the notebook are gone", str(self._logs.folder)
            )
        if not self._continues(mark):
            mark = Mark(new_device(), 0, -1, 0)
            self._mine = False
            self._checked = None
        self._take(mark)
        self._note_settled()
        return changed

    def append(self, line: bytes, act: Act, *, looked: bool) -> None:
        """Append the line of an act, with its line break, for good; only then make the act known.

        Args:
            line: The line.
            act: The act.
            looked: Whether ``settle`` has looked at the log just now.

        Raises:
            LogMovedError: The log was replaced; or, if nobody has looked, altered since it was left.
            OSError: It could not be made durable; the number is spent all the same.
        """
        file = self._logs.present(self._name)
        data = line
        if file is None or not file.size:
            label = device_label()
            data = header_line(self.device, label) + line
            self._logs.union.labels[self.device] = label
        elif file.ends_open:
            data = b"\n" + line
        is_it = None
        if file is not None:
            is_it = file.is_at if looked else file.is_as_left
        durable = file is not None and file.place == self._durable
        try:
            status = append(self._disk, self.path, data, is_it=is_it, name_is_durable=durable)
        except LogMovedError:
            raise
        except OSError:
            self._spend(act.number, file)
            raise
        file = self._logs.appended(self._name, data, status)
        file.last = self.spent = act.number
        self._durable = file.place
        crc = int(line[-11:-3], 16)
        offset = status.st_size - len(line)
        self._mine = True
        self._checked = (file, file.readings)
        self._remember(Mark(self.device, act.number, offset, crc))
        self._logs.union.wrote(act, Line(crc, file, offset, len(line) - 1))
        self._settled = self._of(file)

    def rewrite(self, data: bytes, offset: int) -> None:
        """Replace the log by other bytes that say the same, for good.

        Args:
            data: The whole log.
            offset: Where in it the last line begins that this object knows to have written.

        Raises:
            OSError: The log is as it was; or it is replaced, but not yet known to be durable.
        """
        self._durable = None
        try:
            replace(self._disk, self.path, data)
        finally:
            self._logs.look_at(self._name)
            # Whoever is killed before this takes a new name the next time, and loses nothing.
            if self._logs.line_at(self._name, offset) == self._mark.crc:
                self._remember(Mark(self.device, self._mark.number, offset, self._mark.crc))

    def _note_settled(self) -> None:
        """Note that the log is ours as it is now."""
        file = self._logs.present(self._name)
        self._settled = None if file is None else self._of(file)
        self.spent = self.number

    def _of(self, file: LogFile) -> tuple[object, ...]:
        """What is another one whenever anything was read that says something of our log."""
        return (self._logs.union.generation, file.readings, file.size, file.error)

    def _take(self, mark: Mark) -> None:
        """Write under this name from now on."""
        self._mark = mark
        self.device = mark.device
        self._name = log_name(mark.device)
        self.path = self._logs.folder / self._name

    def _spend(self, number: int, file: LogFile | None) -> None:
        """After a failure: never use this number again, and know the log for ours."""
        self._mine = True
        self.spent = number
        if file is not None:
            with contextlib.suppress(OSError):
                file.untouched(self.path.stat())
        self._remember(Mark(self.device, number, self._mark.offset, self._mark.crc))

    def _remember(self, mark: Mark) -> None:
        """Keep the mark, in the state folder too if that can be written."""
        self._mark = mark
        try:  # noqa: SIM105  # quicker than suppress(), and done for each save
            self._marks.write(mark)
        except OSError:
            pass  # an old mark costs a new name at worst; the act is safe or reported already

    def _continues(self, mark: Mark) -> bool:
        """Whether the log of the mark's device is what this computer left, and what it added since.

        A log is not ours that is shorter, that says something else where we stopped, that other
        devices' numbers are in, whose next numbers were given elsewhere already, or that can't be
        read.
        """
        name = log_name(mark.device)
        file = self._logs.present(name)
        union = self._logs.union
        if union.clashed(mark.device):
            return False
        last = 0 if file is None else file.last
        if union.highest(mark.device) > max(last, mark.number):
            return False
        if file is not None and file.error is not None:
            return False
        if mark.offset < 0:
            return file is None or (self._mine and mark.device == self.device and file.in_order)
        if file is None or not file.in_order:
            return False
        if self._checked == (file, file.readings):
            return True
        if self._logs.line_at(name, mark.offset) != mark.crc:
            return False
        self._checked = (file, file.readings)
        return True
