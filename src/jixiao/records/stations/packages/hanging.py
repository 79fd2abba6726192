"""What the packages hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door
from jixiao.orgs.jobs import hang_work
from jixiao.records.stations.packages.building import KIND, run_packages


def hang_all() -> None:
    """Hang the work of making packages, and the door to one."""
    hang_work(KIND, run_packages)
    hang_door("stations.package", "stations:package")
