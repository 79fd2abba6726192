"""A formula for many units at once, on numpy columns, with the same result as ``evaluate`` to the last digit.

``compile_columns`` once, then call the ``ColumnFormula`` with one column for each name. This is the only part of
``engine.formula`` that imports numpy; it is imported from here, not from the package above.
"""

from jixiao.engine.formula.columns.column_formula import ColumnFormula, Columns, Rounded, compile_columns

__all__ = ["ColumnFormula", "Columns", "Rounded", "compile_columns"]
