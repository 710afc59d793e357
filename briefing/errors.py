"""Failures that a user can act on; each class owns its exit code, each instance its one clear sentence."""

from pathlib import Path


class BriefingError(Exception):
    """A failure of the world, not of the program; the message says what happened, to what, and what to do.

    `file` is the file concerned, or None; `code` is the exit code of the command line.
    """

    code = 1

    def __init__(self, message: str, file: str | Path | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.file = None if file is None else str(file)


class UsageError(BriefingError):
    """A word of the command that the program does not know: a cluster, a section, an option."""

    code = 2


class SourceError(BriefingError):
    """A source that cannot be read: missing, of another kind, empty, without an article."""

    code = 3


class TemplateError(BriefingError):
    """A template or a recipe that is missing or wrong."""

    code = 4


class ExportError(BriefingError):
    """A pack that cannot be made as asked."""

    code = 5


class LibraryError(BriefingError):
    """A library that cannot be opened: locked, damaged, or written by a newer program."""

    code = 6


class StorageError(BriefingError):
    """No space, or no permission to write."""

    code = 7


class Cancelled(BriefingError):  # noqa: N818  a wish of the user, not an error
    """The user stopped the work; raised from inside a progress report."""

    code = 130

    def __init__(self, message: str = "已取消。") -> None:
        super().__init__(message)
