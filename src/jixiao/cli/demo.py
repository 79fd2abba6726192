"""``jixiao demo``: two counties built into a folder of their own, and served."""

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from jixiao.cli.fake_wechat import run_beside
from jixiao.cli.refusals import DONE, Refusal
from jixiao.cli.site import open_site
from jixiao.cli.streams import bold, print_json, print_table, say
from jixiao.cli.writing import check_folder

FOLDER = "./var/demo"
MARK = "demo.txt"
OURS = (
    "jixiao.sqlite3",
    "jixiao.sqlite3-wal",
    "jixiao.sqlite3-shm",
    "jixiao.sqlite3-turn",
    "proofs",
    "papers",
    "previews",
    "static",
    "award-certificates",
    "secret.key",
    MARK,
)
HOST = "127.0.0.1"
FAKE = "这里的微信是演示用的假微信，只在本机，不连腾讯，随网站启动和停止；在本机浏览器里打开手机页就能试"
NO_FAKE = "没有启动演示用的假微信，只能用参与码；不加 --no-serve 时才启动它"


def build_demo(
    *,
    folder: Annotated[
        str, typer.Option("-o", "--out", metavar="文件夹", help="建在这个文件夹，以前建的演示会换成新的")
    ] = FOLDER,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="建好就结束，不启动网站")] = False,
    port: Annotated[int, typer.Option("--port", metavar="端口", min=1, max=65535, help="网站的端口")] = 8000,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")] = False,
) -> int:
    """建一个演示网站并启动：香河县科协 2019 和示例县 2024（财政局和 80 个部门，各在不同进度）。

    香河县科协 2019 年的数据只有公开报告里有的内容，缺的一律不补，所以能看到哪些没法计分、为什么，以及数据之间的
    矛盾。示例县的单位、地点、数字都是虚构的，处处印着“示例”。所有内容都经正常的办理步骤写入。
    """
    target = Path(folder).expanduser()
    check_folder(target)
    _clear(target)
    with contextlib.ExitStack() as held:
        fake = None if no_serve else held.enter_context(run_beside())
        os.environ.update(fake.settings() if fake else {})
        _build(target)
        told = _what_to_look_at(f"http://{HOST}:{port}/", wechat=fake.address if fake else "")
        if as_json:
            print_json({"folder": str(target), **told})
        else:
            _say(target, told)
        if not no_serve:
            from jixiao.cli.serve import run_site

            run_site(host=HOST, port=port, workers=2)
    return DONE


def _build(target: Path) -> None:
    open_site(data=target.resolve())
    from jixiao.cli.demo_site.seeds import build
    from jixiao.cli.migrate import bring_up
    from jixiao.web.clock import now

    (target / MARK).write_text("jixiao demo 建的演示数据，可以整个删掉。\n", "utf-8")
    bring_up()
    build(at=now(), tell=_tell)


def _what_to_look_at(address: str, *, wechat: str) -> dict[str, Any]:
    """Return what the demo tells of itself: its addresses, its people, and how its quiz is entered."""
    from jixiao.cli.demo_site.building import PASSWORD
    from jixiao.cli.demo_site.community import address_to_ask, address_to_verify
    from jixiao.cli.demo_site.contests_under_way import (
        JUDGE_CODES,
        SCHOOL_CODE,
        address_to_enter,
        address_to_judge,
    )
    from jixiao.cli.demo_site.quizzes import CODES, address_to_play
    from jixiao.cli.demo_site.seeds import ACCOUNTS
    from jixiao.cli.demo_site.stations import address_of_screen
    from jixiao.cli.demo_site.surveys import address_to_answer
    from jixiao.cli.fonts import what_is_missing

    return {
        "address": address,
        "public": f"{address}public/131024-115001/2019/",
        "survey": f"{address}{address_to_answer()}",
        "quiz": f"{address}{address_to_play()}",
        "home": f"{address}{address_to_ask()}",
        "certificate": f"{address}{address_to_verify()}",
        "screen": f"{address}{address_of_screen()}",
        "quiz_codes": list(CODES),
        "judge": f"{address}{address_to_judge()}",
        "judge_codes": list(JUDGE_CODES),
        "school": f"{address}{address_to_enter()}",
        "school_code": SCHOOL_CODE,
        "quiz_wechat": wechat,
        "quiz_wechat_note": FAKE if wechat else NO_FAKE,
        "password": PASSWORD,
        "accounts": [{"username": one.username, "label": one.label} for one in ACCOUNTS],
        "missing": what_is_missing(),
    }


def _say(target: Path, told: dict[str, Any]) -> None:
    say(bold(f"演示网站建好了：{target}"))
    print_table(heads=("用户名", "是谁"), rows=[(one["username"], one["label"]) for one in told["accounts"]])
    say(f"口令都是 {told['password']}")
    say(f"不用登录就能看的公开页：{told['public']}")
    say(f"不用登录就能答的满意度调查（手机页）：{told['survey']}")
    say(f"今天就能答的有奖竞答（手机页）：{told['quiz']}")
    say(f"科技工作者提交诉求、查办理（手机页）：{told['home']}")
    say(f"志愿服务记录证明的查验页：{told['certificate']}")
    say(f"竞答的参与码（一码一人）：{'、'.join(told['quiz_codes'])}")
    say(f"竞答用微信进入：{told['quiz_wechat_note']}")
    say(f"匿名评审（手机或电脑）：{told['judge']}，评审码：{'、'.join(told['judge_codes'])}")
    say(f"学校报送作品：{told['school']}，报名码：{told['school_code']}")
    say(f"科普e站的播放页（在大屏上打开，自动播放）：{told['screen']}")
    if told["missing"]:
        say(told["missing"])


def _tell(words: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"  {words}\n")


def _clear(target: Path) -> None:
    """Take away an earlier demo, and nothing else: a folder with other things in it is refused."""
    there = sorted(entry.name for entry in target.iterdir()) if target.is_dir() else []
    strangers = [name for name in there if name not in OURS]
    if strangers and MARK not in there:
        message = f"“{target}”里有别的东西（{'、'.join(strangers[:3])}），没有动；请用 -o 换一个空文件夹"
        raise Refusal(message)
    for name in OURS:
        entry = target / name
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink(missing_ok=True)
