"""绩效自评: a unit scores its own year, its head passes it on, the finance bureau reviews it and settles the score.

The clerk takes readings and marks; what was marked is frozen (readings, year, rulebook), so that the figures never move
afterwards. Every score has its trace down to the records. The authority draws samples with a seed that is written down.
财预〔2020〕10号《项目支出绩效评价管理办法》第十三、十六条 and 附件1; 财预〔2021〕101号 for the four scoring methods.
"""
