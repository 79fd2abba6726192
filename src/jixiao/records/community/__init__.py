"""科技工作者之家: the people of science and technology in the county, and what is done with and for them.

A 科协 keeps here its scientists and volunteers, its branches in townships, firms and schools, whom it visited and what
they asked for, whom it put forward for an honour, and who served for how long. Names are masked where somebody looks
who need not know them, telephones are sealed (《个人信息保护法》第六条, 第五十一条). Volunteer records follow
民政部令第67号. It lets the board count KX-C06, C23, C26—C30, C32, C33 and E08.
"""
