"""The form of an activity, of its days, and of a reason."""

from collections.abc import Mapping
from typing import Any

from django import forms

from jixiao.engine.values import NOT_APPLICABLE, Money
from jixiao.records.outreach.describing import COVERED, FIELDS, Held, WorksWith, named
from jixiao.records.outreach.models import COUNTING, KINDS, Activity, Audience, PartnerRole, Series
from jixiao.web.fields import CountField, DayField, MoneyField, TextField
from jixiao.web.stamp import StampedForm

UNSET = [("", "未填")]
PLAN = ("planned_start", "planned_end", "planned_place", "plan")
RESULT = (
    "start", "end", "days", "place", "audiences", "people", "counted_by", "counting_note", "serves_minors", "cost",
    "description", "links",
)  # fmt: skip
LISTS = ("hosts", "partners", *COVERED)


class ActivityForm(StampedForm):
    """Everything a clerk writes of an activity; ``is_plan`` leaves out what only a result has."""

    name = TextField(label="活动名称", max_length=120, wide=True, help_text="写全称，能与同一天的其他活动区分开")
    code = TextField(label="活动编号", max_length=30, required=False, help_text="空着自动编，如 A8")
    kind = forms.ChoiceField(label="类别", choices=[*UNSET, *((kind, kind) for kind in KINDS)], required=False)
    series = forms.ChoiceField(
        label="所属系列", choices=Series.choices, required=False, help_text="算进系列场次和按期率"
    )
    theme = TextField(label="活动主题", max_length=120, required=False, wide=True)
    goal_code = TextField(label="对应目标", max_length=30, required=False, help_text="目标的编号，如 G1；没有就空着")
    project_code = TextField(label="列支项目", max_length=30, required=False, help_text="项目编号")
    planned_start = DayField(label="计划开始日期", required=False)
    planned_end = DayField(label="计划结束日期", required=False)
    planned_place = TextField(label="计划地点", max_length=200, required=False, wide=True)
    plan = TextField(label="活动方案", required=False, widget=forms.Textarea, help_text="做什么、谁参加、需要什么物资")
    start = DayField(label="开始日期", required=False)
    end = DayField(label="结束日期", required=False, help_text="一天的活动两格填同一天")
    days = TextField(
        label="日期说明",
        max_length=100,
        required=False,
        help_text="日期不连续或说不准时写，如 5月20日和24日",
        wide=True,
    )
    place = TextField(label="地点", max_length=200, required=False, wide=True)
    hosts = TextField(label="主办单位", required=False, help_text="本单位以外的主办单位，多个用、隔开", wide=True)
    partners = TextField(label="合作单位", required=False, help_text="协办、承办单位，多个用、隔开", wide=True)
    townships = TextField(
        label="覆盖乡镇（街道）", required=False, help_text="写名称，用、隔开；同名只计一个", wide=True
    )
    villages = TextField(label="覆盖村", required=False, help_text="用、隔开", wide=True)
    communities = TextField(label="覆盖社区", required=False, help_text="用、隔开", wide=True)
    schools = TextField(label="覆盖学校", required=False, help_text="用、隔开；进校园学校数按这里的名称计", wide=True)
    audiences = forms.MultipleChoiceField(
        label="服务对象", choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    people = CountField(
        label="参加人次", unit="人次", required=False, absent=(NOT_APPLICABLE,), help_text="整数；估计数在右边选“估计”"
    )
    counted_by = forms.ChoiceField(label="怎样计数", choices=[*UNSET, *COUNTING], required=False)
    counting_note = TextField(
        label="计数说明",
        max_length=200,
        required=False,
        help_text="估计数要写口径，如：按每块展板约 30 人估算",
        wide=True,
    )
    serves_minors = forms.TypedChoiceField(
        label="服务未成年人", choices=[*UNSET, ("是", "是"), ("否", "否")], required=False, empty_value=None,
        coerce=lambda word: word == "是", help_text="填“是”的，培训名单不登记电话和证件",
    )  # fmt: skip
    cost = MoneyField(label="支出", unit="万元", required=False, absent=(NOT_APPLICABLE,), help_text="没有支出填 0")
    description = TextField(label="情况", required=False, widget=forms.Textarea, help_text="写进报告的一段话")
    links = TextField(
        label="宣传报道",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="网址，一行一个",
        wide=True,
    )
    origin = TextField(label="出处", max_length=200, required=False, help_text="写明出自哪份材料的哪一处", wide=True)

    def __init__(self, *args: Any, is_plan: bool, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.is_plan = is_plan
        if is_plan:
            for name in RESULT:
                del self.fields[name]
        else:
            self.fields["end"].help_text = "一天的活动可以空着"

    def values(self) -> dict[str, Any]:
        """Return what the acts take."""
        clean = self.cleaned_data
        found = {name: clean[name] for name in FIELDS if name in clean}
        found["partners"] = [
            *(WorksWith(name, PartnerRole.HOST) for name in named(clean["hosts"])),
            *(WorksWith(name) for name in named(clean["partners"])),
        ]
        found |= {key: named(clean[key]) for key in COVERED}
        if "links" in clean:
            found["links"] = [line.strip() for line in clean["links"].splitlines() if line.strip()]
        if isinstance(found.get("cost"), int):
            found["cost"] = Money(found["cost"])
        return found


class OccasionForm(forms.Form):
    """One day and place of an activity that was held more than once."""

    day = DayField(label="日期")
    place = TextField(label="地点", max_length=200, required=False)
    people = CountField(label="人次", unit="人次", required=False)

    def held(self) -> Held | None:
        """Return the occasion, None for a row that was left empty or is to be deleted."""
        clean = self.cleaned_data
        if not clean.get("day") or clean.get("DELETE"):
            return None
        return Held(clean["day"], clean.get("place") or "", clean.get("people"))


OccasionFormSet = forms.formset_factory(OccasionForm, extra=0, can_delete=True, max_num=60, absolute_max=60)


def initial_of(activity: Activity) -> dict[str, Any]:
    """Return an activity as the form shows it."""
    found: dict[str, Any] = {name: getattr(activity, name) for name in FIELDS}
    found |= {name: NOT_APPLICABLE for name in ("people", "cost") if name in activity.not_applicable}
    found["serves_minors"] = {True: "是", False: "否", None: ""}[activity.serves_minors]
    found["links"] = "\n".join(activity.links)
    partners = sorted(activity.partners.all(), key=lambda one: one.position)
    found["hosts"] = "、".join(one.name for one in partners if one.role == PartnerRole.HOST)
    found["partners"] = "、".join(one.name for one in partners if one.role != PartnerRole.HOST)
    for key, kind in COVERED.items():
        found[key] = "、".join(one.name for one in activity.coverage.all() if one.kind == kind)
    return found


def occasions_of(activity: Activity) -> list[dict[str, Any]]:
    """Return the days of an activity as the rows show them."""
    rows = sorted(activity.occasions.all(), key=lambda one: (one.day, one.place))
    return [{"day": one.day, "place": one.place, "people": one.people} for one in rows]


def initial_of_draft(texts: Mapping[str, list[str]]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a draft as the form and its rows show it: texts as they were typed."""
    found: dict[str, Any] = {
        name: texts[name] if name == "audiences" else texts[name][-1]
        for name in ActivityForm.base_fields
        if texts.get(name)
    }
    rows: dict[str, dict[str, Any]] = {}
    for name, given in texts.items():
        prefix, _, rest = name.partition("-")
        number, _, field = rest.partition("-")
        if prefix == "occasions" and number.isdecimal() and field in OccasionForm.base_fields and given[-1]:
            rows.setdefault(number, {})[field] = given[-1]
    return found, [rows[number] for number in sorted(rows, key=int)]


class CopyForm(forms.Form):
    """Which of last year's activities are planned again."""

    chosen = forms.TypedMultipleChoiceField(label="要复制的活动", coerce=int, required=False)

    def __init__(self, *args: Any, offered: list[Activity], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - declared so above
        chosen.choices = [(activity.pk, activity.name) for activity in offered]
