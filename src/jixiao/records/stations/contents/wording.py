"""What a content says, as people type it: pure. Trimmed, and refused with the field at fault where it cannot stand."""

import dataclasses
import datetime
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from jixiao.measures.materials import FILM, PDF, PICTURE, SOUND, material_of
from jixiao.measures.models import Proof
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import ContentKind, Licence
from jixiao.records.stations.tags import unknown_audiences

WORDS: Mapping[str, tuple[str, int]] = MappingProxyType({
    "title": ("内容标题", 120), "body": ("内容正文", 20_000), "file_words": ("文件文字说明", 200),
    "link": ("内容链接", 500), "source": ("内容来源", 200), "licence_words": ("许可说明", 200),
})  # fmt: skip
FAMILIES: Mapping[str, str] = MappingProxyType({
    ContentKind.PICTURE: PICTURE, ContentKind.VIDEO: FILM, ContentKind.AUDIO: SOUND, ContentKind.PDF: PDF,
})  # fmt: skip
FORMATS: Mapping[str, str] = MappingProxyType({
    ContentKind.PICTURE: "JPG、PNG 或 WEBP", ContentKind.VIDEO: "MP4 或 WEBM", ContentKind.AUDIO: "MP3 或 M4A",
    ContentKind.PDF: "PDF",
})  # fmt: skip
MOST_TAGS, MOST_TAG, MOST_MINUTES = 8, 20, 600


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a content says."""

    title: str
    kind: str
    source: str
    licence: str
    body: str = ""
    file: Proof | None = None
    file_words: str = ""
    link: str = ""
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    licence_words: str = ""
    minutes: int | None = None
    from_day: datetime.date | None = None
    until_day: datetime.date | None = None
    published_on: datetime.date | None = None


FIELDS = tuple(field.name for field in dataclasses.fields(Said))


def judged(given: Said, *, on: datetime.date) -> Said:
    """Return what is said, trimmed; refuses what has no title, source or licence, or lacks what its kind is made of."""
    kept = dataclasses.replace(
        given, **{name: getattr(given, name).strip() for name in WORDS},
        topics=tuple(dict.fromkeys(given.topics)), audiences=tuple(dict.fromkeys(given.audiences)),
    )  # fmt: skip
    for name, (title, most) in WORDS.items():
        if len(getattr(kept, name)) > most:
            raise Refused(f"{title}超过 {most} 字", cure="写短些", code="X021", field=name)
    if kept.kind not in ContentKind.values:
        raise Refused(
            "没有选内容类型", cure="从图文、图片、视频、音频、PDF、竞答链接、公众号推文里选", code="X021", field="kind"
        )
    if not kept.title:
        raise Refused("内容标题没有填", cure="写明讲什么", code="X021", field="title")
    _require_right(kept)
    _require_tags(kept)
    _require_made_of(kept)
    _require_days(kept, on)
    return kept


def require_days(from_day: datetime.date | None, until_day: datetime.date | None) -> None:
    """Raise Refused where the days run backward."""
    if from_day and until_day and until_day < from_day:
        raise Refused(
            "下架日期早于上架日期", cure="核对两个日期；一直用的，下架日期空着", code="X021", field="until_day"
        )


def is_plain_link(link: str) -> bool:
    """Return whether a link leads to a page of the net (http, https) or of this site (/quiz/…), and to nothing else."""
    if link.startswith("/") and not link.startswith("//"):
        return True
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _require_right(said: Said) -> None:
    if not said.source:
        cure = "写明来自哪里：本单位、科普中国、某出版社某书"
        raise Refused("内容来源没有填", cure=cure, code="X021", field="source")
    if said.licence not in Licence.values:
        raise Refused("没有选使用许可", cure="弄清凭什么能用，再登记", code="X021", field="licence")
    if said.licence == Licence.PERMITTED and not said.licence_words:
        cure = "写明谁在哪天授权，授权书作佐证"
        raise Refused("书面授权没有写说明", cure=cure, code="X021", field="licence_words")


def _require_tags(said: Said) -> None:
    if not said.topics and said.kind != ContentKind.ARTICLE:
        raise Refused("主题标签没有填", cure="推送按它选内容，至少一个", code="X021", field="topics")
    if len(said.topics) > MOST_TAGS or any(len(one) > MOST_TAG for one in said.topics):
        cause = f"主题标签最多 {MOST_TAGS} 个，每个最多 {MOST_TAG} 个字"
        raise Refused(cause, cure="留下主要的几个", code="X021", field="topics")
    unknown = unknown_audiences(said.audiences)
    if unknown:
        raise Refused(f"没有「{'、'.join(unknown)}」这类人群", cure="从列出的里选", code="X021", field="audiences")
    if not said.audiences and said.kind != ContentKind.ARTICLE:
        raise Refused("适用人群没有选", cure="给谁看的，至少一类；都能看的选公众", code="X021", field="audiences")
    if said.minutes is not None and not 1 <= said.minutes <= MOST_MINUTES:
        raise Refused("时长不对", cure=f"1 到 {MOST_MINUTES} 分钟", code="X021", field="minutes")


def _require_made_of(said: Said) -> None:
    family, label = FAMILIES.get(said.kind), ContentKind(said.kind).label
    if said.kind == ContentKind.TEXT and not said.body:
        raise Refused("内容正文没有填", cure="图文要有文字", code="X021", field="body")
    if family is not None:
        if said.file is None:
            raise Refused(f"{label}没有选文件", cure=f"选一个 {FORMATS[said.kind]} 文件", code="X022", field="file")
        if material_of(said.file.media_type).family != family:
            cure = f"换成 {FORMATS[said.kind]}，或改内容类型"
            raise Refused(f"「{said.file.name}」不是{label}文件", cure=cure, code="X022", field="file")
    elif said.file is not None and material_of(said.file.media_type).family != PICTURE:
        raise Refused(f"{label}的配图不是图片", cure="换成 JPG、PNG 或 WEBP，或改内容类型", code="X022", field="file")
    if said.file is not None and material_of(said.file.media_type).family == PICTURE and not said.file_words:
        cure = "写明图上是什么，看不见图的人靠它"
        raise Refused("图片没有文字说明", cure=cure, code="X022", field="file_words")
    if said.kind in {ContentKind.QUIZ, ContentKind.ARTICLE} and not said.link:
        cure = "填竞答页面的地址" if said.kind == ContentKind.QUIZ else "填推文的网址"
        raise Refused(f"{label}没有填链接", cure=cure, code="X021", field="link")
    if said.link and not is_plain_link(said.link):
        raise Refused(
            "链接不是网址", cure="以 https:// 开头；本系统的竞答填 /quiz/ 开头的地址", code="X021", field="link"
        )


def _require_days(said: Said, on: datetime.date) -> None:
    require_days(said.from_day, said.until_day)
    if said.kind == ContentKind.ARTICLE:
        if said.published_on is None:
            raise Refused("推文发布日期没有填", cure="对照公众号后台填", code="X021", field="published_on")
        if said.published_on > on:
            raise Refused("推文发布日期还没有到", cure="发布以后再登记", code="X021", field="published_on")
    elif said.published_on is not None:
        raise Refused("只有公众号推文填发布日期", cure="清空它，或改内容类型", code="X021", field="published_on")
