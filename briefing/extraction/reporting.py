"""Whose work a report tells: the region whose government reports, by its title, its assembly or who delivers it."""

import re

from briefing.extraction.nouns import region_of
from briefing.extraction.passages import Reading
from briefing.text.patterns import late

_TITLE, _FRONT = 40, 400  # characters before an article and from its start on, in which a report says what it is
_REPORT = late(r"政府工作报告|各位代表|[国經经]民[经經][济濟]和社[会會][发發]展[统統][计計]公[报報]")
_DELIVERED = late(
    r"[—－–-]{1,2}\s*(?:\d{4}|二[〇○零一二三四五六七八九]{3})年[^，。；\n]{2,8}日在[^，。；\n]{2,20}届人民代表大会"
)
_UNIT = r"(?P<unit>自治[区州县旗]|[省市县区州旗镇乡])"
_WHOSE = (
    re.compile(rf"[\u4e00-\u9fff]{{1,10}}?{_UNIT}第[一二三四五六七八九十百\d]{{1,5}}届人民代表大会"),
    re.compile(rf"[\u4e00-\u9fff]{{1,10}}?{_UNIT}(?:人民)?(?:政府工作报告|政府)"),
    re.compile(rf"[\u4e00-\u9fff]{{1,10}}?{_UNIT}(?:☉|\d{{4}}年)?国民经济和社会发展统计公报"),
    re.compile(r"(?:^|[\s，。])(?:代理?)?(?P<unit>[省市县区州旗镇乡])长[\s　]"),
)


def reporting_region(reading: Reading) -> str | None:
    """全市, where the article is the report of a town's government or its statistics; None where it is no report."""
    heading = "\n".join(zone.text for zone in reading.zones if zone.zone == "headline")
    span = reading.article.span
    start = min([span.start, *(zone.start for zone in reading.article.headline)])
    front = "\n".join((heading, reading.source.text[max(0, start - _TITLE) : min(start + _FRONT, span.end)]))
    if _REPORT.search(front) is None and _DELIVERED.search(front) is None:
        return None
    found = next((match for form in _WHOSE if (match := form.search(front)) is not None), None)
    return f"全{found['unit']}" if found is not None else None


def home_of(reading: Reading) -> str | None:
    """The place with which the headline opens, where the opening of the article begins with it too; else None."""
    heading = next((zone.text for zone in reading.zones if zone.zone == "headline"), "")
    home = region_of(heading)
    if home is None or len(home) < _FEWEST or home[0] in "全我本国该世":
        return None
    if home[-1] not in "省市县区镇乡村州" and heading[len(home) : len(home) + 1] not in "：:":
        return None  # 大连启航: where something begins
    first = next((passage.text for passage in reading.passages if passage.zone == "body"), "")
    return home if re.search(rf"(?:^|[，。；：“”）]){home}", first) else None


_FEWEST = 2  # characters of a place
