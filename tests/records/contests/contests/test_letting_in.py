import pytest

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.letting_in import issue_school_codes, revoke_school_code
from jixiao.records.contests.models import ContestState, SchoolAccess
from jixiao.records.contests.seals import code_digest

pytestmark = pytest.mark.django_db


def test_a_code_is_kept_as_a_digest_and_a_new_one_ends_the_old(contest, school, by):
    row, first = contest(), school()
    (one,) = issue_school_codes(contest=row, schools=[first.pk], by=by)
    access = SchoolAccess.objects.get()
    assert access.digest == code_digest(contest=row.pk, door="school", text=one.spaced.lower())
    assert one.code not in str(TrailEntry.objects.latest("number").after)
    issue_school_codes(contest=row, schools=[first.pk], by=by)
    access.refresh_from_db()
    assert access.revoked_at is not None
    assert SchoolAccess.objects.filter(revoked_at=None).count() == 1


def test_codes_are_refused_for_nobody_for_strangers_and_when_it_is_over(contest, school, county, by):
    from jixiao.records.contests.models import School

    strange = School.objects.create(unit=county.other, code="Y", name="别处的学校")
    for schools in ([], [strange.pk]):
        with pytest.raises(Refused) as refused:
            issue_school_codes(contest=contest(), schools=schools, by=by)
        assert refused.value.code == "A023"
    over = contest(state=ContestState.CLOSED, closed_by=by.person, closed_at=by.at)
    with pytest.raises(Refused) as refused:
        issue_school_codes(contest=over, schools=[school().pk], by=by)
    assert refused.value.code == "A003"


def test_a_code_is_revoked_once_and_with_a_reason(contest, school, by):
    row = contest()
    issue_school_codes(contest=row, schools=[school().pk], by=by)
    access = SchoolAccess.objects.get()
    for reason in (" ", "码单遗失", "再来一次"):
        if reason == "码单遗失":
            revoke_school_code(access=access, reason=reason, by=by)
            continue
        with pytest.raises(Refused) as refused:
            revoke_school_code(access=access, reason=reason, by=by)
        assert refused.value.code == "A024"
