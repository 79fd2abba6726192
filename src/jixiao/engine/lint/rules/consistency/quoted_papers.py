"""The papers a text quotes: 《title》 with the number of the document behind or before it."""

import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.lint.paper import Paper

_NUMBER = (
    r"(?P<organ>[一-龥]{1,12})\s?[〔\[［【（(]\s?(?P<year>(?:19|20)\d\d)\s?(?:年)?[〕\]］】）)]"
    r"\s?第?\s?(?P<number>\d{1,5})\s?号"
)
_QUOTED = re.compile(rf"《(?P<title>[^《》\n]{{4,80}})》\s?(?:[（(]\s?{_NUMBER})?")
_LOOSE = re.compile(r"[\s“”\"·,，、（）()]")


@dataclasses.dataclass(frozen=True, slots=True)
class Quoted:
    """A paper that the text names: its title, the number in brackets behind it (or ""), and their places."""

    title: str
    organ: str
    year: str
    number: str
    start: int
    end: int
    number_start: int
    number_end: int

    @property
    def plain(self) -> str:
        """Return the title without spaces, brackets and marks."""
        return _LOOSE.sub("", self.title)

    @property
    def document_number(self) -> str:
        """Return the number of the document (财预〔2020〕10号), or ""."""
        return f"{self.organ}〔{self.year}〕{self.number}号" if self.number else ""


def quoted_papers(paper: Paper) -> Iterator[Quoted]:
    """Yield the papers that the text quotes by title, in order; ``start`` and ``end`` are those of the title alone."""
    for match in _QUOTED.finditer(paper.text):
        told = match.groupdict(default="")
        spans = match.span("organ")[0], match.end() if told["number"] else -1
        yield Quoted(
            told["title"], told["organ"], told["year"], told["number"].lstrip("0"), *match.span("title"), *spans
        )
