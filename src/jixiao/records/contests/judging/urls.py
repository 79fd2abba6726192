"""The addresses of this part at a desk; all of them name the contest."""

from django.urls import path

from jixiao.records.contests.judging.views import assigning, board, people, ranking

urlpatterns = [
    path("<int:pk>/judging/", board.board, name="judging"),
    path("<int:pk>/judging/begin/", board.begin, name="judging_begin"),
    path("<int:pk>/judging/end/", board.end, name="judging_end"),
    path("<int:pk>/judging/resume/", board.resume, name="judging_resume"),
    path("<int:pk>/judging/compute/", board.compute, name="judging_compute"),
    path("<int:pk>/judges/", people.judges, name="judges"),
    path("<int:pk>/judges/new/", people.judge, name="judge_new"),
    path("<int:pk>/judges/codes/", people.codes, name="judge_codes"),
    path("<int:pk>/judges/<int:judge>/", people.judge, name="judge"),
    path("<int:pk>/judges/<int:judge>/remove/", people.judge_remove, name="judge_remove"),
    path("<int:pk>/judges/<int:judge>/avoid/", people.avoidance, name="avoidance"),
    path("<int:pk>/judges/<int:judge>/avoid/<int:one>/lift/", people.avoidance_lift, name="avoidance_lift"),
    path("<int:pk>/panels/new/", people.panel, name="panel_new"),
    path("<int:pk>/panels/<int:panel>/", people.panel, name="panel"),
    path("<int:pk>/panels/<int:panel>/remove/", people.panel_remove, name="panel_remove"),
    path("<int:pk>/tasks/", assigning.tasks, name="tasks"),
    path("<int:pk>/tasks/balance/", assigning.balance, name="tasks_balance"),
    path("<int:pk>/tasks/<int:task>/back/", assigning.task_back, name="task_back"),
    path("<int:pk>/ranking/", ranking.ranking, name="ranking"),
    path("<int:pk>/ranking/<int:entry>/", ranking.score, name="score"),
]
