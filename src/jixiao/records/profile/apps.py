"""The room as Django knows it."""

from django.apps import AppConfig


class ProfileConfig(AppConfig):
    """单位概况."""

    name = "jixiao.records.profile"
    label = "profile"
    verbose_name = "单位概况"

    def ready(self) -> None:
        """Hang the measures."""
        from jixiao.orgs.opening.catalogue import hang_copier  # noqa: PLC0415 - models are ready now
        from jixiao.records.profile.counting import hang_all  # noqa: PLC0415 - as above
        from jixiao.records.profile.year_opening import COPIER  # noqa: PLC0415 - as above

        hang_all()
        hang_copier(COPIER)
