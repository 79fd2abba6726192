"""A file of either form, opened from its path: what it is, its content says, not its name alone."""

from pathlib import Path

from jixiao.engine.errors import Finding, Place
from jixiao.engine.yearbook.reading import Reading, refused
from jixiao.engine.yearbook.toml_form import read_toml
from jixiao.engine.yearbook.workbook_package import MOST_BYTES, too_large
from jixiao.engine.yearbook.workbook_reading import read_workbook


def read_yearbook(path: Path) -> Reading:
    """Return the year in the file at ``path``: TOML where it is named .toml, a workbook otherwise.

    A file that is absent, too large or not what it says is a finding, never an exception; the size is looked at first.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return refused(*too_large(size, name=path.name).findings)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return refused(_unopened(error, path))
    if path.suffix.lower() != ".toml" or data.startswith(b"PK\x03\x04"):
        return read_workbook(data, name=path.name)
    try:
        return read_toml(data.decode("utf-8-sig"), name=path.name)
    except UnicodeDecodeError as error:
        cause = f"第 {error.start + 1} 个字节起不是 UTF-8"
        return refused(Finding("Y119", Place(where=path.name), cause, "用记事本打开，另存为时编码选 UTF-8"))


def _unopened(error: Exception, path: Path) -> Finding:
    place = Place(where=str(path))
    match error:
        case FileNotFoundError():
            return Finding("Y118", place, "没有这个文件", "检查路径和文件名（含扩展名）")
        case IsADirectoryError():
            return Finding("Y118", place, "这是一个文件夹", "写出文件夹里的文件名")
        case PermissionError():
            return Finding(
                "Y118", place, "没有读取权限，或文件正被别的程序独占", "关闭打开它的程序，或换一个有权限的位置"
            )
    return Finding("Y118", place, "系统打不开这个文件", "检查路径，重新复制一份")
