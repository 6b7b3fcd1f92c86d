"""Looking a notebook over without opening it: what lies in its folders, and in what state.

Nothing is made, written or altered here, and no answer's text is kept: only places, counts, names
and times.  A folder or a log that can't be read is a finding, not an error.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from workbook.notebook.clean import clean
from workbook.notebook.device import Mark, MarkFile, readable, state_name
from workbook.notebook.files import Disk
from workbook.notebook.line import Scan, device_of, scan
from workbook.notebook.locks import ProcessLock
from workbook.notebook.log_files import LogFile
from workbook.notebook.log_names import find_logs, find_no_logs, log_name
from workbook.notebook.open_lock import holder_of
from workbook.notebook.sealing import sum_of
from workbook.notebook.union import Outcome, Union

PATIENCE = 2.0
"""Seconds to wait for a program that is saving just now."""

Act = tuple[str, int, int]
"""A line of an act: its device, its number and its checksum."""


class Span(Struct, frozen=True):
    """Some bytes of a file: the first of them, and the one behind the last."""

    start: int
    end: int


class LogFacts(Struct, frozen=True):
    """What is known of one log.

    Attributes:
        name: Its name in the data folder.
        device: The name of the device that most of it is of; "" if there is nothing to tell.
        label: What that device calls itself, or "".
        own: Whether this computer writes it.
        size: Its bytes.
        acts: How many acts can be read.
        first: When the oldest of them was made, or None.
        last: When the newest was made, or None.
        damaged: Where the bytes stand that nothing could be made of.
        torn: Where its last line begins and ends, if that is not complete; None if it is.
        newer: Lines of a newer format.
        strange: Whole lines that say nothing this program knows.
        copy: Whether it is a copy that a program made, which has another name than a log has.
        needless: For a copy, whether all that it says stands in other logs, too.
        error: Why it can't be read; "" if it can.
    """

    name: str
    device: str = ""
    label: str = ""
    own: bool = False
    size: int = 0
    acts: int = 0
    first: datetime | None = None
    last: datetime | None = None
    damaged: tuple[Span, ...] = ()
    torn: Span | None = None
    newer: int = 0
    strange: int = 0
    copy: bool = False
    needless: bool = False
    error: str = ""


class Facts(Struct, frozen=True):
    """What is known of a notebook and of what belongs to it on this computer.

    Attributes:
        data: The data folder.
        state: The state folder.
        there: Whether there is a data folder.
        error: Why the data folder can't be read; "" if it can, or isn't there.
        logs: The logs, by name.
        no_logs: What is called like a log and is none: its name, and what it is.
        leftovers: Files that a program left that was ended while it wrote them.
        mark: Under which name this computer writes here, or None if it never did.
        continues: Whether its log is as it left it, so that it goes on in it.
        open_in: Which app has the notebook open, in words, or None.
        saving: Whether a program holds the notebook to save, and does not finish.
        free: Bytes that are free where the notebook lies; None if that can't be told.
        state_free: The same for the state folder.
        open_to_others: Files and folders that other people of this computer may read.
    """

    data: Path
    state: Path
    there: bool = False
    error: str = ""
    logs: tuple[LogFacts, ...] = ()
    no_logs: tuple[tuple[str, str], ...] = ()
    leftovers: tuple[str, ...] = ()
    mark: Mark | None = None
    continues: bool = True
    open_in: str | None = None
    saving: bool = False
    free: int | None = None
    state_free: int | None = None
    open_to_others: tuple[Path, ...] = field(default=())

    @property
    def lost(self) -> bool:
        """Whether there is a notebook of which nothing at all can be read."""
        broken = [log for log in self.logs if log.error or log.damaged or log.newer or log.strange]
        return bool(broken) and not any(log.acts for log in self.logs)


def examine(data: Path, state: Path) -> Facts:
    """Look a notebook over; takes as long as reading it."""
    own_state = state / "notebooks" / state_name(data)
    mark = MarkFile(own_state / "device.json").peek()
    facts = Facts(
        data,
        state,
        mark=mark,
        open_in=holder_of(data, state),
        saving=_is_held(own_state / "write.lock"),
        free=_free(data),
        state_free=_free(state),
        open_to_others=tuple(_open_to_others(data, state)),
    )
    try:
        names = sorted(path.name for path in data.iterdir())
        found = [name for name, _ in find_logs(data)]
        no_logs = tuple(find_no_logs(data))
    except FileNotFoundError:
        return replace(facts, there=data.is_symlink())
    except OSError as error:
        return replace(facts, there=True, error=error.strerror or str(error))
    own = log_name(mark.device) if mark is not None else ""
    read = [_examine_log(data / name, own=name == own) for name in found]
    return replace(
        facts,
        there=True,
        logs=tuple(_with_needless(read)),
        no_logs=no_logs,
        leftovers=tuple(name for name in names if name.startswith(".tmp-")),
        continues=mark is None or mark.offset < 0 or _continues(data / own, mark),
    )


def _examine_log(path: Path, *, own: bool) -> tuple[LogFacts, set[Act]]:
    """What is known of a log, and the acts in it."""
    try:
        data, _ = Disk().read(path)
    except OSError as error:
        return LogFacts(path.name, own=own, error=error.strerror or str(error)), set()
    found = scan(data)
    acts: set[Act] = set()
    times: list[datetime] = []
    counts = dict.fromkeys(Outcome, 0)
    union, file = Union(frozenset()), LogFile(path.name)
    for line in found.lines:
        outcome = union.take(line, file, set())
        counts[outcome] += 1
        if outcome in (Outcome.ACT, Outcome.KNOWN, Outcome.CLASH):
            acts.add((device_of(line.content["dev"]), line.content["n"], line.crc))
            times += _moment(line.content["at"])
    devices = [device for device, _, _ in acts] or list(union.labels)
    device = max(set(devices), key=devices.count, default="")
    damaged, torn = _bad_spans(data, found)
    facts = LogFacts(
        path.name,
        device=readable(clean(device)),
        label=union.labels.get(device, ""),
        own=own,
        size=len(data),
        acts=len(acts),
        first=min(times, default=None),
        last=max(times, default=None),
        damaged=damaged,
        torn=torn,
        newer=counts[Outcome.NEWER],
        strange=counts[Outcome.STRANGE],
        copy=device != "" and path.name != log_name(device),
    )
    return facts, acts


def _bad_spans(data: bytes, found: Scan) -> tuple[tuple[Span, ...], Span | None]:
    """Where the bytes stand that are no good line, and the last line if it isn't complete."""
    spans = []
    position = 0
    for start, end in [*((one.offset, one.offset + one.length) for one in found.lines),
                       (found.consumed, found.consumed)]:  # fmt: skip
        for piece in data[position:start].splitlines(keepends=True):
            text = piece.strip()
            if text:
                begin = position + piece.index(text)
                spans.append(Span(begin, begin + len(text)))
            position += len(piece)
        position = end
    torn = Span(found.consumed, len(data)) if found.consumed < len(data) else None
    return tuple(spans), torn


def _with_needless(read: list[tuple[LogFacts, set[Act]]]) -> Iterator[LogFacts]:
    """The logs; a copy that says nothing that the others do not say is marked so."""
    for facts, acts in read:
        others = set().union(*(more for other, more in read if other is not facts))
        whole = not (facts.damaged or facts.newer or facts.strange or facts.error)
        yield replace(facts, needless=facts.copy and whole and acts <= others)


def _continues(path: Path, mark: Mark) -> bool:
    """Whether the line that this computer wrote last stands where it wrote it."""
    try:
        with path.open("rb") as file:
            file.seek(mark.offset)
            return sum_of(file.readline().rstrip(b"\n")) == mark.crc
    except OSError:
        return False


def _moment(text: str) -> list[datetime]:
    """A time with its offset, if the text is one."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return []
    return [moment] if moment.tzinfo is not None else []


def _is_held(path: Path) -> bool:
    """Whether a program holds the *write* lock and goes on holding it."""
    if not path.exists():
        return False
    lock = ProcessLock(path, timeout=PATIENCE)
    try:
        lock.acquire()
    except TimeoutError:
        return True
    except OSError:
        return False  # what can't be opened is told by the modes
    lock.release()
    lock.close()
    return False


def _free(folder: Path) -> int | None:
    """Free bytes where a folder lies, or will lie once it is made."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _open_to_others(data: Path, state: Path) -> Iterator[Path]:
    """What of the notebook and the state others may read or change; one's own pages may be shared."""
    if os.name != "posix":
        return
    logs = [path for path in _within(data) if path.name.startswith(("log-", ".tmp-log-"))]
    for path in (data, *logs, state, *_within(state, deep=True)):
        try:
            status = path.lstat()
        except OSError:
            continue
        ours = stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
        if ours and stat.S_IMODE(status.st_mode) & 0o077:
            yield path


def _within(folder: Path, *, deep: bool = False) -> Iterator[Path]:
    """What lies in a folder; nothing if it can't be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    for path in found:
        yield path
        if deep and path.is_dir() and not path.is_symlink():
            yield from _within(path, deep=True)
