"""结果应用: what was found is fed back, put right and struck off; what the year was worth decides the next budget.

Problems come from monitoring, evaluation, review, 体检, audit or by hand; letters carry numbers in order per authority
and year; a problem is handed in and rechecked like everything else that is handed over. The advice for the next budget
follows dated rules (engine.scoring.advice) and stands in next year's goal form through ``settings.HEARD_LATER``.
财预〔2020〕10号第二十三至二十六条; 中发〔2018〕34号.
"""
