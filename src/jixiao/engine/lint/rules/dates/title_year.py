"""The fiscal year that the title names."""

import re

from jixiao.engine.lint.paper import Paper


def fiscal_year_of_title(paper: Paper) -> int:
    """Return the year that the title calls a fiscal one (2023年度); 0 where it names none.

    A plain 2023年 in a title may be the year the work of evaluation was done, so it is not held against the text.
    """
    document = paper.taken.document
    if document is None or not document.year:
        return 0
    return document.year if re.search(rf"{document.year}\s?年度", document.title) else 0
