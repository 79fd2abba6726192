"""What this part tells the house. What a volunteer does on their own page is told nowhere: they have no account."""

from jixiao.orgs.events import Event, event


@event("community.volunteer_registered", "登记志愿者")
class VolunteerRegistered(Event):
    """Somebody became a volunteer."""


@event("community.volunteer_amended", "修改志愿者")
class VolunteerAmended(Event):
    """What is known of a volunteer was changed."""


@event("community.volunteer_left", "志愿者退出")
class VolunteerLeft(Event):
    """Somebody is no volunteer any more."""


@event("community.volunteer_phone_seen", "查看志愿者电话")
class VolunteerPhoneSeen(Event):
    """Somebody looked at a telephone number in full."""


@event("community.volunteer_door_changed", "更换志愿者个人链接")
class VolunteerDoorChanged(Event):
    """The address of a volunteer's own page was made anew; the old one is dead."""


@event("community.site_hours_kept", "登记全国平台时长")
class SiteHoursKept(Event):
    """What the national site's export says of somebody's hours was kept."""


@event("community.group_kept", "保存志愿服务队")
class GroupKept(Event):
    """A group was made, changed or stopped."""


@event("community.shift_planned", "安排服务班次")
class ShiftPlanned(Event):
    """Volunteers are wanted somewhere for some hours."""


@event("community.shift_amended", "修改服务班次")
class ShiftAmended(Event):
    """A shift was changed."""


@event("community.shift_cancelled", "取消服务班次")
class ShiftCancelled(Event):
    """A shift does not take place."""


@event("community.shift_taken", "代报服务班次")
class ShiftTaken(Event):
    """The office put a volunteer on a shift."""


@event("community.shift_dropped", "代退服务班次")
class ShiftDropped(Event):
    """The office took a volunteer off a shift."""


@event("community.hours_confirmed", "确认服务时长")
class HoursConfirmed(Event):
    """The office said how long volunteers served."""


@event("community.record_kept", "登记志愿者培训奖励")
class RecordKept(Event):
    """A training or an award of a volunteer was written down or taken out."""


@event("community.service_certified", "出具志愿服务记录证明")
class ServiceCertified(Event):
    """A certificate was issued."""


@event("community.certificate_refused", "不予出具证明")
class CertificateRefused(Event):
    """An application for a certificate was turned down."""


@event("community.service_certificate_revoked", "作废志愿服务记录证明")
class ServiceCertificateRevoked(Event):
    """A certificate is no longer valid."""
