"""赛事: contests for schools, from the entry of a work to its award, with the schools that enter and who judges.

Clerks set a contest up, schools enter works by a code on paper without an account, clerks look whether a work is the
pupils' own (三自三性), judges mark blind, heads decide. Places of a school, once a person and one mark a judge are held
by constraints of the database. 全国青少年科技创新大赛 rules of 2018, 《面向中小学生的全国性竞赛活动管理办法》,
《个人信息保护法》第二十八条、第三十一条.
"""
