import pytest
from stdnum.cn import ric

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.enrolling import enrol, remove_trainee, see_phone
from jixiao.records.outreach.models import Trainee
from jixiao.records.outreach.signing import sign_in_by_clerk

CHILD = "11010520150101001" + ric.calc_check_digit("110105201501010010")


def put(activity, by, **values):
    return enrol(activity=activity, values={"name": "示例学员甲", **values}, by=by, walk_in=False)


def test_of_an_identity_number_only_the_mask_is_kept(record, by):
    made = put(record(kind="培训"), by, identity="11010519491231002X", phone="138 0000 1234")
    assert (made.id_masked, made.phone, made.initials) == ("110105********002X", "13800001234", "slxyj")
    said = "".join(str(line.after) + line.why + line.subject_name for line in TrailEntry.objects.all())
    assert "19491231" not in said
    assert "13800001234" not in said


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"name": " "}, "姓名没有填"),
        ({"phone": "12"}, "电话号码不对"),
        ({"identity": "110105194912310021"}, "身份证号不对"),
        ({"identity": CHILD}, "不满 14 周岁"),
    ],
)
def test_what_is_none_is_refused(record, by, values, why):
    with pytest.raises(Refused, match=why):
        put(record(), by, **values)
    assert not Trainee.objects.exists()


def test_nothing_sensitive_is_kept_where_minors_are_served(record, by):
    camp = record(kind="培训", serves_minors=True)
    for values in ({"phone": "13800001234"}, {"identity": "11010519491231002X"}):
        with pytest.raises(Refused, match="服务未成年人"):
            put(camp, by, **values)
    assert put(camp, by, name="三年级一班 07").name == "三年级一班07"


def test_the_same_person_is_enrolled_once_and_a_namesake_by_the_phone(record, by):
    activity = record(kind="培训")
    put(activity, by)
    with pytest.raises(Refused, match="已经在名单里"):
        put(activity, by)
    put(activity, by, phone="13800001234")
    assert Trainee.objects.count() == 2


def test_who_signed_in_stays_and_of_who_goes_nothing_is_kept(session, at, by):
    sitting = session()
    gone, there = put(sitting.activity, by, phone="13800001234"), put(sitting.activity, by, name="示例学员乙")
    sign_in_by_clerk(session=sitting, trainee=there, by=at(8, 30))
    with pytest.raises(Refused, match="已经签到"):
        remove_trainee(trainee=there, by=by)
    remove_trainee(trainee=gone, by=by)
    assert Trainee.objects.get(pk=gone.pk).phone == ""


def test_looking_at_a_phone_leaves_a_trace(record, by):
    made = put(record(), by, phone="13800001234")
    assert see_phone(trainee=made, by=by) == "13800001234"
    line = TrailEntry.objects.latest("number")
    assert (line.event, line.person_id, line.after["电话"]) == ("outreach.phone_seen", by.person.pk, "138****1234")
