"""The command line: a public contract, as the JSON of `extract` is. It imports no Qt, and nothing heavy at the top."""

import gc
import json
import sys
import traceback
from collections.abc import Sequence

from briefing.errors import BriefingError, Cancelled

__all__ = ["run"]


def run(words: Sequence[str]) -> int:
    """Carry out one command; the exit code is that of `docs/command-line.md`."""
    _write_utf8()
    gc.freeze()
    gc.set_threshold(50_000)  # a command is over before collecting would pay
    as_json = "--json" in words
    try:
        from briefing.cli.parser import parse

        command = parse(words)
        code: int = command.run(command)
    except BriefingError as error:
        _tell(error, as_json=as_json)
        return error.code
    except KeyboardInterrupt:
        _tell(Cancelled(), as_json=as_json)
        return Cancelled.code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # noqa: BLE001  a bug of ours is told with its trace and exit code 1
        traceback.print_exc()
        _tell(BriefingError(f"程序出错：{error!r}。请把上面的内容交给维护人员。"), as_json=as_json)
        return BriefingError.code
    return code


def _write_utf8() -> None:
    """Chinese must come out whatever the terminal's locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _tell(error: BriefingError, *, as_json: bool) -> None:
    if as_json:
        told = {"code": error.code, "message": error.message, "file": error.file}
        print(json.dumps({"error": told}, ensure_ascii=False))
    print(error.message, file=sys.stderr)
