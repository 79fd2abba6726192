"""The addresses of this part at a desk; all of them name the campaign."""

from django.urls import path

from jixiao.records.quiz.fairness.views import appeals, barred, faults, players, suspicions

urlpatterns = [
    path("<int:pk>/", suspicions.suspicions, name="fairness"),
    path("<int:pk>/scan/", suspicions.scan, name="fairness_scan"),
    path("<int:pk>/decide/", suspicions.decide_many, name="fairness_decide"),
    path("<int:pk>/suspicions/<int:suspicion>/", suspicions.suspicion, name="suspicion"),
    path("<int:pk>/players/", players.players, name="players"),
    path("<int:pk>/players/<int:player>/", players.player, name="player"),
    path("<int:pk>/players/<int:player>/report/", players.report, name="player_report"),
    path("<int:pk>/players/<int:player>/points/", players.points, name="player_points"),
    path("<int:pk>/players/<int:player>/restore/", players.restore, name="player_restore"),
    path("<int:pk>/barred/", barred.barred, name="barred"),
    path("<int:pk>/barred/<int:one>/remove/", barred.remove, name="barred_remove"),
    path("<int:pk>/appeals/", appeals.appeals, name="appeals"),
    path("<int:pk>/appeals/<int:appeal>/", appeals.appeal, name="appeal"),
    path("<int:pk>/faults/", faults.faults, name="faults"),
    path("<int:pk>/faults/<int:fault>/", faults.fault, name="fault"),
    path("<int:pk>/faults/<int:fault>/remedy/", faults.remedy, name="fault_remedy"),
]
