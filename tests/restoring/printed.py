"""Pages as a newspaper prints them: paragraphs broken into the lines of a column."""

from briefing.restoring.lines import display_width

COLUMN = 20  # Han characters a line
NEVER_FIRST = "，。；：、！？”）"

FAIR_LEAD = "12月5日，长江上游智能装备对接会在渝举行，两百多名客商到场洽谈，现场气氛热烈而务实。"
FAIR_FIGURES = (
    "市经济信息委副主任李卫东介绍，今年前三季度，全市装备产业实现产值1284.6亿元，同比增长6.3%，其中机器人产量增速最快。"
)
FAIR_NEXT = "下一步，我市将完善从研发设计到检测认证的公共服务平台，推动更多首台套产品走进生产线。"
DRUG_LEAD = "12月6日，秋季生物医药成果发布会在北碚举行，十二家药企带来了最新的在研品种。"
DRUG_SPEECH = (
    "西南药谷集团总经理周海燕说，公司把三分之一的研发人员放在重庆，看中的是这里完整的临床资源。"
    "“从立项到首例入组只用了九个月，这样的速度让同行羡慕。”"
)
DRUG_TARGET = "按照规划，到2026年，北碚区生物医药产业规模将达到400亿元。"
FAIR = (FAIR_LEAD, FAIR_FIGURES, FAIR_NEXT)
DRUG = (DRUG_LEAD, DRUG_SPEECH, DRUG_TARGET)


def column(paragraph: str, indent: int = 2, width: int = COLUMN) -> list[str]:
    """The printed lines of a paragraph whose first line is set in by `indent` characters, blanks lost.

    Two digits take the room of one character; no line begins with a mark.
    """
    lines = [""]
    for char in paragraph:
        room = 2 * (width - (indent if len(lines) == 1 else 0))
        if display_width(lines[-1] + char) > room:
            lines.append(lines[-1][-1] if char in NEVER_FIRST else "")
            lines[-2] = lines[-2][: len(lines[-2]) - len(lines[-1])]
        lines[-1] += char
    return lines


def blocks(*parts: str) -> str:
    """Parts of a page with a blank line between them."""
    return "\n\n".join(parts)


def printed(*paragraphs: str) -> str:
    """Paragraphs as blocks of lines."""
    return blocks(*("\n".join(column(paragraph)) for paragraph in paragraphs))
