"""部门决算公开表: the nine tables as published, read from one workbook, checked against each other, kept by cell.

``workbook`` opens the file, ``tables`` knows the nine by name, ``reading`` finds heads and figures, ``checking`` makes
the cross-checks, ``filling`` says which items the tables answer, and ``filing`` keeps, undoes and drops them.
"""
