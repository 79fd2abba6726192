"""What the contents hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door, hang_owner
from jixiao.orgs.importing import hang_import
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.stations.contents.at_the_workbench import to_dos
from jixiao.records.stations.contents.searching import search
from jixiao.records.stations.contents.tables import articles, texts
from jixiao.records.stations.models import Content
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang all of it."""
    hang_to_dos("stations.contents", to_dos)
    hang_searcher("科普内容", search)
    hang_import(articles.DOOR)
    hang_import(texts.DOOR)
    hang_door("stations.content", "stations:content")
    hang_owner("stations.content", lambda year, pk: Content.objects.filter(unit=year.unit_id, pk=pk).exists())
