"""Words by which topics are known: who speaks of what, which places are markets, how a firm is named."""

from briefing.text.patterns import late

# Who speaks of a trade or of the world, not of the own house; and who speaks of it.
SCHOLARLY = late(r"(?:公会|协会|商会|学会|联合会|促进会|大学|学院|研究院|研究所|智库|证券|期货|券商|基金会)$")
TRADE = late(r"(?:公会|协会|商会|学会|联合会|促进会)$")
HOUSE = late(r"(?:医院|卫生院|中学|小学|幼儿园|养老院|博物馆|图书馆|车站|机场)$")
# 我代表县人民政府，向大会报告工作: from here on every sentence without a subject is the government's.
REPORTS = late(
    r"(?:我|[长理席])(?:谨|受[^，。；]{1,12}委托)?[^，。；]{0,4}?代表(?:(?P<state>国务院)|(?P<place>[\u4e00-\u9fff]{2,8}?(?=[省市县区州旗镇乡](?:人民)?政府))?"
    r"(?P<unit>自治[区州县旗]|[省市县区州旗镇乡])(?:人民)?政府)"
)
IS = late(
    r"(?:也|还|仍|仍然|依然|正|都|均|本|原|曾|一直|素|被)?(?:是(?!否)|属于|素有|享有|堪称|号称|誉为|称为|位于|坐落|地处|为(?=“|[\u4e00-\u9fff]{2,12}$))"
)
# 采用新技术的|地块: a thing told by what it does; not 随着技术的进步.
DESCRIBED = late(
    r"(?:[☉\s]|其中|而|这[些批]|最新|新近?|刚刚?|自主|首次|正在)*(?:下线|推出|研发|研制|开发|投产|建成|发布|上市|启用|开通|竣工|完工|交付|打造|采用|使用|应用|经过|配备|搭载|拥有|具备|参加|参与|种植|养殖|生产|开展|实行|实施|接受|获得|获评|入选|加入|装有|用上|新上|改造后|投用|来自|符合|达到|没有)[^，。；]{1,20}的[^，。；的]{2,10}$"
)
FRAME = late(r"(?:^|[☉\s])(?:从|按|分)(?P<words>[^，。；]{1,14}?)(?:方面)?(?:来?看|分|划分)$")
CLEFT = late(r"的(?:就)?[是为](?P<noun>[^，。；的]{2,16})$")  # 目前动建的为|一期项目
PER_UNIT = late(r"^(?:每|单[个户家台机车店品套位件班])")
# A noun that may be what a sentence is about, and what shows that it is none: 她透露, 算下来.
PLAIN = late(
    r"(?![她他它我你这那其此该各每一两几某本有没大家人们谁何怎])[\u4e00-\u9fffA-Za-z“”]{2,12}(?<![后时前初末下来去上里中外边间着了过的地得走起出])"
)
SPEECH = late(r"(?:透露|指出|表示|介绍|认为|坦言|强调|告诉|说|称|显示|预计|提出|看来|看到|发现|了解到|获悉)(?:记者)?$")
# Words that any firm is called by; 合作社 or 学校 is only one that ends so.
ANY_FIRM = frozenset("公司 企业 集团 我们 厂 厂里 工厂 店 店里 行 平台 平台公司 校方 院方".split())  # noqa: SIM905
WE = late(r"我们|咱们|我公司|我们自己")
PERSON = late(r"自家|自己(?!的)|我(?![国省市县区镇乡村州校院厂司行])|[他她]|咱|大家|有人|本人")
THAT_PLACE = late(r"该(?P<unit>[省市县区镇乡村州])(?![场域])")
OWNER = late(
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）]{2,20}(?:公司|集团|分行|银行|医院|大学|研究院|研究所|油田|机场|港|钢铁|工厂|产业园|园区|开发区|"
    r"高新区|经开区))(?!区|口|澳)[\u4e00-\u9fff]+$"
)
THIS_ONE = late(r"(?:该|这[条款座项台批片部栋艘本套种])[\u4e00-\u9fff]")
FULL_NAME = late(
    r"^(?P<name>[\u4e00-\u9fff]{2,3})(?:科技|股份|精机|电子|光电|半导体|重工|生物|制药|药业|集团|控股|物流|动力|储能|新能|"
    r"智能)$"
)
NEW = late(r"^[老新大小好旧](?=[\u4e00-\u9fff]{2}$)")
DOMINANT = 5  # times a region is spoken of before a report returns to it with every sentence
PASSING = frozenset("园项会")
WIDE = frozenset(("全球", "世界", "国内", "国际", "境内", "国外", "海外"))
# The markets of a firm: 公司 … 欧洲渠道商
ABROAD = frozenset(
    [
        "欧洲",
        "亚洲",
        "非洲",
        "北美",
        "南美",
        "拉美",
        "中东",
        "欧盟",
        "东盟",
        "美国",
        "日本",
        "韩国",
        "德国",
        "法国",
        "英国",
        "印度",
        "越南",
        "泰国",
        "海外",
        "国内",
        "全球",
    ]
)
MARKETS = tuple(
    "欧 美国 东盟 亚洲 非洲 北美 南美 拉美 中东 日本 韩国 德国 印度 越南 泰国 华东 华南 华北 华中 西北 海外".split()  # noqa: SIM905  a list as it is read
)
VAGUE = frozenset(
    "省外 市外 国外 海外 境外 县外 区外 域外 州外 县域 市域 省域 农村 城镇 地区 "  # noqa: SIM905  a list as it is read
    "各地 境内 当地 本地 这里 那里 该地 城区 县城".split()
)
BUILT = tuple("桥 路 线 隧道 站 水库 航道 运河 管网 渠 堤 通道 班列 专列".split())  # noqa: SIM905  a list as it is read
# Sentences without subject that say what an administration did, not a project: 新登记经营主体, 盘活闲置土地.
GOVERNS = late(
    r"^(?:[☉\s]|近[一二两三四五]年|今年|去年|全年|年内|累计|已|“[^“”]{1,10}”)*(?:新登记|新增|净增|新改建|新建改建|新改扩建|盘活|兑现|发放|实施重点|培育|引进|办理|受理|落实|"
    r"减免|整治|安置|转移就业|新建|改造|治理|完成|开展|推进|新培育|新认定|新签约|新开工|盘活|出台|争取|安排|投入)(?!后)"
)
YEARLY = ("全年", "年末", "☉☉全年")
DIVISION = "省市县区镇乡村州"
SHORT = 2
ALONE = late(r"^(?:每|单|沪深|两市|北向资金|外资|该|一[^年]|各|两|三|几)|[他她我你]")
OFFICIAL = late(r"(?:部门|局|委|厅|部|办|政府|署|委员会|党工委|党委|海关|商会|协会|学会|联合会|院坝会|会议|领导小组)$")
SHORT_NAME = late(r"(?:简称|下称)“?(?P<name>[^”）□]{2,12})”?")
# 中国铝业集团高端制造股份有限公司（简称中铝高端制造）
SHORT_FIRM = late(r"(?:公司|集团)（(?:以下|下)?(?:简称|称)[：:]?[“‘]?(?P<name>[^”’）“，；]{2,12})[”’]?[，）]")
# 像她这样的返乡青年，全镇有1900多名: of what the next clause counts.
LIKE = late(r"像[^，。；]{1,14}(?:这样|那样|一样|这般)的(?P<noun>[\u4e00-\u9fff]{2,10})$")
POINTED = late(r"[那这][辆台款家个座只艘架条栋间部套](?=[\u4e00-\u9fffA-Za-z]{2})")
DOCUMENT = late(r"(?:书|报|告|数据|消息|文件|通知|名单|公报|统计|报道|会|[部局委厅办署]|政府|海关|法院|检察院)$")
DISCLOSES = late(
    r"(?:召开|举行|举办)[^，。；]{0,6}(?:法说会|说明会|业绩会|股东会|股东大会)|(?:宣布|宣告|官宣|公告|披露|通报|公布|发布)$|(?:公布|发布|披露)[^，。；]{0,10}(?:数据|营运|销量|产销|营收|订单)|"
    r"(?:发布|公布|披露|发出|交出|发表)[^，。；]{0,14}(?:财报|业绩|年报|季报|年度报告|季度报告|快报|公告|招股书|成绩单|预告)|"
    r"(?:发布|登)公告|公告称"
)
# 在辽宁岭岳轴承股份有限公司的车间: a firm named by the way, whom 企业 may mean later.
FIRM_IN_FULL = late(
    r"(?:^|[☉，位于在对向为给与和、由的])(?P<name>[\u4e00-\u9fffA-Za-z（）]{3,18}?(?:有限责任公司|股份有限公司|有限公司))"
)
NAME = late(r"[\u4e00-\u9fffA-Za-z]{3,10}")
TOWN = late(
    r"(?![这那此该其他她我]|过去|今后|现场|会[上场])[\u4e00-\u9fff]{1,3}[^上中下里内前后时间处边旁外看天年月日些面侧底头]"
)
AT = late(r"^(?:[☉□\s]|走进|来到|记者|在)*(?:走进|来到|在)(?P<place>[\u4e00-\u9fff“”]{2,24})$")
# 中恒电气三季报显示: the firm whose report speaks.
REPORT = late(
    r"(?P<name>(?!公司|该|其|上述|多家)[\u4e00-\u9fffA-Za-z]{2,14}?)(?:☉|最新|发布的|披露的|的){0,12}(?:一季度?报|三季度?报|中报|半年报|年报|财报|季报|"
    r"年度报告|季度报告|公告|招股书|业绩快报|业绩预告|业绩报告)(?:显示|披露|称|指出|表明)"
)
# ◆瑞海能源日前…, 4.【粮食】: where an item of a digest begins.
ITEM = late(r"\s*(?:[◆●■▲★◇○□△☆▶►•·※](?![^，。；：]{1,8}：)|[\d０-９]{1,2}[.．、]?\s*【|【)")
# 镇党委, 市政府: an office of the place of which a text speaks.
OFFICE = late(r"(?P<unit>[省市县区州镇乡])")
# 翼飞航空研发的|载重无人机, with nothing after it: a thing told by who made it.
MADE = late(
    r"^(?!.{0,6}(?:随着|由于|围绕|通过|针对|面对|依托|根据|按照|除了|作为|得益于))[^，。；的]{0,24}?"
    r"(?:研发|研制|自研|开发|生产|制造|打造|推出|下线|建造|设计|培育|选育|建成|启用|投用|上市)(?:生产|出|成功)?的"
    r"(?P<noun>[\u4e00-\u9fffA-Za-z0-9“”-]{0,9}(?:机|车|船|舶|器|箱|柜|泵|阀|轮|灯|膜|板|芯片|装置|设备|机器人|系统|电池|品种|产线|装备|轴承|叶片))$"
)
