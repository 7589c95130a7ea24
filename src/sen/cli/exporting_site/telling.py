"""How far the walk is, for whoever waits for it."""

from time import monotonic
from typing import TextIO

_ON_A_SCREEN, _IN_A_FILE = 0.5, 10.0


class Progress:
    """One line that changes on a screen; in a file, a line now and then."""

    def __init__(self, output: TextIO) -> None:
        self._output = output
        self._begin, self._end = ("\r", "  ") if output.isatty() else ("", "\n")
        self._every = _ON_A_SCREEN if output.isatty() else _IN_A_FILE
        self._next = monotonic() + self._every

    def __call__(self, written: int, waiting: int) -> None:
        """Tell how many addresses are written and how many are known to wait."""
        if monotonic() < self._next:
            return
        self._next = monotonic() + self._every
        self._output.write(f"{self._begin}Đã ghi {written} địa chỉ, còn biết {waiting}{self._end}")
        self._output.flush()
