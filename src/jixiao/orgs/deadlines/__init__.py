"""到期: what is due at a desk, counted in calendar days and in working days; reminders, a calendar feed, a digest.

``working_days`` counts, ``calendar`` knows which days are 休 and 班 (``days.toml`` and what the bureau entered),
``dues`` gathers what is due of many units at once, and rooms hang what they have due with ``hang_dues``.
"""
