"""Questions in and out of files: one plan of columns, tables, numbered texts as Word has them, and Moodle's GIFT.

Each kind of file has one file here; whatever it is, its questions become rows of the same plan, are judged by the same
check and written by the same act.
"""
