"""The rules, one folder a family, one file a rule; each folder lists its own in ``RULES``."""
