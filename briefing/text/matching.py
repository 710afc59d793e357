"""The text that rules are matched against: as long as the printed one, character for character.

Traditional characters are matched as simplified ones, 「」 and straight quotation marks as “”, full-width digits and
letters as half-width ones, sums in formal numerals (壹仟元) as in plain ones, Latin punctuation between Chinese words
as Chinese. The printed text is what is shown, quoted and stored; positions are the same in both.
"""

import re
from functools import cache
from typing import Protocol

_COMMON_TRADITIONAL = frozenset(
    "億萬個這們國為與時會來對產業後發經過開關門問間長車電動機東風飛馬鳥魚龍點華陽陸際隨險隊總統計議訂設許論證"
    "說話讀課調談請讓誰買賣費資質購貿賞賓贊貢財責貨販貪貫貴貸銀鐵鋼錢錄鏡鐘銷鎮鍵網紅約級紀純紙細終組給絕結維"
    "線練織續節範築類顯頭題願顧飯飲館駐驗體髮灣灘灑滿漢漁澤濟熱無煙燈爭爾牆狀獨獎環現畫當療盤盡眾礦碼確禮種稱"
    "穩穫競筆簡籌糧綠緊編緣縣縱繼羅義習聯聲聽職腦興舉舊蘇處號術衛裝複見規視親觀覺觸訊記認護變豐負貝達遠適選遷"
    "還邊郵鄉醫釋鋪錯鍋闊階雜難雲靈靜韓頂項順預領頻額驅騰鬥鹽麗麥黃齊齒據擔擇擊擬擴攝數斷條極樓標樣橋歲歸歷萊"
    "藥蘭"
)
_FOLDED = {ord("０") + n: ord("0") + n for n in range(10)} | {
    ord(base) + n: ord(latin) + n for base, latin in (("Ａ", "A"), ("ａ", "a")) for n in range(26)
}
_FOLDED |= {ord(wide): ord(plain) for wide, plain in zip("％．＋／「」『』﹁﹂﹃﹄〝〞", "%.+/“”‘’“”‘’“”", strict=True)}
_HAS_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLDED)))}]")
# The mark comes first in what follows, and what must stand before it after: a search for one character is quick.
_GROUPED = re.compile(r"，(?<=\d，)(?=\d{3}(?!\d))")
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff，。；：！？、（）“”‘’《》%"
_LATIN_MARK = re.compile(rf"(?<=[{_HAN}])\s?[,;:!?()]|[,;:!?()](?=\s?[{_HAN}])")
_FORMAL = re.compile("[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟零万亿]+(?=[元圆])")
_PLAIN_NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_HAS_LATIN_MARK = re.compile("[,;:!?()]")
_LATIN_STOP = re.compile(r"\.(?<=[\u3400-\u9fff%”]\.)(?=\s|$|[\u3400-\u9fff“])")
_CHINESE_MARKS = str.maketrans(",;:!?()", "，；：！？（）")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def matching(text: str) -> str:
    """The text to match against, of the same length."""
    folded = _simplified(text)
    if _HAS_FOLDED.search(folded):
        folded = folded.translate(_FOLDED)
    folded = _GROUPED.sub(",", _paired(folded))
    if "佰" in folded or "拾" in folded or "仟" in folded:
        folded = _FORMAL.sub(lambda numeral: numeral.group().translate(_PLAIN_NUMERALS), folded)
    if _HAS_LATIN_MARK.search(folded):
        folded = _LATIN_MARK.sub(lambda mark: mark.group().translate(_CHINESE_MARKS), folded)
    return _LATIN_STOP.sub("。", folded)


def _paired(text: str) -> str:
    """Straight quotation marks, opening and closing in turn."""
    if '"' not in text:
        return text
    parts = text.split('"')
    return "".join(f"{part}{'”' if number % 2 else '“'}" for number, part in enumerate(parts[:-1])) + parts[-1]


def _simplified(text: str) -> str:
    if _COMMON_TRADITIONAL.isdisjoint(text):
        return text
    return "".join(map(simplified, text))


@cache
def simplified(char: str) -> str:
    """The simplified form of one character."""
    if not "\u3400" <= char <= "\U0003ffff":
        return char
    made = _converter().convert(char)
    return made if len(made) == 1 else char


@cache
def _converter() -> _Converter:
    from opencc import OpenCC  # type: ignore[import-untyped]

    converter: _Converter = OpenCC("t2s")
    return converter
