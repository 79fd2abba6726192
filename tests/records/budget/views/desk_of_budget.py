"""A year with one of everything, and the addresses of all pages of the room."""

import datetime

from jixiao.engine.values import Money
from jixiao.records.budget.accounts.filing import try_accounts, write_accounts
from jixiao.records.budget.accounts.specimen import specimen_workbook
from jixiao.records.budget.adjusting import adjust_budget
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.models import FinalAccountFigure
from jixiao.records.budget.procuring import state_procurement, state_three_public
from jixiao.records.budget.projecting import fund_project, register_project
from jixiao.records.budget.spending import enter_execution
from jixiao.records.budget.stating import state_item


def wan(amount):
    return Money.of(amount, "万元")


def furnish(county):
    """Return the addresses (below the desk) of every page, with one record of each kind behind them."""
    rows = {**_money(county), **_changes(county), **_accounts(county)}
    pages, leading, writing = (
        [path.format(**{name: row.pk for name, row in rows.items()}) for path in paths]
        for paths in (PAGES, LEADING, WRITING)
    )
    return pages, leading, writing


def _money(county):
    by, year = county.actor("clerk"), county.unit_year
    values = {"initial": wan("274.64"), "executed": wan("258.13")}
    place = {"function_code": "2060702", "economic_code": "302", "nature": "project"}
    project = register_project(unit_year=year, code="KP01", name="示例科普活动", by=by)
    money = {"initial": wan("20")}
    return {
        "item": state_item(unit_year=year, item="支出合计", values=values, by=by),
        "project": project,
        "funding": fund_project(unit_year=year, project=project, source="当年财政拨款", values=money, by=by),
        "line": record_line(unit_year=year, initial=wan("20"), by=by, **place),
        "three": state_three_public(unit_year=year, counts={"receptions": 9}, by=by),
        "bought": state_procurement(unit_year=year, kind="goods", planned=wan("6"), actual=wan("5.20"), by=by),
    }


def _changes(county):
    by, year, day = county.actor("clerk"), county.unit_year, datetime.date(2024, 5, 20)
    told = {"number": "示例财〔2024〕12号", "on": day, "reason": "示例", "item": "项目支出"}
    (month,) = enter_execution(unit_year=year, month=1, amounts={"支出合计": wan("10")}, by=by)
    return {"change": adjust_budget(unit_year=year, kind="increase", amount=wan("3"), by=by, **told), "month": month}


def _accounts(county):
    by, content = county.actor("clerk"), specimen_workbook(unit_name=county.unit.name, year=2024)
    tried = [
        try_accounts(unit_year=county.unit_year, file_name=name, content=content, by=by)
        for name in ("示例.xlsx", "示例二.xlsx")
    ]
    written = write_accounts(accounts=tried[0], by=by)
    return {"written": written, "waiting": tried[1], "figure": FinalAccountFigure.objects.first()}


PAGES = (
    "",
    "rates/completion/",
    "items/{item}/",
    "items/支出合计/",
    "items/支出合计/trace/executed/",
    "lines/",
    "lines/{line}/",
    "adjustments/",
    "adjustments/{change}/",
    "execution/",
    "three-public/",
    "procurement/",
    "projects/",
    "projects/{project}/",
    "projects/code/KP01/",
    "final-accounts/",
    "final-accounts/{written}/",
    "final-accounts/{waiting}/",
    "final-accounts/{written}/figures/",
    "final-accounts/specimen.xlsx",
)
LEADING = (
    "execution/{month}/",
    "three-public/{three}/",
    "procurement/{bought}/",
    "fundings/{funding}/",
    "fundings/number/1/",
    "final-accounts/figures/{figure}/",
)
WRITING = (
    "items/支出合计/state/",
    "lines/new/",
    "lines/{line}/remove/",
    "adjustments/new/",
    "adjustments/{change}/revise/",
    "adjustments/{change}/withdraw/",
    "projects/new/",
    "projects/{project}/revise/",
    "projects/{project}/remove/",
    "projects/{project}/fund/",
    "copy/",
    "final-accounts/{waiting}/write/",
    "final-accounts/{written}/undo/",
    "final-accounts/{waiting}/drop/",
)
