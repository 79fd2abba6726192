"""The addresses of the pushes, within those of the room."""

from django.urls import path

from jixiao.records.stations.pushes.views import choosing, drafting, listing, receipts, rules, sending

urlpatterns = [
    path("", listing.pushes, name="pushes"),
    path("new/", drafting.new, name="push_new"),
    path("rules/", rules.rules, name="push_rules"),
    path("rules/new/", rules.new, name="push_rule_new"),
    path("rules/<int:pk>/edit/", rules.edit, name="push_rule_edit"),
    path("rules/<int:pk>/remove/", rules.remove, name="push_rule_remove"),
    path("at/<int:pk>/", receipts.station, name="station_deliveries"),
    path("of/<int:pk>/", receipts.content, name="content_deliveries"),
    path("<int:pk>/", listing.push, name="push"),
    path("<int:pk>/edit/", drafting.edit, name="push_edit"),
    path("<int:pk>/choose/", choosing.choose, name="push_choose"),
    path("<int:pk>/drop/", choosing.drop, name="push_drop"),
    path("<int:pk>/try/", sending.try_it, name="push_try"),
    path("<int:pk>/send/", sending.send, name="push_send"),
    path("<int:pk>/cancel/", sending.cancel, name="push_cancel"),
    path("<int:pk>/receipts/", receipts.receipts, name="push_receipts"),
    path("<int:pk>/receipts/contents/", receipts.contents, name="push_receipts_contents"),
]
