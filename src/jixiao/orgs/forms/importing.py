"""A table to be taken in."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from jixiao.web.faults import fault

_MEGABYTE = 1024 * 1024


class UploadForm(forms.Form):
    """One XLSX file within the size that is told beforehand."""

    file = forms.FileField(
        label="表格文件",
        error_messages={"required": "没有选文件", "empty": "文件是空的", "missing": "没有选文件"},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def __init__(self, *args: Any, limit: int, dropped: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.limit = limit
        self.dropped = dropped
        self.fields["file"].help_text = f"XLSX，不超过 {limit // _MEGABYTE} MB，一次最多 20,000 行"

    def clean_file(self) -> UploadedFile:
        """Return the file; another kind or a larger one is a fault."""
        file: UploadedFile = self.cleaned_data["file"]
        if PurePath(file.name or "").suffix.lower() != ".xlsx":
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
