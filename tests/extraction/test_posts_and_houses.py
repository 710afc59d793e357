import pytest

from briefing.model.annotation import Person
from extraction.pages import article_of


@pytest.mark.parametrize(
    ("text", "name", "post", "organisation"),
    [
        ("◎中车株机公司党委书记、董事长周清和介绍，新车下线。", "周清和", "党委书记、董事长", "中车株机公司"),
        ("由步长制药派总工程师衡卫东带队驻点。", "衡卫东", "总工程师", "步长制药"),
        ("分管文旅的副县长龙明哲算了一笔账。", "龙明哲", "副县长", None),
        ("科技特派员、西北农林科技大学副教授鄢思齐住了四十天。", "鄢思齐", "副教授", "西北农林科技大学"),
        ("上海市总工会副主席桂晓燕到船台慰问。", "桂晓燕", "副主席", "上海市总工会"),
        ("镇经济发展办公室主任冼阅民补充道，最缺的是地。", "冼阅民", "主任", "镇经济发展办公室"),
        ("美的集团副总裁张小懿说，订单饱满。", "张小懿", "副总裁", "美的集团"),
        ("曾经的护林员、如今的民宿老板于士涛接待了游客。", "于士涛", "民宿老板", None),
        ("礼来亚洲基金合伙人施毅主持对话。", "施毅", "合伙人", "礼来亚洲基金"),
    ],
)
def test_an_organisation_is_neither_cut_nor_too_long(text: str, name: str, post: str, organisation: str | None) -> None:
    person = article_of(text).the(Person)
    assert (person.name, person.post, person.organisation) == (name, post, organisation)


def test_a_name_ends_where_it_ends_elsewhere() -> None:
    text = "中信建投证券首席经济学家吕娟均给出预测。\n吕娟认为，丝杠明年起量。"
    assert article_of(text).the(Person).name == "吕娟"


def test_a_name_told_by_age_alone_is_a_person() -> None:
    person = article_of("同一个班组的黄强，今年三十七岁，负责远程操控。").the(Person)
    assert (person.name, person.post) == ("黄强", None)


def test_the_post_of_a_later_clause_is_told() -> None:
    text = "郗长顺今年五十三岁，曾是掘进工，2016年回村，如今是兴隆村天麻专业合作社的理事长。"
    person = article_of(text).the(Person)
    assert (person.post, person.organisation) == ("理事长", "兴隆村天麻专业合作社")


def test_this_firm_is_the_one_of_whoever_was_told_last() -> None:
    text = "京山轻机董事长李健表示，验收加快。该公司董秘周家敏补充称，订单约32亿元。"
    persons = {p.name: p.organisation for _, p in article_of(text).all_of(Person)}
    assert persons == {"李健": "京山轻机", "周家敏": "京山轻机"}
