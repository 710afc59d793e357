"""Which side somebody speaks for, by organisation and post: government, enterprise, expert, association, media."""

from briefing.extraction.organisations import ENTERPRISE_POST
from briefing.extraction.posts import is_plain
from briefing.model.annotation import Group
from briefing.text.patterns import late

_GOVERNMENT = late(
    r"(?:委|委员会|局|厅|部|司|处|科|署|办|办公室|政府|管委会|党工委|党委|省|市|区|县|镇|乡|街道|村|社区|海关|法院|检察院|"
    r"人大|政协|常委会|专班|指挥部|国)$"
)
_EXPERT_ORG = late(
    r"大学|学院|研究院|研究所|研究中心|研究会|智库|科学院|社科院|工程院|实验室|发展中心|规划院|设计院|信息中心"
)
_EXPERT_POST = late(r"教授|院士|研究员|专家|学者|分析师|分析员|经济学家|讲师|博士|博导")
_ASSOCIATION = late(r"协会|商会|学会|公会|联合会|联盟|促进会|协进会|工商联")
_ENTERPRISE = late(
    r"公司|集团|股份|银行|厂$|合作社|科技|汽车|实业|控股|证券|保险|企业|酒店|码头|农场|"
    r"(?:操作|事业|项目|市场|销售|研发|生产|运营|营业|技术)部$"
)
_PRESS_ORG = late(r"日报|晚报|晨报|都市报|电视台|通讯社|杂志|报社|新闻网|广播电台|融媒体")
_PRESS_POST = late(r"记者|通讯员|编辑$|评论员|主持人$|摄影师")


def group_of(organisation: str, post: str) -> Group:
    """Which side a speaker stands on, by the organisation first and the post second."""
    if _PRESS_ORG.search(organisation) or _PRESS_POST.search(post):
        return "media"
    if _ASSOCIATION.search(organisation):
        return "association"
    if _EXPERT_ORG.search(organisation) or (_EXPERT_POST.search(post) and not _is_firm(organisation)):
        return "expert"
    if _ENTERPRISE.search(organisation) or (ENTERPRISE_POST.search(post) and not _GOVERNMENT.search(organisation)):
        return "enterprise"
    if _GOVERNMENT.search(organisation) and not is_plain(post):
        return "government"
    return "other"


def _is_firm(organisation: str) -> bool:
    """Whether an organisation is a firm and no broker, whose analysts are experts."""
    return _ENTERPRISE.search(organisation) is not None and "证券" not in organisation
