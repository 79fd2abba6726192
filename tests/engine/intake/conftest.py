import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest

from jixiao.engine.document import Block
from jixiao.engine.intake import Taken, read_paper_bytes

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)

Word = Callable[..., bytes]


@pytest.fixture
def word() -> Word:
    """Return a DOCX whose body is this XML, with other parts beside it where they are given."""

    def made(body: str, **parts: str) -> bytes:
        buffer = io.BytesIO()
        kinds = "".join(
            f'<Relationship Id="r{number}" Type="http://x/{kind}" Target="{kind}.xml"/>'
            for number, kind in enumerate(parts)
        )
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
            archive.writestr(
                "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{kinds}</Relationships>'
            )
            for kind, xml in parts.items():
                archive.writestr(f"word/{kind}.xml", f"<w:{kind} {NAMESPACES}>{xml}</w:{kind}>")
        return buffer.getvalue()

    return made


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.fixture
def written() -> Callable[[str], Taken]:
    """Read a TXT of this text."""
    return lambda text: read_paper_bytes(text.encode(), name="报告.txt")


@pytest.fixture
def report_docx() -> bytes:
    """A DOCX as Word's own library writes one."""
    document = docx.Document()
    for line in ("2023年度示例局整体支出绩效自评报告", "一、部门概况", "编制9人。", "二、存在问题及改进措施", "没有。"):
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "指标"
    table.cell(0, 2).text = "得分"
    table.cell(1, 2).text = "9.5"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def blocks_of() -> Callable[[Taken], Any]:
    """Return the blocks of a paper that must have been read."""

    def blocks(taken: Taken) -> tuple[Block, ...]:
        assert taken.document is not None, taken.findings
        return taken.document.blocks

    return blocks
