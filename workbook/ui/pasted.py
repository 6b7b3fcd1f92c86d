"""Pastes on their way from the terminal: whatever they hold, they are text and never keys.

A terminal brackets what is pasted.  A control character between the brackets makes Textual take
part of the paste for keys, in another order and on whatever has the focus; and a bracket that was
hidden in the text would end the paste, so that the rest of it is obeyed.
"""

from __future__ import annotations

BEGIN = b"\x1b[200~"
"""What a terminal sends before a paste."""

END = b"\x1b[201~"
"""What it sends after one."""

CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
"""What no text needs; what stands for one of 128 to 159 in UTF-8 is taken out later, as text."""


class Pastes:
    """Takes controls out of what is pasted and leaves alone what is typed."""

    def __init__(self) -> None:
        self._tail = b""
        self._held = b""
        self.inside = False
        """Whether a paste has begun and not ended."""

    def goes_on(self, data: bytes) -> bool:
        """Whether there is a paste in this, of which more may be on its way."""
        return self.inside or BEGIN in self._tail + data

    def feed(self, data: bytes) -> bytes:
        """What came from the terminal, made harmless.

        Args:
            data: All that has come by now.  Of several ends of one paste the last one counts.
        """
        passed = b""
        data, self._held = self._held + data, b""
        while data:
            part, data = self._in_paste(data) if self.inside else self._typed(data)
            passed += part
        return passed

    def _typed(self, data: bytes) -> tuple[bytes, bytes]:
        """What is handed on of typed bytes, and what is still to be looked at."""
        joined = self._tail + data
        at = joined.find(BEGIN)
        if at < 0:
            self._tail = joined[-len(BEGIN) + 1 :]
            return data, b""
        until = at + len(BEGIN) - len(self._tail)
        self._tail = b""
        self.inside = True
        return data[:until], data[until:]

    def _in_paste(self, data: bytes) -> tuple[bytes, bytes]:
        """The same of pasted bytes."""
        following = data.find(BEGIN)
        own = data if following < 0 else data[:following]
        end = own.rfind(END)
        if end >= 0:
            self.inside = False
            return _cleaned(own[:end]) + END, data[end + len(END) :]
        # Without an end before it, what looks like another beginning is part of the text.
        kept = next((n for n in range(len(END) - 1, 0, -1) if data.endswith(END[:n])), 0)
        until = len(data) - kept
        self._held = data[until:]
        return _cleaned(data[:until]), b""


def _cleaned(data: bytes) -> bytes:
    return data.translate(None, CONTROLS)
