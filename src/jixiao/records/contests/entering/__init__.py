"""Entering: a school writes its works, is told what does not fit, hands them in within its places; the office returns them."""
