"""The addresses of the prizes at a desk."""

from django.urls import path

from jixiao.records.quiz.prizes.views import counter, ledger, listing, winning

urlpatterns = [
    path("", ledger.campaigns, name="prizes"),
    path("scan/", counter.scan, name="scan"),
    path("<int:pk>/", ledger.ledger, name="prize_ledger"),
    path("<int:pk>/list/", listing.redemptions, name="redemptions"),
    path("<int:pk>/sheet.<str:form>", listing.sheet, name="prize_sheet"),
    path("<int:pk>/award/", winning.award, name="award"),
    path("<int:pk>/raffle/", winning.raffle, name="raffle"),
    path("<int:pk>/winners/", winning.winners, name="winners"),
    path("<int:pk>/winners.<str:form>", winning.winners_paper, name="winners_paper"),
    path("<int:pk>/winners/withdraw/", winning.withdraw, name="withdraw_winners"),
    path("<int:pk>/forget/", listing.forget, name="forget_contacts"),
    path("prize/<int:pk>/good/", ledger.good, name="prize_good"),
    path("redemption/<int:pk>/", counter.redemption, name="redemption"),
    path("redemption/<int:pk>/contact/", counter.contact, name="redemption_contact"),
    path("redemption/<int:pk>/cancel/", counter.cancel, name="redemption_cancel"),
    path("redemption/<int:pk>/undo/", counter.undo, name="redemption_undo"),
]
