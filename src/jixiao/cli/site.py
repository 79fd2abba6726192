"""The site behind the commands: Django is started by name, since the command line stands before the settings."""

import os
from pathlib import Path

from jixiao.cli.refusals import Refusal

SETTINGS, APPLICATION = "jixiao.config.settings", "jixiao.config.wsgi:application"


def open_site(*, data: Path | None = None) -> None:
    """Start Django with the settings of this office, or with ``data`` as its folder; say what is wrong."""
    import django
    from django.conf import settings

    if not settings.configured:
        os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
        if data is not None:
            os.environ["JIXIAO_DATA"] = str(data)
            os.environ.pop("DATABASE_URL", None)
    django.setup()


def require_migrated() -> None:
    """Refuse to go on with a database that is not there or behind the program."""
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        message = f"连不上数据库：{error}。请检查 DATABASE_URL 和数据库是否已启动"
        raise Refusal(message) from error
    if waiting:
        message = f"数据库还差 {len(waiting)} 步没有更新；请先运行 jixiao migrate"
        raise Refusal(message)
