"""Making a version: the paper of the scored year, its figures and traces frozen as they are now."""

import hashlib
import json
from typing import Any

from django.db import transaction

from jixiao.engine.document import document_to_json
from jixiao.engine.papers import project_score_sheet, self_evaluation_report, unit_score_sheet
from jixiao.engine.values import Points
from jixiao.engine.yearbook import Assessment, write_toml
from jixiao.orgs.actor import Actor
from jixiao.orgs.trail import publish_in
from jixiao.reports.checking import CheckedPaper, check_document, must_of, put_findings
from jixiao.reports.events import VersionMade
from jixiao.reports.gathering import assessment_for
from jixiao.reports.models import Report, ReportVersion
from jixiao.reports.writing import require_open


@transaction.atomic
def make_version(*, report: Report, by: Actor) -> ReportVersion:
    """Make the next version. The same year and the same words give the same digest; then the last one is returned."""
    require_open(report)
    Report.objects.select_for_update().get(pk=report.pk)
    assessment = assessment_for(report)
    document = self_evaluation_report(assessment)
    frozen = document_to_json(document)
    sheets = [document_to_json(sheet) for sheet in _sheets(assessment)]
    yearbook = write_toml(assessment.yearbook)
    digest = digest_of(frozen, sheets, yearbook)
    checked = check_document(document, assessment, report=report)
    last = report.versions.order_by("-number").first()
    if last is not None and last.digest == digest and last.revoked_at is None:
        return _checked_again(last, checked)
    version = ReportVersion.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        made_at=by.at,
        made_by=by.person,
        document=frozen,
        sheets=sheets,
        yearbook=yearbook,
        score=score_summary(assessment),
        findings=checked.to_json(),
        must_fix=len(must_of(checked.to_json())),
        digest=digest,
    )
    _tell(version, by)
    return version


def _checked_again(version: ReportVersion, checked: CheckedPaper) -> ReportVersion:
    """Keep an unchanged version, with what is found in it now."""
    if version.filed_at is None and version.findings != checked.to_json():
        put_findings(version, checked.to_json())
    return version


def _sheets(assessment: Assessment) -> list[Any]:
    projects = [project_score_sheet(assessment, project) for project, _, _ in assessment.projects]
    return [unit_score_sheet(assessment), *projects]


def digest_of(document: object, sheets: object, yearbook: str) -> str:
    """Return the SHA-256 over all that a version says."""
    said = json.dumps([document, sheets, yearbook], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def score_summary(assessment: Assessment) -> dict[str, Any]:
    """Return what citizens and lists need of the score: total, grade, execution, groups; exact values as printed."""
    result = assessment.result
    execution = result.execution
    return {
        "rulebook": result.rulebook,
        "rulebook_title": result.rulebook_title,
        "total": result.total.text(),
        "full": result.full.text(),
        "scored": result.scored.text(),
        "grade": str(result.grade) if result.scored == result.full else "",
        "ungraded": "" if result.scored == result.full else str(result.grade),
        "execution_rate": None if execution is None else str(execution.rate),
        "execution_score": None if execution is None else str(execution.score),
        "execution_weight": None if execution is None else execution.weight.text(),
        "groups": [
            {
                "name": group.name,
                "weight": group.weight.text(),
                "score": group.score.text() if isinstance(group.score, Points) else None,
                "unscored": group.unscored.text(),
            }
            for group in result.groups
        ],
    }


def _tell(version: ReportVersion, by: Actor) -> None:
    unit_year = version.report.unit_year
    publish_in(
        unit_year,
        VersionMade,
        subject=f"reports.version:{version.pk}",
        name=f"{unit_year.year}年度自评报告{version}",
        after={"摘要": version.digest, "得分": version.score["total"], "体检问题": len(version.findings)},
        by=by,
    )
