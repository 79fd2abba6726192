"""N205: income, spending and what is carried over do not go together."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.accounts import Account, Entry, Role, accounts, distinct, sums_of_some
from jixiao.engine.lint.rules.numbers.rounding_slack import slack_of_sum
from jixiao.engine.lint.rules.numbers.running_text import start_with_label
from jixiao.engine.lint.rules.numbers.telling import addition, in_unit, unit_for, with_unit

_ELSEWHERE = re.compile("收回|上缴|核减|交回|退回|统筹使用|结余分配|缴回|归还|借[款出]|偿还|盘活")
_CARRIED_IN = re.compile("上年|年初|历年|累计|其中")
_CUT = re.compile("调[减整出剂]")
_FUND = re.compile(r"(?:资金|经费|补助|专款|收入)(?:总额|总量|共计?|合计|规模)?(?:为|达)?$")
_SOURCES = ((Role.INCOME, Role.EXTRA), (Role.GRANTED, Role.EXTRA), (Role.BUDGET,))


@rule("N205")
def check(paper: Paper) -> Iterator[Finding]:
    """收入、支出和结转结余对不上。

    检查什么：同一部分里写了收入（或到位资金）、支出和结转结余时，收入 + 年初结转结余 − 支出是否等于年末结转结余。
    为什么：钱不会凭空多出来，也不会凭空消失。对不上，就有一个数不准，或者有一笔没有交代。
    反例：2023年收入合计186万元，支出合计171万元，年末结转结余5万元。
    反例：到位资金90万元，实际支出82.5万元，结余9.5万元。
    正例：2023年收入合计186万元，支出合计171万元，年末结转结余15万元。
    正例：到位资金90万元，实际支出82.5万元，财政收回5万元，结余2.5万元。
    依据：《政府会计准则制度》预算会计的平衡关系：收入 + 年初结转结余 = 支出 + 结余分配 + 年末结转结余。
    """
    yield from _in_one_breath(paper)
    for account in paper.once(accounts):
        closings = distinct(account.of(Role.CLOSING))
        spent = distinct(account.of(Role.SPENT))
        if len(closings) != 1 or len(spent) != 1 or _ELSEWHERE.search(paper.text, account.start, account.end):
            continue
        sources = _sources(account) or _only_fund(account, spent[0]) or _only_grant(paper, account)
        if sources and sources[0].role is not Role.INCOME and _CUT.search(paper.text, account.start, account.end):
            continue
        if sources and not _balances(account, sources, spent[0], closings[0]):
            found = _finding(paper, account, sources, spent[0], closings[0])
            if found is not None:
                yield found


def _in_one_breath(paper: Paper) -> Iterator[Finding]:
    """Yield what one sentence says by itself, where its section tells of more money than that: 资金A，支出B，结余C."""
    for account in paper.once(accounts):
        if len(distinct(account.of(Role.SPENT))) <= 1 and len(distinct(account.of(Role.CLOSING))) <= 1:
            continue  # the section is checked as a whole
        for one in zip(account.entries, account.entries[1:], account.entries[2:], strict=False):
            roles = [each.role for each in one]
            if roles[1:] != [Role.SPENT, Role.CLOSING] or len({each.said.sentence for each in one}) > 1:
                continue
            if roles[0] is not Role.GRANTED and not (roles[0] is Role.OTHER and _FUND.search(one[0].amount.label)):
                continue
            words = paper.text[one[0].amount.end : one[2].amount.end]
            if _ELSEWHERE.search(words) or _CUT.search(words) or _CARRIED_IN.search(words):
                continue
            gap = one[0].fen - one[1].fen - one[2].fen
            if abs(gap) > slack_of_sum(one[0].amount, [each.amount for each in one[1:]]):
                found = _finding(paper, account, one[:1], one[1], one[2])
                yield from () if found is None else (found,)


def _sources(account: Account) -> tuple[Entry, ...]:
    """Return where the money came from: the income with what is added to it, else the one grant, else the budget."""
    for roles in _SOURCES:
        found = distinct(account.of(*roles))
        first = [each for each in found if each.role is roles[0]]
        if len(first) == 1:
            return found
        if first:
            return ()
    return ()


def _only_fund(account: Account, spent: Entry) -> tuple[Entry, ...]:
    """Return the one sum called 项目资金 or the like that stands before the spending and is enough for it."""
    if account.of(Role.BUDGET, Role.GRANTED, Role.INCOME, Role.INCOME_ALL):
        return ()
    before = [each for each in account.entries if each.amount.end <= spent.amount.start]
    found = distinct(each for each in before if each.role is Role.OTHER)
    one = found[0] if len(found) == 1 else None
    return (one,) if one is not None and _FUND.search(one.amount.label) and one.fen >= spent.fen else ()


def _only_grant(paper: Paper, account: Account) -> tuple[Entry, ...]:
    """Return the one grant that an earlier section states, where the paper has no other."""
    grants = paper.once(_grants)
    return grants if len(grants) == 1 and grants[0].amount.start < account.start else ()


def _grants(paper: Paper) -> tuple[Entry, ...]:
    roles = (Role.GRANTED, Role.BUDGET, Role.INCOME, Role.EXTRA)
    return distinct(each for one in paper.once(accounts) for each in one.of(*roles))


def _balances(account: Account, sources: tuple[Entry, ...], spent: Entry, closing: Entry) -> bool:
    """Return whether any choice of what came in and what was there before comes out right."""
    others = account.of(Role.BUDGET, Role.GRANTED, Role.INCOME, Role.INCOME_ALL)
    before = sums_of_some(account.of(Role.OPENING, Role.USED, Role.CHANGED))
    slack = slack_of_sum(spent.amount, [each.amount for each in (*sources, closing)])
    came = sums_of_some(distinct((*sources, *others)))
    right = closing.fen + spent.fen
    return any(abs(one + other - right) <= slack for one in came for other in before)


def _finding(
    paper: Paper, account: Account, sources: tuple[Entry, ...], spent: Entry, closing: Entry
) -> Finding | None:
    opening = account.of(Role.OPENING, Role.USED)
    came = (*sources, *opening)
    left = sum(each.fen for each in came) - spent.fen
    if not opening and left < closing.fen and sources[0].role is Role.INCOME:
        return None  # what was there at the start of the year may make it good
    unit = unit_for([each.amount for each in (*came, spent)])
    told = f"{addition([*(each.fen for each in came), -spent.fen], unit)} = {in_unit(left, unit)}"
    return paper.finding(
        "N205",
        start_with_label(paper, closing.amount),
        closing.amount.end,
        cause=f"{told}，与写明的{closing.amount.quote}差 {with_unit(abs(left - closing.fen), unit)}",
        cure="核对收入、支出和结转结余；年初有结转结余、有结余分配或收回的，一并写明数额",
    )
