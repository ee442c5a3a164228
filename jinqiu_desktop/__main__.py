"""No arguments: the window. Arguments: the command line."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Start the program; returns the exit code."""
    multiprocessing.freeze_support()  # first: an .xls is read by a second process, which a frozen program starts from here
    if len(sys.argv) > 1:
        from jinqiu_desktop.cli import main as run

        return run(sys.argv[1:])
    from jinqiu_desktop.gui import run as show
    from jinqiu_desktop.places import data_folder

    return show(data_folder())


if __name__ == "__main__":
    sys.exit(main())
