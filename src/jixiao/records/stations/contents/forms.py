"""Forms of contents: one content, a review, days, a recall, reads."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.measures import films
from jixiao.measures.models import Proof
from jixiao.orgs.verdicts import VerdictForm
from jixiao.records.stations.contents.wording import WORDS, Said
from jixiao.records.stations.models import Content, ContentAspect, ContentKind, Licence
from jixiao.records.stations.tags import AUDIENCE_CHOICES
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm
from jixiao.web.tagged import read_tags

KEPT = "file_kept"
ACCEPT = f".jpg,.jpeg,.png,.webp,.gif,.pdf,{films.ACCEPT}"
FILE_WORDS = f"图片 JPG、PNG、WEBP；视频、音频 {films.WORDS}；PDF"


class ContentForm(StampedForm):
    """A content as it is registered."""

    kind = forms.ChoiceField(label="内容类型", choices=ContentKind.choices, initial=ContentKind.TEXT)
    title = TextField(label="内容标题", max_length=WORDS["title"][1])
    body = TextField(
        label="内容正文", required=False, max_length=WORDS["body"][1], widget=forms.Textarea({"rows": 8}),
        help_text="图文必填；别的类型写几句简介。只写文字，段落之间空一行",
    )  # fmt: skip
    file = forms.FileField(
        label="内容文件", required=False, widget=forms.FileInput({"accept": ACCEPT}), help_text=FILE_WORDS,
        error_messages={"empty": "文件是空的", "invalid": "没有选文件"},
    )  # fmt: skip
    file_words = TextField(
        label="文件文字说明", required=False, max_length=WORDS["file_words"][1], help_text="图片必填：看不见图的人靠它"
    )
    without_file = forms.BooleanField(label="不要文件", required=False)
    link = TextField(
        label="内容链接", required=False, max_length=WORDS["link"][1], wide=True,
        help_text="竞答链接、公众号推文必填；本系统的竞答填 /quiz/ 开头的地址",
    )  # fmt: skip
    topics = TextField(label="主题标签", required=False, max_length=200, help_text="推文以外的必填；几个的用顿号隔开")
    audiences = forms.MultipleChoiceField(
        label="适用人群", required=False, choices=AUDIENCE_CHOICES, widget=forms.CheckboxSelectMultiple,
        help_text="推文以外的必填",
    )  # fmt: skip
    source = TextField(label="内容来源", max_length=WORDS["source"][1], help_text="来自哪里，谁写的")
    licence = forms.ChoiceField(label="使用许可", choices=[("", "请选择"), *Licence.choices], help_text="凭什么能用")
    licence_words = TextField(
        label="许可说明", required=False, max_length=WORDS["licence_words"][1], help_text="书面授权的必填：谁在哪天授权"
    )
    minutes = CountField(label="时长", required=False, unit="分钟", help_text="看完、听完大约几分钟")
    from_day = DayField(label="上架日期", required=False, help_text="空着的审核通过就能推")
    until_day = DayField(label="下架日期", required=False, help_text="到期自动停播；空着的一直用")
    published_on = DayField(label="推文发布日期", required=False, help_text="公众号推文必填")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields[KEPT] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def said(self, file: Proof | None) -> Said:
        """Return what the acts take."""
        clean = self.cleaned_data
        names = ("title", "kind", "body", "file_words", "link", "source", "licence", "licence_words")
        return Said(
            **{name: clean[name] for name in names}, file=file, topics=read_tags(clean["topics"]),
            audiences=tuple(clean["audiences"]), minutes=clean["minutes"], from_day=clean["from_day"],
            until_day=clean["until_day"], published_on=clean["published_on"],
        )  # fmt: skip


def initial_of(content: Content) -> dict[str, Any]:
    """Return a content as its form shows it."""
    names = ("kind", "title", "body", "file_words", "link", "source", "licence", "licence_words", "minutes", "from_day",
             "until_day", "published_on")  # fmt: skip
    found = {name: getattr(content, name) for name in names}
    return {**found, "topics": "、".join(content.topics), "audiences": content.audiences, KEPT: content.file_id}


def file_named(form: ContentForm, offered: Iterable[Proof]) -> Proof | None:
    """Return the file that the form names, among those it may name; None where it names none or wants none."""
    if form.cleaned_data.get("without_file"):
        return None
    pk = form.cleaned_data.get(KEPT)
    return next((one for one in offered if one.pk == pk), None)


class ReviewForm(VerdictForm):
    """One person's verdict on one aspect."""

    def __init__(self, *args: Any, aspects: list[ContentAspect], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        told = [(one.value, f"{one.label}：{ASPECT_WORDS[one]}") for one in aspects]
        super().__init__(*args, aspects=told, **kwargs)


ASPECT_WORDS = {
    ContentAspect.SCIENCE: "内容准不准，有没有争议，来源可不可靠，会不会误导",
    ContentAspect.GUIDANCE: "导向正不正确，用语合不合适，许可写没写清，会不会伤害谁",
}


class ScheduleForm(StampedForm):
    """From when until when."""

    from_day = DayField(label="上架日期", required=False, help_text="空着的马上可以推")
    until_day = DayField(label="下架日期", required=False, help_text="到期自动停播；空着的一直用")


class RecallForm(StampedForm):
    """Why."""

    reason = TextField(label="撤回原因", max_length=200, wide=True, help_text="如：数据过时、授权到期、有误")


class ReadsForm(forms.Form):
    """How often an article was read."""

    number = CountField(label="阅读数", unit="次")
    day = DayField(label="截止日期", help_text="看到这个数的那天")
    source = TextField(label="阅读数出处", max_length=200, wide=True, help_text="如：公众号后台导出、截图")
