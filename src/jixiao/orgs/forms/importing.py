"""A table to be taken in."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from jixiao.orgs.importing import TABLE
from jixiao.web.faults import fault

_MEGABYTE = 1024 * 1024


class UploadForm(forms.Form):
    """One file of a kind that is read (XLSX, and what the room reads beside it), within a size told beforehand."""

    file = forms.FileField(
        label="表格文件",
        error_messages={"required": "没有选文件", "empty": "文件是空的", "missing": "没有选文件"},
        widget=forms.FileInput(attrs={"accept": TABLE}),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what Django's form takes
        limit: int,
        dropped: Sequence[str] = (),
        endings: Sequence[str] = (TABLE,),
        **kwargs: Any,  # noqa: ANN401 - what Django's form takes
    ) -> None:
        super().__init__(*args, **kwargs)
        self.limit = limit
        self.dropped = dropped
        self.endings = endings
        kinds = "、".join(one.removeprefix(".").upper() for one in endings)
        self.fields["file"].help_text = f"{kinds}，不超过 {limit // _MEGABYTE} MB，一次最多 20,000 行"
        if len(endings) > 1:
            self.fields["file"].label = "文件"
        self.fields["file"].widget.attrs["accept"] = ",".join(endings)

    def clean_file(self) -> UploadedFile:
        """Return the file; another kind or a larger one is a fault."""
        file: UploadedFile = self.cleaned_data["file"]
        if PurePath(file.name or "").suffix.lower() not in self.endings and len(self.endings) > 1:
            kinds = "、".join(self.endings)
            raise fault("不是能读的文件", cause=f"选的是「{file.name}」，能读的是 {kinds}", cure="另存为其中一种再传")
        if PurePath(file.name or "").suffix.lower() not in self.endings:
            raise fault(
                "不是 XLSX 表格",
                cause=f"选的是「{file.name}」",
                cure="用 Excel 或 WPS 另存为「Excel 工作簿（*.xlsx）」再传",
            )
        if (file.size or 0) > self.limit:
            raise self._too_large()
        return file

    def clean(self) -> dict[str, Any]:
        """Say of a file that was dropped while it was read that it is too large, not that there is none."""
        if self.dropped and "file" in self.errors:
            del self.errors["file"]
            self.add_error("file", self._too_large())
        return self.cleaned_data

    def _too_large(self) -> ValidationError:
        most = f"{self.limit // _MEGABYTE} MB"
        return fault("文件太大", cause=f"超过 {most}", cure="只留要导入的工作表，另存后再传")
