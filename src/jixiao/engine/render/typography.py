"""The measures of GB/T 9704—2012 that DOCX and PDF share: the page, the grid of lines, the sizes of type.

The standard: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters a page, body in 3 号 仿宋.
"""

import math
import unicodedata

from jixiao.engine.document import Table

TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
WIDTH_MM, HEIGHT_MM = 210 - LEFT_MM - RIGHT_MM, 297 - TOP_MM - BOTTOM_MM
POINTS_PER_MM = 72 / 25.4

# 字号 in points
NO_2, NO_3, NO_4, SMALL_4, NO_5 = 22.0, 16.0, 14.0, 12.0, 10.5

LINE = 28.95  # points from line to line: 225 mm hold 22 of them
ENTRY = 26.0  # points from entry to entry of the 目录, which is set in 4 号
CHARACTER = 15.79  # points from character to character: 156 mm hold 28 of them

MANY_COLUMNS = 6  # a table of more is set in 5 号, else in 小 4 号


def twips(millimetres: float) -> int:
    """Return a length in the twentieths of a point that Word counts in, rounded down."""
    return int(millimetres * POINTS_PER_MM * 20)


def table_size(table: Table) -> float:
    """Return the size of type in ``table``, in points."""
    return NO_5 if len(table.widths) > MANY_COLUMNS else SMALL_4


def text_width(text: str, *, size: float) -> float:
    """Return about how wide ``text`` runs in type of ``size`` points: a Chinese character is one em, a digit half."""
    return math.fsum(size if unicodedata.east_asian_width(sign) in "WFA" else size / 2 for sign in text)
