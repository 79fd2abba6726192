"""有奖竞答: a question bank reviewed by two people, campaigns played on the phone, points, prizes and their account.

Clerks build the bank, run campaigns and hand prizes out; heads open a campaign; whoever may take part plays without an
account. One set a person and day, points and stock are held by constraints of the database; ``jixiao quiz audit``
proves them. 《规范促销行为暂行规定》(市场监管总局令第32号), 《个人信息保护法》第二十八条、第三十一条,
《儿童个人信息网络保护规定》.
"""
