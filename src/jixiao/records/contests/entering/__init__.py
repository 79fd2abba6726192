"""Entering: a school writes its works, is told what does not fit, and hands them in within its places."""
