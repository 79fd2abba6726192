"""A workbook of final accounts is tried, written, undone or dropped. Nothing is written before somebody confirms."""

import datetime
import hashlib
from typing import Any

from django.db import transaction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.budget.accounts.checking import check_accounts
from jixiao.records.budget.accounts.figures import Found
from jixiao.records.budget.accounts.filling import Fill, left_out, proposals
from jixiao.records.budget.accounts.reading import read_accounts
from jixiao.records.budget.amounts import stated_of
from jixiao.records.budget.events import AccountsDropped, AccountsTried, AccountsUndone, AccountsWritten
from jixiao.records.budget.models import AccountsState, BudgetLine, FinalAccountFigure, FinalAccounts
from jixiao.records.budget.opening import require_open
from jixiao.records.budget.stating import state_item

UNDO_DAYS = 30


@transaction.atomic
def try_accounts(*, unit_year: UnitYear, file_name: str, content: bytes, by: Actor) -> FinalAccounts:
    """Read a workbook and make the cross-checks; keep what was found, write nothing else."""
    require_open(unit_year)
    found = check_accounts(read_accounts(content), unit_year=unit_year)
    accounts = FinalAccounts.objects.create(
        unit_year=unit_year,
        file_name=file_name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        found=found.with_findings(left_out(found)).to_json(),
        by=by.person,
        at=by.at,
    )
    _tell(AccountsTried, accounts, {"表": len(found.tables), "数字": len(found.figures)}, by)
    return accounts


def fills_of(accounts: FinalAccounts, found: Found) -> tuple[Fill, ...]:
    """Return what the tables would fill, beside what stands in the items now."""
    lines = {line.item: line for line in BudgetLine.objects.filter(unit_year=accounts.unit_year_id)}
    return proposals(found, lines)


@transaction.atomic
def write_accounts(*, accounts: FinalAccounts, by: Actor) -> FinalAccounts:
    """Keep every figure with its cell and fill the items; refuses a second account of a year and one decided before."""
    held = FinalAccounts.objects.select_for_update().select_related("unit_year").get(pk=accounts.pk)
    require_open(held.unit_year)
    _require(held, AccountsState.TRIED, "U447")
    if FinalAccounts.objects.filter(unit_year=held.unit_year, state=AccountsState.WRITTEN).exists():
        raise Refused("本年度已经写入过一份决算表", cure="先撤回那一份，再写入这一份", code="U448")
    found = Found.from_json(held.found)
    if not found.figures:
        raise Refused("这份工作簿里没有读出数字", cure="换一份决算公开表再传", code="U445")
    FinalAccountFigure.objects.bulk_create(
        FinalAccountFigure(
            accounts=held, table=one.table, row=one.row, row_code=one.code, row_label=one.label,
            line_number=one.line_number, column=one.column, amount=one.amount, cell=one.cell,
        )
        for one in found.figures
    )  # fmt: skip
    held.before = _fill(held, fills_of(held, found), by)
    held.state, held.decided_at = AccountsState.WRITTEN, by.at
    held.save(update_fields=["state", "decided_at", "before"])
    _tell(AccountsWritten, held, {"数字": len(found.figures), "填入的科目": [one["item"] for one in held.before]}, by)
    return held


@transaction.atomic
def undo_accounts(*, accounts: FinalAccounts, by: Actor) -> FinalAccounts:
    """Take an account back within 30 days: its figures go, its items say again what they said before.

    Refuses where an item that it filled was changed by somebody since.
    """
    held = FinalAccounts.objects.select_for_update().select_related("unit_year").get(pk=accounts.pk)
    require_open(held.unit_year)
    _require(held, AccountsState.WRITTEN, "U447")
    if last_undo_day(held) < by.on:
        raise Refused(f"写入已经超过 {UNDO_DAYS} 天，不能整份撤回", cure="到科目里逐项修改", code="U449")
    lines = {line.item: line for line in BudgetLine.objects.filter(unit_year=held.unit_year)}
    changed = [
        one["item"] for one in held.before if one["item"] in lines and lines[one["item"]].version != one["version"]
    ]
    if changed:
        cure = "先把这些科目改回去，或只在科目里修改"
        raise Refused(f"写入以后，{'、'.join(changed)}又改过", cure=cure, code="U446")
    for one in held.before:
        values = {name: _from_plain(value) for name, value in one["values"].items()}
        line = state_item(unit_year=held.unit_year, item=one["item"], values=values, by=by)
        if one["was_new"]:
            line.delete()
        else:
            BudgetLine.objects.filter(pk=line.pk).update(origin=one["origin"])
    held.figures.all().delete()
    held.state, held.before = AccountsState.UNDONE, []
    held.save(update_fields=["state", "before"])
    _tell(AccountsUndone, held, {}, by)
    return held


@transaction.atomic
def drop_accounts(*, accounts: FinalAccounts, by: Actor) -> FinalAccounts:
    """Let a workbook go that was read on trial."""
    held = FinalAccounts.objects.select_for_update().select_related("unit_year").get(pk=accounts.pk)
    require_open(held.unit_year)
    _require(held, AccountsState.TRIED, "U447")
    held.state, held.decided_at = AccountsState.DROPPED, by.at
    held.save(update_fields=["state", "decided_at"])
    _tell(AccountsDropped, held, {}, by)
    return held


def last_undo_day(accounts: FinalAccounts) -> datetime.date:
    """Return the last day on which it can be taken back."""
    decided = accounts.decided_at or accounts.at
    return decided.astimezone(SHANGHAI).date() + datetime.timedelta(days=UNDO_DAYS)


def _fill(accounts: FinalAccounts, fills: tuple[Fill, ...], by: Actor) -> list[dict[str, Any]]:
    """State the items; return for each what stood there before, and the version that its statement has now."""
    before = []
    for item in dict.fromkeys(fill.item for fill in fills):
        own = [fill for fill in fills if fill.item == item and not fill.is_there]
        if not own:
            continue
        line = BudgetLine.objects.filter(unit_year=accounts.unit_year, item=item).first()
        kept = {fill.column: _to_plain(stated_of(line, fill.column)) for fill in own}
        stated = state_item(
            unit_year=accounts.unit_year, item=item, values={fill.column: fill.amount for fill in own}, by=by,
            origin=own[-1].origin[:300],
        )  # fmt: skip
        before.append({
            "item": item, "values": kept, "origin": line.origin if line else "", "was_new": line is None,
            "version": stated.version,
        })  # fmt: skip
    return before


def _require(accounts: FinalAccounts, state: AccountsState, code: str) -> None:
    if accounts.state != state:
        raise Refused(f"这份决算表{AccountsState(accounts.state).label}，不能再做这一步", code=code)


def _to_plain(value: Money | Absent) -> int | str | None:
    if isinstance(value, Money):
        return value.fen
    return str(value) if value is NOT_APPLICABLE else None


def _from_plain(value: int | str | None) -> Money | Absent:
    if value is None:
        return UNFILLED
    return NOT_APPLICABLE if isinstance(value, str) else Money(value)


def _tell(kind: type, accounts: FinalAccounts, after: dict[str, Any], by: Actor) -> None:
    publish_in(
        accounts.unit_year, kind, subject=f"budget.accounts:{accounts.pk}", name=accounts.file_name, after=after, by=by
    )
