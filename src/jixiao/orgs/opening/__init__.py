"""新年度: a year is opened together with what is taken over from the year before, after a preview of all of it.

Rooms hang what they can copy with ``hang_copier``; the setting ``YEAR_COPIERS`` says in which order it is offered.
"""
