"""A survey of 100,000 answers, not frozen yet: summarised, and two of its questions crossed."""

import datetime
import random
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measuring import Line, timed_in_turn
from bench.small_county import a_small_county
from jixiao.cli.site import open_site

if TYPE_CHECKING:
    from jixiao.records.surveys.models import Question, Survey

ANSWERS = 100_000
GROUPS = 8
LEVELS = (50, 35, 10, 3, 2)  # how often each of the five steps is chosen, in percent
OFTEN = 0.3
BAR = "≤ 300 ms"
SUMMED = "SELECT question_id, row, option, COUNT(*) FROM surveys_mark GROUP BY question_id, row, option"
PAIRED = (
    "SELECT a.option, b.option, COUNT(*) FROM surveys_mark a JOIN surveys_mark b"
    " ON b.question_id = ? AND b.response_id = a.response_id WHERE a.question_id = ? GROUP BY a.option, b.option"
)


def lines() -> Iterator[Line]:
    """Yield the lines of this topic, all on a database that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="jixiao-bench-") as folder:
        open_site(data=Path(folder))
        from django.db import connection  # noqa: PLC0415 - Django is started by now

        from jixiao.records.surveys.queries import questions_of  # noqa: PLC0415
        from jixiao.records.surveys.tallying import tally  # noqa: PLC0415

        survey = an_open_survey()
        number = answered(survey)
        raw = sqlite3.connect(connection.settings_dict["NAME"])
        own, bare = timed_in_turn(lambda: tally(survey), lambda: raw.execute(SUMMED).fetchall(), runs=21)
        assert tally(survey).valid == ANSWERS
        yardstick = "GROUP BY of the same choices in raw sqlite3"
        yield Line(f"{ANSWERS:,} answers ({number:,} choices) summarised", own, BAR, yardstick, bare)
        overall, _, several, age, _ = questions_of(survey)
        yield crossed("the overall answer", overall, age, raw)
        yield crossed("several choices", several, age, raw)
        raw.close()
        connection.close()


def crossed(what: str, down: "Question", across: "Question", raw: sqlite3.Connection) -> Line:
    """Return how long it takes to count two questions against each other."""
    from jixiao.records.surveys.crossing import cross  # noqa: PLC0415 - Django is started by now

    own, bare = timed_in_turn(
        lambda: cross(down=down, across=across),
        lambda: raw.execute(PAIRED, (down.pk, across.pk)).fetchall(),
        runs=21,
    )
    assert sum(map(sum, cross(down=down, across=across).counts)) > ANSWERS // 2
    return Line(f"{what} crossed with the age, {ANSWERS:,} answers", own, BAR, "the same join in raw sqlite3", bare)


def an_open_survey() -> "Survey":
    """Open a survey of a small county through the acts."""
    from jixiao.cli.migrate import bring_up  # noqa: PLC0415 - Django is started by now
    from jixiao.records.surveys.drafting import draft_survey  # noqa: PLC0415
    from jixiao.records.surveys.models import Survey  # noqa: PLC0415
    from jixiao.records.surveys.opening import open_survey  # noqa: PLC0415
    from jixiao.records.surveys.planning import Part, keep_plan  # noqa: PLC0415

    bring_up()
    year, by = a_small_county()
    days = {"opens": by.on, "closes": by.on + datetime.timedelta(days=30), "way": "link"}
    survey = draft_survey(unit_year=year, values={"title": "示例：万人满意度调查", **days}, by=by)
    parts = [Part(f"示例乡镇{number}", 50_000, 10_000) for number in range(1, GROUPS + 1)]
    keep_plan(survey=survey, parts=parts, stamp=survey.version, by=by)
    fresh = Survey.objects.get(pk=survey.pk)
    return open_survey(survey=fresh, stamp=fresh.version, by=by)


def answered(survey: "Survey") -> int:
    """Write the answers straight into the tables, as many phones would have, and return how many choices they hold."""
    from django.db import connection, transaction  # noqa: PLC0415 - Django is started by now

    from jixiao.records.surveys.queries import groups_of, questions_of  # noqa: PLC0415

    chance = random.Random(2024)  # noqa: S311 - nothing secret
    questions, groups = questions_of(survey)[:4], [one.pk for one in groups_of(survey)]
    sheets, marks = [], []
    for _ in range(ANSWERS):
        key = uuid.UUID(int=chance.getrandbits(128)).hex
        level = chance.choices(range(5), LEVELS)[0]
        sheets.append((key, survey.pk, chance.choice(groups), "phone", "", level, survey.opens, ""))
        overall, matrix, several, single = questions
        marks.append((key, overall.pk, 0, level))
        marks += [(key, matrix.pk, row, chance.randrange(5)) for row in range(len(matrix.rows))]
        marks += [(key, several.pk, 0, place) for place in range(len(several.options)) if chance.random() < OFTEN]
        marks.append((key, single.pk, 0, chance.randrange(len(single.options))))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO surveys_response (id, survey_id, group_id, way, invalid, rated, day, sheet)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", sheets,
        )  # fmt: skip
        cursor.executemany(
            "INSERT INTO surveys_mark (response_id, question_id, row, option) VALUES (%s, %s, %s, %s)", marks
        )
    return len(marks)
