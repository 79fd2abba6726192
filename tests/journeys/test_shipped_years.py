import html
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest

from jixiao.engine.document import gaps_of, numbers_of
from jixiao.engine.papers import self_evaluation_report
from jixiao.engine.scoring import rulebook_for
from jixiao.engine.yearbook import assess, shipped_yearbook

JIXIAO = Path(sys.executable).with_name("jixiao")
FACTS = ("香河县科学技术协会", "274.64", "258.13", "255.37", "93.99%")


def words_of_docx(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", package.read("word/document.xml").decode("utf-8")))


def words_of_html(path: Path) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8")))


def words_of_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as paper:
        return "".join(page.get_textpage().get_text_range() for page in paper)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the reports were made in."""
    return tmp_path_factory.mktemp("years")


@pytest.fixture(scope="module")
def shown(place: Path) -> str:
    """What was printed when both were made."""
    order = [str(JIXIAO), "report", "shifan_2024", "xianghe_2019", "-o", "var/demo"]
    done = subprocess.run(order, cwd=place, check=False, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 1, done.stderr  # the published figures contradict each other
    return done.stdout


def test_the_report_prints_what_the_year_of_xianghe_shows(shown: str):
    assert "预算执行率：93.99%" in shown
    assert "有资金的目标没有项目支出" in shown
    assert "12.00万元" in shown or "12.0 万元" in shown or "12.00 万元" in shown
    assert "2.76" in shown
    assert "等级：未评定，" in shown
    assert "（未提供：" in shown


def test_the_report_names_every_file_it_wrote(shown: str, place: Path):
    written = sorted(path.relative_to(place) for path in place.rglob("*") if path.is_file())
    named = sorted(Path(line.strip()) for line in shown.splitlines() if line.strip().startswith("var/demo/"))
    assert written == named
    assert Path("var/demo/xianghe_2019-自评报告.docx") in written


@pytest.mark.font
@pytest.mark.usefixtures("shown")
def test_the_three_files_are_read_back_with_the_same_facts(place: Path):
    stem = place / "var" / "demo" / "xianghe_2019-自评报告"
    texts = (
        words_of_docx(stem.with_suffix(".docx")),
        words_of_html(stem.with_suffix(".html")),
        words_of_pdf(stem.with_suffix(".pdf")),
    )
    bare = [re.sub(r"\s", "", text) for text in texts]
    assert all(fact in text for fact in FACTS for text in bare)
    assert docx.Document(str(stem.with_suffix(".docx"))).core_properties.author == "香河县科学技术协会"


def test_every_gap_of_the_report_is_printed(shown: str):
    report = self_evaluation_report(assess(shipped_yearbook("xianghe_2019"), rulebook_for(2019)))
    assert numbers_of(report)
    assert [gap.text for gap in gaps_of(report) if gap.text not in shown] == []


def test_the_reports_are_told_to_machines(jixiao, tmp_path: Path):
    done = jixiao("report", "shifan_2024", "xianghe_2019", "-o", tmp_path / "别处", "--json")
    told = json.loads(done.stdout)["files"]
    assert [file["input"] for file in told] == ["shifan_2024", "xianghe_2019"]
    assert all(Path(path).is_file() for file in told for path in file["written"])
    assert told[1]["execution_rate"] == "93.99%"
