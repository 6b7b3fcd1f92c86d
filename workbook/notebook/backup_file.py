"""One backup: a zip file that anybody can open, with the logs in it byte for byte.

Beside the logs, and one's own pages, lies ``manifest.json``: what it is, when and where it was
made, and the sum of every file, by which damage is noticed.  It is plain: not encrypted.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from workbook.errors import NotebookError
from workbook.notebook.backup import Backup, Counts, Reason
from workbook.notebook.clean import clean
from workbook.notebook.device import device_label

KIND = "Workbook backup"
"""By what a manifest is known for one."""

LAYOUT = 1
"""How a backup is laid out; a newer one can't be read here."""

MANIFEST = "manifest.json"

PAGES = "content/"
"""Where one's own pages stand in a backup."""

ABOUT = "READ ME.txt"
ABOUT_WORDS = (
    "This is a backup of a Workbook: everything that was written in it up to that moment.\n"
    "To bring it back:  workbook restore THIS-FILE.zip\n\n"
    "Without the program: the files log-….jsonl are text; each line is one change, with the words\n"
    'behind "value". The newest line about a record holds. Nothing here is encrypted.\n'
)

LARGEST = 1 << 30
"""Bytes that a backup may unfold to; no notebook is near that, and a hostile file might be."""

LARGEST_MANIFEST = 1 << 20

_LOG = re.compile(r"log-[^/\\\x00-\x1f]+\.jsonl[^/\\\x00-\x1f]*")
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError, EOFError)
_BROKEN_TOO = (NotImplementedError, RuntimeError, OSError, AttributeError)
"""What ``zipfile`` raises beside these where single bytes of an archive are wrong: an unknown way
of packing, a password that would be needed, a place before the beginning, half a header."""


class Contents(Struct, frozen=True):
    """What a backup holds, every byte as it was.

    Attributes:
        backup: The backup.
        logs: The logs by name.
        pages: One's own pages, by their path below the folder of pages.
    """

    backup: Backup
    logs: Mapping[str, bytes]
    pages: Mapping[str, bytes]


def packed(
    files: Mapping[str, bytes],
    counts: Counts,
    *,
    made: datetime,
    reason: Reason,
    notebook: Path,
    damaged: int,
) -> bytes:
    """The bytes of a backup.

    Args:
        files: What it holds, by name: logs, and pages below ``content/``.
        counts: How much that is.
        made: This moment, with its offset.
        reason: Why it is made.
        notebook: The data folder.
        damaged: Lines of the logs that are damaged.
    """
    manifest = {
        "kind": KIND,
        "layout": LAYOUT,
        "made": made.isoformat(timespec="seconds"),
        "reason": reason.value,
        "device": device_label(),
        "notebook": str(notebook).encode(errors="replace").decode(),
        "counts": asdict(counts),
        "damaged": damaged,
        "files": {
            name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in files.items()
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in ((ABOUT, ABOUT_WORDS.encode()), (MANIFEST, text), *files.items()):
            entry = zipfile.ZipInfo(name, _dos_time(made))
            entry.external_attr = 0o600 << 16  # private where it is unpacked, too
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()


def read_manifest(file: Path) -> Backup:
    """What a backup says of itself; quick, and so not a proof that all of it is whole.

    A file that is none is told by ``problem``.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _described(file, _manifest(archive))
    except NotebookError as error:
        return _unusable(file, str(error))
    except (*_BROKEN, *_BROKEN_TOO) as error:
        return _unusable(file, _why(file, error))


def read_backup(file: Path) -> Contents:
    """All that a backup holds, every file checked by its sum.

    Raises:
        NotebookError: It is damaged, no backup, or a newer program made it.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive)
            described = _described(file, manifest)
            files = _files(archive, manifest["files"])
    except (*_BROKEN, *_BROKEN_TOO) as error:
        raise NotebookError(_why(file, error)) from None
    return Contents(
        described,
        {name: data for name, data in files.items() if not name.startswith(PAGES)},
        {n.removeprefix(PAGES): data for n, data in files.items() if n.startswith(PAGES)},
    )


def sum_of_files(files: Mapping[str, bytes]) -> str:
    """One sum over files, by which two backups are known to hold the same."""
    return _sum({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})


def name_in_backup(name: str) -> str:
    """The name of a log in a backup: its own, unless that is one that some systems can't take."""
    if _LOG.fullmatch(name) and _encodable(name):
        return name
    digest = hashlib.blake2b(name.encode(errors="surrogatepass"), digest_size=8).hexdigest()
    return f"log-{digest}.jsonl"


def is_page(name: str) -> bool:
    """Whether a name in a backup is that of one of one's own pages, and leads nowhere else."""
    parts = PurePosixPath(name).parts
    return (
        name.startswith(PAGES)
        and len(parts) > 1
        and ".." not in parts
        and not re.search(r"[\\:\x00-\x1f]", name)
        and _encodable(name)
    )


def _encodable(name: str) -> bool:
    """Whether UTF-8 can take a name."""
    return not re.search("[\ud800-\udfff]", name)


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, if the file is a backup that can be read here."""
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise ValueError("the manifest is too large")
    manifest = json.loads(archive.read(MANIFEST))
    if type(manifest) is not dict or manifest.get("kind") != KIND:
        raise KeyError(MANIFEST)
    if type(manifest["layout"]) is not int or manifest["layout"] > LAYOUT:
        raise NotebookError(
            f"{archive.filename} was made by a newer Workbook. Update Workbook here, then try again."
        )
    return manifest


def _described(file: Path, manifest: Mapping[str, Any]) -> Backup:
    """The manifest as a backup; raises one of ``_BROKEN`` where it is not as it should be."""
    counts = manifest["counts"]
    made = datetime.fromisoformat(manifest["made"])
    if made.tzinfo is None:
        raise ValueError("a time without its offset")
    return Backup(
        file=file,
        made=made,
        reason=Reason(manifest["reason"]),
        device=clean(str(manifest["device"]))[:40],
        size=file.stat().st_size,
        counts=Counts(
            **{name: int(counts[name]) for name in ("answers", "words", "items", "mentorships")},
            newest=clean(str(counts["newest"]))[:40],
        ),
        sum=_sum({name: part["sha256"] for name, part in manifest["files"].items()}),
        damaged=int(manifest["damaged"]),
    )


def _files(archive: zipfile.ZipFile, listed: Mapping[str, Any]) -> dict[str, bytes]:
    """Every file that the manifest lists, checked."""
    if sum(part["size"] for part in listed.values()) > LARGEST:
        raise ValueError("it is too large to be a notebook")
    files = {}
    for name, part in listed.items():
        if not (_LOG.fullmatch(name) or is_page(name)):
            raise ValueError("it holds what is no log and no page")
        if archive.getinfo(name).file_size != part["size"]:
            raise ValueError("a file has another size")
        data = archive.read(name)
        if hashlib.sha256(data).hexdigest() != part["sha256"]:
            raise ValueError("a file has another sum")
        files[name] = data
    return files


def _unusable(file: Path, problem: str) -> Backup:
    """A file that is no backup one could use."""
    try:
        status = file.stat()
        made, size = datetime.fromtimestamp(status.st_mtime).astimezone(), status.st_size
    except (OSError, ValueError, OverflowError):
        made, size = datetime.fromtimestamp(0).astimezone(), 0
    return Backup(file, made, Reason.ASKED, size=size, problem=problem)


def _why(file: Path, error: Exception) -> str:
    """Why a file can't be used, in words."""
    if isinstance(error, OSError):
        return f"{file} can't be read: {error.strerror or 'it is damaged'}."
    if isinstance(error, KeyError) or not zipfile.is_zipfile(file):
        return f"{file} is no backup of a Workbook, or is badly damaged. Nothing was changed."
    return f"{file} is damaged, so it can't be used. Nothing was changed. Try another backup."


def _sum(sums: Mapping[str, str]) -> str:
    """One sum over the sums of files."""
    return hashlib.sha256(json.dumps(sorted(sums.items())).encode()).hexdigest()


def _dos_time(moment: datetime) -> tuple[int, int, int, int, int, int]:
    """A moment as zip files keep it, which begin in 1980."""
    year = min(max(moment.year, 1980), 2107)
    return (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
