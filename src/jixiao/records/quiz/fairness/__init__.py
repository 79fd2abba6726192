"""公平核查: what looks wrong is found, decided by people with a reason, and may be appealed.

Also who may not win, wrong questions and what is done about them, points put right. The machine decides nothing.
"""
