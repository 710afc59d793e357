"""Sentences of the window that depend on what happened."""

from typing import Literal

from briefing.desktop.requests import Export, Import
from briefing.model.columns import Field
from briefing.model.pack import Pack
from briefing.workspace import Imported

PROGRAM = "简报工坊"
SAMPLE = "这是内置示例；导入您自己的版面后自动隐藏。"
IMPORT, OPEN_FILE, OPEN_FOLDER = "导入…", "打开文件", "打开文件夹"
BROKEN_PREVIEW = "预览无法显示；导出不受影响，请修改任一选项后再看。"
CLOSE = "关闭"
ABOUT = (
    "简报工坊 {version}\n\n把报纸对产业活动的报道编成可以签发的简报，每个数字都能追溯到原文。"
    "\n全程离线运行，不连接网络。"
)
FIELDS: dict[Field, str] = {
    "measure": "指标", "value": "数值", "unit": "单位", "qualifier": "限定词", "period": "期间", "holder": "主体",
    "scope": "口径", "nature": "性质", "name": "活动或项目", "date": "日期", "place": "地点", "hosts": "主办单位",
    "attendance": "参会规模", "investor": "投资方", "amount": "投资额", "stage": "阶段", "district": "区县",
    "ignored": "不读",
}  # fmt: skip
_STEPS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}

Tone = Literal["plain", "good", "warning", "bad"]


def under_way(request: Import | Export) -> str:
    """What the progress bar stands for."""
    if isinstance(request, Import):
        return f"正在导入 {len(request.paths)} 个文件…"
    return f"正在导出 {_STEPS[request.formats[0]]}…" if len(request.formats) == 1 else "正在导出整套…"


def stopped(request: Import | Export) -> str:
    """What became of work that the user stopped."""
    if isinstance(request, Import):
        return "已停止导入，已经读完的文件保留在资料库中。"
    return "已停止导出，没有写入新文件。"


def imported(outcome: Imported) -> tuple[str, Tone, str]:
    """The outcome of an import: sentence, tone, details."""
    parts = [
        f"已导入 {len(outcome.added)} 份来源" if outcome.added else "",
        f"已更新 {len(outcome.updated)} 份" if outcome.updated else "",
        f"{len(outcome.unchanged)} 份早已导入" if outcome.unchanged else "",
        f"{len(outcome.failures)} 个未能导入" if outcome.failures else "",
    ]
    text = "，".join(part for part in parts if part) or "没有可导入的文件"
    if len(outcome.failures) == 1:
        text = f"{text}：{outcome.failures[0].message}"
    tone: Tone = "bad" if outcome.failures and not (outcome.added or outcome.updated) else "good"
    if outcome.warnings or (outcome.failures and (outcome.added or outcome.updated)):
        tone = "warning"
    if outcome.warnings and not outcome.failures:
        many = len(outcome.warnings)
        text = f"{text}。{outcome.warnings[0]}" if many == 1 else f"{text}，有 {many} 处要留意"
    failed = (f"{failure.file or ''}\t{failure.message}".strip() for failure in outcome.failures)
    details = "\n".join((*failed, *outcome.warnings))
    return (text if text.endswith("。") else f"{text}。"), tone, details


def exported(pack: Pack) -> tuple[str, Tone]:
    """The outcome of an export: how many files, and what is still unchecked in them."""
    text = f"已导出 {len(pack.files)} 个文件"
    if pack.pending:
        return f"{text}，其中 {pack.pending} 条内容待核对。", "warning"
    return f"{text}。", "good"
