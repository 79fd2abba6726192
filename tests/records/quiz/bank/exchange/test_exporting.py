import pytest

from jixiao.records.quiz.bank.exchange.door import DOOR
from jixiao.records.quiz.bank.exchange.exporting import questions_gift, questions_workbook
from jixiao.records.quiz.bank.exchange.plan import said_in
from jixiao.records.quiz.bank.queries import newest_versions
from jixiao.records.quiz.bank.writing import said_by

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "name"), [(questions_workbook, "示例.xlsx"), (lambda rows: questions_gift(rows).encode(), "示例.gift")]
)
def test_what_goes_out_comes_in_again_as_it_was(county, write, make, name):
    write()
    write(
        kind="multi",
        text="甲{乙}=？",
        options=("一", "=二", "三", "四", "五", "六", "七", "八"),
        right=0b10000101,
        tags=(),
    )
    write(kind="judge", text="示例判断", options=(), right=2, difficulty=5, explanation="一\n二", tags=("健康", "饮食"))
    rows = newest_versions(county.unit).order_by("pk")
    read = DOOR.read(name, make(rows))
    assert [row.errors for row in read.rows] == [{}, {}, {}]
    assert [said_in(row.values) for row in read.rows] == [said_by(one) for one in rows]
