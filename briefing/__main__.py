"""`python -m briefing`, and the entry points `briefing` and `briefing-desktop`."""

import sys


def main() -> int:
    """The command line; without a word after it, the desktop."""
    if len(sys.argv) > 1:
        from briefing.cli import run

        return run(sys.argv[1:])
    return desktop()


def desktop() -> int:
    """The desktop."""
    from briefing.desktop.application import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
