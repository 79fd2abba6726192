"""Names of bodies, places and roles, known by the word they end in; names of people only after a title with a colon."""

import re

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.stated import Name, NameKind

_BODY_WORDS = (
    "人民政府 政府办公室 政府 委员会 管委会 居委会 村委会 办事处 办公室 协会 学会 联合会 联谊会 基金会 商会 "
    "总工会 工会 妇联 残联 团委 团县委 科协 文联 侨联 工商联 红十字会 党委 党组 党支部 支部 党校 宣传部 "
    "组织部 统战部 武装部 "
    "纪委 监委 县委 市委 省委 区委 工委 教工委 "
    "指挥部 领导小组 专班 工作组 中心 总公司 有限公司 公司 集团 合作社 银行 学校 学院 幼儿园 职中 医院 中医院 卫生院 "
    "保健院 敬老院 福利院 法院 检察院 研究院 研究所 派出所 财政所 税务所 司法所 事务所 图书馆 "
    "博物馆 科技馆 文化馆 体育馆 档案馆 支队 "
    "大队 总队 工作站 服务站 e站 监测站 开发区 园区 社区 街道 林场 农场"
)
_SHORT_BODIES = (
    r"[中小大]学(?![习生校者科会术])|局(?![面势限]|部(?!门))|厅(?![级])|(?<![局村])委(?![托派任员办])|(?<=[政党府两委])"
    r"办(?![法理好事公学成实的])"
)
_PLACES = (
    r"(?:自治[区县州旗]|(?:[省市县区镇盟]|(?<![升国红锦降])旗|(?<![下家故城返回入水])乡)"
    r"(?![域级城直内外委长政镇乡村委土情街场区里]))"
)
_RESTS: dict[str, list[str]] = {}  # of the words, the longest first, by what they begin with
for _word in sorted(_BODY_WORDS.split(), key=len, reverse=True):
    _RESTS.setdefault(_word[0], []).append(_word[1:])
_BODIES = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in _RESTS.items())
_SUFFIX = re.compile(
    rf"(?=[{''.join(_RESTS)}小大局厅自省市县镇盟旗乡])(?:(?P<body>{_BODIES}|{_SHORT_BODIES})|(?P<place>{_PLACES}))"
)
_STOPS = re.compile(
    r".*(?:根据|按照|关于|携手|联合|组织|协同|会同|通过|建成|加强|开展|走访|慰问"
    r"|支持|推进|推动|成立|建立|参加|参与|深入|走进|进村|送科普进|围绕|以及|或|下设|内设|下达|拨付|收到|提高|发挥|完善|贯彻|执行|印发|共同|实施"
    r"|履行|接受|助力|促进|纳入|汇编|充实|一个|办好|采取|上级|基层|年度?|全(?=[县市区省国盟镇乡])|(?<!国)有|和(?!改革|城乡建设|社会保障|旅游|信息化|规划|湖泊|体育|林业)|承担|负责|[的了在于由与及向对是为即把将被让从至给使各某该每我本其此那这按据以个])"
)
_OUTSIDE = re.compile(r"(?s:.*)[^一-龥A-Za-z]")
_GENERIC = re.compile(
    r"^(?:乡镇|县区|省市|市县|区县|县乡|城乡|地区|社区|街道|园区|学校|中学|小学|医院|公司|政府|党委|支部|单位|中心|校区|小区|市区|镇区|乡|镇|县|市|区|省)+$"
)
_ROLE = re.compile(
    r"(?=[常副主书局科股处厅部院校会秘理县市区镇乡经站所])(?:常务)?(?:副)?(?:主席|主任|书记|局长|科长|股长|处长|厅长|部长|院长|校长|会长|秘书长|理事长|县长|市长|区长|镇长|乡长|经理|站长|所长)(?!令|团|级|会议|办公)"
)
_PERSON = re.compile(
    r"(?P<title>联系人|负责人|填表人|填报人|审核人|经办人|主管领导|分管领导|法定代表人|评价人|复核人)(?:[（(][^）)\n]{0,10}[)）])?\s?[：:]\s?(?P<name>[一-龥·]{2,4})(?![一-龥])"
)
_FURTHEST = 24


def read_names(ground: Ground) -> list[Name]:
    """Return the names of bodies, places, roles, and of people after 联系人： and the like."""
    plain = ground.plain
    found = _bodies(ground)
    for match in _ROLE.finditer(plain):
        found.append(Name(*match.span(), ground.quote(*match.span()), NameKind.ROLE, match[0]))
    for match in _PERSON.finditer(plain):
        found.append(Name(*match.span("name"), ground.quote(*match.span("name")), NameKind.PERSON, match["title"]))
    return sorted(found, key=lambda name: name.start)


def _bodies(ground: Ground) -> list[Name]:
    """Return bodies and places, each as long as it goes: 县 and 协会 in 某县科学技术协会 make one name."""
    plain = ground.plain
    found: list[Name] = []
    for match in _SUFFIX.finditer(plain):
        end = match.end()
        window = max(end - _FURTHEST, 0)
        outside = _OUTSIDE.match(plain, window, end)
        begin = outside.end() if outside else window
        stop = _STOPS.match(plain, begin, match.start())
        begin = stop.end() if stop else begin
        if end - begin < 2 or _GENERIC.match(plain[begin:end]):  # noqa: PLR2004 - one sign is no name
            continue
        kind = NameKind.BODY if match["body"] else NameKind.PLACE
        name = Name(begin, end, ground.quote(begin, end), kind, match[0])
        if found and found[-1].end > begin:
            if found[-1].start < begin:
                name = Name(found[-1].start, end, ground.quote(found[-1].start, end), kind, match[0])
            found.pop()
        found.append(name)
    return found
