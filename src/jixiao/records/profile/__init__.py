"""单位概况: duties, offices, posts, people and assets of a unit, year by year, each with the paper it was taken from.

Who uses it: the unit's clerk once a year, by copying last year's and changing what changed. What it lets others count:
编制数, 在职人员数 and what 财预〔2013〕53号 makes of them (ZT-03 在职人员控制率, ZT-20 固定资产利用率). The fields of
the report's first chapter come from here. 0, 未填 and 不适用 are kept apart in every field.
"""
