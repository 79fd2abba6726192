"""The addresses of this part, within those of the room."""

from django.urls import path

from jixiao.records.quiz.campaigns.views import campaigns, changing, codes, drawing_up, opening

urlpatterns = [
    path("", campaigns.campaigns, name="campaigns"),
    path("new/", drawing_up.new, name="campaign_new"),
    path("copy/", drawing_up.copy, name="campaign_copy"),
    path("<int:pk>/", campaigns.campaign, name="campaign"),
    path("<int:pk>/edit/", drawing_up.edit, name="campaign_edit"),
    path("<int:pk>/draw-up-prizes/", drawing_up.prizes, name="draw_up_prizes"),
    path("<int:pk>/pick-up-points/", drawing_up.points, name="pick_up_points"),
    path("<int:pk>/remove/", drawing_up.remove, name="campaign_remove"),
    path("<int:pk>/rules/", opening.rules, name="campaign_rules"),
    path("<int:pk>/start/", opening.start, name="campaign_start"),
    path("<int:pk>/take-over/", opening.take_over, name="campaign_take_over"),
    path("<int:pk>/finish/", opening.finish, name="campaign_finish"),
    path("<int:pk>/changes/", changing.changes, name="changes"),
    path("<int:pk>/changes/more/", changing.more, name="change_more"),
    path("<int:pk>/changes/point/", changing.point, name="change_point"),
    path("<int:pk>/changes/<slug:field>/", changing.change, name="change"),
    path("<int:pk>/pool/", changing.pool, name="pool"),
    path("<int:pk>/codes/", codes.codes, name="codes"),
    path("<int:pk>/codes/void/", codes.void, name="void_codes"),
]
