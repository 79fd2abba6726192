"""A register of 50,000 scientists, on SQLite and on PostgreSQL: somebody is looked for by name, letters, workplace."""

import datetime
import multiprocessing
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from bench.measuring import Line, timed_in_turn
from bench.quiz import DATABASES
from bench.quiz_site import opened_on, there_is

if TYPE_CHECKING:
    from jixiao.orgs.models import UnitYear
    from jixiao.orgs.seat import Desk

WORKERS, PIECE = 50_000, 5_000
BAR = "≤ 100 ms"
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉建国文志红海春梅晓东立新永宁欣然子涵宇轩"
PLACES = ("第一中学", "医院", "农业局", "农技站", "化工厂", "职教中心", "科技局", "林业站")
TITLES = ("高级教师", "主任医师", "高级农艺师", "工程师", "")
LOOKED_FOR = (
    ("a name", "张伟"), ("first letters", "zw"), ("a reading", "zhangwei"), ("a workplace", "示例3镇医院"),
    ("a telephone", "13800012345"), ("nobody", "欧阳不在"),
)  # fmt: skip
BARE = {
    "sqlite": "name_key >= %s AND name_key < %s",
    "postgresql": "name_key ~>=~ %s AND name_key ~<~ %s",
}  # fmt: skip
"""How the driver alone asks for names that begin with some letters, by what answers it from an index."""


def lines() -> Iterator[Line]:
    """Yield the lines of this topic, each database in a process of its own."""
    context = multiprocessing.get_context("spawn")
    for database in DATABASES:
        if not there_is(database):
            print(f"no {database} here: apt-get install {database}", file=sys.stderr)
            continue
        with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
            yield from pool.submit(lines_on, database).result()


def lines_on(database: str) -> list[Line]:
    """Return the lines of one database."""
    with opened_on(database):
        from django.db import connection  # noqa: PLC0415 - Django is started by now

        from jixiao.records.community.workers.searching import search  # noqa: PLC0415

        desk = a_desk()
        registered(desk.its_year)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

        wanted = f"SELECT id, name FROM community_worker WHERE unit_id = %s AND {BARE[database]}"
        wanted += " ORDER BY name_key LIMIT 10"

        def bare() -> list[tuple[object, ...]]:
            with connection.cursor() as cursor:
                cursor.execute(wanted, (desk.unit.pk, "张伟", "张伟\U0010ffff"))
                return list(cursor.fetchall())

        found = []
        for what, words in LOOKED_FOR:
            hits = list(search(desk, words))
            assert bool(hits) != (what == "nobody"), (what, words)
            own, held = timed_in_turn(lambda words=words: list(search(desk, words)), bare, runs=41)  # type: ignore[misc] # the words of this turn
            told = f"{database}: {what} among {WORKERS:,} people"
            found.append(Line(told, own, BAR, "the same range of names in the driver", held))
        return found


def a_desk() -> "Desk":
    """Return the desk of the clerk of a small county."""
    from bench.small_county import a_small_county  # noqa: PLC0415 - Django is started by now
    from jixiao.orgs.queries import duties_held, roles_at  # noqa: PLC0415
    from jixiao.orgs.seat import Desk  # noqa: PLC0415

    year, by = a_small_county()
    held = duties_held(by.person, on=by.on)
    return Desk(by.person, year.unit, year, roles_at(year.unit, held), held, by.at, None, year.year)


def first_day(year: "UnitYear") -> datetime.date:
    """Return the first day of a year."""
    return datetime.date(year.year, 1, 1)


def registered(year: "UnitYear") -> None:
    """Write the people straight into the table, as the register keeps them."""
    from jixiao.records.community.models import Worker  # noqa: PLC0415 - Django is started by now
    from jixiao.records.community.seals import digest_of  # noqa: PLC0415
    from jixiao.records.community.workers.keys import keys_of, place_initials  # noqa: PLC0415

    chance = random.Random(2024)  # noqa: S311 - nothing secret
    rows = []
    for number in range(WORKERS):
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
        keys, workplace = keys_of(name), f"示例{number % 20}镇{chance.choice(PLACES)}"
        digest = digest_of(year.unit_id, "phone", f"138{number:08d}")
        rows.append(
            Worker(
                unit=year.unit, name=name, name_key=keys.name, initials=keys.initials, pinyin=keys.pinyin,
                workplace=workplace, workplace_initials=place_initials(workplace), title=chance.choice(TITLES),
                phone_digest=digest, registered_on=first_day(year),
            )
        )  # fmt: skip
    Worker.objects.bulk_create(rows, batch_size=PIECE)
