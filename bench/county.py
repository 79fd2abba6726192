"""A county of eighty departments and five years in a database of its own: ``python -m bench.county FOLDER`` builds it.

One department walks two years through the acts: one to the published report, one as far as its marks. Every other
department and year is a copy of their rows made by the database, one statement a table: the copy's keys are those of
the model, moved up by a stride, and so are the keys it names. The copies keep the model's words: the text of a frozen
paper still names the model, and the files of all papers are the model's.
"""

import dataclasses
import datetime
import functools
import hashlib
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from jixiao.cli.site import open_site

DEPARTMENTS, PUBLISHED_YEARS = 80, 4
YEARS = PUBLISHED_YEARS + 1
MARKED, PUBLISHED = 2025, 2024  # the copies of the published year are the years before it
STRIDE = 1_000_000  # more than any key of the model
CODE = "999900-{:06d}"
FIRST_CODE = 300_000
FINANCE = "999900-101001"
OF_UNIT = frozenset({"outreach.good", "orgs.unit", "orgs.person"})  # named in texts, and there once a department
CHECKOUT = Path(__file__).resolve().parent.parent
KEPT = CHECKOUT / "var" / "bench"
_NAMED = re.compile(r'("(?:pk|version)": |\b([a-z]+\.[a-z_]+):)(\d+)')


def code_of(number: int) -> str:
    """Return the code of a department, 0 to 79."""
    return CODE.format(FIRST_CODE + number)


def kept_county() -> Path:
    """Return the folder of the county built from these very sources, building it where there is none."""
    import subprocess  # noqa: PLC0415 - only where there is something to build

    digest = hashlib.sha256()
    for file in sorted([*(CHECKOUT / "src").rglob("*.py"), *(CHECKOUT / "src").rglob("*.toml"), Path(__file__)]):
        digest.update(file.read_bytes())
    folder = KEPT / f"county-{digest.hexdigest()[:16]}"
    if not (folder / "built.txt").exists():
        for earlier in KEPT.glob("county-*"):
            shutil.rmtree(earlier)
        folder.mkdir(parents=True)
        subprocess.run((sys.executable, "-m", "bench.county", str(folder)), check=True, cwd=CHECKOUT)
    return folder


def build(folder: Path) -> None:
    """Build the county into an empty folder, and write down how long its parts took."""
    open_site(data=folder)
    from jixiao.cli.migrate import bring_up  # noqa: PLC0415 - Django is started by now

    bring_up()
    start = time.perf_counter()
    model = walked()
    between = time.perf_counter()
    copied(model)
    end = time.perf_counter()
    connection.close()
    (folder / "built.txt").write_text(f"{between - start:.2f} {end - between:.2f}\n", "ascii")


@dataclasses.dataclass(frozen=True, slots=True)
class Model:
    """The department that is copied: its rows, and those of its two years."""

    unit: int
    published: int
    marked: int


def walked() -> Model:
    """Walk the department through its two years."""
    from jixiao.cli.demo_site.building import PASSWORD, Walk, county, office  # noqa: PLC0415
    from jixiao.cycle.indicators.stocking_library import load_library  # noqa: PLC0415
    from jixiao.engine.yearbook import shipped_yearbook  # noqa: PLC0415
    from jixiao.orgs.actor import Actor  # noqa: PLC0415
    from jixiao.orgs.appointing import register_person  # noqa: PLC0415
    from jixiao.orgs.registering import open_year  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    at = now()
    person = register_person(username="bench.xitong", name="示例系统管理员", password=PASSWORD, by=None, on=at)
    root = Actor(person, at, "127.0.0.1")
    of = county(code=FINANCE, name="示例县财政局", division="示例县", prefix="bench", specimen=True, by=root)
    load_library(by=root)
    for year in range(MARKED - YEARS + 1, MARKED + 1):
        open_year(unit=of.finance, year=year, by=root)
    where = office(of, code=code_of(0), name="示例县科学技术协会", short="科协", prefix="bm0")
    yearbook = shipped_yearbook("shifan_2024")
    published = Walk(of, where, yearbook, at, "示例").to("published")
    marked = Walk(of, where, a_year_later(yearbook), at, "示例").to("marked")
    return Model(where.unit.pk, published.pk, marked.pk)


def a_year_later(row: Any) -> Any:  # noqa: ANN401 - a yearbook, its rows and their values
    """Return a yearbook with every date a year later; what its texts say stays."""
    if isinstance(row, datetime.date):
        return row + datetime.timedelta(days=365)
    if isinstance(row, tuple):
        return tuple(a_year_later(one) for one in row)
    if not dataclasses.is_dataclass(row) or isinstance(row, type):
        return row
    values = {field.name: getattr(row, field.name) for field in dataclasses.fields(row) if field.init}
    moved = {
        name: value + 1 if name == "year" and isinstance(value, int) else a_year_later(value)
        for name, value in values.items()
        if isinstance(value, datetime.date | tuple) or name in {"year", "profile"}
    }
    return dataclasses.replace(row, **moved)


@transaction.atomic
def copied(model: Model) -> None:
    """Copy the rows of the department and of its years to all other departments and years, and their trail."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        connection.connection.create_function("moved", 3, moved, deterministic=True)
        columns = ", ".join(f"{name} INTEGER" for name in ("origin", "of_unit", "of_year", "n", "back"))
        cursor.execute(f"CREATE TEMP TABLE spread ({columns})")
        cursor.execute("CREATE TEMP TABLE chosen (label TEXT, pk INTEGER, origin INTEGER, PRIMARY KEY (label, pk))")
        cursor.executemany("INSERT INTO spread VALUES (%s, %s, %s, %s, %s)", [*spread(model)])
        owners = owners_of_rows()
        choose(owners, model)
        for kind in owners:
            cursor.execute(copy_of(kind, owners))
        copy_trail(model)
        cursor.execute("DROP TABLE chosen")
        cursor.execute("DROP TABLE spread")


def spread(model: Model) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield each copy: of which year (0: of the department), how far its keys move, which department, years back."""
    for number in range(DEPARTMENTS):
        base = number * YEARS * STRIDE
        if number:
            yield 0, base, base, number, 0
            yield model.marked, base, base, number, 0
        for back in range(PUBLISHED_YEARS):
            if number or back:
                yield model.published, base, base + back * STRIDE, number, back


Kind = type[models.Model]
Owners = dict[Kind, tuple[str, str]]


def owners_of_rows() -> Owners:
    """Return of each table that is copied whether it is of a "unit" or a "year", and the column that says of which."""
    from django.apps import apps  # noqa: PLC0415 - Django is started by now

    from jixiao.orgs.models import Person, TrailEntry, Unit, UnitYear  # noqa: PLC0415

    found: Owners = {Unit: ("unit", ""), Person: ("unit", ""), UnitYear: ("year", "")}
    kinds = [kind for kind in apps.get_models() if kind.__module__.startswith("jixiao.") and kind is not TrailEntry]
    for level in ("year", "unit"):
        while True:
            owning = {kind for kind, (of, _) in found.items() if of == level and kind is not Person}
            new = {
                kind: (level, field.attname)
                for kind in kinds
                if kind not in found
                for field in reversed(kind._meta.concrete_fields)  # noqa: SLF001 - the documented way to the fields
                if field.related_model in owning
            }
            if not new:
                break
            found.update(new)
    return found


def choose(owners: Owners, model: Model) -> None:
    """Write down which rows are copied, and of which year they are."""
    from jixiao.orgs.models import Person, Unit, UnitYear  # noqa: PLC0415 - Django is started by now

    with connection.cursor() as cursor:
        put = "INSERT INTO chosen "
        cursor.execute(f"{put} VALUES ('orgs.Unit', %s, 0)", [model.unit])
        years = [model.published, model.marked]
        cursor.executemany(f"{put} VALUES ('orgs.UnitYear', %s, %s)", [(year, year) for year in years])
        people = "SELECT DISTINCT 'orgs.Person', person_id, 0 FROM orgs_duty WHERE unit_id = %s"
        cursor.execute(f"{put} {people}", [model.unit])
        for kind, (_, column) in owners.items():
            if kind in {Unit, Person, UnitYear}:
                continue
            meta = kind._meta  # noqa: SLF001 - the documented way to a table
            owner = meta.get_field(column.removesuffix("_id")).related_model
            cursor.execute(
                f"{put} SELECT '{meta.label}', t.{meta.pk.column}, c.origin FROM {meta.db_table} t"
                f" JOIN chosen c ON c.label = '{owner._meta.label}' AND c.pk = t.{column}"  # noqa: SLF001
            )


def copy_of(kind: Kind, owners: Owners) -> str:
    """Return the statement that makes all copies of the chosen rows of a table."""
    meta = kind._meta  # noqa: SLF001 - the documented way to a table
    columns = {field.column: expression(field, owners) for field in meta.concrete_fields}
    columns.update(OTHERWISE.get(meta.label, {}))
    shift = "s.of_year" if owners[kind][0] == "year" else "s.of_unit"
    columns[meta.pk.column] = f't."{meta.pk.column}" + {shift}'
    names = ", ".join(f'"{column}"' for column in columns)
    return (
        f"INSERT INTO {meta.db_table} ({names}) SELECT {', '.join(columns.values())} FROM {meta.db_table} t"
        f" JOIN chosen c ON c.label = '{meta.label}' AND c.pk = t.{meta.pk.column} JOIN spread s ON s.origin = c.origin"
    )


OTHERWISE = {
    "orgs.Unit": {
        "code": f"'999900-' || ({FIRST_CODE} + s.n)",
        "name": "t.name || '第' || s.n || '分会'",
        "path": "replace(t.path, '/' || t.id || '/', '/' || (t.id + s.of_unit) || '/')",
    },
    "orgs.Person": {"username": "t.username || '.' || s.n"},
    "orgs.UnitYear": {"year": "t.year - s.back"},
}


def expression(field: models.Field, owners: Owners) -> str:
    """Return what a copy has in a column: keys moved with the rows they name, in texts too."""
    column = f't."{field.column}"'
    target = field.related_model
    if target in owners:
        shift = "s.of_year" if owners[target][0] == "year" else "s.of_unit"
        label = target._meta.label  # noqa: SLF001 - the documented way to a table
        return f"{column} + {shift} * ({column} IN (SELECT pk FROM chosen WHERE label = '{label}'))"
    if isinstance(field, models.JSONField) or (field.name == "subject" and isinstance(field, models.CharField)):
        return f"moved({column}, s.of_unit, s.of_year)"
    return column


def moved(text: str | None, of_unit: int, of_year: int) -> str | None:
    """Return a text with the keys that it names moved."""
    pieces = _pieces(text or "")
    if len(pieces) == 1:
        return text
    found = [pieces[0]]
    for at in range(1, len(pieces), 4):
        shift = of_unit if pieces[at + 1] in OF_UNIT else of_year
        found += (pieces[at], str(int(pieces[at + 2]) + shift), pieces[at + 3])
    return "".join(found)


@functools.lru_cache(maxsize=10_000)
def _pieces(text: str) -> list[str]:
    return _NAMED.split(text)


def copy_trail(model: Model) -> None:
    """Write the trail of each copy after the last line, chained as the acts chain it."""
    from jixiao.orgs.models import TrailEntry, TrailHead, UnitYear  # noqa: PLC0415 - Django is started by now
    from jixiao.orgs.trail import digest_of  # noqa: PLC0415

    years = dict(UnitYear.objects.filter(pk__in=[model.published, model.marked]).values_list("pk", "year"))
    lines = list(TrailEntry.objects.filter(unit_id=model.unit).order_by("number"))
    head = TrailHead.objects.get(pk=1)
    written: list[TrailEntry] = []
    for origin, of_unit, of_year, _, back in spread(model):
        for line in lines:
            if line.year != years.get(origin):
                continue
            entry = TrailEntry(
                **{field.attname: getattr(line, field.attname) for field in TrailEntry._meta.concrete_fields[1:]}  # noqa: SLF001
            )
            entry.number, entry.previous = head.number + 1, head.digest
            entry.unit_id = model.unit + of_unit
            entry.year = line.year and line.year - back
            entry.subject = moved(line.subject, of_unit, of_year)
            entry.digest = digest_of(entry)
            head.number, head.digest = entry.number, entry.digest
            written.append(entry)
    TrailEntry.objects.bulk_create(written, batch_size=2000)
    head.save()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
