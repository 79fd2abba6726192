"""The library growing in a county of eighty departments and five years: harvest, near-duplicates, impact."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from bench.county import DEPARTMENTS, FINANCE, MARKED, YEARS, kept_county
from bench.measuring import Line, Measured, timed_in_turn
from jixiao.cli.site import open_site

MANY = 2_000
WORDS = ("科普", "农技", "护林", "防汛", "阅读", "健康", "禁毒", "普法", "文体", "养老")
DONE = ("宣传", "培训", "走访", "讲座", "展览", "竞赛", "服务", "调查", "演练", "慰问")
PLACES = ("乡镇", "社区", "校园", "企业", "机关")
ENDS = (("场次", "场"), ("人次", "人次"), ("完成率", "%"), ("满意度", "%"))


def lines() -> Iterator[Line]:
    """Yield the lines of this topic, taken on a copy of the county that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="jixiao-bench-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(kept_county(), data)
        open_site(data=data)
        yield grouping()
        yield pairing()
        yield harvesting()
        yield previewing()


def names() -> list[tuple[str, str]]:
    """Return two thousand names with their units, most of them like some others."""
    found = [(f"{a}{b}进{c}{end}", unit) for a in WORDS for b in DONE for c in PLACES for end, unit in ENDS]
    return found[:MANY]


def grouping() -> Line:
    """Return how long self-made indicators take to be put into groups."""
    from jixiao.cycle.indicators.growing.grouping import Form, grouped  # noqa: PLC0415 - Django is started by now

    forms = [Form(name, unit) for name, unit in names()]
    plain = [form.name for form in forms]
    own, every = timed_in_turn(lambda: grouped(forms), lambda: compared(plain), runs=5)
    assert 1 < len(grouped(forms)) < MANY
    what = f"{MANY:,} self-made indicators put into groups"
    return Line(what, own, "≤ 5 s", "every pair of names compared by rapidfuzz, one core", every)


def pairing() -> Line:
    """Return how long it takes to find what is near in a library of that size."""
    from jixiao.cycle.indicators.growing.pairing import near_pairs  # noqa: PLC0415
    from jixiao.cycle.indicators.models import Indicator, IndicatorVersion  # noqa: PLC0415 - Django is started by now

    versions = [
        IndicatorVersion(pk=number, indicator=Indicator(pk=number, code=f"GX-{number:04}"), name=name, unit=unit)
        for number, (name, unit) in enumerate(names(), start=1)
    ]
    plain = [one.name for one in versions]
    own, every = timed_in_turn(lambda: near_pairs(versions), lambda: compared(plain), runs=3)
    what = f"near-duplicates of a library of {MANY:,} indicators"
    return Line(what, own, "≤ 5 s", "every pair of names compared by rapidfuzz, one core", every)


def compared(plain: list[str]) -> object:
    """Compare every name with every other."""
    return process.cdist(plain, plain, scorer=fuzz.ratio, workers=1)


def harvesting() -> Line:
    """Return how long the harvest of all departments and years takes, its groups kept."""
    from jixiao.cycle.goals.models import GoalIndicator  # noqa: PLC0415 - Django is started by now
    from jixiao.cycle.indicators.growing.gathering_groups import ask_for_harvest  # noqa: PLC0415

    finance, by = bureau()
    took, run = worked(lambda: ask_for_harvest(authority=finance, year=MARKED, at=None, by=by))
    rows = run.counts["rows"]
    plain = seconds(lambda: list(GoalIndicator.objects.values()[:rows]))
    what = f"汇编成库: {rows:,} self-made indicators of {DEPARTMENTS} departments × {YEARS} years"
    return Line(what, Measured(took, 1, "s"), "≤ 20 s", "the same rows read", Measured(plain, 1, "s"))


def previewing() -> Line:
    """Return how long the impact of a round takes for each unit's year that it touches."""
    from jixiao.cycle.evaluation.assessing import frozen_yearbook  # noqa: PLC0415 - Django is started by now
    from jixiao.cycle.evaluation.models import Evaluation  # noqa: PLC0415
    from jixiao.cycle.indicators.growing.previewing import ask_for_preview  # noqa: PLC0415
    from jixiao.engine.scoring import rulebook_for  # noqa: PLC0415
    from jixiao.engine.yearbook import assess  # noqa: PLC0415

    finance, by = bureau()
    round_ = proposed(finance, by)
    took, run = worked(lambda: ask_for_preview(round_=round_, at=None, by=by))
    number = run.counts["lines"]
    assert number == DEPARTMENTS * YEARS, f"{number} unit-years scored again"
    yearbook = frozen_yearbook(Evaluation.objects.filter(marked_at__isnull=False).order_by("pk")[0])
    rules = rulebook_for(yearbook.profile.year)
    pure = seconds(lambda: [assess(yearbook, rules, counted={}) for _ in range(10)]) / 10
    what = f"impact of a round: each of {number} unit-years scored twice ({took:.0f} s in all)"
    own, base = Measured(took * 1000 / number, number), Measured(pure * 1000, 10)
    return Line(what, own, "≤ 150 ms (60 s in all)", "one yearbook assessed once, no database", base)


def proposed(finance: Any, by: Any) -> Any:  # noqa: ANN401 - rows of the rooms
    """Return a round that changes the formula of an indicator which every department promised in every year."""
    from jixiao.cycle.goals.models import GoalIndicator  # noqa: PLC0415 - Django is started by now
    from jixiao.cycle.indicators.defining import draft_indicator, draft_next_version, revise_draft  # noqa: PLC0415
    from jixiao.cycle.indicators.definition import Definition, Place  # noqa: PLC0415
    from jixiao.cycle.indicators.growing.proposing import add_proposal  # noqa: PLC0415
    from jixiao.cycle.indicators.growing.renewing import begin_round  # noqa: PLC0415
    from jixiao.cycle.indicators.publishing import publish_version  # noqa: PLC0415

    model = GoalIndicator.objects.exclude(formula="").filter(project_code="").order_by("pk")[0]
    said = Definition(
        name=model.name, operator=model.operator, unit=model.unit, first_year=MARKED - YEARS, formula=model.formula
    )
    place = Place(code="GX-01", frame="MOF10", level1=model.level1, level2=model.level2)
    version = draft_indicator(owner=None, place=place, definition=said, distinct=True, by=by)
    version = publish_version(version=version, by=by)
    GoalIndicator.objects.filter(code=model.code, name=model.name).update(version_pinned=version)
    draft = draft_next_version(indicator=version.indicator, first_year=MARKED + 1, by=by)
    changed = Definition(**{**Definition.of(draft).values(), "formula": f"({model.formula}) × 0.9"})
    draft = revise_draft(version=draft, definition=changed, place=Place.of(version.indicator), stamp=None, by=by)
    round_ = begin_round(authority=finance, year=MARKED + 1, title="", opens=by.on, closes=by.on, by=by)
    add_proposal(round_=round_, version=draft, replaces=None, reason="bench", by=by)
    return round_


def bureau() -> tuple[Any, Any]:
    """Return the finance bureau and its reviewer as who acts."""
    from jixiao.orgs.actor import Actor  # noqa: PLC0415 - Django is started by now
    from jixiao.orgs.models import Person, Unit  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    finance = Unit.objects.get(code=FINANCE)
    return finance, Actor(Person.objects.get(duties__unit=finance, duties__role="reviewer"), now(), "127.0.0.1")


def worked(ask: Callable[[], Any]) -> tuple[float, Any]:
    """Ask for a run and do its job here; return how many seconds the job took, and the run as it ended."""
    from jixiao.cycle.indicators.models import LibraryRun  # noqa: PLC0415 - Django is started by now
    from jixiao.orgs.jobs import do_job  # noqa: PLC0415

    run = ask()
    took = seconds(lambda: do_job.func(run.job_id))
    ended = LibraryRun.objects.get(pk=run.pk)
    assert ended.state == "done", ended.state
    return took, ended


def seconds(action: Callable[[], object]) -> float:
    """Return how long something took, once."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
