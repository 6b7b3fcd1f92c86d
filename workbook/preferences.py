"""The settings while the workbook is open: what holds, where it comes from, and changing it.

A change holds at once, also where it can't be kept; what could not be kept is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from workbook.errors import WorkbookError
from workbook.settings import Settings, SettingsRead, read_settings


class Named(Struct, frozen=True):
    """A value that this call or a variable names, so that the settings have no say.

    Attributes:
        value: The value.
        by: What names it, such as ``--data`` or ``WORKBOOK_DATA``.
    """

    value: str
    by: str


class Preferences:
    """What the mentee chose, as it is now."""

    def __init__(
        self,
        file: Path | None = None,
        *,
        read: SettingsRead | None = None,
        named: Mapping[str, Named] | None = None,
        usual: Mapping[str, str] | None = None,
    ) -> None:
        """The settings of this call.

        Args:
            file: The file in which changes are kept, or None where nothing is to stay.
            read: What it says; None to look into it now.
            named: The settings that something else names, by their keys.
            usual: What holds where nothing is chosen, by the same keys.
        """
        self.file = file
        self.named: Mapping[str, Named] = named or {}
        self.usual: Mapping[str, str] = usual or {}
        self.problems: dict[str, None] = {}
        """Why something could not be kept, each message once."""
        self._read = read if read is not None else self._look()

    @property
    def settings(self) -> Settings:
        """What is chosen."""
        return self._read.settings

    @property
    def wrong(self) -> tuple[str, ...]:
        """What the file says that can't be used, one message for each."""
        return self._read.problems

    @property
    def unknown(self) -> tuple[str, ...]:
        """What the file says that means nothing to this version."""
        return self._read.unknown

    def change(self, key: str, value: str | bool | None) -> str:
        """Choose another value for a setting, or the usual one (None).

        Returns:
            Why it could not be kept, or "".
        """
        usual = getattr(Settings(), key)
        self._hold({key: usual if value is None else value})
        return self._keep({key: value}, {})

    def change_key(self, command: str, keys: str | None) -> str:
        """Choose another key for a command, or the usual one (None); as for ``change``."""
        kept = {name: key for name, key in self.settings.keys.items() if name != command}
        self._hold({"keys": kept if keys is None else {**kept, command: keys}})
        return self._keep({}, {command: keys})

    def look_again(self) -> None:
        """Take over what was changed in the file by hand."""
        self._read = self._look()

    def make_file(self) -> Path | None:
        """The file to change by hand, made where there is none yet; None where nothing is kept.

        Raises:
            OSError: It can't be written.
        """
        if self.file is not None:
            from workbook.settings_file import make_file

            make_file(self.file)
        return self.file

    def _look(self) -> SettingsRead:
        return read_settings(self.file) if self.file is not None else SettingsRead(Settings())

    def _hold(self, changes: Mapping[str, Any]) -> None:
        self._read = self._read._replace(settings=self.settings._replace(**changes))

    def _keep(
        self, changes: Mapping[str, str | bool | None], keys: Mapping[str, str | None]
    ) -> str:
        """Write what changed into the file; returns why that can't be, or ""."""
        if self.file is None:
            return ""
        from workbook.settings_file import write_settings

        try:
            write_settings(self.file, changes, keys=keys)
        except (WorkbookError, OSError) as error:
            names = ", ".join((*changes, *keys))
            problem = f"{names} could not be kept in the settings: {error}"
            self.problems[problem] = None
            return problem
        return ""
