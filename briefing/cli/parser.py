"""The words of the command line: verbs, options, and what each may be."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from briefing.errors import UsageError
from briefing.model.columns import FIELDS, Field

LISTS = ("sources", "clusters", "districts", "sections", "templates", "packs", "recipes")


class _Parser(argparse.ArgumentParser):
    """Tells mistakes as a `UsageError` in one Chinese sentence; takes no abbreviated options."""

    def __init__(self, **more: Any) -> None:
        super().__init__(allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        """What argparse found wrong."""
        raise UsageError(f"命令写法有误：{_in_chinese(message)}。用 {self.prog} --help 查看用法。")


_MESSAGES = (
    (re.compile(r"the following arguments are required: (?P<rest>.+)"), "缺少 {rest}"),
    (re.compile(r"unrecognized arguments: (?P<rest>.+)"), "不认识 {rest}"),
    (
        re.compile(r"argument (?P<name>[^:]+): invalid choice: (?P<given>.+?) \(choose from (?P<rest>.+)\)"),
        "{name} 不能是 {given}，可用：{rest}",
    ),
    (re.compile(r"argument (?P<name>[^:]+): not allowed with argument (?P<rest>.+)"), "{name} 不能与 {rest} 同用"),
    (re.compile(r"argument (?P<name>[^:]+): expected (?:at least )?one argument"), "{name} 后面要写一个值"),
    (re.compile(r"argument (?P<name>[^:]+): invalid \w+ value: (?P<given>.+)"), "{name} 的值 {given} 不对"),
)


def _in_chinese(message: str) -> str:
    """What argparse says, in Chinese; one that is not known is told as it is."""
    for pattern, words in _MESSAGES:
        if match := pattern.fullmatch(message):
            return words.format(**match.groupdict())
    return message


def parse(words: Sequence[str]) -> Any:
    """The command and its options; `run` is the function that carries it out."""
    return _parser().parse_args(list(words))


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    where = "资料库文件（默认在用户数据文件夹；也可用 BRIEFING_LIBRARY 指定）"
    common.add_argument("--library", type=Path, metavar="PATH", help=where)
    common.add_argument("--json", action="store_true", help="在标准输出上只写一个 JSON 对象")
    common.add_argument("--lang", choices=("zh",), default="zh", help="界面语言（目前只有中文）")
    common.add_argument("--quiet", action="store_true", help="不显示进度和说明")
    purpose = "把报纸报道做成可追溯的简报：PDF、Word、Excel。不带参数时打开桌面程序。"
    parser = _Parser(prog="briefing", description=purpose)
    parser.add_argument("--version", action="version", version=_version())
    verbs = parser.add_subparsers(title="命令", metavar="COMMAND", required=True, parser_class=_Parser)
    _extract(verbs, common)
    _import(verbs, common)
    _export(verbs, common)
    _list(verbs, common)
    _show(verbs, common)
    _build(verbs, common)
    _words(verbs, common)
    return parser


def _version() -> str:
    from briefing import __version__

    return f"briefing-desk {__version__}"


def _verb(verbs: Any, common: argparse.ArgumentParser, name: str, text: str) -> argparse.ArgumentParser:
    from briefing.cli import commands

    parser: argparse.ArgumentParser = verbs.add_parser(name, parents=[common], help=text, description=text)
    parser.set_defaults(run=getattr(commands, f"{name}_command"))
    return parser


def _origin(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--publication", type=_text, metavar="NAME", help="报纸名称")
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="出版日期")
    parser.add_argument("--page", type=_text, metavar="TEXT", help="版次")
    parser.add_argument("--pdf-pages", type=_pages, metavar="N[-M]", help="只读 PDF 的这一页或这几页")
    parser.add_argument("--ocr", action="store_true", help="扫描件、照片用文字识别读取（要装 briefing-desk[ocr]）")


def _text(text: str) -> str:
    """Words for people; bytes that are no characters come from the shell as lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        shown = text.encode("utf-8", "replace").decode()
        raise UsageError(f"“{shown}”里有认不出的字符，请检查终端的文字编码。") from None
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"日期“{text}”写法有误，应如 2023-11-21。") from None


def _pages(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal() and 0 < int(first) <= int(last or first)):
        raise UsageError(f"页码“{text}”写法有误，应如 3 或 2-5。")
    return int(first), int(last or first)


def _columns(text: str) -> dict[str, Field]:
    """Column heads with their fields: 指标=measure,2023年=value."""
    found: dict[str, Field] = {}
    for pair in _names(text):
        head, _, word = pair.rpartition("=")
        field = next((known for known in FIELDS if known == word.strip()), None)
        if field is None or not head.strip():
            raise UsageError(f"列“{pair}”写法有误，应如 指标=measure；可用：{'、'.join(FIELDS)}。")
        found[head.strip()] = field
    return found


def _whole(name: str) -> Callable[[str], int]:
    """A whole number from 1 to 999999, as people write it."""

    def read(text: str) -> int:
        number = int(text)
        if not 0 < number <= _LAST:
            raise UsageError(f"{name}应为正整数。" if number < 1 else f"{name}最多六位。")
        return number

    return read


_LAST = 999_999


def _extract(verbs: Any, common: argparse.ArgumentParser) -> None:
    parser = _verb(verbs, common, "extract", "读一个版面并列出其中的数据、人物、引语等；不动资料库")
    parser.add_argument("file", type=Path, metavar="FILE")
    _origin(parser)


def _import(verbs: Any, common: argparse.ArgumentParser) -> None:
    parser = _verb(verbs, common, "import", "把版面、表格或 JSON 资料读入资料库")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    _origin(parser)
    told = "表格各列的含义，记住供以后使用；没有写到的列不读"
    parser.add_argument("--columns", type=_columns, metavar="表头=FIELD,…", help=told)


def _export(verbs: Any, common: argparse.ArgumentParser) -> None:
    parser = _verb(verbs, common, "export", "把资料库（或一个来源）写成 JSON")
    parser.add_argument("file", type=Path, metavar="FILE.json")
    parser.add_argument("--source", metavar="ID", help="只写这一个来源")


def _list(verbs: Any, common: argparse.ArgumentParser) -> None:
    parser = _verb(verbs, common, "list", "列出来源、产业集群、区县、栏目、模板、简报或选稿单")
    parser.add_argument("what", choices=LISTS, metavar="|".join(LISTS))


def _show(verbs: Any, common: argparse.ArgumentParser) -> None:
    parser = _verb(verbs, common, "show", "显示一个来源、一条标注或一份简报，及其用处")
    parser.add_argument("id", metavar="ID")


def _build(verbs: Any, common: argparse.ArgumentParser) -> None:
    parser = _verb(verbs, common, "build", "生成简报：PDF、Word、Excel")
    direct = "直接用这些文件，不动资料库"
    parser.add_argument("--source", type=Path, nargs="+", action="extend", metavar="FILE", help=direct)
    _origin(parser)
    parser.add_argument("--recipe", type=Path, metavar="FILE", help="选稿单：名称或 TOML 文件")
    parser.add_argument("--clusters", type=_names, metavar="all|ID,…", help="产业集群")
    parser.add_argument("--sections", type=_names, metavar="all|ID,…", help="栏目，按所列顺序")
    parser.add_argument("--group", choices=("section", "cluster"), help="按栏目或按集群编排")
    parser.add_argument("--template", metavar="NAME", help="模板")
    parser.add_argument("--title", type=_text, metavar="TEXT", help="标题")
    parser.add_argument("--issue", type=_whole("期号"), metavar="N", help="期号；不写则从资料库接着编")
    parser.add_argument("--pages", type=_whole("页数"), metavar="N", help="最多几页；放不下时略去不要紧的，并列出")
    parser.add_argument("--no-marks", action="store_true", help="不印句末的出处编号")
    parser.add_argument("--marking", type=_text, metavar="TEXT", help="每页都印的提示，如“内部资料　注意保存”")
    parser.add_argument("--secrecy", type=_text, metavar="TEXT", help="密级，每页都印，如“秘密★1年”")
    parser.add_argument("--copy-number", type=_whole("份号"), metavar="N", help="份号，每页都印成六位")
    parser.add_argument("--note", type=_text, metavar="TEXT", help="按语")
    parser.add_argument("--format", type=_names, metavar="pdf,docx,xlsx", help="只要这些格式")
    parser.add_argument("--reviewed-only", action="store_true", help="只用核校过的数据和引语")
    _pdf(parser)
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="FOLDER", help="输出文件夹（默认 out）")


def _pdf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pdf-tagged", action="store_true", help="PDF 带标签，供读屏软件朗读（PDF/A-2a）")
    parser.add_argument("--pdf-author", type=_text, default="", metavar="NAME", help="写进 PDF 属性的作者（默认空白）")
    password = parser.add_mutually_exclusive_group()
    password.add_argument("--pdf-password", action="store_true", help="给 PDF 加密，口令在终端里输入")
    password.add_argument(
        "--pdf-password-file", type=Path, metavar="FILE", help="给 PDF 加密，口令是这个文件的唯一一行"
    )


def _words(verbs: Any, common: argparse.ArgumentParser) -> None:
    parser = _verb(verbs, common, "words", "列出、加入或去掉自己的词（量词、成语、职务等），以后导入时生效")
    parser.add_argument("action", choices=("list", "add", "remove"), metavar="list|add|remove")
    parser.add_argument("list", type=_text, nargs="?", metavar="LIST", help="词表：units idioms posts …")
    parser.add_argument("word", type=_text, nargs="?", metavar="WORD")
    parser.add_argument(
        "value", type=_text, nargs="?", default="", metavar="VALUE", help="units 的类型；带类别的词表里的类别"
    )


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise UsageError("逗号之间没有写内容。")
    return names
