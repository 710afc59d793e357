"""A document as a city's office would hand it in: three clusters, figures with their evidence, a table, a chart."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from briefing.model.document import (
    Block,
    Cell,
    Chart,
    Citation,
    Column,
    Document,
    Evidence,
    Heading,
    Masthead,
    Paragraph,
    Run,
    Series,
    Sheet,
    Table,
    Tiles,
)

SOURCE = "3f2a9c1b70"
NUMERALS = "一二三四五六七八九十"

CLUSTERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("先进材料产业", "重庆已创建多个国家级产业基地", ("九龙坡区", "长寿区", "綦江区", "涪陵区")),
    ("智能网联新能源汽车产业", "整车与零部件协同，软件定义汽车加快落地", ("渝北区", "江北区", "沙坪坝区", "两江新区")),
    ("新一代电子信息制造业", "“芯屏器核网”全链条再上台阶", ("西部（重庆）科学城", "北碚区", "璧山区", "巴南区")),
)

MEASURES: tuple[tuple[str, str, str, str], ...] = (
    ("前三季度规上产值", "4754.8", "亿元", "同比增长2.5%"),
    ("规上工业增加值增速", "10.3", "%", "高于全市规上工业平均水平"),
    ("对全市规上工业增长的贡献率", "41.8", "%", "居各产业集群首位"),
    ("现场签约项目投资", "310", "亿元", "共30个项目"),
    ("集聚规上企业", "1200", "家", "其中国家级专精特新“小巨人”企业近90家"),
    ("本地配套率", "70", "%", "较上年提高3.2个百分点"),
)


def quantity(number: int) -> str:
    """The id of that quantity annotation."""
    return f"{SOURCE}-q{number}"


def sample() -> Document:
    """A report of about fifteen pages."""
    counter = iter(range(1, 10_000))
    blocks: list[Block] = [*_summary(counter)]
    for index, (cluster, headline, districts) in enumerate(CLUSTERS, 1):
        blocks += _cluster(counter, index, cluster, headline, districts)
    blocks += [*_figures(counter), *_sources()]
    return Document(
        masthead=MASTHEAD,
        blocks=tuple(blocks),
        citations=CITATIONS,
        evidence=_evidence(blocks),
        sheets=(_sheet(blocks),),
        charts=tuple(block for block in blocks if isinstance(block, Chart)),
    )


MASTHEAD = Masthead(
    title="重点产业集群动态专报",
    subtitle="2023中国产业转移发展对接活动（重庆）",
    name="工业经济简报",
    organisation="重庆市经济和信息化委员会",
    issue="第12期",
    issuer="综合处",
    date=date(2023, 11, 21),
    marking="内部资料　注意保存",
    report_to="市委、市政府领导同志",
    send_to="市级有关部门，各区县（自治县）人民政府",
    distribute_to="委机关各处室，委属各单位",
    copies="80",
)

CITATIONS = tuple(
    Citation(
        number=number,
        source=SOURCE,
        article=f"a{number}",
        headline=headline,
        publication="重庆日报",
        date=date(2023, 11, 21),
        page="第4版",
        reporters=("夏元", "杨永芹"),
        file="page-2023-11-21.txt",
    )
    for number, headline in enumerate(
        ("先进材料：筑牢制造业的“地基”", "智能网联新能源汽车：驶上快车道", "新一代电子信息制造业：全链条向上"), 1
    )
)


def _summary(counter: Iterator[int]) -> list[Block]:
    lead = "11月20日，2023中国产业转移发展对接活动（重庆）在渝举行，30个项目现场签约，投资额超过310亿元。"
    note = "按：本期专报汇集三个产业集群的最新动态，所列数据均可回溯至原报道。"
    return [
        Heading("总体情况", 1, "summary", "一、"),
        Paragraph((Run(lead, states=(quantity(next(counter)),), cites=(1,)),), "lead"),
        Paragraph((Run(note),), "note"),
        Paragraph(
            (
                Run("综合三篇报道，"),
                Run("重庆市", printed="我市"),
                Run("正加快构建"),
                Run("“33618”现代制造业集群体系", emphasis="strong"),
                Run("，力争到2027年产业能级迈上新台阶。"),
            )
        ),
    ]


def _cluster(
    counter: Iterator[int], index: int, cluster: str, headline: str, districts: tuple[str, ...]
) -> list[Block]:
    blocks: list[Block] = [Heading(cluster, 1, f"cluster-{index}", f"{NUMERALS[index]}、")]
    blocks += [Heading(headline, 2, f"cluster-{index}-1", "（一）")]
    blocks += [_measured(counter, index, cluster, measure) for measure in MEASURES]
    blocks += _quotation(counter, index)
    blocks += [Heading("区县落点", 2, f"cluster-{index}-2", "（二）")]
    blocks += [_district(counter, index, cluster, district) for district in districts]
    blocks += [Heading("下一步举措", 3, f"cluster-{index}-3", "1.")]
    blocks += [
        Paragraph((Run(f"一是强化{cluster}强链补链，梳理“链主”企业需求清单，推动上下游就近配套。"),)),
        Paragraph((Run("二是优化要素保障，对重大项目实行“一企一策”“一事一议”，按月调度、按季通报。"),)),
    ]
    return blocks


def _measured(counter: Iterator[int], index: int, cluster: str, measure: tuple[str, str, str, str]) -> Paragraph:
    name, value, unit, remark = measure
    return Paragraph(
        (
            Run(f"截至目前，{cluster}{name}"),
            Run(f"达到{value}{unit}", "figure", states=(quantity(next(counter)),)),
            Run(f"，{remark}。相关负责人介绍，这得益于产业链、创新链、资金链、人才链深度融合", cites=(index,)),
            Run("。"),
        )
    )


def _quotation(counter: Iterator[int], index: int) -> list[Block]:
    stated = (f"{SOURCE}-t{index}", quantity(next(counter)))
    words = "“有条件、有能力成为国内一流的产业基地，未来三年预计新增产值近500亿元。”"
    return [
        Paragraph((Run(words, states=stated, cites=(index,)),), "quote"),
        Paragraph((Run("——"), Run("张镕堃", "speaker"), Run("，市经济信息委主任")), "attribution"),
    ]


def _district(counter: Iterator[int], index: int, cluster: str, district: str) -> Paragraph:
    return Paragraph(
        (
            Run(district, "strong"),
            Run(f"围绕{cluster}已落地重点项目"),
            Run(f"{10 + index}个", "figure", states=(quantity(next(counter)),), cites=(index,)),
            Run("，总投资"),
            Run("约120亿元", "figure", states=(quantity(next(counter)),), cites=(index,)),
            Run("，全部达产后预计年产值可达200亿元以上，带动就业5000余人。"),
        )
    )


def _figures(counter: Iterator[int]) -> list[Block]:
    return [
        Heading("数据附表", 1, "figures", "五、"),
        Paragraph((Run("三个产业集群前三季度规上产值对比如下图，主要数据详见附表。"),)),
        Chart(
            title="三个产业集群前三季度规上产值",
            kind="bar",
            categories=tuple(cluster for cluster, _, _ in CLUSTERS),
            series=(
                Series(
                    "规上产值",
                    (Decimal("4754.8"), Decimal(3120), Decimal("5210.6")),
                    (quantity(2), quantity(17), None),
                ),
            ),
            unit="亿元",
            anchor="chart-output",
            description="横条图：先进材料4754.8亿元，智能网联新能源汽车超过3120亿元，新一代电子信息5210.6亿元。",
            labels=(("4754.8亿元", "超过3120亿元", "5210.6亿元"),),
        ),
        Table(
            "主要数据一览",
            (
                Column("序号", 0.6, "center"),
                Column("指标", 3.2),
                Column("数值", 1.2, "right"),
                Column("期间", 1.7, "center"),
                Column("来源", 0.8, "center"),
            ),
            tuple(_row(counter, number) for number in range(1, 41)),
            "table-figures",
        ),
    ]


def _row(counter: Iterator[int], number: int) -> tuple[Cell, ...]:
    cluster = CLUSTERS[number % 3][0]
    name, value, unit, _ = MEASURES[number % len(MEASURES)]
    return (
        Cell(str(number), number),
        Cell(f"{cluster}{name}"),
        Cell(f"{value}{unit}", Decimal(value), f'#,##0.0"{unit}"', states=(quantity(next(counter)),)),
        Cell("2023年前三季度"),
        Cell("", cites=(number % 3 + 1,)),
    )


def _sources() -> list[Block]:
    heading = Heading("资料来源", 1, "sources", "六、")
    listed = [Paragraph((Run(_listed(citation), cites=(citation.number,)),), "source") for citation in CITATIONS]
    return [heading, *listed]


def _listed(citation: Citation) -> str:
    return f"[{citation.number}] 《{citation.headline}》，{citation.publication}，2023年11月21日{citation.page}"


def _evidence(blocks: list[Block]) -> tuple[Evidence, ...]:
    """One entry for each id stated, in order."""
    ids = dict.fromkeys(state for block in blocks for state in stated(block))
    return tuple(
        Evidence(state, 1 + i % 3, f"截至目前，第{i}项数据达到预期。", 40 * i, 40 * i + 16, "预期", "amount", "auto")
        for i, state in enumerate(ids)
    )


def stated(block: Block) -> list[str]:
    """The annotation ids that the block states, in order, repeated as they are."""
    match block:
        case Paragraph(runs=runs):
            return [state for run in runs for state in run.states]
        case Table(rows=rows):
            return [state for row in rows for cell in row for state in cell.states]
        case Tiles(tiles=tiles):
            return [state for tile in tiles for state in tile.states]
        case Chart(series=series):
            return [state for s in series for state in s.states if state is not None]
        case Heading():
            return []


def _sheet(blocks: list[Block]) -> Sheet:
    table = next(block for block in blocks if isinstance(block, Table))
    return Sheet("quantities", "数据", table)
