from fractions import Fraction

from jixiao.web.box_chart import Strip, box_chart, floor_of

QUARTERS = (Fraction(85), Fraction(90), Fraction(95))


def strip(*values: int, name: str = "示例") -> Strip:
    return Strip(name, tuple(Fraction(value) for value in values), QUARTERS, f"{len(values)} 个")


def test_the_box_stands_from_quarter_to_quarter_on_the_scale():
    html = box_chart([strip(80, 90, 100)], title="得分", finding="看得出", floor=80)
    assert '<rect class="box" x="25.00" y="7" width="50.00"' in html
    assert 'class="middle" x="50.00"' in html
    assert html.count('class="tick"') == 3
    assert "看得出" in html


def test_values_that_several_share_are_one_longer_tick():
    html = box_chart([strip(90, 90)], title="得分", finding="")
    assert html.count('class="tick"') == 1
    assert 'height="10"' in html


def test_names_are_escaped_and_an_empty_group_has_no_box():
    html = box_chart([Strip("<b>", (), (None, None, None), "0 个")], title="得分", finding="")
    assert "<b><b>" not in html
    assert 'class="box"' not in html


def test_the_scale_begins_at_the_ten_below_the_least():
    assert floor_of([strip(88, 99), strip(71)]) == 70
    assert floor_of([strip(70)]) == 60
    assert floor_of([]) == 0
