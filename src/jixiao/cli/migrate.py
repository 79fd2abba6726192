"""``jixiao migrate``: the database and the static files brought up to this version of the program."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jixiao.cli.refusals import DONE
from jixiao.cli.site import open_site
from jixiao.cli.streams import say

if TYPE_CHECKING:
    from django.db.migrations.state import ModelState, ProjectState


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
    with new_models_drawn_alone():
        call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


@contextlib.contextmanager
def new_models_drawn_alone() -> Iterator[None]:
    """Let a migration that creates a table draw up that model alone, within the block.

    Django draws up anew whatever is related to a model that is added, and here everything is: of a new site that takes
    three quarters of the time. A new model changes no other; the way back to it is added to those it points to.
    """
    from django.db.migrations import state as states

    states_of: Any = states.ProjectState
    add = states_of.add_model

    def add_alone(state: "ProjectState", model: "ModelState") -> None:
        drawn = state.__dict__.pop("apps", None)  # where nothing was drawn yet, Django draws nothing anew
        add(state, model)
        if drawn is not None:
            state.__dict__["apps"] = drawn
            drawn.render_multiple([model])

    states_of.add_model = add_alone
    try:
        yield
    finally:
        states_of.add_model = add
