"""Forms of what makes the library grow: harvest, rounds, comments, decisions, sets."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Case, Q, Value, When

from jixiao.cycle.indicators.definition import OPERATORS, Definition, Place
from jixiao.cycle.indicators.forms.library import SEPARATOR, YearField, level_choices
from jixiao.cycle.indicators.growing.grouping import Form
from jixiao.cycle.indicators.growing.harvesting import Member
from jixiao.cycle.indicators.growing.pairing import Pair
from jixiao.cycle.indicators.models import (
    Indicator,
    IndicatorSet,
    IndicatorVersion,
    ProposalVerdict,
    RoundState,
    Stance,
    VersionState,
)
from jixiao.cycle.indicators.sets import SetDefinition, Suggested
from jixiao.engine.scoring import find_method
from jixiao.engine.values import Points
from jixiao.web.faults import fault
from jixiao.web.fields import DayField, TextField
from jixiao.web.stamp import StampedForm
from jixiao.web.typed import Misread, read_decimal

MOST_LINES = 200
MISSING = {"required": "没有选", "invalid_choice": "选项里没有这一个"}
FULL = 100


class HarvestForm(forms.Form):
    """Which form of a group is drafted, and where it is to stand."""

    form = forms.ChoiceField(label="采用哪种写法", error_messages=MISSING)
    name = TextField(label="三级指标", max_length=60, help_text="短名词，不含数值，不并列两件事")
    code = TextField(label="指标代码", max_length=30)
    levels = forms.ChoiceField(label="框架与分类", error_messages=MISSING)
    first_year = YearField(label="启用年度")
    meaning = TextField(label="指标解释", required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = choices  # type: ignore[attr-defined] # Django and the engine give it at run time
        self.fields["levels"].choices = level_choices()  # type: ignore[attr-defined] # as above

    @property
    def place(self) -> Place:
        """Return where the indicator is to stand."""
        frame, level1, level2 = self.cleaned_data["levels"].split(SEPARATOR)
        return Place(code=self.cleaned_data["code"], frame=frame, level1=level1, level2=level2 or level1)

    def definition_from(self, member: Member) -> Definition:
        """Return what a member says, under the name and for the year of the form; its origin is named."""
        operator = member.operator if member.operator in OPERATORS else "≥" if member.unit else "定性"
        is_quantity = operator != "定性"
        method = find_method(member.scoring_method) if member.scoring_method else None
        return Definition(
            name=self.cleaned_data["name"],
            operator=operator,
            first_year=self.cleaned_data["first_year"],
            meaning=self.cleaned_data["meaning"],
            unit=member.unit,
            formula=member.formula if is_quantity else "",
            scoring_method=method.code if method else "",
            evidence=member.evidence,
            source=f"汇编自{member.unit_name} {member.year} 年度个性指标"[:200],
        )


class MergeForm(forms.Form):
    """Which shared indicator a group is; those that are alike stand first."""

    into = forms.ModelChoiceField(
        label="就是哪个共性指标", queryset=IndicatorVersion.objects.none(), empty_label="请选择", error_messages=MISSING
    )

    def __init__(self, *args: Any, first: list[int], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        held = IndicatorVersion.objects.filter(indicator__owner=None, state=VersionState.PUBLISHED)
        places = [When(indicator=pk, then=Value(place)) for place, pk in enumerate(first)]
        alike = [Case(*places, default=Value(len(first)))] if first else []
        rows = held.select_related("indicator").order_by(*alike, "indicator__frame", "indicator__order")
        self.fields["into"].queryset = rows  # type: ignore[attr-defined] # Django and the engine give it at run time
        self.fields["into"].label_from_instance = _named  # type: ignore[attr-defined] # as above


class SplitForm(forms.Form):
    """Which form of a group is another indicator, and in what it differs."""

    form = forms.ChoiceField(label="不是同一个指标的写法", widget=forms.RadioSelect, error_messages=MISSING)
    why = TextField(label="差别在哪里", max_length=300, wide=True)

    def __init__(self, *args: Any, forms: Sequence[Form], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = [(one.key, f"{one.name}（{one.unit or '定性'}）") for one in forms[1:]]  # type: ignore[attr-defined] # Django and the engine give it at run time


class MergePairForm(forms.Form):
    """Which of two alike indicators stays, and why the other goes."""

    keep = forms.ChoiceField(label="留下哪一个", widget=forms.RadioSelect, error_messages=MISSING)
    reason = TextField(label="归并理由", max_length=300, wide=True)

    def __init__(self, *args: Any, pair: Pair, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = [("left", _named(pair.left)), ("right", _named(pair.right))]  # type: ignore[attr-defined] # Django and the engine give it at run time


class AnswerForm(StampedForm):
    """What the bureau answers to what a unit said."""

    answer = TextField(label="答复", max_length=500, widget=forms.Textarea, help_text="采纳了没有，为什么")


class RoundForm(forms.Form):
    """For which year the library is renewed, and when comments are taken."""

    year = YearField(label="适用年度", help_text="采纳的提案从这一年度起施行")
    title = TextField(label="名称", max_length=80, required=False, help_text="留空按年度取名")
    opens = DayField(label="征求意见开始")
    closes = DayField(label="征求意见截止", help_text="当天仍可提意见")

    def __init__(self, *args: Any, days_only: bool = False, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        if days_only:
            del self.fields["year"], self.fields["title"]


class ProposalForm(forms.Form):
    """A shared draft, an indicator to be retired, or one in place of the other."""

    version = forms.ModelChoiceField(
        label="草稿", queryset=IndicatorVersion.objects.none(), required=False, empty_label="只停用，没有草稿"
    )
    replaces = forms.ModelChoiceField(
        label="拟停用指标", queryset=IndicatorVersion.objects.none(), required=False, empty_label="不停用别的指标"
    )
    successor = forms.ModelChoiceField(
        label="接替指标",
        queryset=IndicatorVersion.objects.none(),
        required=False,
        empty_label="没有，或由草稿接替",
        help_text="只停用、没有草稿的，可以选一个已有的共性指标接替",
    )
    reason = TextField(label="提案理由", max_length=300, wide=True)

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        shared = IndicatorVersion.objects.filter(indicator__owner=None).select_related("indicator")
        drafts = shared.filter(state=VersionState.DRAFT).exclude(
            pk__in=shared.filter(~Q(proposals__round__state=RoundState.PUBLISHED), proposals__isnull=False).values("pk")
        )
        held = shared.filter(state=VersionState.PUBLISHED, first_year__lt=year)
        for name, rows in (("version", drafts), ("replaces", held), ("successor", held)):
            self.fields[name].queryset = rows.order_by("indicator__frame", "indicator__order", "indicator__code")  # type: ignore[attr-defined] # Django and the engine give it at run time
            self.fields[name].label_from_instance = _named  # type: ignore[attr-defined] # as above

    def clean_replaces(self) -> Indicator | None:
        """Return the indicator of the version chosen."""
        version = self.cleaned_data["replaces"]
        return None if version is None else version.indicator

    def clean_successor(self) -> Indicator | None:
        """Return the indicator of the version chosen."""
        version = self.cleaned_data["successor"]
        return None if version is None else version.indicator


class OwnProposalForm(forms.Form):
    """An indicator of the unit's own library that others might use too."""

    version = forms.ModelChoiceField(
        label="个性指标", queryset=IndicatorVersion.objects.none(), empty_label="请选择", error_messages=MISSING
    )
    reason = TextField(label="提案理由", max_length=300, wide=True)

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = choices  # type: ignore[attr-defined] # Django and the engine give it at run time
        self.fields["version"].label_from_instance = _named  # type: ignore[attr-defined] # as above


class CommentForm(forms.Form):
    """For or against, and why."""

    stance = forms.ChoiceField(label="态度", choices=Stance.choices, widget=forms.RadioSelect, error_messages=MISSING)
    text = TextField(label="意见", max_length=500, required=False, widget=forms.Textarea, help_text="不赞成的要写理由")


class VerdictForm(StampedForm):
    """Approved or dropped, and why."""

    verdict = forms.ChoiceField(
        label="审定意见",
        choices=[one for one in ProposalVerdict.choices if one[0] != ProposalVerdict.OPEN],
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )
    why = TextField(label="审定理由", max_length=300, wide=True)


class SetForm(StampedForm):
    """A sector's set: one indicator a line, its code and the suggested points."""

    code = TextField(label="指标集代码", max_length=30)
    title = TextField(label="指标集名称", max_length=60)
    sector = TextField(label="适用行业", max_length=30, help_text="如：科协、教育、卫生健康")
    remark = TextField(label="说明", max_length=300, required=False, wide=True)
    source = TextField(label="出处", max_length=200, required=False, wide=True)
    is_offered = forms.BooleanField(label="供单位选用", required=False)
    members = TextField(
        label="指标", widget=forms.Textarea, help_text="一行一个：指标代码，空格，建议分值；分值可以不写，如 KX-C01 6"
    )

    def __init__(self, *args: Any, kept: IndicatorSet | None, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["code"].disabled = kept is not None

    def clean_members(self) -> tuple[Suggested, ...]:
        """Return the members by line."""
        lines = [line.split() for line in self.cleaned_data["members"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise fault("指标太多", cause=f"有 {len(lines)} 行", cure=f"一个指标集最多 {MOST_LINES} 个")
        return tuple(Suggested(words[0].upper(), _points(words)) for words in lines)

    @property
    def definition(self) -> SetDefinition:
        """Return what the form says."""
        return SetDefinition(**{name: self.cleaned_data[name] for name in _SET_FIELDS})


_SET_FIELDS = ("code", "title", "sector", "remark", "source", "is_offered", "members")


def _points(words: list[str]) -> Points | None:
    if len(words) == 1:
        return None
    read = read_decimal(words[1])
    if isinstance(read, Misread) or read is None or not 0 < read <= FULL or len(words) > 2:  # noqa: PLR2004 - code and points
        raise fault("分值不对", cause=f"「{' '.join(words)}」", cure="写成：指标代码 分值，分值大于 0、不超过 100")
    return Points.of(read)


def _named(version: IndicatorVersion) -> str:
    number = f" 第 {version.number} 版" if version.number > 1 else ""
    return f"{version.indicator.code} {version.name}{number}"
