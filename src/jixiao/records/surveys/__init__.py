"""满意度调查: asked by QR on the phone, on paper or by telephone; answered once; never tied to a person.

Clerks draw up, open and close a survey and type in paper sheets; heads and reviewers look; whoever has the link or a
code answers without an account. Closing freezes the result. The rate (非常满意 + 满意) ÷ 有效问卷 stands on the
board as KX-M01…M05, so that evaluation reads it with its trace.
财预〔2021〕101号 (问卷调查法), 《个人信息保护法》第六条.
"""
