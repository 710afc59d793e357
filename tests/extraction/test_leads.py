"""Whom the figures of later paragraphs are of: the firm, place or person that the article is about."""

import pytest

from briefing.model.annotation import Quantity

from .pages import page_of


def holders(text: str) -> list[str | None]:
    """The holders of the quantities of a page whose paragraphs are parted by ¶."""
    return [content.holder for _, content in page_of(text.replace("¶", "\n\n")).all_of(Quantity)]


FIRM = "赤水河轴承订单排到明年¶□本报记者 顾南星¶走进赤水河轴承股份有限公司的装配车间，自动线同时运转。¶"
PLACE = "平溪县：小木耳撑起大产业¶□本报记者 田禾¶平溪县地处大山深处，昼夜温差大，适合木耳生长。¶"
REPORT = "政府工作报告（摘要）\n——2023年1月6日在松江市第七届人民代表大会第二次会议上\n市长 郑文博¶各位代表：¶"
PERSON = "老沈和他的鱼塘¶□本报记者 俞青¶沈水根是菱湖镇出了名的“鱼司令”。沈水根养鱼多年。¶"
DIGEST = "工业快讯\n◆记者从省工信厅获悉，1至10月全省汽车产量达112万辆。\n"

CASES = [
    # 公司 and 企业 in a later paragraph are the firm that leads the article
    (FIRM + "公司总经理魏国良介绍，1至9月实现营业收入13.6亿元，同比增长27.4%。", ["赤水河轴承"] * 2),
    (FIRM + "扩产也在加快。去年，公司与两所高校共建实验室，投入研发经费2.1亿元。", ["赤水河轴承"] * 2),
    (FIRM + "“明年营收要冲刺20亿元。”公司总经理魏国良说。", ["赤水河轴承"]),
    # not that of another firm named since
    (FIRM + "华晨微电子有限公司是它的客户。公司去年营收3亿元。", ["华晨微电子有限公司"]),
    # 企业 that are counted are no firm
    (PLACE + "全县有百亿级企业9家。", ["企业", "全县"]),
    (PLACE + "近三年来，累计投入财政资金1.5亿元，建成菌包厂6座。", ["平溪县"] * 2),
    # a government's report is of its region from its title on
    (REPORT + "过去一年，我们全力稳增长。地区生产总值达到2680亿元，增长5.1%。", ["全市"] * 2),
    (REPORT + "项目建设扎实推进。江北智造园建成投用，入驻企业48家。", ["江北智造园"]),
    (REPORT + "江北智造园建成投用。¶民生福祉不断增进。城镇新增就业4.8万人，改造老旧小区132个。", ["全市"] * 2),
    # the subject of the sentence before goes on, also behind words of time
    (PERSON + "沈水根自费学习，改养加州鲈，赚了4万元。第二年，赚了6万元。", ["沈水根"] * 2),
    # an item of a digest says nothing of the one before
    (DIGEST + "◆白云机械上月出口挖掘机460台，创新高。前10个月累计出口3800台。", ["全省", "白云机械", "白云机械"]),
    # a thing told by who made it is what the sentence is about
    (PLACE + "翼飞航空科技有限公司研发的载重无人机，最大载重150公斤。", ["载重无人机"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[-18:] for text, _ in CASES])
def test_a_later_paragraph_is_of_whom_the_article_is_about(text: str, expected: list[str]) -> None:
    """The holder is the name expected, or the full form of it; a region may be told by its short form."""
    found = holders(text)
    assert len(found) == len(expected)
    assert all(
        given is not None and (want in given or given in want) for given, want in zip(found, expected, strict=True)
    ), found
