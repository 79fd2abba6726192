"""The pages of docs/reference that follow from the house: ``python -m jixiao.config.reference docs/reference``."""

import itertools
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string

from jixiao.cli.writing import write_whole
from jixiao.config.environment import SETTINGS

GENERATED = "（本页由程序生成，改了程序以后重做：`python -m jixiao.config.reference docs/reference`。）"


def settings_page() -> str:
    """Return the page about every environment variable."""
    lines = ["# 设置", "", f"都是环境变量，不设就用默认值；填错了程序不启动，并说明哪里不对。{GENERATED}", ""]
    lines += ["| 变量 | 类型 | 默认 | 说明 |", "|---|---|---|---|"]
    lines += [
        f"| `{one.name}` | {one.kind} | {f'`{one.default}`' if one.default else '（空）'} | {one.sentence} |"
        for one in SETTINGS
    ]
    return "\n".join([*lines, ""])


def measures_page() -> str:
    """Return the page about every measure on the board, room by room."""
    from jixiao.measures.catalogue import MEASURES  # noqa: PLC0415 - the rooms have hung them by now

    lines = ["# 计量", "", f"计量板上能数的东西。公式里用名称，指标库用代码对应。{GENERATED}", ""]
    ordered = sorted(MEASURES.values(), key=lambda one: one.code)
    for room, measures in itertools.groupby(ordered, key=lambda one: one.code.partition(".")[0]):
        lines += [f"## {_room_title(room)}", "", "| 代码 | 名称 | 单位 | 指标 | 数什么 |", "|---|---|---|---|---|"]
        lines += [
            f"| `{one.code}` | {one.name} | {one.unit} | {one.library} | {_cell(one.meaning)} |" for one in measures
        ]
        lines.append("")
    return "\n".join(lines)


def events_page() -> str:
    """Return the page about every event, with what follows from it."""
    from jixiao.orgs.events import EVENTS  # noqa: PLC0415 - the rooms have named them by now

    import_module(settings.ROOT_URLCONF)  # every page, and with it every act and its events
    ours = {code: one for code, one in EVENTS.items() if one.__module__.startswith("jixiao.")}
    wiring: Mapping[str, tuple[str, ...]] = import_string(settings.WIRING)
    lines = ["# 事项", "", f"每件事做成时写进操作留痕的一行；接着发生什么，见 `config/wiring.py`。{GENERATED}", ""]
    for room, events in itertools.groupby(sorted(ours.items()), key=lambda pair: pair[0].partition(".")[0]):
        lines += [f"## {_room_title(room)}", "", "| 代码 | 事项 | 接着 |", "|---|---|---|"]
        lines += [f"| `{code}` | {one.title} | {'、'.join(wiring.get(code, ())) or '—'} |" for code, one in events]
        lines.append("")
    return "\n".join(lines)


def terms_page() -> str:
    """Return the page that pairs every Chinese name of a table or a column with its name in the code."""
    lines = ["# 表和栏", "", f"每张表、每一栏在屏幕上的名称和代码里的名称。{GENERATED}", ""]
    for config in apps.get_app_configs():
        if config.name.startswith("jixiao."):
            lines += list(_tables(config.label))
    return "\n".join(lines)


def _tables(label: str) -> Iterator[str]:
    models = list(apps.get_app_config(label).get_models())
    if models:
        yield from (f"## {_room_title(label)}", "")
    for model in models:
        meta = model._meta  # noqa: SLF001 - the documented way to a model's fields
        yield from (f"### {meta.verbose_name} `{model.__name__}`", "", "| 栏 | 代码 |", "|---|---|")
        for field in meta.concrete_fields:
            if not field.primary_key:
                yield f"| {field.verbose_name} | `{field.name}` |"
        yield ""


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "measures.md": measures_page,
    "events.md": events_page,
    "tables.md": terms_page,
}


def _room_title(label: str) -> str:
    return str(apps.get_app_config(label).verbose_name)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def write_pages(folder: Path) -> None:
    """Write every page into the folder."""
    for name, page in PAGES.items():
        write_whole(folder / name, page())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.config.settings")
    django.setup()
    write_pages(Path(sys.argv[1]))
