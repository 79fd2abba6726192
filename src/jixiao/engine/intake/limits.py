"""How much of a file is read at most, so that time and memory stay bounded whatever the file is."""

from jixiao.engine.errors import Finding
from jixiao.engine.intake.taken import fault

MOST_BYTES = 50 * 1024 * 1024
MOST_TEXT_BYTES = 8 * 1024 * 1024
MOST_TABLE_BYTES = 4 * 1024 * 1024  # of a JSON, which takes forty times its size while it is read
MOST_PARTS = 5_000
MOST_PART_BYTES = 12 * 1024 * 1024
MOST_UNPACKED = 24 * 1024 * 1024  # of the parts that are read, pictures left out
MOST_STREAM = 40 * 1024 * 1024  # one stream of a PDF
MOST_STREAMS = 160 * 1024 * 1024  # all streams of a PDF
MOST_PAGES = 300
MOST_CELLS = 5_000
MOST_CHARACTERS = 500_000
MOST_EXTENT = 1_000_000  # rows by columns of a sheet, empty ones counted
MEGABYTE = 1024 * 1024


def too_many_cells(number: int, *, name: str) -> Finding:
    """Return that only the first cells of a table were read."""
    cause = f"表格有 {number:,} 个单元格，只读了前 {MOST_CELLS:,} 个"
    return fault("I114", name=name, cause=cause, cure="把明细表另存为附件，报告里只留自评表")


def too_long(*, name: str) -> Finding:
    """Return that only the beginning of the text was read."""
    cause = f"文字超过 {MOST_CHARACTERS:,} 字，只读了前面的部分"
    return fault("I115", name=name, cause=cause, cure="把自评报告单独存成一个文件")


def too_large(size: int, *, name: str, most: int = MOST_BYTES) -> Finding:
    """Return that a file of ``size`` bytes was not read."""
    cause = f"文件有 {size / MEGABYTE:,.1f} MB，超过 {most // MEGABYTE} MB"
    return fault("I105", name=name, cause=cause, cure="删去插入的图片，或压缩图片后另存；报告单独存成一个文件")


def too_swollen(*, name: str) -> Finding:
    """Return that a file unpacks to far more than a paper holds."""
    cause = "压缩内容展开后过大，没有读取"
    return fault("I106", name=name, cause=cause, cure="把文字复制到一份新的文档里再试")
