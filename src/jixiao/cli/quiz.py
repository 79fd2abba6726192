"""``jixiao quiz``: what was not fetched goes back, what is kept too long is deleted, a draw is repeated."""

from pathlib import Path
from typing import Annotated

import typer

from jixiao.cli.refusals import DONE, Refusal
from jixiao.cli.site import open_site, require_migrated
from jixiao.cli.streams import say
from jixiao.cli.usage import Command, Group

quiz = typer.Typer(cls=Group, no_args_is_help=True, help="有奖竞答：收回逾期未领、删除到期信息、重算抽奖。")
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


@quiz.command("draw", cls=Command)
def draw_again(
    *,
    seed: Annotated[str, typer.Option("--seed", metavar="种子", help="开奖以后公布的种子")],
    file: Annotated[str, typer.Option("--list", metavar="文件", help="从抽奖公示页下载的参加抽奖名单")],
    prize: Annotated[int, typer.Option("--prize", metavar="次序", help="奖品次序，写在抽奖公示页")],
    winners: Annotated[int, typer.Option("--winners", metavar="份数", help="抽出几份")],
) -> int:
    """按公布的种子和名单重算抽奖，不用数据库，谁都可以验证。

    先对照印出来的种子摘要和名单摘要是不是公示页上的，再对照中奖编号。
    """
    from jixiao.records.quiz.prizes.lots import draw_lots, handles_in, hash_of, lot_of

    text = _text_of(Path(file).expanduser())
    if winners < 1 or prize < 1:
        message = "奖品次序和份数都应当是正整数"
        raise Refusal(message)
    entrants, list_hash = len(handles_in(text)), hash_of(text)
    if not entrants:
        message = f"“{file}”里没有参与编号；请用抽奖公示页下载的名单，不要改动"
        raise Refusal(message)
    say(f"种子摘要 {hash_of(seed)}")
    say(f"名单摘要 {list_hash}（{entrants} 人）")
    for place, handle in enumerate(draw_lots(seed=seed, text=text, prize=prize, winners=winners), start=1):
        say(f"{place}\t{handle}\t{lot_of(seed=seed, list_hash=list_hash, prize=prize, handle=handle)}")
    return DONE


@quiz.callback()
def _describe() -> None:
    """有奖竞答：收回逾期未领、删除到期信息、重算抽奖。"""


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
