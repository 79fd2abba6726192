"""绩效运行监控（双监控）: in the year the finance bureau asks how far the money and the goals are.

A round has a window, warning days and the units it is for; each unit has one sheet, whose readings are frozen. Every
light says why; causes are asked where it is red or yellow; a finding may be turned into a rectification.
财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》; 《项目支出绩效目标执行监控表》.
"""
