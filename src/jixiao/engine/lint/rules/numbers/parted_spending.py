"""Spending told in sentences of its own: 支出合计500万元。基本支出320万元。项目支出180万元."""

import re
from collections.abc import Iterator, Sequence

from jixiao.engine.facts import Kind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.accounts import Account, Entry, Role, accounts, distinct
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown
from jixiao.engine.lint.rules.numbers.running_text import start_with_label

_ALL = re.compile(r"支出(?:合计|总额|决算数?)?$|总支出$|支出合计|本年支出|决算")
_FURTHER = re.compile("经营支出|上缴上级|附属单位|结余分配|往来|调整|预算")


def parted_spending(paper: Paper) -> Iterator[Breakdown]:
    """Yield the spending of a section with its 基本支出 and 项目支出, where each is told once and none as a part."""
    for account in paper.once(accounts):
        basic, project = (_only(account, kind) for kind in (Kind.BASIC, Kind.PROJECT))
        if basic is None or project is None or basic.said.line != project.said.line:
            continue
        total = _total(account, basic)
        if total is None:
            continue
        stop = paper.text.find("\n", project.amount.end)
        if not _FURTHER.search(paper.text, total.amount.end, stop if stop >= 0 else len(paper.text)):
            yield Breakdown(
                whole=total.amount,
                parts=(basic.amount, project.amount),
                opened="支出",
                is_sure=True,
                is_open=False,
                is_closed=True,
                start=start_with_label(paper, total.amount),
                end=max(basic.amount.end, project.amount.end),
            )


def _only(account: Account, kind: Kind) -> Entry | None:
    found: Sequence[Entry] = [
        each for each in account.entries if each.amount.kinds == (kind,) and each.amount.whole is None
    ]
    return found[0] if len(found) == 1 else None


def _total(account: Account, basic: Entry) -> Entry | None:
    """Return the one spending before ``basic`` in its line that is neither 基本支出 nor 项目支出."""
    found = distinct(
        each
        for each in account.of(Role.SPENT)
        if each.said.line == basic.said.line
        and each.said.index < basic.said.index
        and not {Kind.BASIC, Kind.PROJECT} & {*each.amount.kinds}
        and _ALL.search(each.amount.label)
    )
    return found[0] if len(found) == 1 else None
