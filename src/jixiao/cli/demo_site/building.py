"""One unit's year walked through the acts: from its yearbook to the approved, filed and published report."""

import dataclasses
import datetime
from collections.abc import Callable, Sequence

from django.core.files.base import ContentFile
from django.db import transaction

from jixiao.cycle.evaluation.marking import mark
from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.reviewing import approve_evaluation
from jixiao.cycle.evaluation.reviewing import take_over as take_over_evaluation
from jixiao.cycle.evaluation.starting import start_evaluation
from jixiao.cycle.evaluation.submitting import submit_evaluation
from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.cycle.goals.submitting import pass_on, submit_goals
from jixiao.cycle.goals.submitting import take_over as take_over_goals
from jixiao.disclosure.publishing import agree_to_publish, ask_to_publish
from jixiao.engine.values import Absent
from jixiao.engine.yearbook import Yearbook
from jixiao.measures.keeping import attach, keep_proof
from jixiao.measures.models import ProofClass
from jixiao.orgs.actor import Actor
from jixiao.orgs.appointing import give_duty, register_person
from jixiao.orgs.handing import handover_of
from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import Handover, HandoverKind, JobRun, Person, Unit, UnitKind, UnitYear
from jixiao.orgs.registering import open_year, register_unit
from jixiao.orgs.roles import Role
from jixiao.reports.checking import must_of
from jixiao.reports.dismissing import dismiss_finding
from jixiao.reports.drafting import make_version
from jixiao.reports.exchanging import take_in_results, take_in_year
from jixiao.reports.filing import approve_report, handover_for, submit_report
from jixiao.reports.models import ReportVersion
from jixiao.reports.writing import start_report

PASSWORD = "Yanshi-2024-jixiao"
STEPS = (
    "recorded", "goals_sent", "goals_passed", "goals_approved", "marked", "evaluation_sent", "evaluation_passed",
    "evaluation_approved", "report_made", "report_sent", "report_filed", "rendered", "published",
)  # fmt: skip


@dataclasses.dataclass(frozen=True)
class County:
    """A county of the demo: its finance bureau and its people."""

    finance: Unit
    reviewer: Person
    root: Actor


@dataclasses.dataclass(frozen=True)
class Office:
    """A unit of the demo with the two people who work its year."""

    unit: Unit
    clerk: Person
    head: Person


def person(*, username: str, name: str, by: Actor, office: str = "") -> Person:
    """Register somebody whose password is the one the demo prints; nobody need change it."""
    made = register_person(username=username, name=name, password=PASSWORD, by=by, on=by.at, office=office)
    Person.objects.filter(pk=made.pk).update(must_change_password=False)
    return made


def county(*, code: str, name: str, division: str, prefix: str, specimen: bool, by: Actor) -> County:
    """Register the finance bureau of a county and its reviewer."""
    finance = register_unit(
        code=code, name=name, short_name="财政局", kind=UnitKind.FINANCE, division_code=code.partition("-")[0],
        division_name=division, by=by, specimen=specimen,
    )  # fmt: skip
    reviewer = person(username=f"{prefix}.fuhe", name="演示财政复核人", by=by)
    give_duty(person=reviewer, unit=finance, role=Role.REVIEWER, since=datetime.date(2018, 1, 1), by=by)
    return County(finance, reviewer, by)


def office(of: County, *, code: str, name: str, short: str, prefix: str) -> Office:
    """Register a department with its clerk and its head."""
    by = of.root
    unit = register_unit(
        code=code, name=name, short_name=short, kind=UnitKind.DEPARTMENT, division_code=code.partition("-")[0],
        division_name=of.finance.division_name, parent=of.finance, by=by, specimen=of.finance.is_specimen,
    )  # fmt: skip
    people = {}
    for word, role, label in (("tianbao", Role.CLERK, "填报人"), ("shenhe", Role.HEAD, "审核人")):
        people[role] = person(username=f"{prefix}.{word}", name=f"演示{short}{label}", by=by, office="办公室")
        give_duty(person=people[role], unit=unit, role=role, since=datetime.date(2018, 1, 1), by=by)
    return Office(unit, people[Role.CLERK], people[Role.HEAD])


@dataclasses.dataclass(frozen=True)
class Walk:
    """Walks one office's year up to a step.

    ``explained`` is the reason given for findings that are set aside; ``settled_by`` names the document by which goals
    and evaluation of a past year are taken over (补录), "" walks them through the desks.
    """

    county: County
    office: Office
    yearbook: Yearbook
    at: datetime.datetime
    explained: str
    settled_by: str = ""

    def actor(self, who: Person) -> Actor:
        """Return who does it, from this machine."""
        return Actor(who, self.at, "127.0.0.1")

    def to(self, step: str) -> UnitYear:
        """Do everything up to ``step`` (STEPS), in order."""
        year = self.yearbook.profile.year
        with transaction.atomic():
            unit_year = open_year(unit=self.office.unit, year=year, by=self.county.root)
            take_in_year(unit_year=unit_year, yearbook=self.yearbook, by=self.actor(self.office.clerk))
        for name in STEPS[1 : STEPS.index(step) + 1]:
            self.do(name, unit_year)
        return unit_year

    def do(self, step: str, unit_year: UnitYear) -> None:
        """Do one step (STEPS); in one transaction, so that it is done or not done."""
        steps: dict[str, Callable[[UnitYear], None]] = {name: getattr(self, f"_{name}") for name in STEPS[1:]}
        with transaction.atomic():
            steps[step](unit_year)

    def _goals_sent(self, unit_year: UnitYear) -> None:
        sheet = goal_sheet_of(unit_year)
        assert sheet is not None  # noqa: S101 - the year was just taken in
        submit_goals(sheet=sheet, by=self.actor(self.office.clerk))

    def _goals_passed(self, unit_year: UnitYear) -> None:
        pass_on(handover=handover_of(unit_year, HandoverKind.GOALS), by=self.actor(self.office.head))

    def _goals_approved(self, unit_year: UnitYear) -> None:
        self._settle(handover_of(unit_year, HandoverKind.GOALS), pass_on, take_over_goals)

    def _settle(self, handover: Handover, approve: Callable[..., Handover], adopt: Callable[..., Handover]) -> None:
        by = self.actor(self.county.reviewer)
        if self.settled_by:
            adopt(handover=handover, document=self.settled_by, by=by)
        else:
            approve(handover=handover, by=by)

    def _marked(self, unit_year: UnitYear) -> None:
        by = self.actor(self.office.clerk)
        evaluation = start_evaluation(unit_year=unit_year, by=by)
        take_in_results(evaluation=evaluation, yearbook=self.yearbook, by=by)
        self._keep_proofs(evaluation, by)
        mark(evaluation=evaluation, by=by)

    def _keep_proofs(self, evaluation: Evaluation, by: Actor) -> None:
        """Keep one specimen under each name that the yearbook gives as proof, linked to all rows it is named for."""
        rows = {row.indicator.code: row for row in rows_of(evaluation)}
        named: dict[str, list[tuple[str, str]]] = {}
        for one in self.yearbook.indicators:
            for name in () if isinstance(one.proof, Absent) else one.proof.split("；"):
                named.setdefault(name, []).append((f"evaluation.row:{rows[one.code].pk}", one.name))
        for name, subjects in named.items():
            keep_text(
                unit_year=evaluation.unit_year, name=name, by=by, text=f"示例：{name}。本材料为演示所设，不是真凭证。",
                proof_class=ProofClass.VOUCHER, subjects=subjects,
            )  # fmt: skip

    def _evaluation_sent(self, unit_year: UnitYear) -> None:
        evaluation = Evaluation.objects.get(unit_year=unit_year)
        submit_evaluation(evaluation=evaluation, by=self.actor(self.office.clerk))

    def _evaluation_passed(self, unit_year: UnitYear) -> None:
        approve_evaluation(handover=handover_of(unit_year, HandoverKind.EVALUATION), by=self.actor(self.office.head))

    def _evaluation_approved(self, unit_year: UnitYear) -> None:
        self._settle(handover_of(unit_year, HandoverKind.EVALUATION), approve_evaluation, take_over_evaluation)

    def _report_made(self, unit_year: UnitYear) -> None:
        make_version(report=start_report(unit_year=unit_year), by=self.actor(self.office.clerk))

    def _report_sent(self, unit_year: UnitYear) -> None:
        report = start_report(unit_year=unit_year)
        by = self.actor(self.office.clerk)
        version = make_version(report=report, by=by)
        for number, told in enumerate(version.findings):
            if told in must_of(version.findings):
                dismiss_finding(version=version, number=number, reason=self.explained, by=by)
        submit_report(handover=handover_for(report), by=by)

    def _report_filed(self, unit_year: UnitYear) -> None:
        report = start_report(unit_year=unit_year)
        approve_report(handover=handover_for(report), by=self.actor(self.office.head))

    def _rendered(self, unit_year: UnitYear) -> None:
        do_waiting_jobs(unit_year)

    def _published(self, unit_year: UnitYear) -> None:
        version = ReportVersion.objects.select_related("report__unit_year__unit").get(
            report__unit_year=unit_year, filed_at__isnull=False, revoked_at=None
        )
        by = self.actor(self.office.clerk)
        publication = ask_to_publish(version=version, planned_on=by.on, by=by)
        agree_to_publish(publication=publication, by=self.actor(self.office.head))


def do_waiting_jobs(unit_year: UnitYear) -> None:
    """Do what was queued for a year, here and now: the demo is built before any worker runs."""
    for job in JobRun.objects.filter(unit_year=unit_year, state=JobRun.State.QUEUED).order_by("pk")[:500]:
        do_job.func(job.pk)


def keep_text(
    *,
    unit_year: UnitYear,
    name: str,
    text: str,
    proof_class: ProofClass,
    by: Actor,
    subjects: Sequence[tuple[str, str]],
) -> None:
    """Keep a text as a proof of several records (subject, label)."""
    proof = keep_proof(
        unit_year=unit_year, upload=ContentFile(text.encode(), name=f"{name}.txt"), name=f"{name}.txt",
        proof_class=proof_class, by=by,
    )  # fmt: skip
    for subject, label in subjects:
        attach(proof=proof, subject=subject, label=label, by=by)
