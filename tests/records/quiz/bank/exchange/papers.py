"""Word papers and tables as an office would send them."""

import io

import docx
import xlsxwriter

HEADS = ("题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "出处", "标签", "难度")


def word(*lines):
    """Return a DOCX with a paragraph for each line."""
    file, paper = io.BytesIO(), docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    paper.save(file)
    return file.getvalue()


def table(*rows, heads=HEADS):
    """Return an XLSX with these rows under the heads."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("数据")
        for number, row in enumerate([heads, *rows]):
            sheet.write_row(number, 0, row)
    return file.getvalue()
