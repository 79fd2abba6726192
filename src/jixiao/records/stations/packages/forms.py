"""Forms of packages: who fetched one, the file that came back, what is typed instead."""

from typing import Any

from django import forms

from jixiao.records.stations.models import Package
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

TYPED_AT_MOST = 200


class TakenForm(StampedForm):
    """Who fetched a package, and when."""

    day = DayField(label="取包日期")
    who = TextField(label="取包人", max_length=40)


class UsageForm(forms.Form):
    """The file that the page of a package wrote."""

    file = forms.FileField(
        label="使用回执", help_text="内容包页面上「导出使用回执」得到的 .json 文件", allow_empty_file=True,
    )  # fmt: skip


class TypedForm(forms.Form):
    """What was shown of a package, typed from the notes of the station."""

    source = TextField(label="依据", max_length=200, help_text="如：e站播放登记本 3 月", wide=True)

    def __init__(self, *args: Any, package: Package, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        for one in package.manifest.get("items", ())[:TYPED_AT_MOST]:
            self.fields[f"n{one['id']}"] = CountField(label=one["title"], unit="次", required=False)

    def shown(self) -> dict[int, int]:
        """Return how often each was shown, of those that were filled in."""
        given = self.cleaned_data
        return {int(name[1:]): given[name] for name in given if name[1:].isdecimal() and given[name] is not None}
