"""THE WINDOW. What the public sees, when, and what was withdrawn.

A filed report is published on a set day after a check for personal data and the head's approval; its address stays.
预算法第十四条: budgets and accounts are made public within 20 days after approval. This room sees only filed reports,
never drafts, and knows neither records nor readings.
"""
