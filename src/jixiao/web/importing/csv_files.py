"""CSV files as other systems export them: read into rows of the same plan as XLSX, heads matched alike."""

import csv
import io

from jixiao.engine.errors import Finding, Place
from jixiao.web.importing.dry_run import DryRun
from jixiao.web.importing.plan import ImportPlan
from jixiao.web.importing.reading import HEAD_ROWS, MAX_BYTES, heads_of, read_lines

ENCODINGS = ("utf-8-sig", "gb18030")
"""What exports are written in: Excel and the systems of China write GBK, newer ones UTF-8."""
_SEPARATORS = ",\t;，"
_SHEET = "CSV"


def read_csv(content: bytes, plan: ImportPlan) -> DryRun:
    """Return what a CSV file holds by a plan: every row with its values and what is wrong with it."""
    if not content.strip():
        return _told(plan, "I101", "文件是空的", "换一个文件")
    if len(content) > MAX_BYTES:
        return _told(plan, "I105", "文件超过 20 MB", "分成几个文件，分次导入")
    text = _decoded(content)
    if text is None or "\0" in text:
        return _told(plan, "I104", "这不是 CSV 表格", "从系统重新导出，或用 Excel、WPS 另存为 XLSX 再传")
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True))
    except csv.Error:
        return _told(plan, "I102", "文件不完整，引号没有成对", "从系统重新导出再传")
    for number, line in enumerate(lines[:HEAD_ROWS], start=1):
        if heads_of(line, plan):
            return read_lines(_SHEET, lines, number, plan)
    wanted = "、".join(column.title for column in plan.columns)
    return _told(plan, "I104", f"前 {HEAD_ROWS} 行里没有找到「{plan.title}」的表头", f"要有的列：{wanted}")


def _decoded(content: bytes) -> str | None:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _separator(text: str) -> str:
    """Return what the first lines are parted by most often."""
    first = "\n".join(text.splitlines()[:HEAD_ROWS])
    return max(_SEPARATORS, key=first.count)


def _told(plan: ImportPlan, code: str, cause: str, cure: str) -> DryRun:
    return DryRun(plan.key, findings=(Finding(code, Place(where="上传的文件"), cause, cure),))
