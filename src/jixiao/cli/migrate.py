"""``jixiao migrate``: the database and the static files brought up to this version of the program."""

from jixiao.cli.refusals import DONE
from jixiao.cli.site import open_site
from jixiao.cli.streams import say


def migrate_site() -> int:
    """建立或更新数据库，备好网页用的静态文件。

    第一次使用和每次升级程序后运行一次；再运行一次也无妨。升级前先用 jixiao backup 备份。
    """
    open_site()
    bring_up()
    say("数据库和静态文件已是最新")
    return DONE


def bring_up() -> None:
    """Migrate the database, collect the static files, load the built-in library; done already, it does nothing."""
    from django.conf import settings
    from django.core.management import call_command

    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
