"""Starts the program from a checkout: the desktop without arguments, else the command line."""

import sys

from briefing.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
