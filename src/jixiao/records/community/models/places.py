"""Where in the county something is: townships and streets, with a spot on the simple map."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.models import Unit
from jixiao.orgs.stamps import Stamped


class PlaceKind(models.TextChoices):
    """What a place is."""

    TOWNSHIP = "township", "乡镇"
    STREET = "street", "街道"
    ZONE = "zone", "开发区、园区"


class Place(Stamped):
    """乡镇街道: a part of the county that is to have a 科协. ``x`` and ``y`` are its spot on the map, 0 to 100."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="community_places")
    kind = models.CharField("地方类别", max_length=8, choices=PlaceKind.choices, default=PlaceKind.TOWNSHIP)
    name = models.CharField("乡镇街道名称", max_length=60)
    initials = models.CharField("拼音首字母", max_length=100, blank=True)
    x = models.PositiveSmallIntegerField("图上横位置", null=True, blank=True)
    y = models.PositiveSmallIntegerField("图上纵位置", null=True, blank=True)
    position = models.PositiveSmallIntegerField("次序", default=0)
    removed_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta:
        """A name once a unit; both coordinates or none, on the map."""

        verbose_name = verbose_name_plural = "乡镇街道"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(removed_at=None), name="community_place_once_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(x=None, y=None) | Q(x__isnull=False, y__isnull=False, x__lte=100, y__lte=100),
                name="community_place_is_on_the_map",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
