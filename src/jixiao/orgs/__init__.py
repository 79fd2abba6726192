"""WHO. Units and their years, people and roles, the trail of who did what, and the handing over of finished work.

Every later room stands on three things here: ``desk`` (who works on which unit's which year, and may they), ``trail``
(``publish`` writes down each act and calls what follows from it) and ``handing`` (送审、撤回、退回、通过、重开).
Access is by unit: what a person may not see is not there (404). 等保2.0 GB/T 22239-2019: roles apart, lock-out, audit.
"""
