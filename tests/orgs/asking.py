"""What tests of pages ask: how many statements something takes, and what stands in a workbook."""

import io
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook


def statements(done: Callable[[], object]) -> int:
    """Return how many statements ``done`` sends to the database."""
    with CaptureQueriesContext(connection) as asked:
        done()
    return len(asked)


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    """Return the cells of the first sheet of a workbook, row by row."""
    sheet: Any = load_workbook(io.BytesIO(content)).worksheets[0]
    return list(sheet.iter_rows())


def sent(response: Any) -> bytes:
    """Return what a response sends, streamed or not."""
    return b"".join(response.streaming_content) if response.streaming else response.content
