"""Background work: certificates are issued and set as one PDF, a hundred pages at a time, with progress."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from jixiao.engine.errors import MissingFontError
from jixiao.engine.render import find_fonts, to_pdf
from jixiao.measures.shelf import full_disk_told
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.models import AwardCertificate, Contest
from jixiao.records.contests.publishing.announcing import is_final
from jixiao.records.contests.publishing.certificate_paper import certificates_document
from jixiao.records.contests.publishing.certifying import issue_certificates
from jixiao.records.contests.publishing.queries import certificates_of

KIND = "contests.certificates"
CHUNK = 100
KEPT_FOR = datetime.timedelta(days=30)
STATES = (JobRun.State.QUEUED, JobRun.State.RUNNING)


@transaction.atomic
def ask_for_certificates(*, contest: Contest, base: str, by: Actor) -> JobRun:
    """Queue the certificates of a contest; ``base`` is where the site is reached. One under way is given again."""
    if not is_final(contest, on=by.on):
        raise Refused("公示还没有结束，或还有异议没有答复", cure="公示期满、异议都答复以后再颁发", code="A630")
    running = JobRun.objects.filter(kind=KIND, order__contest=contest.pk, state__in=STATES).order_by("-pk").first()
    if running is not None:
        return running
    order = {"contest": contest.pk, "base": base}
    title = f"「{contest.title}」证书"
    return ask_for_work(kind=KIND, title=title, order=order, by=by, unit_year=contest.unit_year)


def pdf_path(job: JobRun) -> Path:
    """Return where the PDF of a job lies."""
    return Path(settings.DATA) / "award-certificates" / f"{job.pk}.pdf"


def certificates_job(progress: Progress) -> Mapping[str, Any]:
    """Issue what is missing, and set every valid certificate as one PDF; taken up again it issues nothing twice."""
    contest = Contest.objects.select_related("unit_year__unit").get(pk=progress.order["contest"])
    issued = issue_certificates(contest=contest, by=progress.by)
    rows = list(certificates_of(contest).filter(revoked_at=None).select_related("unit").order_by("number"))
    if not rows:
        raise Refused("没有获奖的作品，没有证书可以颁发", cure="先公布奖项", code="A635")
    target = pdf_path(progress.job)
    _sweep(target.parent, progress.by.at)
    with full_disk_told():
        _set(rows, contest, progress, target)
    where = contest.unit_year
    kwargs = {"unit": where.unit.code, "year": where.year, "pk": contest.pk}
    links = [["证书 PDF", reverse("contests:certificates_file", kwargs={**kwargs, "job": progress.job.pk})],
             ["证书", reverse("contests:certificates", kwargs=kwargs)]]  # fmt: skip
    return {"issued": issued, "pages": len(rows), "size": target.stat().st_size, "links": links}


def _set(rows: Sequence[AwardCertificate], contest: Contest, progress: Progress, target: Path) -> None:
    """Set the pages, a chunk at a time, into one file that is moved into place when it is whole."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - for this job alone

    base, token = str(progress.order["base"]).rstrip("/"), contest.token

    def address_of(one: AwardCertificate) -> str:
        return base + reverse("contest:certificate", kwargs={"token": token, "number": one.number, "code": one.code})

    mark = "示例" if contest.unit_year.unit.is_specimen else ""
    part = target.with_name(f"{uuid.uuid4().hex}.part")
    whole = pdfium.PdfDocument.new()
    try:
        for first in range(0, len(rows), CHUNK):
            chunk = rows[first : first + CHUNK]
            paper = certificates_document(chunk, year=contest.unit_year.year, address_of=address_of, mark=mark)
            pages = pdfium.PdfDocument(_pdf(paper))
            whole.import_pages(pages)
            pages.close()
            progress.tell(first + len(chunk), len(rows), f"已制作 {first + len(chunk)} 份")
        whole.save(str(part))
        part.replace(target)
    finally:
        whole.close()
        part.unlink(missing_ok=True)


def _pdf(paper: Any) -> bytes:  # noqa: ANN401 - a Document
    try:
        return to_pdf(paper, fonts=find_fonts(folder=settings.FONTS))
    except MissingFontError as missing:
        cure = f"请系统管理员安装字体后再办。{missing}"
        raise Refused("这台服务器没有中文字体，生成不了 PDF", cure=cure, code="U585") from missing


def _sweep(folder: Path, at: datetime.datetime) -> None:
    """Delete what was made more than a month ago: it can be made anew at any time."""
    folder.mkdir(parents=True, exist_ok=True)
    oldest = (at - KEPT_FOR).timestamp()
    for path in folder.glob("*.p*"):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
