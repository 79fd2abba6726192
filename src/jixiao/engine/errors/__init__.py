"""Findings, and the tree of exceptions.

JixiaoError
├── BadFileError          the file cannot be read at all
└── MissingToolError      something optional is not installed
    └── MissingFontError  no Chinese font

A person's fault is never raised: it is returned as a ``Finding``, all of them at once.
"""

from jixiao.engine.errors.codes import Code, code_table
from jixiao.engine.errors.edit import Edit
from jixiao.engine.errors.finding import Finding, Place, Severity, worst_first
from jixiao.engine.errors.tree import BadFileError, JixiaoError, MissingFontError, MissingToolError

__all__ = [
    "BadFileError",
    "Code",
    "Edit",
    "Finding",
    "JixiaoError",
    "MissingFontError",
    "MissingToolError",
    "Place",
    "Severity",
    "code_table",
    "worst_first",
]
