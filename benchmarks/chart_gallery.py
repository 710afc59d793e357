"""Every form of chart on paper, to be looked at: `python -m benchmarks.chart_gallery OUT.pdf`.

The figures are invented; each chart is made by the chart room from facts, as a section would make it.
"""

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from briefing.charting import Fact, Purpose, Wanted, chart_of
from briefing.composing.templates import load_template
from briefing.model.document import Block, Chart, Document, Heading, Masthead, Paragraph, Run
from briefing.rendering.pdf import pdf_bytes

CREDIT = "示范日报2023年11月21日"
CLUSTERS = (
    "智能网联新能源汽车", "新一代电子信息制造业", "先进材料", "智能装备及智能制造", "食品及农产品加工", "软件信息服务",
)  # fmt: skip
DISTRICTS = (
    "两江新区", "西部科学城", "江北区", "渝北区", "沙坪坝区", "九龙坡区", "巴南区", "长寿区", "江津区", "永川区",
    "璧山区", "铜梁区", "石柱土家族自治县", "万盛经济技术开发区",
)  # fmt: skip
BASE = Fact("", period="2022年", start=dt.date(2022, 1, 1), end=dt.date(2022, 12, 31), credit=CREDIT, cite=1)


def made(purpose: Purpose, title: str, facts: Sequence[Fact]) -> Chart:
    """The chart of the facts; every one of the gallery's can be drawn."""
    chart = chart_of(Wanted(purpose, title, f"chart-{title}", tuple(facts)))
    if chart is None:
        sys.exit(f"too few facts: {title}")
    return chart


def money(category: str, yi: str, series: str = "", label: str = "", **more: object) -> Fact:
    """A sum of so many 亿元."""
    value = Decimal(yi) * 10**8
    return replace(BASE, category=category, label=label or f"{yi}亿元", value=value, unit="元", series=series, **more)  # type: ignore[arg-type]


def rate(category: str, percent: str, series: str = "", label: str = "", **more: object) -> Fact:
    """A percentage."""
    label = label or f"{percent}%"
    return replace(BASE, category=category, label=label, value=Decimal(percent), unit="%", series=series, **more)  # type: ignore[arg-type]


def year(number: int) -> dict[str, object]:
    """The period of a year."""
    return {"period": f"{number}年", "start": dt.date(number, 1, 1), "end": dt.date(number, 12, 31)}


def charts() -> list[Chart]:
    """One or two of each form, easy and hard."""
    outputs = ("4754.8", "7000", "5210.6", "1287", "1950", "310.5")
    labels = ("4754.8亿元", "突破7000亿元", "5210.6亿元", "约1287亿元", "1950亿元", "超过310.5亿元")
    sizes = [money(name, value, label=label) for name, value, label in zip(CLUSTERS, outputs, labels, strict=True)]
    growth = [rate(n, v) for n, v in zip(CLUSTERS, ("12.5", "-4.2", "10.3", "2.5", "37", "-0.8"), strict=True)]
    short = ("汽车", "电子", "材料", "装备")
    years = range(2015, 2024)
    return [
        made("size", "各集群规上产值", sizes),
        made("growth", "各集群产值增速", [replace(f, label=f.label.replace("-", "下降")) for f in growth]),
        made("size", "四大产业产值", [money(name, value) for name, value in zip(short, outputs, strict=False)]),
        made("size", "四大产业产值与投资", [
            money(name, str(Decimal(value) / part), series)
            for series, part in (("产值", 1), ("投资", 4), ("出口", 5))
            for name, value in zip(short, outputs, strict=False)
        ]),
        made("trend", "三类产业产值走势", [
            money("", str(base + (n - 2015) * step), series, **year(n))
            for series, base, step in (("汽车", 900, 260), ("电子", 2100, 120), ("材料", 2500, -40)) for n in years
        ]),
        made("trend", "先进材料产值走势", [money("", str(2500 + (n - 2015) ** 2 * 35), **year(n)) for n in years]),
        made("structure", "制造业产值构成", [
            rate("全市", value, name) for name, value in (*zip(short, ("42.9", "21.4", "14.8", "3.2"), strict=True),)
        ]),
        made("structure", "三区产业构成", [
            rate(place, value, name)
            for place, row in (
                ("两江新区", "38 27 22 8 5"), ("西部科学城", "12 45 20 13 10"), ("长寿区", "4 3 71 12 10"),
            )
            for name, value in zip((*short, "其他"), row.split(), strict=True)
        ]),
        made("structure", "三区产值构成", [
            money(place, value, name)
            for place, row in (
                ("两江新区", "938 627 422 58"), ("西部科学城", "212 1045 320 24"), ("长寿区", "44 23 871 120"),
            )
            for name, value in zip(short, row.split(), strict=True)
        ]),
        made("size-and-growth", "四大产业产值与增速", [
            *(money(name, value, "产值") for name, value in zip(short, outputs, strict=False)),
            *(rate(n, v) for n, v in zip(short, ("12.5", "-4.2", "10.3", "2.5"), strict=True)),
        ]),
        made("target-and-actual", "产值目标与实绩", [
            *(money(n, v) for n, v in zip(CLUSTERS, ("4754.8", "7000", "5210.6", "1287"), strict=False)),
            *(money(n, v, label=w, nature="target", **year(2027)) for n, v, w in zip(
                CLUSTERS, ("10000", "10000", "6500", "2000"),
                ("力争突破一万亿元", "打算达到万亿级", "6500亿元", "2000亿元以上"), strict=False)),
        ]),
        made("targets", "各集群发展目标", [
            Fact(what, label, series=cluster, nature="target", credit=CREDIT, cite=cite, **year(due))  # type: ignore[arg-type]
            for cluster, what, label, due, cite in (
                ("智能网联新能源汽车", "产量", "预计超过150万辆", 2025, 1),
                ("智能网联新能源汽车", "产量占全国的比重", "10%以上", 2025, 1),
                ("智能网联新能源汽车", "产量", "200万辆", 2027, 1),
                ("智能网联新能源汽车", "产业规模", "万亿级", 2027, 1),
                ("先进材料", "产值", "力争突破一万亿元", 2027, 3),
                ("新一代电子信息制造业", "全球份额", "超过8%", 2030, 2),
            )
        ]),
        made("map", "集群与区县分布", [
            Fact(DISTRICTS[(3 * row + step * step) % 14], label, series=CLUSTERS[row], credit=CREDIT, cite=row + 1)
            for row in range(6) for step, label in enumerate(("2184亿元", "", "", "", "120个项目"))
        ]),
    ]  # fmt: skip


def hard() -> list[Chart]:
    """Charts that labels do not fit: they go into a table."""
    many = [f"第{number}区" for number in range(1, 13)]
    crowded = [
        money(name, str(900 + number * 7 % 50), series, label=f"约{900 + number * 7 % 50}.55亿元以上")
        for series in ("产值", "投资") for number, name in enumerate(many)
    ]  # fmt: skip
    grouped = made("size", "拥挤的柱形图", crowded)
    tangled = [
        money("", str(900 + (n * step) % 90), series, **year(n))
        for step, series in enumerate(("甲产业", "乙产业", "丙产业", "丁产业", "戊产业", "己产业"), 17)
        for n in range(2003, 2023)
    ]  # fmt: skip
    return [replace(grouped, kind="column"), made("trend", "纠缠的折线图", tangled)]


def main(out: Path) -> None:
    """Writes the gallery."""
    blocks: list[Block] = [Heading("图表样张", 1, "gallery", "一、"), *charts(), *hard()]
    blocks += [Paragraph((Run(f"[{number}] {CREDIT}"),), "source") for number in range(1, 7)]
    template = replace(load_template("report"), cover=False, contents=False)
    data, _, warnings = pdf_bytes(Document(Masthead("图表样张"), tuple(blocks), contents=False), template)
    out.write_bytes(data)
    print(f"{out}: {len(data)} bytes", *warnings, sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
