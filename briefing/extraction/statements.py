"""What each sentence of the body speaks about, by the words it uses and the figures it holds."""

import re

from briefing.model.annotation import Topic
from briefing.text.patterns import late

_CUES: dict[Topic, re.Pattern[str]] = {
    "measure": re.compile(
        r"下一步|接下来|下阶段|还?将(?:着力|加快|加大|通过|继续|进一步|围绕|持续|全力|推动|支持|以|从|在|把|聚焦|"
        r"依托|积极|深入|大力|重点|优化|完善|打造|引导|构建)|着力|加快(?:推进|建设|培育|布局|打造)|"
        r"推动[^，。]{2,20}(?:发展|融合|升级|转型)|推进|要(?:加强|加快|坚持|聚焦|抓好|把|以)|应(?:该|当)?(?:加强|"
        r"加快)|实施|出台|未来.{0,4}(?:期望|希望)|届时"
    ),
    "trend": re.compile(
        r"趋势|正在(?:重塑|向|从|加速|发生)|格局|变革|变局|全球|迈向|转向|转移|新阶段|加速(?:演变|转型|演进)|重塑|"
        r"方兴未艾|迅猛|蓬勃|前景|制高点|未来产业|数字化转型|机遇|挑战|大势|演变|进程"
    ),
    "outcome": re.compile(r"签约|落户|落地|成效|成果|达成|揭牌|投产|开工|签订|成交"),
    "strength": re.compile(
        r"优势|底蕴|底气|支撑|国家级|基地|平台|通道|政策|营商环境|配套|创新|人才|院校|高校|科研|实验室|区位|交通|"
        r"枢纽|场景|资源|领先|便利|沃土|契合|开放|物流|服务|专利|体系"
    ),
    "foundation": re.compile(
        r"产值|增加值|营收|营业收入|产量|企业(?:数量)?[^，。]{0,6}\d|集聚|聚集|拥有|形成[了]?[^，。]{2,30}(?:集群|"
        r"体系|产业|链)|规模|增长|占[^，。]{0,10}\d|已(?:建成|形成|集聚|聚集)|主阵地|重镇|出口|利润"
    ),
    "policy": re.compile(
        r"国家(?:将|层面|战略|政策|支持|鼓励|有关部门|先后|相继)|中央|国务院|支持[\u4e00-\u9fff]{2,8}(?:建设|发展|打造|开展|探索|承接)|"
        r"(?:意见|通知|规划|方案|办法|细则|纲要|计划|措施|清单|决定)》|条例|部署|统筹|工信部|工业和信息化部|发展改革委|发改委|财政部|商务部|"
        r"科技部|部委|印发|颁布|施行"
    ),
    "district": re.compile(r"(?:区县|开发区|园区|高新区|经开区|新区|县域)"),
}
_WEIGHTS: dict[Topic, float] = {
    "measure": 1.6, "trend": 1.1, "outcome": 1.2, "strength": 1.0, "foundation": 1.2, "policy": 1.3, "district": 0.8,
}  # fmt: skip
_WILL_DO = late(
    r"^(?:此外，|同时，|另外，)?[^，]{0,24}(?:还?将(?:着力|加快|加大|通过|继续|进一步|围绕|持续|全力|推动|支持)|下一步|接下来)"
)
_DECISIVE = 4.0
_QUESTION = late(r"[？?]$")
_FILLER = late(
    r"^(?:(?:让我们|咱们|我们)?一起(?:来|去)?(?:听听|看看|了解|走进)|请看|且看|且听|来看|不妨|下面|究竟|到底|怎么|为何|为什么|何以|答案|原因何在|"
    r"奥秘何在|秘诀何在|底气何在|那么|事实上|不仅如此|不止如此|无独有偶|(?:本报)?记者(?:从[^，]{2,20})?(?:了解到|获悉|看到|发现)[，。]?$)"
)


def topic_of(sentence: str, *, figures: int, ahead: int) -> tuple[Topic, float] | None:
    """The topic of a sentence and how far it leads; None for a question or a filler.

    `figures` is how many actual quantities it holds, `ahead` how many targets and forecasts.
    """
    if _QUESTION.search(sentence) or _FILLER.match(sentence):
        return None
    scores: dict[Topic, float] = {
        topic: len(set(pattern.findall(sentence))) * _WEIGHTS[topic] for topic, pattern in _CUES.items()
    }
    scores["foundation"] += 1.5 * figures
    if _WILL_DO.search(sentence):
        scores["measure"] += _DECISIVE
    scores["measure"] += 0.5 * ahead
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    (best, score), (_, second) = ranked[0], ranked[1]
    return (best, score - second) if score > 0 else ("strength", 0.0)
