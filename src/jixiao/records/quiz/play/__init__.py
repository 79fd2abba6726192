"""The pages of the public: on a phone, without an account, without scripts; a small script of ours makes them kinder.

``app_name`` is ``play``; an address is ``/quiz/<token of the campaign>/…``. The three requests of the evening (a set is
opened, an answer is kept, a set is handed in) ask neither session nor user nor CSRF cookie: see ``views/sitting.py``.
"""
