"""N258: 支出总计 is not 本年支出 and what was shared out and carried over; or 收入总计 in the same way."""

import itertools
import re
from collections.abc import Iterator, Sequence

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.accounts import Role, role_of
from jixiao.engine.lint.rules.numbers.rounding_slack import slack_of_sum
from jixiao.engine.lint.rules.numbers.running_text import Said, start_with_label, sums_of_money
from jixiao.engine.lint.rules.numbers.telling import addition, in_unit, unit_for, with_unit

_OF_YEAR = re.compile("本年|当年")
_SIDES = (
    (Role.SPENT_ALL, Role.SPENT, frozenset({Role.SHARED_OUT, Role.CLOSING}), Role.CLOSING),
    (Role.INCOME_ALL, Role.INCOME, frozenset({Role.USED, Role.OPENING}), Role.OPENING),
)


@rule("N258")
def check(paper: Paper) -> Iterator[Finding]:
    """总计不等于本年数加上结转结余。

    检查什么：同一句里写了收入总计、本年收入、年初结转结余（使用结余）的，写了支出总计、本年支出、结余分配、年末结转结余的，
    各项相加是否等于总计。
    为什么：这是决算总表的表内关系，不会有例外。
    反例：支出总计632.18万元，其中本年支出610.05万元，年末结转和结余12.13万元。
    正例：支出总计632.18万元，其中本年支出610.05万元，年末结转和结余22.13万元。
    正例：支出总计632.18万元，其中本年支出610.05万元，结余分配10万元，年末结转和结余12.13万元。
    依据：部门决算报表《收入支出决算总表》的表内关系。
    """
    for _, group in itertools.groupby(paper.once(sums_of_money), key=lambda each: each.sentence):
        said = list(group)
        roles = [role_of(each.amount) for each in said]
        for total, of_year, rest, last in _SIDES:
            if total not in roles:
                continue
            begin = roles.index(total)
            parts = _parts(said[begin + 1 :], roles[begin + 1 :], of_year, rest)
            if last in [role_of(each.amount) for each in parts] and role_of(parts[0].amount) is of_year:
                yield from _held(paper, said[begin], parts)


def _parts(said: Sequence[Said], roles: Sequence[Role], of_year: Role, rest: frozenset[Role]) -> list[Said]:
    """Return 本年支出 and what belongs to it behind a total, each role once, up to the next total."""
    found: list[Said] = []
    seen: set[Role] = set()
    for each, role in zip(said, roles, strict=True):
        if role in {Role.INCOME_ALL, Role.SPENT_ALL}:
            break
        wanted = role in rest or (role is of_year and _OF_YEAR.search(each.amount.label) is not None)
        if wanted and role not in seen:
            found.append(each)
            seen.add(role)
    return found


def _held(paper: Paper, total: Said, parts: Sequence[Said]) -> Iterator[Finding]:
    added = sum(each.fen for each in parts)
    apart = total.fen - added
    amounts = [each.amount for each in parts]
    if abs(apart) > slack_of_sum(total.amount, amounts):
        unit = unit_for([total.amount, *amounts])
        yield paper.finding(
            "N258",
            start_with_label(paper, total.amount),
            parts[-1].amount.end,
            cause=f"{addition([each.fen for each in parts], unit)} = {in_unit(added, unit)}，"
            f"与总计 {total.amount.quote} 差 {with_unit(abs(apart), unit)}",
            cure="对照《收入支出决算总表》核对总计、本年数和结转结余；有结余分配、使用结余的一并写明",
        )
