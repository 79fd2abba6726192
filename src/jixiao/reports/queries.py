"""Reads used in more than one place."""

from django.db.models import QuerySet

from jixiao.orgs.models import UnitYear
from jixiao.reports.models import Report, ReportVersion


def report_of(unit_year: UnitYear) -> Report | None:
    """Return the paper of a year, None where nobody has begun it."""
    return Report.objects.filter(unit_year=unit_year).first()


def versions_of(report: Report) -> QuerySet[ReportVersion]:
    """Return the versions, newest first, without the heavy columns."""
    light = ReportVersion.objects.filter(report=report).order_by("-number").select_related("made_by", "filed_by", "job")
    return light.defer("document", "sheets", "yearbook", "findings")


def newest_version(report: Report) -> ReportVersion | None:
    """Return the newest version."""
    return ReportVersion.objects.filter(report=report).order_by("-number").select_related("made_by", "job").first()


def newest_light(report: Report) -> ReportVersion | None:
    """Return the newest version with its findings, without the other heavy columns."""
    rows = ReportVersion.objects.filter(report=report).order_by("-number")
    return rows.select_related("made_by", "job", "sealed_scan").defer("document", "sheets", "yearbook").first()


def filed_version_of(unit_year: UnitYear) -> ReportVersion | None:
    """Return the version that is filed and in force."""
    return (
        ReportVersion.objects.filter(report__unit_year=unit_year, filed_at__isnull=False, revoked_at=None)
        .select_related("report__unit_year__unit", "sealed_scan")
        .first()
    )
