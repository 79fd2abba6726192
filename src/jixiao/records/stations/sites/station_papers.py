"""Papers of a station: the certificate of its plate, and the sheet on which the five 有 are checked."""

import datetime

from jixiao.engine.document import Align, Cell, Document, Heading, Note, Paragraph, Signature, Table, Text
from jixiao.engine.render import to_docx
from jixiao.engine.render.qr_codes import qr_chart, qr_place, with_qr_pictures
from jixiao.records.stations.models import CheckStage, FiveCheck, FiveHave, Station
from jixiao.records.stations.sites.queries import checks_of

CHECK_HEAD, CHECK_WIDTHS = ("序号", "五有", "核查内容", "结果", "查证情况"), (2, 3, 7, 4, 8)
FACT_WIDTHS = (3, 8, 3, 5)
_WORDS = {True: "有", False: "没有", None: "□有　□没有"}
ASKED = {
    FiveHave.NETWORK: "满足正常浏览互联网科普内容的网络环境和无线网络覆盖",
    FiveHave.PEOPLE: "管理服务工作人员",
    FiveHave.PLACE: "开展科普活动的场所",
    FiveHave.ACTIVITIES: "线上线下结合、满足公众需求的科普活动",
    FiveHave.TERMINALS: "手机、台式电脑等阅读（浏览）终端",
}


def plate_certificate(station: Station, *, year: int, mark: str, address: str, with_code: bool) -> Document:
    """Return the certificate: which station, of what kind, with which plate, after which two checks.

    ``address`` is where anybody verifies it; ``with_code`` draws its QR code, else the place of one is marked.
    """
    unit = station.unit.name
    passed = {one.stage: one for one in checks_of(station) if one.passed}
    told = "，".join(
        f"{_day(passed[stage].day)}{CheckStage(stage).label}通过" for stage in CheckStage.values if stage in passed
    )
    where = "".join(part for part in (station.township, station.village) if part)
    day = station.plated_on
    said = (
        f"{station.host}申报的“{station.name}”（{station.get_kind_display()}{f'，{where}' if where else ''}），"
        f"{f'经{told}，' if told else ''}具备有网络、有人员、有场所、有活动、有终端“五有”条件，授予科普e站牌匾。"
    )
    return Document(
        title=f"{station.name}授牌证书", author=unit, year=year, mark=mark,
        blocks=(
            Heading(0, "", "科普e站授牌证书"),
            Paragraph((Text(f"牌匾编号：{station.plate_number}"),), Align.RIGHT),
            Paragraph((Text(said),)),
            Signature(((Text(f"{unit}（盖章）"),), (Text(_day(day) if day else ""),))),
            qr_chart(address, alt="查验这份授牌证书的二维码") if with_code else qr_place(),
            Note((Text(f"扫码或打开 {address} 查验"),)),
        ),
    )  # fmt: skip


def plate_certificate_docx(station: Station, *, year: int, mark: str, address: str) -> bytes:
    """Return the certificate as DOCX, the QR code a picture where its place was marked."""
    paper = plate_certificate(station, year=year, mark=mark, address=address, with_code=False)
    return with_qr_pictures(to_docx(paper), [address])


def check_sheet(station: Station, *, stage: str, check: FiveCheck | None, year: int, mark: str) -> Document:
    """Return the sheet of a check to be signed: filled in, or blank to take along. It fits on one page."""
    title = f"科普e站“五有”{CheckStage(stage).label}表"
    verdict = {True: "通过", False: "不通过", None: "□通过　□不通过"}[check.passed if check else None]
    note = f"　{check.note}" if check and check.note else ""
    last = (_cell("结论", head=True, across=2), _cell(f"{verdict}（五项缺一不可）{note}", across=3))
    signed = (_cell("签名", head=True, across=2), _cell("核查人：　　　　　　　　　　　e站负责人：", across=3))
    head = tuple(_cell(name, head=True) for name in CHECK_HEAD)
    return Document(
        title=title, author=station.unit.name, year=year, mark=mark,
        blocks=(
            Heading(0, "", title),
            Table(caption="", unit="", widths=FACT_WIDTHS, rows=_facts(station, stage, check)),
            Table(caption="", unit="", widths=CHECK_WIDTHS, rows=(head, *_found(check), last, signed)),
            Signature(((Text(f"{station.unit.name}（盖章）"),), (Text("年　　月　　日"),))),
        ),
    )  # fmt: skip


def _facts(station: Station, stage: str, check: FiveCheck | None) -> tuple[tuple[Cell, ...], ...]:
    where = f"{station.township}{station.village}{station.place}"
    day = _day(check.day) if check else "　　　　年　　月　　日"
    is_city = stage == CheckStage.CITY
    named, said = ("复核文件", check.document if check else "") if is_city else (
        "核查人员", check.people_there if check else ""
    )  # fmt: skip
    lines = (
        ("e站", f"{station.name}（{station.code}）", "类型", station.get_kind_display()),
        ("申报单位", station.host, "负责人", f"{station.keeper} {station.keeper_office}".strip()),
        ("地址", where, "核查日期", day),
    )
    rows = [tuple(_cell(text, head=place in {0, 2}, left=place in {1, 3}) for place, text in enumerate(line))
            for line in lines]  # fmt: skip
    return (*rows, (_cell(named, head=True), _cell(said, across=3)))


def _found(check: FiveCheck | None) -> list[tuple[Cell, ...]]:
    points = {one.item: one for one in check.points.all()} if check else {}
    return [
        (
            _cell(str(number)), _cell(item.label), _cell(ASKED[item], left=True),
            _cell(_WORDS[getattr(check, item) if check else None]),
            _cell(points[item].words if item in points else "", left=True),
        )
        for number, item in enumerate(FiveHave, start=1)
    ]  # fmt: skip


def _cell(text: str, *, head: bool = False, left: bool = False, across: int = 1) -> Cell:
    side = Align.LEFT if left or across > 2 else Align.CENTER  # noqa: PLR2004 - what goes across is a sentence
    return Cell((Text(text),), side, head=head, across=across)


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
