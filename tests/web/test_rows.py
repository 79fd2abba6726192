import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template

from jixiao.web.fields import MoneyField, TextField
from jixiao.web.rows import row_wanted, with_one_more_row


class TaskForm(forms.Form):
    name = TextField(label="任务名称")
    money = MoneyField(label="预算金额")


TaskFormSet = forms.formset_factory(TaskForm, extra=1, can_delete=True)
TYPED = {"tasks-TOTAL_FORMS": "1", "tasks-INITIAL_FORMS": "0", "tasks-0-name": "科普日", "tasks-0-money": "x"}


def drawn(formset) -> str:
    return Template('{% load jixiao %}{% form_rows formset "年度主要任务" %}').render(Context({"formset": formset}))


def test_the_button_says_which_formset_is_to_grow(ask):
    assert row_wanted(ask(post={"add_row": "tasks"}), prefix="tasks")
    assert not row_wanted(ask(post={"add_row": "goals"}), prefix="tasks")
    assert not row_wanted(ask(), prefix="tasks")


def test_one_more_row_keeps_what_was_typed():
    data = QueryDict(mutable=True)
    data.update(TYPED)
    html = drawn(TaskFormSet(with_one_more_row(data, prefix="tasks"), prefix="tasks"))
    assert 'value="科普日"' in html
    assert 'name="tasks-1-name"' in html


@pytest.mark.parametrize("total", ["", "x", "-1"])
def test_a_number_of_rows_that_is_none_is_not_believed(total):
    assert with_one_more_row(QueryDict(f"t-TOTAL_FORMS={total}"), prefix="t")["t-TOTAL_FORMS"] == "1"


def test_a_table_of_rows_has_labels_units_and_the_fault_under_its_row():
    html = drawn(TaskFormSet(TYPED, prefix="tasks"))
    for words in (
        'aria-label="第 1 行，任务名称"',
        "<span>万元</span>",
        'class="is-error"',
        "row-note",
        "不是金额",
        "添一行",
        'name="tasks-0-DELETE"',
        "formnovalidate",
    ):
        assert words in html
