"""The roles: five of the trade, three administrators kept apart (等保2.0: 系统、安全、审计管理员分设)."""

from django.db import models


class Role(models.TextChoices):
    """What a person may be in a unit."""

    CLERK = "clerk", "填报"
    HEAD = "head", "审核"
    REVIEWER = "reviewer", "财政复核"
    THIRD_PARTY = "third_party", "第三方"
    VIEWER = "viewer", "查看"
    SYSTEM = "system", "系统管理"
    SECURITY = "security", "安全管理"
    AUDIT = "audit", "审计管理"


TRADE = frozenset({Role.CLERK, Role.HEAD, Role.REVIEWER, Role.THIRD_PARTY, Role.VIEWER})
ADMINISTRATORS = frozenset({Role.SYSTEM, Role.SECURITY, Role.AUDIT})
REACHING_DOWN = frozenset({Role.REVIEWER, Role.VIEWER, *ADMINISTRATORS})
"""Roles that hold for every unit under the one they were given at."""
DELEGABLE = frozenset({Role.CLERK, Role.HEAD, Role.REVIEWER})
