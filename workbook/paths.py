"""Where everything lives: the notebook, this computer's own state, the settings and the pages.

Each folder has a place that the system suggests, a variable that moves it, and for the notebook
and one's own pages also an option on the command line.  Nothing here creates anything: whoever
writes first makes the folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from workbook.errors import PageError, UsageError
from workbook.settings import SETTINGS_FILE, Settings

DATA_VARIABLE = "WORKBOOK_DATA"
STATE_VARIABLE = "WORKBOOK_STATE"
CONFIG_VARIABLE = "WORKBOOK_CONFIG"
CONTENT_VARIABLE = "WORKBOOK_CONTENT"

LANGUAGE = "en"
"""The folder of the built-in pages; translations would stand beside it."""

OWN_PAGES = "content"
"""Where one's own pages stand in the data folder, so that they travel with the answers."""

BACKUPS = "backups"
"""Where the backups lie in the state folder, unless the settings name another folder."""

CONTENT_SETTING = f'"content" in {SETTINGS_FILE}'
"""What ``Paths.own_named_by`` says where the settings name the folder of pages."""


NO_SETTINGS = Settings()
"""The settings of somebody who never set anything."""


class Paths(NamedTuple):
    """The folders of one call; none of them needs to exist.

    Attributes:
        data: The notebook: what the mentee wrote.  The folder to back up and to sync.
        state: What belongs to this computer alone: its name, locks, backups, and what was read of
            the logs.  Never synced.
        config: The folder of the settings.
        builtin: The pages that come with the program.
        own: The mentee's own pages, which add to the built-in ones or replace them.
        backups: The folder of the backups of all notebooks.
        own_named_by: What named ``own``: ``--content``, the variable or ``CONTENT_SETTING``; empty
            for the usual place, where it is no mistake that there is nothing.
    """

    data: Path
    state: Path
    config: Path
    builtin: Path
    own: Path
    backups: Path
    own_named_by: str = ""

    @property
    def settings(self) -> Path:
        """The file of the settings."""
        return self.config / SETTINGS_FILE

    @property
    def cursor(self) -> Path:
        """The file that remembers where the cursor was in this notebook, on this computer."""
        return self.state / f"cursor-{_short_name(os.path.realpath(self.data))}.json"

    @property
    def card(self) -> Path:
        """The file that keeps what commands say of this notebook while nothing in it changes."""
        return self.state / f"card-{_short_name(os.path.realpath(self.data))}.json"

    def pages_cache(self, own: Path | None) -> Path:
        """The file that keeps the pages as they were read last, for these two folders of pages."""
        name = "\0".join(os.path.realpath(folder) for folder in (self.builtin, own) if folder)
        return self.state / f"pages-{_short_name(name)}.json"

    def own_pages(self) -> Path | None:
        """The folder of one's own pages, or None where there is none in the usual place.

        A folder that only the settings name is returned even if it is gone: whoever reads the
        pages says so, and a drive that isn't there keeps nobody from writing.

        Raises:
            PageError: This call names a folder that isn't there.
        """
        if self.own.is_dir() or self.own_named_by == CONTENT_SETTING:
            return self.own
        if not self.own_named_by:
            return None
        what = "is a file, not a folder" if self.own.exists() else "does not exist"
        raise PageError(
            f"the folder of pages {self.own} {what}: "
            f"create it, or change {self.own_named_by}, which names it"
        )


def _short_name(place: str) -> str:
    """A name for what belongs to one place, of 16 signs."""
    import hashlib

    return hashlib.blake2b(place.encode(errors="surrogateescape"), digest_size=8).hexdigest()


def config_folder(environ: Mapping[str, str]) -> Path:
    """The folder of the settings, which has to be known before the others can be."""
    return _named(environ.get(CONFIG_VARIABLE)) or _system_folders().config


def find_paths(
    environ: Mapping[str, str],
    *,
    data: str | Path | None = None,
    content: str | Path | None = None,
    settings: Settings = NO_SETTINGS,
) -> Paths:
    """All folders: as the option says, else its variable, else the settings, else the usual place.

    Args:
        environ: The variables, such as ``os.environ``.
        data: What ``--data`` said.
        content: What ``--content`` said.
        settings: What the settings say; a relative folder is meant from their own folder.

    Raises:
        PageError: The built-in pages are missing, so the program is not whole.
        UsageError: Nothing names a folder, and there is no home for it to be in.
    """
    config = config_folder(environ)
    data_folder = (
        _named(data)
        or _named(environ.get(DATA_VARIABLE))
        or _named(settings.data, start=config)
        or _system_folders().data
    )
    candidates = (
        (_named(content), "--content"),
        (_named(environ.get(CONTENT_VARIABLE)), CONTENT_VARIABLE),
        (_named(settings.content, start=config), CONTENT_SETTING),
    )
    own, named_by = next(
        ((folder, name) for folder, name in candidates if folder is not None),
        (data_folder / OWN_PAGES, ""),
    )
    state = _named(environ.get(STATE_VARIABLE)) or _system_folders().state
    return Paths(
        data=data_folder,
        state=state,
        config=config,
        builtin=builtin_pages(),
        own=own,
        backups=_named(settings.backups, start=config) or state / BACKUPS,
        own_named_by=named_by,
    )


def builtin_pages(package: Path = Path(__file__).parent) -> Path:
    """The folder of the pages that come with the program.

    An installed package carries them inside it; a checkout has them beside it.

    Raises:
        PageError: Neither is there.
    """
    inside = package / "content" / LANGUAGE
    beside = package.parent / "content" / LANGUAGE
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise PageError(f"the built-in pages are missing from {inside}: install Workbook again")


class _SystemFolders(NamedTuple):
    """The places that the system suggests."""

    data: Path
    state: Path
    config: Path


def _system_folders() -> _SystemFolders:
    """The system's folders, kept apart where it would give one folder for all three.

    macOS does; there the notebook would lie among locks and backups, which must not be synced.

    Raises:
        UsageError: There is no home.
    """
    from platformdirs import PlatformDirs

    folders = PlatformDirs("workbook", appauthor=False)
    try:
        data, state, config = (
            folders.user_data_path,
            folders.user_state_path,
            folders.user_config_path,
        )
    except RuntimeError as error:
        raise UsageError(
            "there is no home folder to keep your notebook in: set HOME, or name a folder in each "
            f"of {DATA_VARIABLE}, {STATE_VARIABLE} and {CONFIG_VARIABLE}"
        ) from error
    if len({data, state, config}) < 3:
        data, state, config = data / "notebook", state / "state", config / "settings"
    return _SystemFolders(data, state, config)


def _named(folder: str | Path | None, start: Path | None = None) -> Path | None:
    """An absolute folder for what a person named; None where nothing was.

    Raises:
        UsageError: It is meant from home or from the current folder, and there is none.
    """
    if folder is None or not str(folder).strip():
        return None
    try:
        path = Path(folder).expanduser()
        return ((start or Path()) / path).absolute()
    except RuntimeError as error:
        raise UsageError(f"{folder} can't be found: there is no home folder; set HOME") from error
    except FileNotFoundError as error:
        raise UsageError(
            f"{folder} can't be found: the folder you are in is gone; go to another one"
        ) from error
