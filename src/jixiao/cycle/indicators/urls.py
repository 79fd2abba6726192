"""The addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from jixiao.cycle.indicators.views import (
    editing,
    formulas,
    harvest,
    insight,
    library,
    rounds,
    rulebooks,
    sets,
    sheet,
)

app_name = "indicators"
_VERSIONS = [
    path("versions/<int:pk>/", editing.version, name="version"),
    path("versions/<int:pk>/publish/", editing.publish, name="publish"),
    path("versions/<int:pk>/discard/", editing.discard, name="discard"),
    path("versions/<int:pk>/retire/", editing.retire, name="retire"),
    path("versions/<int:pk>/void/", editing.void, name="void"),
]
_RULEBOOKS = [
    path("rulebooks/", rulebooks.rulebooks, name="rulebooks"),
    path("rulebooks/choose/", rulebooks.choose, name="choose"),
    path("rulebooks/upload/", rulebooks.rulebook_upload, name="rulebook_upload"),
    path("rulebooks/own/<int:pk>/publish/", rulebooks.rulebook_publish, name="rulebook_publish"),
    path("rulebooks/own/<int:pk>/retire/", rulebooks.rulebook_retire, name="rulebook_retire"),
    path("rulebooks/own/<int:pk>/discard/", rulebooks.rulebook_discard, name="rulebook_discard"),
    path("rulebooks/<str:key>/", rulebooks.rulebook, name="rulebook"),
    path("rulebooks/<str:key>/export/", rulebooks.rulebook_export, name="rulebook_export"),
]
_GROWING = [
    path("harvest/", harvest.groups, name="harvest"),
    path("harvest/<slug:key>/propose/", harvest.propose, name="harvest_propose"),
    path("harvest/<slug:key>/dismiss/", harvest.dismiss, name="harvest_dismiss"),
    path("harvest/findings/<int:pk>/reopen/", harvest.reopen, name="harvest_reopen"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/<int:pk>/", rounds.round_page, name="round"),
    path("rounds/<int:pk>/propose/", rounds.propose_to, name="round_propose"),
    path("rounds/<int:pk>/days/", rounds.days, name="round_days"),
    path("rounds/<int:pk>/next/", rounds.advance, name="round_next"),
    path("proposals/<int:pk>/withdraw/", rounds.withdraw, name="proposal_withdraw"),
    path("proposals/<int:pk>/comment/", rounds.comment, name="proposal_comment"),
    path("proposals/<int:pk>/decide/", rounds.decide, name="proposal_decide"),
    path("statistics/", insight.statistics, name="statistics"),
    path("coverage/", insight.coverage, name="coverage"),
    path("<int:pk>/impact/", insight.impact, name="impact"),
    path("sets/", sets.sets, name="sets"),
    path("sets/new/", sets.new_set, name="new_set"),
    path("sets/stock/", sets.stock_sets, name="stock_sets"),
    path("sets/<int:pk>/", sets.set_page, name="set"),
    path("sets/<int:pk>/edit/", sets.edit_set, name="edit_set"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", library.library, name="library"),
    path("export/", library.export, name="export"),
    path("new/", editing.new, name="new"),
    path("drafts/publish/", editing.publish_all, name="publish_all"),
    path("formula/check/", formulas.formula_check, name="formula_check"),
    path("formula/try/", formulas.formula_try, name="formula_try"),
    path("<int:pk>/", sheet.indicator, name="indicator"),
    path("<int:pk>/uses/", sheet.uses, name="uses"),
    path("<int:pk>/compare/", sheet.compare, name="compare"),
    path("<int:pk>/next/", editing.next_version, name="next_version"),
    *_VERSIONS,
    *_RULEBOOKS,
    *_GROWING,
]
