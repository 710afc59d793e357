"""Which font sets what: the template's named one where this computer has it, else the bundled one, else any that can.

Nothing is replaced in silence: what was asked for and not had, and each character that no font has, is told.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing import paths
from briefing.errors import TemplateError
from briefing.model.pack import FontChoice
from briefing.rendering.typesetting.faces import Face, FaceError, face
from briefing.rendering.typesetting.fontfiles import FontFile
from briefing.rendering.typesetting.fontindex import FontIndex, installed

SPOILT: set[Path] = set()
"""Files whose damage showed only when their outlines were put into a PDF; not used again by this process."""
ROLES = ("song", "kai", "hei")
"""The roles whose faces lend a character that another lacks, in turn."""
WIDER = (
    "宋体", "SimSun-ExtB", "SimSun-ExtG", "等线", "微软雅黑", "新宋体", "宋体-简", "华文宋体",
    "文泉驿正黑", "文泉驿微米黑", "AR PL UMing CN", "遍黑体 P1", "遍黑体 P2", "BabelStone Han", "HanaMinA", "HanaMinB",
    "TH-Tshyn-P0", "新細明體", "微軟正黑體", "標楷體", "宋體-繁", "Songti TC", "AR PL UMing TW", "Droid Sans Fallback",
    "Segoe UI Symbol", "DejaVu Sans", "Symbola",
)  # fmt: skip
"""Fonts of other people with many characters, asked in turn for one that none of the template's has."""
INSTEAD = "〓"
"""What printers set for a character that they have no type for."""


class Fonts:
    """The faces of one template's roles on this computer, and what had to be replaced."""

    def __init__(self, choices: Mapping[str, FontChoice], index: FontIndex | None = None) -> None:
        self._choices = choices
        self._index = index
        self._faces: dict[str, Face] = {}
        self._bundled: dict[str, Face] = {}
        self._lenders: dict[str, Face | None] = {}
        self._wider: list[Face] | None = None
        self._asked: dict[str, str] = {}
        self._unfit: dict[str, str] = {}
        self._missing: dict[str, None] = {}
        self._lent: dict[str, str] = {}

    def face(self, role: str) -> Face:
        """The face of a role; what is bundled stands in for what this computer does not have."""
        if role not in self._faces:
            self._faces[role] = self._named(self._choices[role].names) or self._instead(role)
        return self._faces[role]

    def lender(self, char: str) -> Face | None:
        """A face that has a character which its own has not; None, and noted, where there is none."""
        if char not in self._lenders:
            self._lenders[char] = next((lent for lent in self._lending() if lent.has(char)), None)
        lent = self._lenders[char]
        if lent is None:
            self._missing[char] = None
        else:
            self._lent[char] = lent.name
        return lent

    def warnings(self) -> tuple[str, ...]:
        """A sentence each for fonts that were replaced, fonts that cannot be used, and characters that none has."""
        return tuple(self._told())

    def _told(self) -> Iterator[str]:
        if self._asked:
            pairs = "，".join(f"{asked}改用{used}" for asked, used in self._asked.items())
            yield f"这台电脑没有模板指定的字体，PDF 中{pairs}；把字体装上或放进“{user_fonts()}”，再生成一次即可。"
        for name, why in self._unfit.items():
            yield f"字体“{name}”{why}，PDF 没有使用。"
        for file in self._found().unreadable:
            if file.is_relative_to(user_fonts()):
                yield f"“{file}”读不出来，可能已损坏，请换一个字体文件。"
        if self._lent:
            shown = _some([f"{char}" for char in sorted(self._lent)])
            yield f"所用字体缺少的字由别的字体补上：{shown}。"
        if self._missing:
            shown = _some([f"{char}（U+{ord(char):04X}）" for char in sorted(self._missing)])
            yield f"没有一种字体有这些字，PDF 中以“{INSTEAD}”代替，请装上有这些字的字体（如宋体）：{shown}。"

    def _found(self) -> FontIndex:
        return self._index if self._index is not None else installed()

    def _named(self, names: tuple[str, ...]) -> Face | None:
        """The first of these fonts that is here and can be used."""
        return next((made for name in names if (made := self._here(name)) is not None), None)

    def _here(self, name: str) -> Face | None:
        index = self._found()
        found = index.find(name)
        if found is None:
            if (unusable := index.unusable(name)) is not None:
                self._unfit[name] = f"（{unusable.path.name}）不是静态的 TrueType 字体，或不许嵌入"
            return None
        return self._opened(found, name)

    def _opened(self, found: FontFile, name: str) -> Face | None:
        if found.path in SPOILT:
            self._unfit[name] = f"的文件 {found.path.name} 已损坏"
            return None
        try:
            return face(found.path, found.index)
        except FaceError:
            self._unfit[name] = f"的文件 {found.path.name} 已损坏"
            return None

    def _instead(self, role: str) -> Face:
        """The bundled face of a role; what was asked for is noted."""
        choice = self._choices[role]
        if choice.names:
            self._asked.setdefault(choice.word, choice.stands_in)
        return self._own(role)

    def _own(self, role: str) -> Face:
        if role not in self._bundled:
            self._bundled[role] = _opened(font_file(self._choices[role].file))
        return self._bundled[role]

    def _lending(self) -> Iterator[Face]:
        roles = [role for role in ROLES if role in self._choices]
        yield from map(self.face, roles)
        yield from map(self._own, roles)
        if self._wider is None:
            index = self._found()
            found = ((name, font) for name in WIDER if (font := index.find(name)) is not None)
            self._wider = [made for name, font in found if (made := self._opened(font, name)) is not None]
        yield from self._wider


_MOST_SHOWN = 16


def _some(items: list[str]) -> str:
    more = f"等 {len(items)} 个" if len(items) > _MOST_SHOWN else ""
    return "、".join(items[:_MOST_SHOWN]) + more


def _opened(file: Path) -> Face:
    if not file.is_file():
        raise TemplateError(f"找不到模板 [fonts] 里 file 所指的字体“{file.name}”，请放进“{user_fonts()}”。", file)
    try:
        return face(file)
    except FaceError as error:
        raise TemplateError(f"模板用的字体文件“{file.name}”打不开，请换一个 TrueType 字体。", file) from error


def user_fonts() -> Path:
    """The folder into which a user puts fonts."""
    return paths.user_data() / "fonts"


def font_file(name: str) -> Path:
    """A font file that a template names: the user's own, else the one that comes with the program."""
    own = user_fonts() / name
    return own if own.is_file() else paths.resource("fonts", name)


def avoid(file: Path) -> None:
    """Uses that font no more; `TemplateError` for one that comes with the program, for which nothing can stand in."""
    if file in SPOILT or file.is_relative_to(paths.resource("fonts")):
        raise TemplateError(f"字体文件“{file.name}”已损坏，请重新安装程序或换一个字体。", file)
    SPOILT.add(file)
