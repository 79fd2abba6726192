"""What the stations hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door, hang_owner
from jixiao.orgs.deadlines.dues import hang_dues
from jixiao.orgs.importing import hang_import
from jixiao.orgs.opening.catalogue import hang_copier
from jixiao.orgs.workbench import hang_figures, hang_to_dos
from jixiao.records.stations.models import FiveCheck, MonthlyReturn, Station
from jixiao.records.stations.sites.at_the_workbench import figures, to_dos
from jixiao.records.stations.sites.dues import dues_of
from jixiao.records.stations.sites.searching import search
from jixiao.records.stations.sites.tables import months, stations
from jixiao.records.stations.sites.year_opening import COPIER
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang all of it."""
    hang_to_dos("stations.sites", to_dos)
    hang_figures("stations", figures)
    hang_dues("stations", dues_of)
    hang_searcher("科普e站", search)
    hang_import(stations.DOOR)
    hang_import(months.DOOR)
    hang_copier(COPIER)
    hang_door("stations.station", "stations:station")
    hang_door("stations.check", "stations:check_record")
    hang_door("stations.month", "stations:month_record")
    hang_door("stations.inspection", "stations:inspection_record")
    hang_owner("stations.station", lambda year, pk: Station.objects.filter(unit=year.unit_id, pk=pk).exists())
    hang_owner("stations.check", lambda year, pk: FiveCheck.objects.filter(station__unit=year.unit_id, pk=pk).exists())
    hang_owner(
        "stations.month", lambda year, pk: MonthlyReturn.objects.filter(station__unit=year.unit_id, pk=pk).exists()
    )
