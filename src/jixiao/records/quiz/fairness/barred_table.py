"""回避名单 from a workbook through the import desk: a row a person; of the telephone only a digest is kept."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.fairness.barring import bar_digest, unbar
from jixiao.records.quiz.models import Barred, Campaign
from jixiao.records.quiz.telephones import plain_mobile, telephone_key
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.masking import mask_phone

MOST_CAMPAIGNS, MOST_BARRED = 200, 20_000
BACK = "quiz:campaigns"

PLAN = ImportPlan(
    key="quiz.barred",
    title="竞答回避名单",
    columns=(
        ImportColumn("campaign", "竞答编号", required=True, hint="如 Q1"),
        ImportColumn("phone", "手机号", required=True, hint="只存摘要，原号不留", others=("电话", "手机", "联系电话")),
        ImportColumn("label", "回避人员", required=True, hint="单位和职务，不写姓名", width=24),
        ImportColumn("reason", "回避原因", required=True, hint="如 参加出题", width=24),
    ),
)


def check_barred(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add unknown campaigns, numbers that are none, and who stands there already; the number itself is not kept."""
    campaigns = _campaigns(unit_year)
    there = set(Barred.objects.filter(campaign__unit_year=unit_year).values_list("campaign", "digest")[:MOST_BARRED])
    rows = []
    for row in dry_run.rows:
        judged, campaign = row, campaigns.get(str(row.values.get("campaign") or "").strip())
        if campaign is None and "campaign" not in row.errors:
            judged = judged.with_error(
                "campaign", f"没有编号为 {row.values.get('campaign')} 的竞答", "核对竞答编号，如 Q1"
            )
        digits = plain_mobile(str(row.values.get("phone") or ""))
        if not digits and "phone" not in row.errors:
            judged = judged.with_error("phone", "手机号不对", "填 11 位手机号")
        if campaign is not None and digits:
            line = (campaign.pk, telephone_key(campaign=campaign, phone=digits))
            if line in there:
                judged = judged.with_error("phone", "已经在回避名单里", "去掉这一行")
            there.add(line)
        rows.append(_without_number(judged, campaign, digits))
    return dry_run.with_rows(rows)


def write_barred(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Put everybody on the list."""
    campaigns, written = _campaigns(unit_year), []
    for row in rows:
        campaign = campaigns.get(str(row["campaign"]).strip())
        if campaign is None:
            raise Refused(f"没有编号为 {row['campaign']} 的竞答", cure="核对竞答编号", code="U894")
        words = {"label": str(row["label"]), "reason": str(row["reason"])}
        made = bar_digest(campaign=campaign, digest=str(row["phone"]), by=by, **words)
        written.append(f"quiz.barred:{made.pk}")
    return written


def undo_barred(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take everybody of an import off the list."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    rows = Barred.objects.filter(campaign__unit_year=unit_year, pk__in=pks).select_related("campaign__unit_year")
    for one in rows:
        unbar(barred=one, reason="撤回导入", by=by)


def _campaigns(unit_year: UnitYear) -> dict[str, Campaign]:
    rows = Campaign.objects.filter(unit_year=unit_year).select_related("unit_year")[:MOST_CAMPAIGNS]
    return {one.code: one for one in rows}


def _without_number(row: ImportRow, campaign: Campaign | None, digits: str) -> ImportRow:
    """Return the row with the digest in place of the number: the dry run is kept for days, the number must not be."""
    text = mask_phone(digits) if digits else "（已隐去）" if row.texts.get("phone") else ""
    digest = telephone_key(campaign=campaign, phone=digits) if campaign is not None and digits else ""
    return dataclasses.replace(row, texts={**row.texts, "phone": text}, values={**row.values, "phone": digest})


DOOR = ImportDoor(plan=PLAN, check=check_barred, write=write_barred, undo=undo_barred, back=BACK)
