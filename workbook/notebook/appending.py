"""Appending to this computer's log without reading it, where it is known how everything stands.

Whoever has read all the logs knows the number of the next act.  As long as no log has changed since,
nothing else has to be known to add records that are new.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from workbook.notebook.device import Mark
from workbook.notebook.files import Disk, LogMovedError, append
from workbook.notebook.ids import derived_id, new_id
from workbook.notebook.log_names import find_logs, find_no_logs, log_name
from workbook.notebook.own_state import OwnState
from workbook.notebook.save_errors import save_error
from workbook.notebook.sealing import act_content, sealed, sum_of

State = list[int]
"""All that changes of a file when it is written or replaced, its size first."""


class Known(NamedTuple):
    """How everything stood when all was read.

    Attributes:
        logs: The state of each log in the data folder, by name.
        device: The name that this computer writes under.
        number: The highest number that is known of under that name.
    """

    logs: dict[str, State]
    device: str
    number: int


def log_states(data: Path) -> dict[str, State]:
    """The state of each log in a data folder, by name, and of what is only called so: no state.

    Nothing where the folder can't be read.
    """
    try:
        strange: dict[str, State] = {name: [] for name, _ in find_no_logs(data)}
        return strange | {name: _state(status) for name, status in find_logs(data)}
    except OSError:
        return {}


def filled(
    form: Sequence[dict[str, Any]], rank: str, made: str, prompt: str, words: str
) -> list[dict[str, Any]]:
    """The changes that make a new item and its answers, from those of another item.

    Args:
        form: The changes that made the other item, as a line has them: first the item.
        rank: The rank of the new one.
        made: The moment at which it is made.
        prompt: The full key of the prompt that the words answer.
        words: What it says there.
    """
    item = new_id()
    first, *answers = form
    value = {**first["v"], "rank": rank, "made": made}
    changes = [{**first, "i": str(item), "v": value}]
    for answer in answers:
        value = {**answer["v"], "item": str(item)}
        if value["prompt"] == prompt:
            value["value"] = words
        key = derived_id("answer", value["entry"], item, value["prompt"], None)
        changes.append({**answer, "i": str(key), "v": value})
    return changes


def append_known(
    data: Path, state: Path, known: Known, changes: Sequence[dict[str, Any]], now: datetime
) -> Known | None:
    """Save changes that make new records as one act.

    Args:
        data: The data folder.
        state: The state folder.
        known: How everything stood when all was read.
        changes: What the line shall say, in plain JSON; nobody may have seen these records.
        now: The moment.

    Returns:
        How everything stands now; None where anything is not as it was known, and then nothing
        was done: all has to be read first.

    Raises:
        SaveError: It could not be saved; nothing changed.
    """
    own = OwnState(state, data)
    own.hold()
    try:
        mark = own.marks.read()
        if mark is None or not _stands(data, known, mark):
            return None
        return _append(data, known, mark, own, changes, now)
    finally:
        own.release()
        own.close()


def _append(
    data: Path,
    known: Known,
    mark: Mark,
    own: OwnState,
    changes: Sequence[dict[str, Any]],
    now: datetime,
) -> Known | None:
    """The same with the lock held, where all is as it was known."""
    name, number = log_name(known.device), known.number + 1
    at, order = now.isoformat(timespec="milliseconds"), int(now.timestamp() * 1000)
    content = act_content(known.device, number, at, order, os.urandom(4).hex(), changes)
    line = sealed(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
    before = known.logs[name]
    try:
        status = append(Disk(), data / name, line, is_it=lambda now: _state(now) == before)
    except LogMovedError:
        return None
    except OSError as error:
        with contextlib.suppress(OSError):  # a number once tried is never used again
            own.marks.write(mark._replace(number=number))
        raise save_error(error, data / name) from error
    offset = status.st_size - len(line)
    with contextlib.suppress(OSError):  # an old mark costs a new name at worst
        own.marks.write(Mark(known.device, number, offset, int(line[-11:-3], 16)))
    grown = offset == before[0]
    return Known({**known.logs, name: _state(status)} if grown else {}, known.device, number)


def _stands(data: Path, known: Known, mark: Mark) -> bool:
    """Whether no log has changed, and this computer's own ends with the act of the mark."""
    name = log_name(known.device)
    if (mark.device, mark.number) != (known.device, known.number) or mark.offset < 0:
        return False
    if name not in known.logs or log_states(data) != known.logs:
        return False
    try:
        last, _ = Disk().read(data / name, mark.offset)
        line = last.removesuffix(b"\n")
        if len(line) == len(last) or sum_of(line) != mark.crc:
            return False
        content = json.loads(line)
    except (OSError, ValueError):
        return False
    return (content["dev"], content["n"]) == (known.device, known.number)


def _state(status: os.stat_result) -> State:
    times = [status.st_mtime_ns, status.st_ctime_ns]
    return [status.st_size, status.st_dev, status.st_ino, *times]
