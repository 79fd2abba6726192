"""The one table of finding codes, with a life story for each.

A code is a family letter and three digits. A retired code keeps its place, since filed reports quote it. The pages of
the table lie in ``table/``, one TOML file a family: F 公式, I 文稿读入, J 计分, Y 年度数据, G 缺口与矛盾, K 成文,
M 绩效目标, H 活动, Q 竞答, X 科普e站.
"""

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType


@dataclasses.dataclass(frozen=True, slots=True)
class Code:
    """One kind of fault: its name, weight (必须改, 应当改, 建议), status (stable, preview, retired) and since when."""

    code: str
    name: str
    severity: str
    status: str
    since: str
    explained: str


@functools.cache
def code_table() -> Mapping[str, Code]:
    """Return every code there is, by code, in order."""
    codes: dict[str, Code] = {}
    for page in sorted(resources.files(__package__).joinpath("table").iterdir(), key=lambda page: page.name):
        if page.name.endswith(".toml"):
            for code, fields in tomllib.loads(page.read_text("utf-8")).items():
                codes[code] = Code(code=code, **fields)
    return MappingProxyType(dict(sorted(codes.items())))
