"""The addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from jixiao.cycle.goals.submitting import open_again, pass_on, require_submittable, take_over
from jixiao.cycle.goals.views import adjusting, batch, history, library, papers, rolling, rows, sheet
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.views.handovers import handover_views

app_name = "goals"
_HANDOVER = handover_views(
    kind=HandoverKind.GOALS,
    back="goals:goals",
    before_send=require_submittable,
    approve=pass_on,
    reopen=open_again,
    adopt=take_over,
)
_ROWS = [
    path(f"{kind}/{part}", view, {"kind": kind}, name=name)
    for kind, one in (("tasks", "task"), ("goals", "goal"), ("indicators", "indicator"))
    for part, view, name in (
        ("new/", rows.new_row, f"new_{one}"),
        ("<int:pk>/", rows.edit_row, one),
        ("<int:pk>/inline/", rows.inline, f"inline_{one}"),
        ("<int:pk>/remove/", rows.remove_row, f"remove_{one}"),
        ("<int:pk>/move/<slug:way>/", rows.move, f"move_{one}"),
    )
]
_ADJUSTMENTS = [
    path("adjustments/", adjusting.adjust, name="adjust"),
    path("adjustments/<int:pk>/", adjusting.adjustment, name="adjustment"),
    path("adjustments/<int:pk>/edit/", adjusting.edit_adjustment, name="edit_adjustment"),
    path("adjustments/<int:pk>/send/", adjusting.send, name="send_adjustment"),
    path("adjustments/<int:pk>/withdraw/", adjusting.withdraw, name="withdraw_adjustment"),
    path("adjustments/<int:pk>/drop/", adjusting.drop, name="drop_adjustment"),
    path("adjustments/<int:pk>/approve/", adjusting.approve, name="approve_adjustment"),
    path("adjustments/<int:pk>/return/", adjusting.send_back, name="return_adjustment"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", sheet.show_goals, name="goals"),
    path("begin/", sheet.begin, name="begin"),
    path("total/", sheet.total_goal, name="total"),
    path("check/", sheet.check, name="check"),
    path("library/", library.choose, name="library"),
    path("indicators/<int:pk>/renew/", library.renew, name="renew"),
    path("weight/", rows.give_weight, name="weight"),
    path("roll/", rolling.roll, name="roll"),
    path("history/", history.show_history, name="history"),
    path("versions/<int:pk>/", history.show_version, name="version"),
    path("print/", papers.print_form, name="print"),
    path("export/indicators.xlsx", papers.export_indicators, name="export_indicators"),
    path("export/<slug:kind>/", papers.export, name="export"),
    path("batch/", batch.batch, name="batch"),
    path("batch/approve/", batch.approve_batch, name="approve_batch"),
    *_ROWS,
    *_ADJUSTMENTS,
    *_HANDOVER.urls,
]
