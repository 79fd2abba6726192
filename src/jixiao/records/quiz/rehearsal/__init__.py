"""预览和试算: a draft as players would see it, and a dry run with made-up players. Nothing is written.

It stands behind campaigns and playing, since it uses both; neither knows of it.
"""
