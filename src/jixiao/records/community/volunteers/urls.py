"""The addresses of the volunteers at a desk."""

from django.urls import path

from jixiao.records.community.volunteers.views import certificates, groups, register, shifts

urlpatterns = [
    path("", register.volunteers, name="volunteers"),
    path("new/", register.volunteer_new, name="volunteer_new"),
    path("<int:pk>/", register.volunteer, name="volunteer"),
    path("<int:pk>/edit/", register.volunteer_edit, name="volunteer_edit"),
    path("<int:pk>/leave/", register.volunteer_leave, name="volunteer_leave"),
    path("<int:pk>/phone/", register.volunteer_phone, name="volunteer_phone"),
    path("<int:pk>/door/", register.volunteer_door, name="volunteer_door"),
    path("<int:pk>/records/new/", register.record_new, name="record_new"),
    path("<int:pk>/records/<int:record>/drop/", register.record_drop, name="record_drop"),
    path("<int:pk>/certificate/", certificates.ask_for, name="ask_for_certificate"),
    path("of-group/<int:pk>/", register.group_volunteers, name="group_volunteers"),
    path("without-group/<int:pk>/", register.ungrouped_volunteers, name="ungrouped_volunteers"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.group_new, name="group_new"),
    path("groups/<int:pk>/edit/", groups.group_edit, name="group_edit"),
    path("groups/<int:pk>/stop/", groups.group_stop, name="group_stop"),
    path("shifts/", shifts.shifts, name="shifts"),
    path("shifts/new/", shifts.shift_new, name="shift_new"),
    path("shifts/<int:pk>/", shifts.shift, name="shift"),
    path("shifts/<int:pk>/edit/", shifts.shift_edit, name="shift_edit"),
    path("shifts/<int:pk>/cancel/", shifts.shift_cancel, name="shift_cancel"),
    path("shifts/<int:pk>/put-on/", shifts.put_on, name="put_on"),
    path("shifts/<int:pk>/off/<int:taking>/", shifts.take_off, name="take_off"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("certificates/<int:pk>/", certificates.certificate, name="certificate"),
    path("certificates/<int:pk>/paper.<str:form>", certificates.certificate_file, name="certificate_file"),
    path("certificates/<int:pk>/revoke/", certificates.certificate_revoke, name="certificate_revoke"),
    path("requests/<int:pk>/", certificates.application, name="request"),
    path("requests/<int:pk>/refuse/", certificates.application_refuse, name="request_refuse"),
]
