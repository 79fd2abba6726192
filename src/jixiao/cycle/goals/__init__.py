"""绩效目标: what a unit promises for a budget year: total goal, tasks, goals with money, indicators with targets.

The clerk drafts, the unit's head passes it on, the finance bureau approves or returns; then it is locked, and changes
only by a numbered adjustment or by being reopened. Every approved content stays readable as a version.
《部门（单位）整体支出绩效目标申报表》（财预〔2015〕88号）; kinds and names of indicators: 财预〔2021〕101号.
Evaluation and reports read it through ``yearbook.goals_into``; the money comes from the board, never from the rooms.
"""
