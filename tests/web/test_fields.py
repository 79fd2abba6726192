import datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template

from jixiao.engine.values import NOT_APPLICABLE, Money
from jixiao.web.faults import all_faults, fault, form_faults
from jixiao.web.fields import CountField, DayField, ExactField, MoneyField, PercentField, TextField


class SpecimenForm(forms.Form):
    name = TextField(label="名称", help_text="写全称")
    money = MoneyField(label="金额")
    served = CountField(label="人次", unit="人次", required=False, absent=(NOT_APPLICABLE,))
    share = PercentField(label="满意度", required=False)
    day = DayField(label="日期", required=False)
    agreed = forms.BooleanField(label="已核对", required=False)

    def clean(self):
        if self.cleaned_data.get("name") == "坏":
            raise fault("合计 100% 不符", cause="差 2", cure="改为 10")
        return self.cleaned_data


def typed(**texts: str) -> SpecimenForm:
    return SpecimenForm({"name": "科普日", "money": "1.50", **texts})


def html_of(form: forms.Form) -> str:
    return Template("{% load jixiao %}{% fault_summary form %}{% form_body form %}").render(Context({"form": form}))


def test_what_was_typed_becomes_exact_values():
    form = typed(served="２，７００", share="93.99%", day="2019年9月1日")
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "name": "科普日",
        "money": 1_500_000,
        "served": 2700,
        "share": Decimal("0.9399"),
        "day": datetime.date(2019, 9, 1),
        "agreed": False,
    }


def test_an_empty_field_is_unfilled_and_never_nought():
    form = typed()
    assert form.is_valid()
    assert form.cleaned_data["served"] is None


@pytest.mark.parametrize("text", ["不适用", "—", "-"])
def test_not_applicable_is_taken_only_where_it_may_be(text):
    form = typed(served=text, share=text)
    assert not form.is_valid()
    assert form.cleaned_data["served"] is NOT_APPLICABLE
    assert [one.name for one in form_faults(form)] == ["不能填不适用"]


def test_a_fault_says_name_place_cause_and_cure():
    (found,) = form_faults(typed(money="约2万"))
    assert (found.name, found.place, found.anchor) == ("不是金额", "金额", "id_money")
    assert "约2万" in found.cause
    assert "万元" in found.cure


def test_a_required_field_that_is_empty_says_so():
    assert [(one.place, one.name) for one in form_faults(SpecimenForm({}))] == [("名称", "没有填"), ("金额", "没有填")]


def test_a_fault_of_the_whole_form_may_hold_a_percent_sign():
    (found,) = form_faults(typed(name="坏"))
    assert (found.name, found.cause, found.cure, found.anchor) == ("合计 100% 不符", "差 2", "改为 10", "")


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (MoneyField(), Money(1_500_000), "1.50"),
        (MoneyField(), 1_234_567, "1.234567"),
        (MoneyField(unit="元"), 150, "1.50"),
        (MoneyField(), None, ""),
        (MoneyField(), "1.5x", "1.5x"),
        (CountField(), 2700, "2,700"),
        (CountField(), NOT_APPLICABLE, "不适用"),
        (PercentField(), Decimal("0.9399"), "93.99"),
        (ExactField(), Decimal("3.50"), "3.5"),
        (DayField(), datetime.date(2019, 9, 1), "2019-09-01"),
    ],
)
def test_a_value_stands_in_its_input_as_somebody_would_type_it(field, value, text):
    assert field.prepare_value(value) == text


def test_the_same_amount_typed_otherwise_is_no_change():
    assert not MoneyField().has_changed(1_500_000, "1.5")
    assert MoneyField().has_changed(1_500_000, "1.6")
    assert MoneyField().has_changed(1_500_000, "viel")
    assert CountField(absent=(NOT_APPLICABLE,)).has_changed(0, "不适用")
    assert not CountField(absent=(NOT_APPLICABLE,)).has_changed(NOT_APPLICABLE, "—")


def test_a_field_is_drawn_with_label_hint_unit_and_what_describes_it():
    html = html_of(SpecimenForm())
    for words in (
        '<label for="id_name">名称</label>',
        '<span class="hint" id="id_name_helptext">写全称</span>',
        "<span>万元</span>",
        "选填",
        'aria-describedby="id_name_helptext"',
        'class="pick"',
    ):
        assert words in html
    assert "faults-title" not in html
    assert "style=" not in html


def test_the_browser_does_not_ask_for_what_is_missing_in_words_of_its_own():
    html = html_of(SpecimenForm())
    assert " required" not in html
    assert 'aria-required="true"' in html


def test_a_fault_is_drawn_under_its_field_and_counted_above_with_a_link():
    html = html_of(typed(money="x"))
    for words in (
        "有 1 处要改",
        '<a href="#id_money">',
        'aria-invalid="true"',
        'aria-describedby="id_money_error"',
        'id="id_money_error"',
        'value="x"',
    ):
        assert words in html


def test_faults_of_rows_say_which_row():
    class RowForm(forms.Form):
        money = MoneyField(label="金额")

    rows = forms.formset_factory(RowForm, extra=0)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-money": "1", "form-1-money": "x"}
    )
    assert [(one.place, one.anchor) for one in all_faults([rows])] == [("第 2 行 · 金额", "id_form-1-money")]
