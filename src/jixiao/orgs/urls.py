"""The addresses of the room."""

from django.urls import URLPattern, URLResolver, include, path

from jixiao.orgs.views import (
    calendar,
    comments,
    deadlines,
    entering,
    home,
    importing,
    jobs,
    mine,
    opening,
    people,
    sessions,
    subscriptions,
    trail,
    units,
    windows,
    workbench,
)

app_name = "orgs"

_UNITS = [
    path("units/", units.unit_tree, name="units"),
    path("units/new/", units.new_unit, name="new-unit"),
    path("units/opening/", opening.opening, name="opening"),
    path("units/opening/begin/", opening.begin_opening, name="begin-opening"),
    path("units/years/", units.turn_years, name="turn-years"),
    path("units/<int:pk>/", units.unit_page, name="unit"),
    path("units/<int:pk>/move/", units.move, name="move-unit"),
    path("units/<int:pk>/close/", units.close, name="close-unit"),
    path("units/<int:pk>/years/", units.add_year, name="add-year"),
    path("units/<int:pk>/years/<int:turned>/", units.turn_year, name="turn-year"),
]
_PEOPLE = [
    path("people/", people.people_list, name="people"),
    path("people/new/", people.new_person, name="new-person"),
    path("people/<int:pk>/", people.person_page, name="person"),
    path("people/<int:pk>/duties/", people.add_duty, name="add-duty"),
    path("people/<int:pk>/duties/<int:duty>/end/", people.drop_duty, name="drop-duty"),
    path("people/<int:pk>/hand-over/", people.hand_over, name="hand-over"),
    path("people/<int:pk>/active/", people.deactivate, name="deactivate"),
    path("people/<int:pk>/password/", people.new_password, name="new-password"),
]
_OFFICE = [
    path("sessions/", sessions.session_list, name="sessions"),
    path("sessions/<int:pk>/end/", sessions.end_theirs, name="end-session"),
    path("sessions/release/", sessions.release, name="release"),
    path("trail/", trail.trail_list, name="trail"),
    path("trail/verify/", trail.verify, name="verify"),
    path("trail/<int:pk>/", trail.trail_line, name="trail-line"),
    path("windows/", windows.window_list, name="windows"),
    path("windows/set/<slug:kind>/", windows.window_form, name="set-window"),
    path("windows/<int:pk>/", windows.missing, name="window"),
    path("windows/<int:pk>/late/", windows.late, name="late"),
    path("windows/<int:pk>/late/<int:exception>/revoke/", windows.revoke, name="revoke-late"),
]
_DEADLINES = [
    path("todo/", deadlines.deadline_page, name="todo"),
    path("todo/remind/", deadlines.remind, name="remind"),
    path("todo/deadlines.ics", deadlines.download_calendar, name="deadlines-ics"),
    path("calendar/", calendar.calendar_page, name="calendar"),
    path("calendar/new/", calendar.new_day, name="new-day"),
    path("calendar/<int:pk>/", calendar.edit_day, name="day"),
    path("calendar/<int:pk>/drop/", calendar.remove_day, name="drop-day"),
]
_COMMENTS = [
    path("comments/", comments.comments, name="comments"),
    path("comments/<int:pk>/answer/", comments.answer, name="answer-comment"),
    path("comments/<int:pk>/settle/", comments.settle, name="settle-comment"),
]
_IMPORTS = [
    path("import/batches/<int:pk>/", importing.batch_page, name="batch"),
    path("import/batches/<int:pk>/write/", importing.write, name="write-batch"),
    path("import/batches/<int:pk>/drop/", importing.drop, name="drop-batch"),
    path("import/batches/<int:pk>/undo/", importing.undo, name="undo-batch"),
    path("import/batches/<int:pk>/failed.xlsx", importing.download_failed, name="failed-rows"),
    path("import/<str:plan>/", importing.upload, name="import"),
    path("import/<str:plan>/template.xlsx", importing.download_template, name="import-template"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("login/", entering.login_page, name="login"),
    path("logout/", entering.logout_page, name="logout"),
    path("password/", entering.change_password, name="password"),
    path("mine/", mine.mine, name="mine"),
    path("mine/delegations/", mine.delegate, name="delegate"),
    path("mine/delegations/<int:pk>/end/", mine.take_back, name="take-back"),
    path("mine/sessions/end/", mine.end_mine, name="end-mine"),
    path("mine/subscriptions/", subscriptions.subscriptions, name="subscriptions"),
    path("mine/subscriptions/feed/", subscriptions.new_feed, name="new-feed"),
    path("mine/subscriptions/feed/end/", subscriptions.end_feed, name="end-feed"),
    path("mine/subscriptions/digest/", subscriptions.digest, name="digest"),
    path("mine/subscriptions/digest/end/", subscriptions.end_digest, name="end-digest"),
    path("deadlines/<str:token>.ics", deadlines.feed, name="feed"),
    path("jobs/", jobs.job_list, name="jobs"),
    path("jobs/<int:pk>/", jobs.job_page, name="job"),
    path(
        "<unit:unit>/<int:year>/",
        include(
            [
                path("", workbench.workbench, name="workbench"),
                path("search/", workbench.search, name="search"),
                *_UNITS,
                *_PEOPLE,
                *_OFFICE,
                *_DEADLINES,
                *_COMMENTS,
                *_IMPORTS,
            ]
        ),
    ),
]
