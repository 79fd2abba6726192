"""Forms of the room: input → clean values."""

from typing import Any

from django import forms

from jixiao.cycle.indicators.definition import (
    DEFINED,
    MARKS,
    OPERATORS,
    ORIGINS,
    USUAL_UNITS,
    VALUE_BASES,
    VALUE_METHODS,
    Definition,
    Place,
)
from jixiao.cycle.indicators.exchanging import METHOD_CHOICES
from jixiao.cycle.indicators.frames import frames
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion
from jixiao.engine.values import FIRST_YEAR, LAST_YEAR
from jixiao.measures.models import ProofClass
from jixiao.web.faults import fault
from jixiao.web.fields import TextField
from jixiao.web.stamp import StampedForm

NOTHING = ("", "未选")
SEPARATOR = "/"
FREE = "自填"
MOST_RULEBOOK = 400_000  # bytes
FORMULA_HINT = "用 + − × ÷ 括号 如果(条件, 值, 否则)，名称见右侧；留空的，由计量板按指标代码取数"


class YearField(TextField):
    """A budget year."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's field takes
        super().__init__(max_length=8, **kwargs)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the year."""
        text = str(super().clean(value)).removesuffix("年")
        if not text:
            return None
        if not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
            raise fault("年度不对", cause=f"「{text}」不是年份", cure="填四位年份，如 2025")
        return int(text)


def words(*choices: str) -> list[tuple[str, str]]:
    """Return choices that may be left open."""
    return [NOTHING, *((one, one) for one in choices)]


def level_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return frame, 一级 and 二级指标 as one choice, grouped by frame."""
    found = []
    for frame in frames().values():
        inner = [
            (SEPARATOR.join((frame.code, level1, level2)), f"{level1} — {level2 or '二级指标自填'} · {frame.title}")
            for level1, level2s in frame.levels.items()
            for level2 in level2s or ("",)
        ]
        found.append((frame.title, inner))
    return found


class DefinitionForm(StampedForm):
    """The definition sheet of one version, with its place in the library."""

    code = TextField(label="指标代码", max_length=30, help_text="大写字母、短横、两到四位数字")
    levels = forms.ChoiceField(label="框架与分类", help_text="框架 · 一级指标 — 二级指标")
    level2 = TextField(label="二级指标", max_length=30, required=False, help_text="只有六维框架要自己填")
    name = TextField(label="三级指标", max_length=60, help_text="短名词，不含数值，不并列两件事")
    operator = forms.ChoiceField(label="指标性质", choices=[(one, one) for one in OPERATORS])
    unit = TextField(label="度量单位", max_length=20, required=False, help_text="比率填 %；定性指标不填")
    usual_target = TextField(label="参考指标值", max_length=60, required=False)
    first_year = YearField(label="启用年度")
    meaning = TextField(label="指标解释", required=False, widget=forms.Textarea, help_text="概念、口径；要点写成 ①②③")
    formula = TextField(
        label="计算公式", max_length=1000, required=False, widget=forms.Textarea, help_text=FORMULA_HINT
    )
    formula_words = TextField(
        label="计算公式说明", max_length=500, required=False, wide=True, help_text="没有现成的数可算时，用文字写算法"
    )
    scoring_method = forms.ChoiceField(label="计分方法", required=False, help_text="留空由年度规则集选定")
    scoring_note = TextField(label="赋分规则", max_length=500, required=False, wide=True)
    value_basis = forms.ChoiceField(label="指标值设定依据", choices=words(*VALUE_BASES), required=False)
    origin = forms.ChoiceField(label="指标来源", choices=words(*ORIGINS), required=False)
    value_method = forms.ChoiceField(label="完成值取值方式", choices=words(*VALUE_METHODS), required=False)
    proof_class = forms.ChoiceField(label="佐证要求类别", choices=[NOTHING, *ProofClass.choices], required=False)
    evidence = TextField(label="佐证材料要求", max_length=300, required=False, wide=True)
    source = TextField(label="出处", max_length=200, required=False, help_text="文号、条款或哪份材料")
    mark = forms.ChoiceField(label="依据性质", choices=words(*MARKS), required=False, help_text="这一条是怎样知道的")
    doubt = TextField(label="存疑", max_length=300, required=False, wide=True, help_text="还没有弄清的地方")
    distinct = forms.BooleanField(label="已核对，不是同一个指标", required=False)

    def __init__(self, *args: Any, moves: bool, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        """Make the form; ``moves`` says that the place in the library may be changed."""
        super().__init__(*args, **kwargs)
        self.fields["levels"] = forms.ChoiceField(
            label="框架与分类", choices=level_choices(), help_text="框架 · 一级指标 — 二级指标", disabled=not moves
        )
        self.fields["scoring_method"].choices = [("", "由规则集选定"), *METHOD_CHOICES]  # type: ignore[attr-defined] # Django and the engine give it at run time
        for name in ("code", "level2"):
            self.fields[name].disabled = not moves
        self.fields["unit"].widget.attrs["list"] = "usual-units"
        self.order_fields(self.ORDER)

    ORDER = (
        "code", "levels", "level2", "name", "operator", "unit", "usual_target", "first_year", "meaning", "formula",
        "formula_words", "scoring_method", "scoring_note", "value_basis", "origin", "value_method", "proof_class",
        "evidence", "source", "mark", "doubt", "distinct",
    )  # fmt: skip

    @property
    def place(self) -> Place:
        """Return where the indicator is to stand."""
        frame, level1, level2 = self.cleaned_data["levels"].split(SEPARATOR)
        return Place(
            code=self.cleaned_data["code"],
            frame=frame,
            level1=level1,
            level2=level2 or self.cleaned_data["level2"],
        )

    @property
    def definition(self) -> Definition:
        """Return what the sheet says."""
        return Definition.read({name: self.cleaned_data.get(name) for name in DEFINED})


def levels_of(indicator: Indicator) -> str:
    """Return the choice of the form that stands for where an indicator is."""
    frame = frames().get(indicator.frame)
    free = frame is not None and not frame.levels.get(indicator.level1)
    return SEPARATOR.join((indicator.frame, indicator.level1, "" if free else indicator.level2))


def initial_of(version: IndicatorVersion) -> dict[str, Any]:
    """Return a version as the form shows it first."""
    indicator = version.indicator
    place = {"code": indicator.code, "levels": levels_of(indicator), "level2": indicator.level2}
    return {**Definition.of(version).values(), **place}


class NextVersionForm(forms.Form):
    """From when the next version is to hold."""

    first_year = YearField(label="新版本的启用年度")


class RetireForm(forms.Form):
    """After which year, why, and what takes its place."""

    last_year = YearField(label="最后一个适用年度", help_text="这一年度及以前照常适用")
    successor = forms.ModelChoiceField(
        label="替代指标", queryset=Indicator.objects.none(), required=False, empty_label="没有替代指标"
    )
    why = TextField(label="停用原因", max_length=200, wide=True)

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = choices  # type: ignore[attr-defined] # Django and the engine give it at run time
        self.fields["successor"].label_from_instance = _named  # type: ignore[attr-defined] # Django and the engine give it at run time


class WhyForm(forms.Form):
    """A reason."""

    why = TextField(label="原因", max_length=200, wide=True)


class RulebookFileForm(forms.Form):
    """A rulebook of the office's own, as a TOML file."""

    file = forms.FileField(
        label="规则集文件",
        help_text="UTF-8 编码的 .toml；可以写 extends 沿用一部随附的规则集，只写不同的地方",
        error_messages={"required": "没有选文件"},
        widget=forms.FileInput(attrs={"accept": ".toml"}),
    )

    def clean_file(self) -> tuple[str, str]:
        """Return the name and the text of the file."""
        file = self.cleaned_data["file"]
        if file.size > MOST_RULEBOOK:
            raise fault("文件太大", cause=f"有 {file.size:,} 字节", cure=f"最多 {MOST_RULEBOOK:,} 字节")
        try:
            return file.name, file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise fault("不是 UTF-8 文本", cause="文件里有读不出的字", cure="用 UTF-8 编码另存为 .toml 再传") from None


class ChooseForm(forms.Form):
    """Which rules a year is scored by."""

    key = forms.ChoiceField(label="本年度的规则集", required=False)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = choices  # type: ignore[attr-defined] # Django and the engine give it at run time


class FormulaForm(forms.Form):
    """A formula to look at and to try; it is shown again however bad it is."""

    formula = TextField(label="计算公式", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    unit = TextField(label="结果的单位", max_length=20, required=False, help_text="比率填 %；不填的，由公式定")
    year = forms.ChoiceField(label="用哪一年度的数试算")

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(str(year), f"{year} 年度") for year in years]  # type: ignore[attr-defined] # Django and the engine give it at run time
        self.fields["unit"].widget.attrs["list"] = "usual-units"


def _named(indicator: Indicator) -> str:
    return f"{indicator.code} {indicator.level2}"


UNITS = USUAL_UNITS
