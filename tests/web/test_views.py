import pytest
from django.core.exceptions import RequestDataTooBig

from jixiao.web import views
from jixiao.web.spooling import DiskFull


@pytest.mark.parametrize(
    ("answer", "status", "title"),
    [
        (lambda request: views.bad_request(request, ValueError()), 400, "这个请求看不懂"),
        (lambda request: views.bad_request(request, RequestDataTooBig()), 413, "文件或表单太大"),
        (lambda request: views.bad_request(request, DiskFull()), 507, "磁盘放不下发来的文件"),
        (views.forbidden, 403, "没有权限打开"),
        (views.not_found, 404, "没有这一页"),
        (views.broken, 500, "程序出错了"),
        (views.csrf_failure, 403, "表单已经过期"),
    ],
)
def test_a_page_that_cannot_come_says_what_where_and_how_to_mend_it(rf, answer, status, title):
    response = answer(rf.get("/kx/<b>/"))
    html = response.content.decode()
    assert response.status_code == status
    for words in (title, "位置", "/kx/&lt;b&gt;/", "原因", "改法", f"E{status}"):
        assert words in html


def test_a_part_of_a_page_is_refused_as_a_part(ask):
    html = views.not_found(ask(htmx="side")).content.decode()
    assert html.startswith('<div class="fault"')


def test_the_way_back_never_leads_elsewhere(rf):
    assert "evil" not in views.not_found(rf.get("/", headers={"Referer": "https://evil.example/"})).content.decode()
    assert (
        'href="http://testserver/list/"'
        in views.not_found(rf.get("/", headers={"Referer": "http://testserver/list/"})).content.decode()
    )


def test_a_host_that_is_not_ours_is_still_answered(rf):
    assert (
        views.bad_request(rf.get("/", headers={"Host": "evil.example", "Referer": "http://evil.example/"})).status_code
        == 400
    )


def test_an_error_is_told_even_where_the_page_itself_is_what_broke(rf, monkeypatch):
    def render(template, context):
        if template == "web/error.html":
            raise ValueError(template)
        return context["refusal"].title

    monkeypatch.setattr(views, "render_to_string", render)
    assert views.broken(rf.get("/")).content.decode() == "程序出错了"
