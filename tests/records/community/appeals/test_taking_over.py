import pytest
from tests.records.community.days import day

from jixiao.orgs.refusing import Refused
from jixiao.records.community.appeals.receiving import Asked
from jixiao.records.community.appeals.taking_over import Kept, take_over_appeal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kept", "code"),
    [
        (Kept(day(1).replace(year=2023)), "V438"),
        (Kept(day(5), "示例局", None, day(4), "示例"), "V439"),
        (Kept(day(5), "示例局", None, day(5).replace(year=2099), "示例"), "V439"),
        (Kept(day(5), "示例局", None, None, "示例"), "V440"),
        (Kept(day(5), "", None, day(6), "示例"), "V440"),
        (Kept(day(5), "示例局"), "V441"),
    ],
)
def test_what_is_not_right_is_refused(county, kept, code):
    with pytest.raises(Refused) as refused:
        take_over_appeal(
            unit_year=county.unit_year,
            asked=Asked("need", "", "示例"),
            kept=kept,
            once="示例",
            by=county.actor("clerk"),
        )
    assert refused.value.code == code


def test_days_stand_as_they_were_and_the_step_says_when_it_was_written(county):
    by = county.actor("clerk")
    kept = Kept(day(6), "示例局", None, day(20), "示例答复")
    made = take_over_appeal(unit_year=county.unit_year, asked=Asked("need", "", "示例"), kept=kept, once="示例", by=by)
    assert (made.received_at.date(), made.answered_at.date(), made.deadline) == (day(6), day(20), day(20))
    assert made.steps.order_by("-number")[0].at == by.at
