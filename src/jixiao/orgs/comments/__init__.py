"""批注: a comment hangs on a value or a paragraph (goals.indicator:5) of a unit's year, until it is resolved.

Rooms say what may be commented on with ``hang_subject``; any page shows it with ``{% load comments %}``.
"""
