"""The part of the app that nothing shakes: signals, being suspended, and faults."""

from __future__ import annotations

import asyncio
import signal
import sys

from workbook.ui.ending import (
    before_suspending,
    end_at_latest,
    hand_over_after_fault,
    let_go_of_terminal,
)
from workbook.ui.plain_text import PlainTextApp


class SteadyApp(PlainTextApp):
    """However it ends or stands still, what was typed is on the disk before."""

    def wait_for_disk(self) -> bool:
        """Save what was handed over, for a moment at most; False where something is not safe."""
        raise NotImplementedError

    def leave_fields(self) -> None:
        """Let the screens hand over what stands in their fields and where the cursor is."""
        for screen in self.screen_stack:
            leave = getattr(screen, "leave_fields", None)
            if leave is not None:
                leave()

    def save_all(self) -> None:
        """Put all that was typed on the disk, unless that takes too long."""
        self.leave_fields()
        self.wait_for_disk()

    # -- signals and faults -----------------------------------------------------------------------------------

    def listen_to_signals(self) -> None:
        """Save on a signal that would otherwise end the process, or stop it, with no handler run."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                loop.add_signal_handler(number, self._on_signal, int(number))
        suspend = before_suspending(self.save_all)
        if suspend is not None:
            loop.add_signal_handler(signal.SIGTSTP, suspend)

    def _on_signal(self, number: int) -> None:
        self.save_all()
        code = 128 + number
        if number == getattr(signal, "SIGHUP", None):
            let_go_of_terminal()
        end_at_latest(code)
        self.exit(return_code=code)

    def bell(self) -> None:
        """Ring; after a fault, with which Textual rings first of all, save what was typed.

        Later would be too late: the screens are taken down next, and the fields with them.
        """
        if sys.exception() is not None:
            leave = (getattr(screen, "leave_fields", None) for screen in self.screen_stack)
            hand_over_after_fault((*(step for step in leave if step), self.wait_for_disk))
        super().bell()
