"""Relative years as words of their own: 今年 in 今年产值, but not in 如今年产值, 前年 not in 目前年产能."""

import re

_NOT_BEFORE = "味轻货画龄迈幼富关"  # 年味, 年轻, 年货 …: the 年 belongs to them
_LEADS = r"(?<![\u4e00-\u9fff])|(?<=[在从自比较与和到由于是及对把将])"
RELATIVE_YEAR = (
    rf"(?:(?<![如迄当现而古])今年|(?<![远离除失])(?<!(?<!超)过)去年|(?:{_LEADS})前年(?![均产度])|"
    rf"(?<![文说表证透光黎鲜昆分高声指申])明年|(?:{_LEADS})后年)(?![{_NOT_BEFORE}来])"
)
"""A pattern without groups."""
OFFSETS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}

TODAY = re.compile(
    r"(?:昨天|昨日|今天|今日)(?=[，、上下晚在从起，。；：]|举行|召开|举办|发布|印发|启动|开幕|正式|记者|获悉|闭幕|落幕|"
    r"收官|竣工|开工|投产|挂牌|揭牌|签约|通车|亮相|抵达|出台)"
)
"""A day told relative to that of publication; 今日资本 and 今日头条 are names."""
