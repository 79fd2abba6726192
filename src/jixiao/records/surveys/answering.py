"""Somebody answers: once, between the days of the survey, within the quota, and without leaving a name.

Nothing of this goes to the trail, which would say who answered and when. That nobody answers twice is a constraint of
the database (Spent), so two presses at the same moment cannot both succeed.
"""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from jixiao.orgs.models import Person
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.inviting import digest_of
from jixiao.records.surveys.models import (
    Code,
    Group,
    Invalid,
    Mark,
    Question,
    QuestionKind,
    Remark,
    Response,
    ResponseWay,
    Spent,
    Survey,
    SurveyState,
    SurveyWay,
)
from jixiao.records.surveys.queries import questions_of
from jixiao.web.paper_codes import plain_code

MOST_TEXT = 500


@dataclasses.dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: options by question and row, and texts by question."""

    chosen: Mapping[int, Sequence[tuple[int, int]]] = dataclasses.field(default_factory=dict)
    texts: Mapping[int, str] = dataclasses.field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was answered at all."""
        return not any(self.chosen.values()) and not any(text.strip() for text in self.texts.values())


def code_let_in(*, survey: Survey, text: str) -> Code:
    """Return the code somebody typed; refuses one that is none, voided or used."""
    digest = digest_of(survey, "code", plain_code(text))
    found = Code.objects.filter(survey=survey, digest=digest).select_related("group").first()
    if found is None or found.voided_on:
        raise Refused("答题码不对", cure="核对纸条上的 10 位字母和数字；遗失、作废的请向工作人员另要一个", code="U860")
    require_unspent(survey=survey, key=digest)
    return found


def require_unspent(*, survey: Survey, key: str) -> None:
    """Raise Refused where this code, person or device has answered."""
    if Spent.objects.filter(survey=survey, key=key).exists():
        raise Refused(_twice(survey), cure="每人只答一次，谢谢您的参与", code="U861")


def require_asking(*, survey: Survey, on: datetime.date) -> None:
    """Raise Refused where the survey takes no answers today."""
    if survey.state == SurveyState.CLOSED or (survey.closes and on > survey.closes):
        raise Refused("这项调查已经截止", cure="谢谢您的关注", code="U862")
    if survey.state != SurveyState.OPEN or (survey.opens and on < survey.opens):
        raise Refused("这项调查还没有开始", cure="请在开始日期以后再来", code="U862")


def require_agreed(*, survey: Survey, was_ticked: bool) -> None:
    """Raise Refused where children are asked and nobody said that a guardian agrees (《个人信息保护法》第三十一条)."""
    if survey.serves_minors and not was_ticked:
        cure = "不满 14 周岁的，请监护人看过说明后勾选"
        raise Refused("没有勾选监护人同意", cure=cure, code="U873", field="agreed")


@transaction.atomic
def answer_by_code(*, survey: Survey, text: str, group: Group | None, answers: Answers, on: datetime.date) -> Response:
    """Take the answer of whoever has a code; its group is that of the code where it has one."""
    code = code_let_in(survey=survey, text=text)
    return _answer(survey, key=code.digest, group=code.group or group, answers=answers, on=on)


@transaction.atomic
def answer_signed_in(
    *, survey: Survey, person: Person, group: Group | None, answers: Answers, on: datetime.date
) -> Response:
    """Take the answer of somebody signed in; that they answered is kept as a digest, what they answered apart."""
    key = digest_of(survey, "person", str(person.pk))
    return _answer(survey, key=key, group=group, answers=answers, on=on)


@transaction.atomic
def answer_by_link(
    *, survey: Survey, device: str, group: Group | None, answers: Answers, on: datetime.date
) -> Response:
    """Take the answer of a phone that has the link; a phone answers once."""
    if not device:
        raise Refused("手机没有开启 Cookie，不能防止重复作答", cure="开启后重新扫码，或填纸质问卷", code="U863")
    return _answer(survey, key=digest_of(survey, "device", device), group=group, answers=answers, on=on)


def _answer(survey: Survey, *, key: str, group: Group | None, answers: Answers, on: datetime.date) -> Response:
    fresh = Survey.objects.select_for_update().get(pk=survey.pk)  # whoever closes it waits for us, or we for them
    require_asking(survey=fresh, on=on)
    questions = questions_of(survey)
    _require_answered(questions, answers)
    try:
        with transaction.atomic():
            Spent.objects.create(survey=survey, key=key)
    except IntegrityError:
        raise Refused(_twice(survey), cure="每人只答一次，谢谢您的参与", code="U861") from None
    group = group_given(survey, group)
    take_place(group)
    return write_response(
        Response(survey=survey, group=group, way=ResponseWay.PHONE, day=on), questions=questions, answers=answers
    )


def group_given(survey: Survey, group: Group | None) -> Group | None:
    """Return the group of an answer; refuses none where the survey has groups, and one of another survey."""
    known = {one.pk for one in survey.groups.all()}
    if known and (group is None or group.pk not in known):
        raise Refused("没有选您属于哪一类", cure="选一类", code="U864", field="group")
    return group if known else None


def take_place(group: Group | None, number: int = 1) -> None:
    """Count answers into a group; refuses more than its quota, also where two come at the same moment."""
    if group is None:
        return
    room = Group.objects.filter(pk=group.pk).filter(Q(quota=None) | Q(quota__gte=F("taken") + number))
    if not room.update(taken=F("taken") + number):
        raise Refused(f"「{group.name}」已经收满 {group.quota} 份", cure="谢谢您，这一类不再收问卷", code="U865")


def give_place_back(group_id: int | None, number: int = 1) -> None:
    """Count answers out of a group."""
    if group_id is not None:
        Group.objects.filter(pk=group_id, taken__gte=number).update(taken=F("taken") - number)


def write_response(response: Response, *, questions: Sequence[Question], answers: Answers) -> Response:
    """Write a sheet with what was chosen and said; of one that is not valid only why it is not.

    Refuses options that the question does not have, and two where one may be chosen.
    """
    overall = next((one for one in questions if one.is_rate), None)
    rated = [option for _, option in answers.chosen.get(overall.pk, ())] if overall else []
    _require_known(questions, answers)
    if response.invalid != Invalid.REFUSED:
        missing = Invalid.EMPTY if answers.is_empty else Invalid.UNRATED
        response.rated, response.invalid = (rated[0], Invalid.NONE) if rated else (None, missing)
    response.save(force_insert=True)
    if response.invalid == Invalid.NONE:
        Mark.objects.bulk_create(
            Mark(response=response, question_id=pk, row=row, option=option)
            for pk, several in answers.chosen.items()
            for row, option in sorted(set(several))
        )
        Remark.objects.bulk_create(
            Remark(response=response, question_id=pk, text=text.strip()[:MOST_TEXT])
            for pk, text in answers.texts.items()
            if text.strip()
        )
    return response


def _require_answered(questions: Sequence[Question], answers: Answers) -> None:
    for one in questions:
        given = answers.chosen.get(one.pk, ())
        if one.is_required and not given and not answers.texts.get(one.pk, "").strip():
            raise Refused(f"第 {one.position} 题没有答", cure="选一项", code="U866", field=f"q{one.pk}")


def _require_known(questions: Sequence[Question], answers: Answers) -> None:
    by_pk = {one.pk: one for one in questions}
    for pk, given in answers.chosen.items():
        one = by_pk.get(pk)
        known = one is not None and all(
            0 <= option < len(one.options) and 0 <= row < max(1, len(one.rows)) for row, option in given
        )
        rows = [row for row, _ in set(given)]
        single = one is None or one.kind == QuestionKind.MULTI or len(rows) == len(set(rows))
        if not known or not single:
            place = f"第 {one.position} 题" if one else "有一题"
            raise Refused(f"{place}的答案不在选项里", cure="重新选一次", code="U867")


def _twice(survey: Survey) -> str:
    return {
        SurveyWay.CODES: "这个答题码已经用过",
        SurveyWay.SIGNED: "您已经答过这份问卷",
        SurveyWay.LINK: "这台手机已经答过这份问卷",
    }[SurveyWay(survey.way)]
