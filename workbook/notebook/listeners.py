"""Those who are told of each change of the notebook."""

from __future__ import annotations

import threading
from collections.abc import Callable

Listener = Callable[[], object]


class Listeners:
    """Listeners who come and go from any thread."""

    def __init__(self) -> None:
        self._all: tuple[Listener, ...] = ()
        self._changing = threading.Lock()

    def add(self, listener: Listener) -> Callable[[], None]:
        """Have this called from now on; what is returned ends it, and may be called twice."""
        with self._changing:
            self._all = (*self._all, listener)

        def leave() -> None:
            with self._changing:
                self._all = tuple(one for one in self._all if one is not listener)

        return leave

    def tell(self) -> None:
        """Call all of them; a fault of one is reported and stops neither the others nor the caller."""
        for listener in self._all:
            try:
                listener()
            except Exception as error:  # noqa: BLE001 - its fault must not stop the saving
                report(error)


def report(error: Exception) -> None:
    """Tell of a fault as of one that ends a thread, though it ends none."""
    threading.excepthook(
        threading.ExceptHookArgs(
            (type(error), error, error.__traceback__, threading.current_thread())
        )
    )
