"""The addresses of this part at a desk; all of them name the contest."""

from django.urls import path

from jixiao.records.contests.publishing.views import awards, certificates, objections, upward

urlpatterns = [
    path("<int:pk>/results/", awards.results, name="results"),
    path("<int:pk>/results/list.<str:kind>", awards.award_list, name="award_list"),
    path("<int:pk>/results/propose/", awards.propose, name="awards_propose"),
    path("<int:pk>/results/publish/", awards.publish, name="results_publish"),
    path("<int:pk>/results/<int:result>/award/", awards.award, name="award"),
    path("<int:pk>/results/<int:result>/cancel/", awards.cancel, name="award_cancel"),
    path("<int:pk>/objections/", objections.objections, name="objections"),
    path("<int:pk>/objections/<int:objection>/", objections.objection, name="objection"),
    path("<int:pk>/certificates/", certificates.certificates, name="certificates"),
    path("<int:pk>/certificates/make/", certificates.make, name="certificates_make"),
    path("<int:pk>/certificates/file/<int:job>/", certificates.batch_file, name="certificates_file"),
    path("<int:pk>/certificates/<int:certificate>.pdf", certificates.certificate_file, name="certificate_pdf"),
    path("<int:pk>/certificates/<int:certificate>/revoke/", certificates.revoke, name="certificate_revoke"),
    path("<int:pk>/upward/", upward.recommendations, name="recommendations"),
    path("<int:pk>/upward/outcomes/", upward.outcomes, name="outcomes"),
    path("<int:pk>/upward/<int:recommendation>/withdraw/", upward.withdraw, name="recommendation_withdraw"),
    path("<int:pk>/account/", upward.account, name="account"),
    path("<int:pk>/account/paper.<str:kind>", upward.paper, name="account_paper"),
]
