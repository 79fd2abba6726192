"""WHAT THE MONEY DID. 预算、调整、按月执行、三公、政府采购、项目与资金来源、部门决算公开九表.

The clerk of a unit records here; heads, reviewers and third parties look. Every printed amount is either stated by
somebody or the exact sum of records (全年预算 = 年初预算 + Σ 预算调整); where both are there and differ, both are kept
and the page says so. From here come the ratios ZT-04 to ZT-13 of 财预〔2013〕53号 and the sections budget, projects and
fundings of the yearbook. 预算法第十四条 (公开到功能分类项级、经济分类款级), 财预〔2016〕143号.
"""
