"""The files of a pack put in their place: all or none, and nothing that someone has edited is lost."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from briefing.errors import StorageError
from briefing.rendering.archive import is_as_packed

_EDITABLE = (".docx", ".xlsx")


def place(files: Mapping[str, bytes], folder: Path) -> tuple[str, ...]:
    """Writes all files beside their goal first and renames them only when all are complete.

    Gives a sentence for each edited draft of the same name, kept under a name of its own. Raises StorageError where
    the folder cannot be written; then all is as it was.
    """
    new_folders = _missing_parents(folder)
    staging: Path | None = None
    replaced: list[tuple[Path, Path | None]] = []
    kept: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".briefing-", dir=folder))
        for name, data in files.items():
            (staging / name).write_bytes(data)
        for name in files:
            goal = folder / name
            if _is_edited(goal):
                kept.append(_free_name(goal))
                goal.rename(kept[-1])
                replaced.append((goal, kept[-1]))
            else:
                replaced.append((goal, _set_aside(goal, staging)))
            (staging / name).replace(goal)
    except BaseException as error:
        _undo(replaced)
        _discard(staging)
        _remove(new_folders)
        if isinstance(error, OSError):
            what = f"无法写入“{folder.name or folder}”（{error.strerror or error}）"
            raise StorageError(f"{what}：请检查该文件夹的权限和剩余空间，并关闭已打开的同名文件。", folder) from error
        raise
    _discard(staging)
    return tuple(f"已保留您改过的“{path.name}”，新稿另存。" for path in kept)


def _is_edited(goal: Path) -> bool:
    """Whether there is a draft that is not as the program wrote it; nobody edits a PDF."""
    return goal.suffix in _EDITABLE and goal.is_file() and not is_as_packed(goal.read_bytes())


def _free_name(goal: Path) -> Path:
    """简报（修改稿）.docx; 简报（修改稿2）.docx where that is taken."""
    names = (f"{goal.stem}（修改稿{number if number > 1 else ''}）{goal.suffix}" for number in count(1))
    return next(path for name in names if not (path := goal.with_name(name)).exists())


def _set_aside(goal: Path, staging: Path) -> Path | None:
    """Keeps the file that is about to be replaced until all are in place."""
    if not goal.exists():
        return None
    before = staging / f"{goal.name}.before"
    shutil.copy2(goal, before)
    return before


def _undo(replaced: Sequence[tuple[Path, Path | None]]) -> None:
    for goal, kept in replaced:
        with suppress(OSError):
            if kept is None:
                goal.unlink(missing_ok=True)
            else:
                kept.replace(goal)


def _discard(staging: Path | None) -> None:
    if staging is not None:
        shutil.rmtree(staging, ignore_errors=True)


def _missing_parents(folder: Path) -> list[Path]:
    missing = []
    for path in (folder, *folder.parents):
        if path.exists():
            break
        missing.append(path)
    return missing


def _remove(folders: Sequence[Path]) -> None:
    for path in folders:
        with suppress(OSError):
            path.rmdir()
