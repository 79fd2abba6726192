"""``jixiao quiz``: promises are held against the records, prizes go back, names are deleted, a draw is repeated."""

from pathlib import Path
from typing import Annotated

import typer

from jixiao.cli.refusals import DONE, FOUND, Refusal
from jixiao.cli.site import open_site, require_migrated
from jixiao.cli.streams import print_json, say, warn
from jixiao.cli.usage import Command, Group

quiz = typer.Typer(cls=Group, no_args_is_help=True, help="有奖竞答：核对账目、收回逾期未领、删除到期信息、重算抽奖。")
MOST_BYTES = 20_000_000


@quiz.command("release", cls=Command)
def release_prizes() -> int:
    """把逾期没领的奖品放回库存，用积分换的退还积分。

    网站运行时每分钟自动做，打开奖品页时也做；网站停着时用这条命令，重复运行没有影响。
    """
    open_site()
    require_migrated()
    from jixiao.records.quiz.prizes.releasing import release_everywhere
    from jixiao.web.clock import now

    say(f"收回逾期未领的奖品 {release_everywhere(at=now())} 件")
    return DONE


@quiz.command("forget", cls=Command)
def forget_winners() -> int:
    """删除保存期满的领奖人姓名和电话，只留隐去的。

    网站运行时每分钟自动做；网站停着时用这条命令，重复运行没有影响。
    """
    open_site()
    require_migrated()
    from jixiao.records.quiz.prizes.forgetting import forget_contacts
    from jixiao.web.clock import now

    say(f"删除到期的领奖信息 {forget_contacts(at=now())} 条")
    return DONE


@quiz.command("audit", cls=Command)
def audit_quizzes(
    *,
    token: Annotated[
        str, typer.Option("--campaign", metavar="地址", help="只核对一个活动：公众地址里 quiz/ 后面的一段")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")] = False,
) -> int:
    """核对每人每天一套题、积分流水等于余额、奖品总数对得上、抽奖可以重算。

    只读不写；有一条对不上，退出码为 1，并说明是哪个参与编号、哪件奖品。停机、断电或恢复备份以后应当核对一次。
    """
    open_site()
    require_migrated()
    from jixiao.records.quiz.auditing import PROMISES, audit
    from jixiao.records.quiz.models import Campaign

    campaigns = Campaign.objects.filter(token=token) if token else Campaign.objects.all()
    if token and not campaigns.exists():
        message = f"没有地址为“{token}”的竞答活动"
        raise Refusal(message)
    verdict = audit(campaigns)
    if as_json:
        broken = [{"promise": one.promise, "where": one.where} for one in verdict.broken]
        print_json({"looked_at": verdict.looked_at, "promises": list(PROMISES), "broken": broken})
    else:
        say("核对了" + "、".join(f"{what} {number:,}" for what, number in verdict.looked_at.items()))
        for one in verdict.broken:
            warn(f"{one.promise}：{one.where}")
        if not verdict.broken:
            say(f"{len(PROMISES)} 项都对得上")
    return FOUND if verdict.broken else DONE


@quiz.command("draw", cls=Command)
def draw_again(
    *,
    seed: Annotated[str, typer.Option("--seed", metavar="种子", help="开奖以后公布的种子")],
    file: Annotated[str, typer.Option("--list", metavar="文件", help="从抽奖公示页下载的参加抽奖名单")],
    prize: Annotated[int, typer.Option("--prize", metavar="编号", help="奖品编号，写在抽奖公示页")],
    winners: Annotated[int, typer.Option("--winners", metavar="份数", help="抽出几份")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")] = False,
) -> int:
    """按公布的种子和名单重算抽奖，不用数据库，谁都可以验证。

    先对照印出来的种子摘要和名单摘要是不是公示页上的，再对照中奖编号。
    """
    from jixiao.records.quiz.prizes.lots import draw_lots, handles_in, hash_of, lot_of

    text = _text_of(Path(file).expanduser())
    if winners < 1 or prize < 1:
        message = "奖品编号和份数都应当是正整数"
        raise Refusal(message)
    entrants, list_hash = len(handles_in(text)), hash_of(text)
    if not entrants:
        message = f"“{file}”里没有参与编号；请用抽奖公示页下载的名单，不要改动"
        raise Refusal(message)
    lots = [
        (handle, lot_of(seed=seed, list_hash=list_hash, prize=prize, handle=handle))
        for handle in draw_lots(seed=seed, text=text, prize=prize, winners=winners)
    ]
    if as_json:
        drawn = [{"handle": handle, "lot": lot} for handle, lot in lots]
        print_json({"seed_hash": hash_of(seed), "list_hash": list_hash, "entrants": entrants, "winners": drawn})
        return DONE
    say(f"种子摘要 {hash_of(seed)}")
    say(f"名单摘要 {list_hash}（{entrants} 人）")
    for place, (handle, lot) in enumerate(lots, start=1):
        say(f"{place}\t{handle}\t{lot}")
    return DONE


@quiz.callback()
def _describe() -> None:
    """有奖竞答：核对账目、收回逾期未领、删除到期信息、重算抽奖。"""


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            message = f"“{path}”太大，不像参加抽奖名单"
            raise Refusal(message)
        return path.read_bytes().decode("ascii")
    except OSError as error:
        message = f"读不了“{path}”：{error.strerror}"
        raise Refusal(message) from error
    except UnicodeDecodeError as error:
        message = f"“{path}”不是参加抽奖名单；请用抽奖公示页下载的文件，不要改动"
        raise Refusal(message) from error
