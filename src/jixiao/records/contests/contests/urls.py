"""The addresses of this part, within those of the room."""

from django.urls import path

from jixiao.records.contests.contests.views import contests, drawing_up, opening, rounds, schools

urlpatterns = [
    path("", contests.contests, name="contests"),
    path("new/", drawing_up.new, name="contest_new"),
    path("copy/", drawing_up.copy, name="contest_copy"),
    path("schools/", schools.schools, name="schools"),
    path("schools/new/", schools.school_new, name="school_new"),
    path("schools/<int:pk>/", schools.school_edit, name="school_edit"),
    path("<int:pk>/", contests.contest, name="contest"),
    path("<int:pk>/edit/", drawing_up.edit, name="contest_edit"),
    path("<int:pk>/remove/", drawing_up.remove, name="contest_remove"),
    path("<int:pk>/groups/new/", drawing_up.group_new, name="group_new"),
    path("<int:pk>/groups/<int:group>/", drawing_up.group_edit, name="group_edit"),
    path("<int:pk>/groups/<int:group>/remove/", drawing_up.group_remove, name="group_remove"),
    path("<int:pk>/groups/<int:group>/scale/", drawing_up.scale, name="scale"),
    path("<int:pk>/rounds/new/", rounds.round_new, name="round_new"),
    path("<int:pk>/rounds/<int:round>/", rounds.round_edit, name="round_edit"),
    path("<int:pk>/rounds/<int:round>/remove/", rounds.round_remove, name="round_remove"),
    path("<int:pk>/places/", schools.places, name="places"),
    path("<int:pk>/codes/", schools.codes, name="codes"),
    path("<int:pk>/codes/<int:access>/revoke/", schools.revoke, name="code_revoke"),
    path("<int:pk>/preview/", opening.preview, name="contest_preview"),
    path("<int:pk>/start/", opening.start, name="contest_start"),
    path("<int:pk>/days/", opening.days, name="contest_days"),
    path("<int:pk>/finish/", opening.finish, name="contest_finish"),
]
