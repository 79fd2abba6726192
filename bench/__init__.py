"""Speed and memory, printed as ratios against a named yardstick measured in the same run; never asserted.

``python -m bench`` measures everything, ``python -m bench columns papers`` the topics named. An absolute time says as
much about the machine as about the program; a ratio taken side by side says how far the program is from what others
need for the same.
"""
