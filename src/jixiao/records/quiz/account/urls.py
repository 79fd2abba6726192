"""The addresses of this part at a desk; all of them name the campaign."""

from django.urls import path

from jixiao.records.quiz.account.views import office

urlpatterns = [
    path("<int:pk>/", office.account, name="account"),
    path("<int:pk>/figures/<slug:key>/", office.figure, name="account_figure"),
    path("<int:pk>/report.docx", office.paper, {"kind": "docx"}, name="account_docx"),
    path("<int:pk>/report.pdf", office.paper, {"kind": "pdf"}, name="account_pdf"),
]
