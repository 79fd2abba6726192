"""The contents of the demo's stations: texts, films and the account's articles, reviewed by two, in every state."""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Q, QuerySet

from jixiao.cli.demo_site import stations_pieces as pieces
from jixiao.cli.demo_site.building import Walk
from jixiao.cli.demo_site.quiz_pieces import EXPERT, expert_of
from jixiao.cli.demo_site.stations_ways import SHOWN, file_kept, table_in, then
from jixiao.engine.document import Block, Document, Heading, Paragraph, Text
from jixiao.engine.errors import MissingFontError
from jixiao.engine.render import find_fonts, to_pdf
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Person, UnitYear
from jixiao.records.stations.contents.reading import enter_reads
from jixiao.records.stations.contents.registering import register_content
from jixiao.records.stations.contents.reviewing import review_content, send_all, send_for_review
from jixiao.records.stations.contents.scheduling import recall_content, reschedule
from jixiao.records.stations.contents.tables import articles
from jixiao.records.stations.contents.wording import Said
from jixiao.records.stations.models import Content, ContentAspect, ContentKind, ContentState, Licence

SOURCE = "示例：本单位编写"
HALF, ENDS = datetime.date(2024, 7, 2), datetime.date(2025, 1, 2)
BY_HAND = 3


def bring_contents(*, walk: Walk, unit_year: UnitYear) -> None:
    """Register, review, schedule and recall, each on its day."""
    expert = Person.objects.filter(username=EXPERT).first() or expert_of(walk)
    unit = unit_year.unit
    for first, day in ((True, HALF), (False, ENDS)):
        by = then(walk, day)
        table_in(
            unit_year=unit_year,
            door=articles.DOOR,
            name="示例-公众号后台导出",
            by=by,
            rows=list(_articles(first=first)),
        )
        send_all(unit=unit, by=by)
        _pass(walk, expert, Content.objects.filter(unit=unit, state=ContentState.SENT), day)
    for number, day in enumerate((datetime.date(2024, 3, 5), datetime.date(2024, 6, 4), datetime.date(2024, 9, 3))):
        by = then(walk, day)
        for said in _said(unit_year, by, number):
            register_content(unit=unit, said=said, by=by)
        send_all(unit=unit, by=by)
        _pass(walk, expert, Content.objects.filter(unit=unit, state=ContentState.SENT), day + datetime.timedelta(2))
    _first_reads(walk, unit_year)
    _one_that_is_wrong(walk, unit_year, expert)
    _not_yet(walk, unit_year, expert)
    _soon_over(walk)


def _articles(*, first: bool) -> Iterator[tuple[object, ...]]:
    """Yield the lines of the table of one half of the year: title, day, address, reads, by which day, topics."""
    for number, title in enumerate(pieces.article_titles()):
        day = datetime.date(2024, 1, 2) + datetime.timedelta(days=number * 362 // (pieces.ARTICLES - 1))
        if (day < HALF) is first:
            until = HALF if first else datetime.date(2024, 12, 31)
            reads = pieces.reads_of(number) * 2 // 3 if number < BY_HAND else pieces.reads_of(number)
            topic = "农业技术" if "农" in title else "健康生活"
            yield (
                title, f"{day}", f"https://example.org/shili/{number + 1:03}", reads, f"{until}",
                topic, "", "",
            )  # fmt: skip


def _pass(walk: Walk, expert: Person, rows: QuerySet[Content], day: datetime.date) -> None:
    """Let the expert look whether each is true, and the head whether it may be said."""
    readers = dict(zip(ContentAspect, (expert, walk.office.head), strict=True))
    for one in rows.order_by("number"):
        for aspect, reader in readers.items():
            by = Actor(reader, then(walk, day, hour=15).at, "127.0.0.1")
            review_content(content=one, aspect=aspect, passed=True, note="", by=by)


def _said(unit_year: UnitYear, by: Actor, number: int) -> Iterator[Said]:
    """Yield what is registered in one go: eight films, and what else there is of its turn."""
    film = (SHOWN / "film.webm").read_bytes()
    films = list(zip(pieces.FILMS, pieces.FILM_TOPICS, strict=True))
    for title, topic in films[number * 8 : number * 8 + 8]:
        watchers = ("农民",) if topic == "农业技术" else ("公众",)
        yield Said(
            title=f"示例：{title}", kind=ContentKind.VIDEO, source=SOURCE, licence=Licence.OWN, minutes=1,
            file=file_kept(unit_year=unit_year, name="示例短视频.webm", data=film, by=by), topics=(topic,),
            file_words="示例：演示用的一段画面，各条短视频共用", audiences=watchers,
        )  # fmt: skip
    for title, topics, people, body in pieces.TEXTS[number * 2 : number * 2 + 2]:
        yield Said(
            title=f"示例：{title}", kind=ContentKind.TEXT, body=body, source=SOURCE, licence=Licence.OWN, topics=topics,
            audiences=people, minutes=3,
        )  # fmt: skip
    if number == 1:
        yield from _picture_and_brochure(unit_year, by)
    if number == 2:  # noqa: PLR2004 - the last of three
        title, link = pieces.QUIZ
        yield Said(
            title=f"示例：{title}", kind=ContentKind.QUIZ, link=link, source=SOURCE, licence=Licence.OWN,
            topics=("健康生活",), audiences=("公众",), body="示例：手机扫码答 5 道题。",
        )  # fmt: skip


def _picture_and_brochure(unit_year: UnitYear, by: Actor) -> Iterator[Said]:
    title, words = pieces.PICTURE
    drawn = (SHOWN / "picture.png").read_bytes()
    yield Said(
        title=f"示例：{title}", kind=ContentKind.PICTURE, source="示例：县生活垃圾分类办公室供图",
        licence=Licence.PERMITTED,
        licence_words="示例：该办公室 2024 年 5 月 20 日书面同意在e站展示", file_words=words, topics=("生态环保",),
        audiences=("公众",),
        file=file_kept(unit_year=unit_year, name="示例-垃圾分类图.png", data=drawn, by=by),
    )  # fmt: skip
    yield from _brochure(unit_year, by)


def _brochure(unit_year: UnitYear, by: Actor) -> Iterator[Said]:
    """Yield a brochure as PDF; nothing where the machine has no font to set it in."""
    title, lines = pieces.BROCHURE
    blocks: tuple[Block, ...] = (Heading(0, "", title), *(Paragraph((Text(line),)) for line in lines))
    paper = Document(title=title, author=unit_year.unit.name, year=unit_year.year, mark="示例", blocks=blocks)
    try:
        data = to_pdf(paper, fonts=find_fonts(folder=settings.FONTS))
    except MissingFontError:
        return
    yield Said(
        title=f"示例：{title}", kind=ContentKind.PDF, source=SOURCE, licence=Licence.CC_BY, topics=("防灾减灾",),
        audiences=("农民", "老年人", "社区居民"),
        file=file_kept(unit_year=unit_year, name=f"示例-{title}.pdf", data=data, by=by),
    )  # fmt: skip


def _first_reads(walk: Walk, unit_year: UnitYear) -> None:
    """Enter how often the first three had been read when the year was over, from what somebody saw."""
    rows = Content.objects.filter(unit=unit_year.unit, kind=ContentKind.ARTICLE).order_by("published_on")
    day, source = datetime.date(2024, 12, 31), "示例：公众号后台截图"
    for place, one in enumerate(rows[:BY_HAND]):
        enter_reads(content=one, number=pieces.reads_of(place), day=day, source=source, by=then(walk, ENDS))


def _one_that_is_wrong(walk: Walk, unit_year: UnitYear, expert: Person) -> None:
    """Let one pass that turns out to say too much."""
    day = datetime.date(2024, 10, 8)
    by = then(walk, day)
    said = Said(
        title=f"示例：{pieces.WRONG}", kind=ContentKind.TEXT, body=pieces.WRONG_BODY, source=SOURCE,
        licence=Licence.OWN, topics=("农业技术",), audiences=("农民",),
    )  # fmt: skip
    old = register_content(unit=unit_year.unit, said=said, by=by)
    send_for_review(content=old, stamp=old.version, by=by)
    _pass(walk, expert, Content.objects.filter(pk=old.pk), day)


def replace_and_recall(*, walk: Walk, unit_year: UnitYear) -> None:
    """Replace the one that was wrong, and recall it after it has been pushed."""
    expert = Person.objects.get(username=EXPERT)
    old = Content.objects.get(unit=unit_year.unit, title=f"示例：{pieces.WRONG}")
    later = then(walk, datetime.date(2024, 11, 12))
    new = register_content(
        unit=unit_year.unit, by=later, replaces=old,
        said=Said(
            title=f"示例：{pieces.WRONG}（更正）", kind=ContentKind.TEXT, body=pieces.RIGHT_BODY, source=SOURCE,
            licence=Licence.OWN, topics=("农业技术",), audiences=("农民",),
        ),
    )  # fmt: skip
    send_for_review(content=new, stamp=new.version, by=later)
    _pass(walk, expert, Content.objects.filter(pk=new.pk), later.on)
    head = then(walk, datetime.date(2024, 11, 13), head=True)
    recall_content(content=old, reason="示例：说法不准确，已另拟更正", stamp=old.version, by=head)


def _not_yet(walk: Walk, unit_year: UnitYear, expert: Person) -> None:
    """Leave one as a draft, one sent, one half reviewed, one sent back: what the review desk of the demo is for."""
    by = then(walk, datetime.date(2024, 12, 23))
    made = [
        register_content(
            unit=unit_year.unit, by=by,
            said=Said(
                title=f"示例：{title}", kind=ContentKind.TEXT, body=f"示例：{body}", source=SOURCE, licence=Licence.OWN,
                topics=("健康生活",), audiences=("公众",),
            ),
        )
        for title, body in (
            ("春节燃放烟花注意什么", "草稿，还没有写完。"), ("流感季怎样防护", "勤洗手，多通风，发热早就医。"),
            ("冬季怎样补钙", "多晒太阳，喝牛奶，吃豆制品。"), ("喝醋能软化血管吗", "喝醋能软化血管。"),
        )
    ]  # fmt: skip
    for one in made[1:]:
        send_for_review(content=one, stamp=one.version, by=by)
    seen = Actor(expert, then(walk, datetime.date(2024, 12, 24)).at, "127.0.0.1")
    review_content(content=made[2], aspect=ContentAspect.SCIENCE, passed=True, note="", by=seen)
    note = "示例：没有依据。醋喝下去改变不了血管，请改成辟谣"
    review_content(content=made[3], aspect=ContentAspect.SCIENCE, passed=False, note=note, by=seen)


def _soon_over(walk: Walk) -> None:
    """Let one go off the stations in some days, let one be over, and let one begin later."""
    now, rows = walk.actor(walk.office.clerk), Content.objects.filter(unit=walk.office.unit)
    for words, begins, ends in (
        ("食品标签", None, now.on + datetime.timedelta(days=5)),
        ("针孔相机", now.on + datetime.timedelta(days=10), None),
        ("雷雨天", datetime.date(2024, 5, 1), datetime.date(2024, 10, 31)),
    ):
        row = rows.get(Q(title__contains=words), kind=ContentKind.TEXT)
        reschedule(content=row, from_day=begins, until_day=ends, stamp=row.version, by=now)
