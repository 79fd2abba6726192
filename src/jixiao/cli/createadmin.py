"""``jixiao createadmin``: the finance bureau as the first unit, and the three administrators kept apart."""

import secrets
from typing import Annotated

import typer

from jixiao.cli.refusals import DONE, Refusal
from jixiao.cli.site import open_site, require_migrated
from jixiao.cli.streams import bold, say

CodeOption = Annotated[str, typer.Option("--code", metavar="代码", help="财政局的单位代码，如 131024-101001")]
NameOption = Annotated[str, typer.Option("--name", metavar="名称", help="财政局全称，如 香河县财政局")]
DivisionOption = Annotated[str, typer.Option("--division", metavar="区划", help="行政区划名称，如 香河县")]
YearOption = Annotated[int, typer.Option("--year", metavar="年度", help="先开放哪个年度，不写就是今年")]
ACCOUNTS = (
    ("system", "系统管理员", "system"),
    ("security", "安全管理员", "security"),
    ("audit", "审计管理员", "audit"),
)


def create_administrators(
    *, code: CodeOption, name: NameOption, division: DivisionOption = "", year: YearOption = 0
) -> int:
    """登记财政局，建系统、安全、审计三个管理员账号，并载入内置指标库。

    三个账号由三个人分别保管，初始口令只显示这一次，第一次登录必须改。
    """
    open_site()
    require_migrated()
    from jixiao.web.clock import now

    passwords = create(code=code, name=name, division=division, year=year or now().year)
    say(bold(f"已登记{name}，三个管理员账号："))
    for username, label, _ in ACCOUNTS:
        say(f"  {label}：用户名 {username}，初始口令 {passwords[username]}")
    say("请分别交给三个人；第一次登录要改口令。")
    return DONE


def create(*, code: str, name: str, division: str, year: int) -> dict[str, str]:
    """Register unit, people and duties in one transaction; return the passwords by user name."""
    from django.db import transaction

    from jixiao.cycle.indicators.stocking_library import load_library
    from jixiao.orgs.actor import Actor
    from jixiao.orgs.appointing import give_duty, register_person
    from jixiao.orgs.models import Person, UnitKind
    from jixiao.orgs.registering import open_year, register_unit
    from jixiao.orgs.roles import Role
    from jixiao.web.clock import now

    if Person.objects.exists():
        raise Refusal("已经有账号了；新增人员请系统管理员在「人员与角色」里登记")
    at = now()
    passwords = {username: new_password() for username, _, _ in ACCOUNTS}
    with transaction.atomic():
        people = {
            role: register_person(username=username, name=label, password=passwords[username], by=None, on=at)
            for username, label, role in ACCOUNTS
        }
        by = Actor(people["system"], at)
        unit = register_unit(
            code=code, name=name, kind=UnitKind.FINANCE, division_code=code.partition("-")[0], division_name=division,
            by=by, specimen=False,
        )  # fmt: skip
        open_year(unit=unit, year=year, by=by)
        for role, person in people.items():
            give_duty(person=person, unit=unit, role=Role(role), since=by.on, by=by)
        load_library(by=by)
    return passwords


def new_password() -> str:
    """Return a first password: long, readable, of all kinds the rules ask for."""
    return f"Jx-{secrets.token_hex(2)}-{secrets.token_hex(2)}-{secrets.token_hex(2)}"
