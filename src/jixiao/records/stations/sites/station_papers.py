"""Papers of a station: the certificate of its plate, and the sheet on which the five 有 are checked."""

import datetime

from jixiao.engine.document import Align, Cell, Document, Heading, Note, Paragraph, Signature, Table, Text
from jixiao.engine.render import to_docx
from jixiao.engine.render.qr_codes import qr_chart, qr_place, with_qr_pictures
from jixiao.records.stations.models import CheckStage, FiveCheck, FiveHave, Station
from jixiao.records.stations.sites.queries import checks_of

CHECK_HEAD, CHECK_WIDTHS = ("序号", "五有", "核查内容", "结果", "查证情况"), (1, 2, 5, 2, 5)
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
    """Return the sheet of a check to be signed: filled in, or blank to take along."""
    title = f"科普e站“五有”{CheckStage(stage).label}表"
    where = f"{station.township}{station.village}{station.place}"
    head = tuple(Cell((Text(name),), Align.CENTER, head=True) for name in CHECK_HEAD)
    points = {one.item: one for one in check.points.all()} if check else {}
    rows = tuple(
        tuple(
            Cell((Text(words),), Align.CENTER if place in {0, 1, 3} else Align.LEFT)
            for place, words in enumerate((
                str(number), item.label, ASKED[item],
                _WORDS[getattr(check, item) if check else None],
                points[item].words if item in points else "",
            ))
        )
        for number, item in enumerate(FiveHave, start=1)
    )  # fmt: skip
    verdict = {True: "通过", False: "不通过", None: "□通过　□不通过"}[check.passed if check else None]
    lines = [
        f"e站：{station.name}（{station.code}，{station.get_kind_display()}）", f"申报单位：{station.host}",
        f"地址：{where or '　'}", f"负责人：{station.keeper} {station.keeper_office}".strip(),
        f"核查日期：{_day(check.day) if check else '　　　　年　　月　　日'}",
    ]  # fmt: skip
    if stage == CheckStage.CITY:
        lines.append(f"复核文件：{check.document if check else '　'}")
    else:
        lines.append(f"核查人员：{check.people_there if check else '　'}")
    return Document(
        title=title, author=station.unit.name, year=year, mark=mark,
        blocks=(
            Heading(0, "", title),
            *(Paragraph((Text(line),), Align.LEFT) for line in lines),
            Table(caption="", unit="", widths=CHECK_WIDTHS, rows=(head, *rows)),
            Paragraph((Text(f"结论：{verdict}。五项缺一不可。{check.note if check and check.note else ''}"),)),
            Signature((
                (Text("核查人（签名）：　　　　　　　　　e站负责人（签名）：　　　　　　　　"),),
                (Text(f"{station.unit.name}（盖章）"),),
            )),
        ),
    )  # fmt: skip


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
