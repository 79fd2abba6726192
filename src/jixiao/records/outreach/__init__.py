"""科普活动: what was done, where, for how many people, with which goods; trainings, sign-in and certificates of hours.

Clerks record here and heads look; people at a training sign in by phone without an account. The 宣传品 follow a ledger
(入库、领用、退回、报损、盘点) whose stock never falls below zero. Everything is counted for the indicator library
(KX-C01…C11, C22, C23, E01, J01…J03, S01, S02, Z01, Z03) and given to the yearbook as 活动, 发放物品 and 其他成果.
财预〔2021〕101号 (佐证资料), 《个人信息保护法》第六条、第二十八条 (最小必要；不满十四周岁的不留姓名).
"""
