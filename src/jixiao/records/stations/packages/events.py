"""What this part tells the house."""

from jixiao.orgs.events import Event, event


@event("stations.packages_asked", "制作离线内容包")
class PackagesAsked(Event):
    """Packages are to be made for stations without a line."""


@event("stations.package_built", "离线内容包制成")
class PackageBuilt(Event):
    """A package lies on the shelf."""


@event("stations.package_taken", "登记取走离线内容包")
class PackageTaken(Event):
    """A station fetched its package."""


@event("stations.usage_read", "读入离线使用回执")
class UsageRead(Event):
    """What was used of a package was read from the file that its page wrote."""


@event("stations.usage_typed", "手工录入离线使用")
class UsageTyped(Event):
    """What was used of a package was typed in by the office, with where it is from."""
