"""Time from the start of the process to the first paint of the window, offscreen.

`python benchmarks/first_paint.py [RUNS]` starts the desktop that often on an empty library and prints each time and
the median, in milliseconds.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_CHILD = "--paint-once"


def measure(folder: Path) -> float:
    """One start with that folder as the user's data; milliseconds."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder), "PYTHONPATH": str(_ROOT),
    }  # fmt: skip
    started = time.time()
    command = [sys.executable, str(Path(__file__).resolve()), _CHILD]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return (float(done.stdout) - started) * 1000


def paint_once() -> int:
    """Open the real desktop, print the time of the first finished paint, and leave."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    from briefing.desktop import application, window

    class Painted(window.MainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, self._report)  # after the children have painted, too

        def _report(self) -> None:
            print(time.time(), flush=True)
            os._exit(0)

    window.MainWindow = Painted  # type: ignore[misc]
    return application.run()


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        times = [measure(Path(folder)) for _ in range(runs)]
    print("  ".join(f"{value:.0f}" for value in times))
    print(f"median {statistics.median(times):.0f} ms")


if __name__ == "__main__":
    if _CHILD in sys.argv:
        sys.exit(paint_once())
    main()
