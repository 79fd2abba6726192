"""Filed reports as files: the paper as DOCX and PDF, and the whole job of a filed version, by two processes."""

import dataclasses
import functools
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.measuring import Line, Measured
from jixiao.cli.batch import Broken, each_done
from jixiao.cli.site import open_site

ALL, SOME, CORES = 80, 16, 2
_DIGITS = "0123456789"
_TEXT = re.compile(r'(?<="text": ")[^"\\]*')


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """One filed version in the site of a folder."""

    folder: Path
    version: int


def lines(folder: Path) -> Iterator[Line]:
    """Yield the lines; the site of ``folder`` is open in this process, and may be changed."""
    orders = [Order(folder, pk) for pk in told_apart()]
    alone = seconds_for(as_docx_and_pdf, orders[:SOME], cores=1)
    paper = seconds_for(as_docx_and_pdf, orders, cores=CORES)
    what = f"{ALL} reports to DOCX + PDF, {CORES} processes, starting them included"
    yield Line(what, paper, "≤ 30 s", f"{SOME} of them by one warm process", alone)
    whole = seconds_for(as_the_job_does, orders[:SOME], cores=CORES)
    what = f"{SOME} filed versions by the whole job: also traces, HTML, every sheet"
    yield Line(what, whole, "", f"DOCX + PDF of {SOME} reports by one warm process", alone)


def told_apart() -> list[int]:
    """Return some filed versions, their digits changed: typst remembers what it has set, and copies would be free."""
    from jixiao.reports.models import ReportVersion  # noqa: PLC0415 - Django is started by now

    versions = list(ReportVersion.objects.filter(filed_at__isnull=False).order_by("pk")[: ALL * 4 : 4])
    for number, version in enumerate(versions, start=1):
        version.document = with_other_digits(version.document, number)
        version.sheets = [with_other_digits(sheet, number) for sheet in version.sheets]
        version.save(update_fields=["document", "sheets"])
    return [version.pk for version in versions]


def with_other_digits(frozen: Any, number: int) -> Any:  # noqa: ANN401 - JSON
    """Return a frozen paper, every digit of its texts replaced by another, in its own way for each number."""
    order = "".join(random.Random(number).sample(_DIGITS, len(_DIGITS)))  # noqa: S311 - no secret, only another text
    other = str.maketrans(_DIGITS, order)
    text = json.dumps(frozen, ensure_ascii=False)
    return json.loads(_TEXT.sub(lambda found: found[0].translate(other), text))


def seconds_for(job: Callable[[Order], int], orders: list[Order], *, cores: int) -> Measured:
    """Return how many seconds the reports take."""
    start = time.perf_counter()
    outcomes = [*each_done(job, orders, title="bench", cores=cores)]
    taken = time.perf_counter() - start
    broken = [outcome for outcome in outcomes if isinstance(outcome, Broken)]
    assert not broken, broken[0].reason
    return Measured(taken, len(orders), "s")


def as_docx_and_pdf(order: Order) -> int:
    """Render the paper of a version; return how many bytes came of it."""
    opened(order.folder)
    from django.conf import settings  # noqa: PLC0415 - Django is started by now

    from jixiao.engine.document import document_from_json  # noqa: PLC0415
    from jixiao.engine.render import find_fonts, to_docx, to_pdf  # noqa: PLC0415
    from jixiao.reports.models import ReportVersion  # noqa: PLC0415

    document = document_from_json(ReportVersion.objects.get(pk=order.version).document)
    return len(to_docx(document)) + len(to_pdf(document, fonts=find_fonts(folder=settings.FONTS)))


def as_the_job_does(order: Order) -> int:
    """Do the job of a version once more; return how many files came of it."""
    opened(order.folder)
    from jixiao.orgs.jobs import Progress  # noqa: PLC0415 - Django is started by now
    from jixiao.reports.models import ReportVersion  # noqa: PLC0415
    from jixiao.reports.rendering import render_version  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    version = ReportVersion.objects.select_related("job__by").get(pk=order.version)
    assert version.job is not None
    outcome = render_version(Progress(version.job, now()))
    assert not outcome["left_out"], outcome["left_out"]
    return len(outcome["files"])


@functools.cache
def opened(folder: Path) -> None:
    """Start Django in this process, once."""
    open_site(data=folder)
