"""体检 found it and the paper was filed all the same: what is left is proposed as problems, one for each rule.

The finance bureau confirms or dismisses each (cycle.followup); nothing is issued by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jixiao.cycle.followup.finding import propose_problem
from jixiao.cycle.followup.models import Source
from jixiao.engine.errors import Severity
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.reports.models import ReportVersion

GROUND = "财预〔2020〕10号：自评结果应当真实、客观；报告体检规则 {code}「{name}」"
MOST = 10
"""At most so many rules of a paper are proposed; the weightiest first."""
_SHOWN, _TITLE, _PLACE, _GROUND = 3, 120, 200, 300


def propose_from_paper(event: Event, *, by: Actor) -> None:
    """Propose a problem for each rule that a filed paper still breaks: 必须改 that was explained away, 应当改 left."""
    version = _version(event)
    if version is None:
        return
    for code, found in list(_left(version.findings))[:MOST]:
        values = _values(code, found)
        unit_year = version.report.unit_year
        propose_problem(
            unit_year=unit_year, origin=f"checkup:{version.report_id}", key=values["key"], values=values, by=by
        )


def _version(event: Event) -> ReportVersion | None:
    pk = event.subject.partition(":")[2]
    rows = ReportVersion.objects.select_related("report__unit_year__unit").defer("document", "sheets", "yearbook")
    return rows.filter(pk=int(pk)).first() if pk.isdecimal() else None


def _left(findings: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Yield by rule what is left, 必须改 first, then the most frequent."""
    by_code: dict[str, list[Mapping[str, Any]]] = {}
    for one in findings:
        explained_away = one["severity"] == Severity.MUST.value and one.get("dismissed")
        if explained_away or (one["severity"] == Severity.SHOULD.value and not one.get("dismissed")):
            by_code.setdefault(str(one["code"]), []).append(one)
    must = Severity.MUST.value
    yield from sorted(by_code.items(), key=lambda pair: (pair[1][0]["severity"] != must, -len(pair[1]), pair[0]))


def _values(code: str, found: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    first = found[0]
    name = str(first["name"])
    quoted = "；".join(f"{one['where']}「{str(one['quote'])[:40]}」{one['cause']}" for one in found[:_SHOWN])
    more = f"等 {len(found)} 处" if len(found) > _SHOWN else ""
    reason = next((str(one["dismissed"]) for one in found if one.get("dismissed")), "")
    return {
        "source": Source.CHECKUP,
        "key": f"报告体检 {code}",
        "title": f"自评报告{name}（{len(found)} 处）"[:_TITLE],
        "what": f"{quoted}{more}{f'。单位说明：{reason}' if reason else ''}",
        "ground": GROUND.format(code=code, name=name)[:_GROUND],
        "place": f"自评报告，{first['where']}"[:_PLACE],
    }
