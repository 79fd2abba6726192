"""The units a figure can have: money, shares, points, time, and the measure words of counts."""

import re
from enum import Enum, auto

from jixiao.engine.facts.numerals import NUMERAL


class Measured(Enum):
    """What a unit measures."""

    MONEY = auto()
    SHARE = auto()
    POINTS = auto()
    TIME = auto()
    COUNT = auto()
    BARE = auto()


_MONEY = ("元", "元整", "块钱")
_SHARE = ("%", "‰", "个百分点", "百分点")
_TIME = ("个工作日", "工作日", "天", "日", "个月", "个季度", "季度", "小时", "分钟", "周", "星期", "年")
_COUNT_WORDS = (
    "个 项 名 人 次 人次 剂次 剂 人份 户 户次 台次 场次 车次 例次 批次 班次 份 块 件 幅 篇 场 期 批 条 款 道 "
    "题 台 套 辆 架 艘 座 栋 幢 所 家 位 支 本 册 张 种 类 只 头 亩 公顷 公里 千米 米 延米 厘米 毫米 平方米 "
    "平方公里 立方米 ㎡ km m 吨 公斤 千克 克 升 处 宗 起 例 盏 根 株 棵 箱 袋 瓶 桶 顶 双 对 副 枚 盒 页 字 "
    "字节 课时 学时 间 床 席 岗 室 眼 面 片 段 大项 小项 大类 小类 方面 部 门 组 队 届次 轮 期次 人天 校次 班 "
    "站点 节 节课 讲 环节 层 倍 条次 篇次 项次 家次 村次 度 千瓦 kW t"
)
_CLASS = (
    dict.fromkeys(_COUNT_WORDS.split(), Measured.COUNT)
    | dict.fromkeys(_TIME, Measured.TIME)
    | dict.fromkeys(_SHARE, Measured.SHARE)
    | dict.fromkeys(_MONEY, Measured.MONEY)
    | {"分": Measured.POINTS}
)
_WORDS = "|".join(re.escape(word) for word in sorted(_CLASS, key=len, reverse=True))
UNIT = re.compile(
    r"[ \t\u3000]{0,2}(?P<more>[多余来几])?[ \t]?(?P<scale>百万|千万|万亿|[万亿]|[百千](?![米克瓦]))?(?P<still>[多余])?"
    rf"(?P<unit>(?:{_WORDS})(?:\((?:次|人次|人|件|份)\))?)?"
)
# 分 that is no point, 元 and measure words that begin another word; a place named for a number of households.
OTHER_WORD = re.compile(
    r"分(?:[钟之别类布析级支管局工期公行明散担批阶数]|开|解)|元(?:旦|素|件|月)|人(?:均|才|工智|事|大)|项目|次(?:要|日|月|年|性)"
    r"|期(?:间|末|初|限)|户(?:镇|村|乡|庄|籍)|家(?:镇|村|乡|庄|口|长|庭|园|具)|部(?:分|署|门|队|级|长|委)|年(?:度|级|初|底|末|内|来|代|均|月)|日(?:常|报|期)|周(?:年|岁|边|围|期)|口(?:镇|村|乡)|组(?:织|建|合)"
    r"|处(?:理|置|于)|面(?:向|对|积)|级(?:别|以)|线(?:上|下)|门(?:户|口)|条(?:件|例)|场(?:所|地|馆)|节(?:约|日|能)|本(?:级|年|部|单)"
    r"|张(?:贴|榜)|批(?:准|复|评)|起(?:草|源|点|到|步|来)|站(?:式|在)|段(?:时)|道(?:路|德)|类(?:似|别)|克(?:服)|名(?:单|称|录)|度(?!电)"
    r"|班(?:子|级)|步(?:骤|入)|层(?:面|次)|队(?:伍|员)|米(?!。|，|,|、|；|）|\)|[一-龥]|$)"
)
# 项目 after a number is 项 + 目 only in 3项目标; 20个项目 is caught by 个 before.
# 一 before these is no number of things: 一起, 一道, 一方面, 一线.
_NOT_ONE_WORDS = "起 道 点 面 片 段 路 线 口 层 节 部 门 组 队 对 方面 种 类 级 度 步 站 期 批 班 讲 室 倍"
NOT_ONE = frozenset(_NOT_ONE_WORDS.split())
BEFORE_NO_NUMBER = frozenset("第统唯逐单专万之某另进其同初周零〇任数几")
SCALES = {"百": 100, "千": 1000, "万": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
VAGUE_COUNT = re.compile(
    r"(?P<vague>若干|数[十百千万]{1,2}|[几数](?=[十百千万个名次项家场件种位所])[十百千万]?|上[百千万](?!升|下)|多(?=[次名个项家场种件]))[多余]?"
    r"(?P<measure>人次|场次|大项|[个名次项家场件种位所人份册户])?(?![分学量值据字])"
)


def measured(unit: str) -> Measured:
    """Return what ``unit`` measures; nothing typed is a bare number."""
    return _CLASS.get(unit.partition("(")[0], Measured.BARE)


# Blanks part thousands (1 401.55万元) only between a word and a unit: elsewhere they may part two figures.
NUMBER = re.compile(
    r"(?=[0-9一二两三四五六七八九十])"
    r"(?:(?P<digits>(?<=[一-龥，、：；（])(?<![表图第])[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})++(?:\.[0-9]++)?"
    r"(?=[ \u00a0]?(?:[万亿元人户名件亩份块册个卷批辆套棵株家次吨米]|公里|平方))"
    r"|[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?)"
    rf"|(?P<han>(?=[一二两三四五六七八九十]){NUMERAL.pattern}))"
)
