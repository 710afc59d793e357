"""Cities and districts as words, to tell whether a text speaks of another place than the taxonomy's."""

import re
from collections import Counter
from functools import cache

from briefing import paths

_DISTRICT = re.compile(
    r"(?:^|(?<=[，。；、：！？“（在与和及由为是到对来自市]))"
    r"(?P<name>[\u4e00-\u9fff]{1,4}?(?:区|县))(?![域间块分段位内外])"
)
PROVINCES = (
    "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建",
    "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "四川", "贵州",
    "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾",
)  # fmt: skip


@cache
def cities() -> tuple[str, ...]:
    """Short names of the cities at prefecture level and above."""
    lines = paths.resource("lexicons", "cities.txt").read_text("utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def city_counts(text: str) -> Counter[str]:
    """How often each city is named in a text."""
    return Counter(_city().findall(text))


@cache
def _city() -> re.Pattern[str]:
    """A city's name where it begins a word or ends in 市: the 大同 of 加大同……的力度 is none."""
    names = "|".join(cities())
    return re.compile(
        rf"(?:^|(?<=[在从自往赴到与和、，。；：“由是对向经过为]))(?:{names})|(?:{names})(?=市)", re.MULTILINE
    )


def district_names(text: str) -> set[str]:
    """Words that look like the name of a district or county: 龙泉驿区."""
    return {match["name"] for match in _DISTRICT.finditer(text)}
