import pytest

from briefing.model.annotation import Person
from extraction.pages import article_of

SENTENCES = [
    ("市经济信息委副主任李卫东介绍，企业运行平稳。", "李卫东", "副主任", "市经济信息委", "government"),
    ("“订单很多。”重庆云岭机械有限公司总经理周海燕说。", "周海燕", "总经理", "重庆云岭机械有限公司", "enterprise"),
    ("工业和信息化部原材料工业司副司长马晓明致辞。", "马晓明", "副司长", "工业和信息化部原材料工业司", "government"),
    ("清华大学教授、博士生导师陈志远认为，方向已经明确。", "陈志远", "教授、博士生导师", "清华大学", "expert"),
    ("中国工程院院士刘建国表示，基础研究要先行。", "刘建国", "院士", "中国工程院", "expert"),
    ("中国有色金属工业协会会长高文斌出席并讲话。", "高文斌", "会长", "中国有色金属工业协会", "association"),
    ("据重庆市发展改革委主任赵明介绍，项目进展顺利。", "赵明", "主任", "重庆市发展改革委", "government"),
    ("国家信息中心首席经济学家祝宝民分析说，外需回暖。", "祝宝民", "首席经济学家", "国家信息中心", "expert"),
    ("永川区凤凰湖产业园管委会主任黄磊说，用工充足。", "黄磊", "主任", "永川区凤凰湖产业园管委会", "government"),
    ("江苏远航集团股份有限公司董事会秘书、副总经理徐丹丹透露，公司将增资。",
     "徐丹丹", "董事会秘书、副总经理", "江苏远航集团股份有限公司", "enterprise"),
    ("重庆市商务委党组书记、主任吴国平致辞。", "吴国平", "党组书记、主任", "重庆市商务委", "government"),
    ("落户两江新区的云岭集团的行政总监欧阳静坦言，这里办事快。", "欧阳静", "行政总监", "云岭集团", "enterprise"),
    ("会上，西南大学副校长孙立群发布了报告。", "孙立群", "副校长", "西南大学", "expert"),
    ("市经济信息委二级巡视员陈静说，底子很厚。", "陈静", "二级巡视员", "市经济信息委", "government"),
    ("车间主任罗平带着技术员检查设备。", "罗平", "车间主任", None, "other"),
    ("云岭集团董事长林溪到现场看望职工。", "林溪", "董事长", "云岭集团", "enterprise"),
    ("云岭集团董事长欧阳静波说，信心很足。", "欧阳静波", "董事长", "云岭集团", "enterprise"),
    ("南岸区副区长司马青出席仪式。", "司马青", "副区长", "南岸区", "government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "post", "organisation", "group"), SENTENCES, ids=[s[1] for s in SENTENCES])
def test_a_person_has_name_post_and_organisation_as_printed(
    text: str, name: str, post: str, organisation: str | None, group: str
) -> None:
    ((printed, person),) = article_of(text).all_of(Person)
    assert printed == name
    assert (person.name, person.post, person.organisation, person.group) == (name, post, organisation, group)


@pytest.mark.parametrize(
    ("text", "name", "post", "organisation"),
    [
        ("两江新区党工委委员、管委会副主任唐志强介绍了规划。", "唐志强", "党工委委员、管委会副主任", "两江新区"),
        ("新任北碚区区长谢天宇主持会议。", "谢天宇", "区长", "北碚区"),
        ("记者从沙坪坝区副区长欧阳静处了解到，园区已经满员。", "欧阳静", "副区长", "沙坪坝区"),
    ],
)
def test_a_person_is_told_from_the_words_around(text: str, name: str, post: str, organisation: str) -> None:
    person = article_of(text).the(Person)
    assert (person.name, person.post, person.organisation) == (name, post, organisation)


@pytest.mark.parametrize(
    "text",
    [
        "主任主持会议，局长作了说明。",
        "总经理办公室设在三楼。",
        "企业负责人表示，信心很足。",
        "工程师走进车间。",
        "教授们讨论热烈。",
    ],
)
def test_a_post_without_a_name_is_no_person(text: str) -> None:
    assert article_of(text).all_of(Person) == []


def test_a_person_is_annotated_once_and_later_mentions_are_listed() -> None:
    page = article_of("云岭机械集团总经理周海燕介绍了新产品。\n周海燕还说，周海燕本人负责这条产线。")
    person = page.the(Person)
    assert [page.printed(span) for span in person.mentions] == ["周海燕", "周海燕"]
    assert len({span.start for span in person.mentions}) == 2


def test_the_alias_of_an_agency_has_the_agencys_id() -> None:
    names = ("市经济信息委", "市经信委")
    ids = {article_of(f"{name}副主任李卫东到会。").the(Person).organisation_id for name in names}
    assert len(ids) == 1
    assert None not in ids


def test_two_persons_in_one_sentence_keep_their_own_organisations() -> None:
    people = article_of("重庆交通大学校长王浩、云岭机械集团董事长孙立群参加座谈。").all_of(Person)
    assert [(p.name, p.organisation) for _, p in people] == [("王浩", "重庆交通大学"), ("孙立群", "云岭机械集团")]


def test_a_post_of_the_company_named_just_before_is_that_companys() -> None:
    person = article_of("重庆云岭科技有限公司刚刚搬来。其董事会秘书陶然介绍，新厂已经投产。").the(Person)
    assert (person.post, person.organisation) == ("董事会秘书", "重庆云岭科技有限公司")


def test_a_person_without_a_known_organisation_is_for_a_person_to_check() -> None:
    sure, doubtful = (article_of(text).annotations for text in (SENTENCES[0][0], "车间主任罗平检查设备。"))
    assert [a.confidence for a in sure if a.kind == "person"] == ["auto"]
    assert [a.confidence for a in doubtful if a.kind == "person"] == ["check"]


STYLES = [
    ("工信部装备一司副司长汪宏在会上表示，产业前景广阔。", [("汪宏", "副司长", "工信部装备一司")]),
    ("汪宏，某科技公司总经理，1985年出生。", [("汪宏", "总经理", "某科技公司")]),
    ("62岁的村民王大山乐呵呵地说，日子好了。", [("王大山", "村民", None)]),
    ("“90后”创业者刘燕回到家乡。", [("刘燕", "创业者", None)]),
    ("种植户曹满仓正在地里忙活。", [("曹满仓", "种植户", None)]),
    ("全国人大代表、重庆云岭机械有限公司董事长李明达建议，加大支持。", [("李明达", "董事长", "重庆云岭机械有限公司")]),
    ("副省长、市委书记周强出席会议。", [("周强", "副省长、市委书记", None)]),
    ("株洲市委书记周强出席会议。", [("周强", "书记", "株洲市委")]),
    ("总裁兼首席执行官何永健透露，订单饱满。", [("何永健", "总裁兼首席执行官", None)]),
    ("特斯拉公司全球副总裁陶琳说，新厂明年投产。", [("陶琳", "全球副总裁", "特斯拉公司")]),
    ("欧盟驻华大使大卫·史密斯表示，愿意合作。", [("大卫·史密斯", "大使", "欧盟驻华")]),
    ("公司首席执行官John Smith说，市场很大。", [("John Smith", "首席执行官", "公司")]),
    ("市长王浩、副市长李强一同参加。", [("王浩", "市长", None), ("李强", "副市长", None)]),
    (
        "国家发展改革委宏观经济研究院研究员刘志成认为，回升向好态势明显。",
        [("刘志成", "研究员", "国家发展改革委宏观经济研究院")],
    ),
    ("记者采访了云岭集团董事长陈立。", [("陈立", "董事长", "云岭集团")]),
    ("昨日上午，渝北区区长廖红军调研园区。", [("廖红军", "区长", "渝北区")]),
    ("昨日上午渝北区区长廖红军调研园区。", [("廖红军", "区长", "渝北区")]),
    ("王大山说：“今年收成不错。”", [("王大山", None, None)]),
    (
        "三一重工股份有限公司副总经理兼总工程师易小刚指出，要创新。",
        [("易小刚", "副总经理兼总工程师", "三一重工股份有限公司")],
    ),
    ("清华大学经济管理学院教授、博士生导师白重恩提出建议。", [("白重恩", "教授、博士生导师", "清华大学经济管理学院")]),
    ("南京大学办学百年。该校校长徐飞发言。", [("徐飞", "校长", "南京大学")]),
    ("主任医师余家华说，要多锻炼。", [("余家华", "主任医师", None)]),
    ("商务部研究院副院长曲维玺分析，外贸结构优化。", [("曲维玺", "副院长", "商务部研究院")]),
    ("宁德时代董事长曾毓群透露，下半年投产。", [("曾毓群", "董事长", "宁德时代")]),
    ("来自河南的客商赵建军一口气签了三份合同。", [("赵建军", "客商", None)]),
    ("驻村第一书记马文静拿出账本。", [("马文静", "驻村第一书记", None)]),
    ("江南水务局局长吴敏在现场办公。", [("吴敏", "局长", "江南水务局")]),
    ("非遗传承人石丽平带着徒弟赶制订单。", [("石丽平", "非遗传承人", None)]),
    ("“项目推进很快。”中建三局西南公司项目经理孙磊介绍。", [("孙磊", "项目经理", "中建三局西南公司")]),
    ("德国西门子股份公司管理委员会主席博乐仁表示看好中国。", [("博乐仁", "主席", "德国西门子股份公司管理委员会")]),
    ("据四川省农业科学院研究员黄钢介绍，新品种抗病。", [("黄钢", "研究员", "四川省农业科学院")]),
    ("中国工程院院士、重庆大学教授杨士中受聘。", [("杨士中", "教授", "重庆大学")]),
    (
        "浙江义乌商城集团股份有限公司党委书记、董事长王栋主持会议。",
        [("王栋", "党委书记、董事长", "浙江义乌商城集团股份有限公司")],
    ),
    ("市经济信息委主任王志杰：打造先进制造业集群", [("王志杰", "主任", "市经济信息委")]),
    ("吴一凡（重庆工商大学副教授）", [("吴一凡", "副教授", "重庆工商大学")]),
    ("中国信息通信研究院副总工程师许志远说，5G应用提速。", [("许志远", "副总工程师", "中国信息通信研究院")]),
    (
        "酉阳土家族苗族自治县花田乡何家岩村党支部书记冉建慧介绍，村里建起了民宿。",
        [("冉建慧", "党支部书记", "酉阳土家族苗族自治县花田乡何家岩村")],
    ),
    ("县委副书记、县长李永强作政府工作报告。", [("李永强", "副书记、县长", "县委")]),
    ("时任县长李永强拍板。", [("李永强", "县长", None)]),
    ("国务院总理李强主持召开会议。", [("李强", "总理", "国务院")]),
    ("外交部发言人毛宁说，中方反对。", [("毛宁", "发言人", "外交部")]),
    ("返乡大学生贺雨欣开起了直播间。", [("贺雨欣", "大学生", None)]),
    ("今年38岁的种粮大户段成钢流转土地500亩。", [("段成钢", "种粮大户", None)]),
    ("记者见到中国科学院院士杨卫时，他刚刚结束一堂公开课。", [("杨卫", "院士", "中国科学院")]),
    ("丰田汽车公司社长佐藤恒治表示，将加快电动化。", [("佐藤恒治", "社长", "丰田汽车公司")]),
    ("新加坡贸工部长颜金勇说，双方合作前景广阔。", [("颜金勇", "部长", "新加坡贸工部")]),
    ("李强总理在报告中指出，增长目标是5%左右。", [("李强", "总理", None)]),
    ("在荣昌区，养猪大户郭代军养了2000头生猪。", [("郭代军", "养猪大户", None)]),
    ("罗红军，男，1970年生，现任某集团党委书记、董事长。", [("罗红军", "党委书记、董事长", "某集团")]),
    ("会后，时任副总经理的陈刚找到他：“干不干？”", [("陈刚", "副总经理", None)]),
    (
        "国家统计局新闻发言人、总经济师、国民经济综合统计司司长付凌晖说，基础牢固。",
        [("付凌晖", "新闻发言人、总经济师、国民经济综合统计司司长", "国家统计局")],
    ),
    ("会长单位代表、正大集团资深副董事长谢毅致辞。", [("谢毅", "资深副董事长", "正大集团")]),
    (
        "市政府副市长华源、中国贸促会会长任鸿斌出席开幕式。",
        [("华源", "副市长", "市政府"), ("任鸿斌", "会长", "中国贸促会")],
    ),
    ("香港空運物流協進會主席麥志恒表示，旺季更旺。", [("麥志恒", "主席", "香港空運物流協進會")]),
]


@pytest.mark.parametrize(("text", "people"), STYLES, ids=[s[0][:12] for s in STYLES])
def test_people_of_many_styles_have_name_post_and_organisation(
    text: str, people: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(p.name, p.post, p.organisation) for _, p in article_of(text).all_of(Person)] == people


@pytest.mark.parametrize(
    "text",
    [
        "村民王某、李某等人到场。",
        "高度说明了一切，方面表示如下。",
        "金融专家表示，市场平稳。",
        "市领导在会上指出，万元以上项目增多。",
        "有关负责人向记者介绍，经济形势向好。",
        "厂长老周把安全帽递过来。",
        "店员小李告诉我们，生意不错。",
        "与会专家认为，应该加强监管。",
        "经理人指数升至50.8%，高于上月1.7个百分点。",
        "驻渝领事官员、世界500强企业代表参会。",
        "市民张女士说，方便多了。",
        "白鹤滩水电站机组全部投产，金沙江上再添重器。",
        "高质量发展是首要任务，方向明、路径清。",
        "公司机房的能耗值下降，信贷经理向记者介绍了情况。",
        "施工方案已经明确，员工余额到账。",
    ],
)
def test_words_that_look_like_names_are_no_person(text: str) -> None:
    assert article_of(text).all_of(Person) == []


def test_what_the_post_alone_belongs_to_is_named_before_by_its_short_form() -> None:
    text = "合肥讯屿通信股份有限公司（下称“讯屿通信”）昨日开业。公司总经理黄立奥到场。"
    assert article_of(text).the(Person).organisation == "讯屿通信"


def test_a_company_that_is_not_named_before_stays_as_it_is_printed() -> None:
    person = article_of("订单已经排满。公司销售总监顾念慈说，几家同行正商量合用一个品牌。").the(Person)
    assert (person.organisation, person.post) == ("公司", "销售总监")


NEW_STYLES = [
    ("茶馆主理人苏合香说，周末客人多。", "苏合香", "主理人", "茶馆"),
    ("机器人公司联合创始人兼首席技术官CTO闫小米说。", "闫小米", "联合创始人兼首席技术官CTO", "机器人公司"),
    ("公司首席财务官（CFO）汤明远表示，毛利率回升。", "汤明远", "首席财务官", "公司"),
    ("省民政厅党组成员、副厅长兼省老龄委办公室主任柏舟到会。", "柏舟", "党组成员、副厅长兼省老龄委办公室主任", "省民政厅"),  # noqa: E501  one list, one line
    ("青海大学祁慕远教授认为，要因地制宜。", "祁慕远", "教授", "青海大学"),
    ("日本养老机构“晨光之家”理事长佐佐木惠子介绍了经验。", "佐佐木惠子", "理事长", "晨光之家"),
    ("“向阳花”家庭农场负责人路晓光说，亩产超千斤。", "路晓光", "负责人", "“向阳花”家庭农场"),
    ("世界卫生组织前顾问玛丽亚·冈萨雷斯说。", "玛丽亚·冈萨雷斯", "前顾问", "世界卫生组织"),
    ("哈萨克斯坦总统托卡耶夫会见了代表团。", "托卡耶夫", "总统", "哈萨克斯坦"),
    ("市政协副主席时光出席。", "时光", "副主席", "市政协"),
    ("导游亓静举着小旗走在前面。", "亓静", "导游", None),
    ("石大川是村里的老木匠，今年71岁。", "石大川", "老木匠", None),
    ("临江期货新能源研究员谢知白认为，供应偏紧。", "谢知白", "新能源研究员", "临江期货"),
    ("咨询机构Northgate Energy创始人Daniel Okoye说，油价会涨。", "Daniel Okoye", "创始人", "Northgate Energy"),
    ("王维舟　省文化和旅游厅副厅长、新闻发言人", "王维舟", "副厅长、新闻发言人", "省文化和旅游厅"),
    ("經濟部政務次長馮雅筑指出，人才仍缺。", "馮雅筑", "政務次長", "經濟部"),
    ("新北市環保局長程大維強調，將加強稽查。", "程大維", "局長", "新北市環保局"),
    ("经济学人智库高级分析师苏月向多家媒体表示，铜价偏高。", "苏月", "高级分析师", "经济学人智库"),
    ("三棵树涂料董事长洪杰紧接着发言。", "洪杰", "董事长", "三棵树涂料"),
    ("市政府秘书长支喜胜出席。", "支喜胜", "秘书长", "市政府"),
    ("临海研究院首席技术官高超和他的同事们感慨良多。", "高超", "首席技术官", "临海研究院"),
    ("日本贸易机构北京代表处副所长藤原智生认为，配套齐全。", "藤原智生", "副所长", "日本贸易机构北京代表处"),
    ("自治区常务副主席艾尔肯·吐尼亚孜主持会议。", "艾尔肯·吐尼亚孜", "常务副主席", "自治区"),
    ("机械制造业联合会（VDMA）中国区首席代表史明华说。", "史明华", "中国区首席代表", "机械制造业联合会"),
    ("商会主席彦辞（Jens Eskelund）指出，周期缩短。", "彦辞", "主席", "商会"),
    ("说起合作社的带头人龙金彪，乡亲们都竖大拇指。", "龙金彪", "带头人", "合作社"),
    ("某局集团有限公司渝昆高铁项目盾构经理梅灿说，水涨得快。", "梅灿", "盾构经理", "某局集团有限公司渝昆高铁项目"),
    ("中国物流信息中心文韬则提醒，价格波动值得关注。", "文韬", None, "中国物流信息中心"),
    ("作为一名“90后”镇长，余小曼坦言压力不小。", "余小曼", "镇长", None),
    ("宋海员，江铃集团发动机厂班长，靠耳朵听出间隙。", "宋海员", "班长", "江铃集团发动机厂"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "post", "organisation"), NEW_STYLES, ids=[s[1] for s in NEW_STYLES])
def test_people_are_introduced_in_many_ways(text: str, name: str, post: str | None, organisation: str | None) -> None:
    person = article_of(text).the(Person)
    assert (person.name, person.post, person.organisation) == (name, post, organisation)


@pytest.mark.parametrize(
    "text",
    [
        "工程师和技术员连续奋战三天。",
        "采购商和参展商齐聚一堂，客商云集。",
        "院长查房制度落实，行长项目组进驻。",
        "居民安居乐业，农户种植水稻。",
        "武汉市长江大桥通车。",
        "书记高度重视，董事长高兴地说，订单饱满。",
        "记者向居民了解情况，工人工资提高。",
    ],
)
def test_what_follows_a_post_is_not_always_a_name(text: str) -> None:
    assert article_of(text).all_of(Person) == []


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("重庆市教育局局长王海波出席。", True),
        ("临海重型机械有限公司总工程师谈维舟说，图纸画了两年。", True),
        ("正碰上企业服务专员宿文倩上门。", False),
        ("公司行政总监戴凤娇回忆，产值翻了两番。", False),
    ],
)
def test_only_a_whole_organisation_beside_a_clear_name_makes_a_person_certain(text: str, certain: bool) -> None:
    (annotation,) = (a for a in article_of(text).annotations if isinstance(a.content, Person))
    assert (annotation.confidence == "auto") is certain
