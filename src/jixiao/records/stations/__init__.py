"""科普e站: stations with the five 有, checked, plated and inspected; content that is brought to them, and receipts.

Clerks keep the dossiers, check on the spot and register content; two other people review each content; a station tells
its month and shows what was pushed by pages of its own, without an account. A station gets its plate only where all
five 有 were found twice: by the county on the spot and by the city (科普中国e站建设: 申报、县级核查、市级复核、授牌).
"""
