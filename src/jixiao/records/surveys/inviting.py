"""One-time codes are made, printed once, and voided. Nobody keeps them: the database has only their digests."""

import hashlib
import hmac

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.drafting import tell
from jixiao.records.surveys.events import CodesIssued, CodesVoided
from jixiao.records.surveys.models import Code, Group, Survey, SurveyState, SurveyWay
from jixiao.records.surveys.queries import MOST_CODES, unused_codes
from jixiao.web.paper_codes import PrintedCode, new_code

MOST_AT_ONCE = 500


def digest_of(survey: Survey, kind: str, text: str) -> str:
    """Return the digest of a code, a person or a device for this survey alone."""
    said = f"survey|{survey.pk}|{kind}|{text}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def issue_codes(*, survey: Survey, number: int, group: Group | None, by: Actor) -> list[PrintedCode]:
    """Make a sheet of codes; what is returned exists nowhere else. Refuses too many, and surveys without codes."""
    if survey.way != SurveyWay.CODES or survey.state == SurveyState.CLOSED:
        raise Refused("这项调查现在不用答题码", cure="答题方式选“一次性答题码”，并在截止前制作", code="U855")
    if not 0 < number <= MOST_AT_ONCE:
        raise Refused(f"一次制作 1 至 {MOST_AT_ONCE} 个", cure="多的分几次制作", code="U856", field="number")
    if group is not None and group.survey_id != survey.pk:
        raise Refused("没有这个分组", code="U856", field="group")
    if survey.codes.count() + number > MOST_CODES:
        raise Refused(f"一项调查最多 {MOST_CODES:,} 个答题码", cure="改用公开链接，或分成几项调查", code="U856")
    first = (survey.codes.aggregate(last=Max("number"))["last"] or 0) + 1
    name = group.name if group else ""
    made = [PrintedCode(place, new_code(), name) for place in range(first, first + number)]
    rows = [
        Code(survey=survey, group=group, number=one.number, digest=digest_of(survey, "code", one.code), issued_on=by.on)
        for one in made
    ]
    try:
        with transaction.atomic():
            Code.objects.bulk_create(rows)
    except IntegrityError:
        raise Refused("别人刚刚也在制作答题码", cure="再制作一次", code="U857") from None
    tell(CodesIssued, survey, by, after={"码号": f"{first}—{first + number - 1}", "分组": name or "不分组"})
    return made


@transaction.atomic
def void_codes(*, survey: Survey, first: int, last: int, reason: str, by: Actor) -> int:
    """Void the codes of those numbers that nobody used (a sheet was lost), and return how many those were."""
    if not reason.strip():
        raise Refused("作废要写明原因", cure="如：第 31—60 号码单遗失", code="U853", field="reason")
    if survey.state == SurveyState.CLOSED:
        raise Refused("调查已经截止，不用作废", code="U854")
    chosen = list(unused_codes(survey).filter(number__gte=first, number__lte=last).values_list("pk", flat=True))
    if not chosen:
        raise Refused(f"{first}—{last} 号里没有还能用的答题码", cure="核对码号", code="U858", field="first")
    Code.objects.filter(pk__in=chosen).update(voided_on=by.on)
    tell(CodesVoided, survey, by, after={"码号": f"{first}—{last}", "作废": len(chosen)}, why=reason.strip())
    return len(chosen)
