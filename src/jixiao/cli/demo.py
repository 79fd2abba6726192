"""``jixiao demo``: the two years that come with the program, made into reports, and what 香河 2019 shows."""

from pathlib import Path
from typing import Annotated

import typer

from jixiao.cli.batch import Broken, each_done
from jixiao.cli.fonts import font_folder
from jixiao.cli.making import Order, make_papers
from jixiao.cli.opening import find_year
from jixiao.cli.refusals import DONE
from jixiao.cli.report import outcome_json, say_outcome
from jixiao.cli.streams import print_json
from jixiao.cli.writing import check_folder

FOLDER = "./var/demo"
YEARS = ("shifan_2024", "xianghe_2019")


def build_demo(
    *,
    folder: Annotated[str, typer.Option("-o", "--out", metavar="文件夹", help="写到这个文件夹，没有就新建")] = FOLDER,
    no_serve: Annotated[  # noqa: ARG001 - nothing is served yet, with the option or without
        bool, typer.Option("--no-serve", help="只生成文件，不开网页（现在还没有网页，写不写都一样）")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")] = False,
) -> int:
    """生成随附两份年度数据的报告：香河县科学技术协会 2019 和示例县科协 2024。

    香河 2019 年的数据只有公开报告里有的内容，缺的一律不补，所以能看到哪些没法计分、为什么，以及数据之间的矛盾。
    """
    target = Path(folder).expanduser()
    check_folder(target)
    orders = [Order(named=find_year(name), stem=name, folder=target, fonts=font_folder()) for name in YEARS]
    outcomes = [*each_done(make_papers, orders, title="生成演示报告")]
    if as_json:
        print_json({"files": [outcome_json(name, outcome) for name, outcome in zip(YEARS, outcomes, strict=True)]})
    else:
        for name, outcome in zip(YEARS, outcomes, strict=True):
            say_outcome(name, outcome)
    return max((each.exit_code for each in outcomes if isinstance(each, Broken)), default=DONE)
