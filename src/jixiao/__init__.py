"""Budget performance (绩效) of one office, from its yearly figures to the scored report.

Read the folders in the order of the data: engine today, then the rooms of docs/house.md.
"""

__version__ = "0.2.0"
