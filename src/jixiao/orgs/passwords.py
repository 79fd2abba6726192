"""What a password must be (等保2.0 身份鉴别: 口令复杂度)."""

import functools
import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

LEAST = 10
_KINDS = (r"[a-z]", r"[A-Z]", r"\d", r"[^A-Za-z0-9]")
_LEAST_KINDS = 3
_common = functools.cache(CommonPasswordValidator)  # reads its twenty thousand passwords once, when first asked


class PasswordRules:
    """At least 10 characters of three kinds, without the user's name, and none that everybody uses."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ANN401 - Django hands in any user model
        """Raise ValidationError with every rule that is broken."""
        faults = []
        if len(password) < LEAST:
            faults.append(f"口令至少 {LEAST} 个字符")
        if sum(1 for kind in _KINDS if re.search(kind, password)) < _LEAST_KINDS:
            faults.append("口令要有大写字母、小写字母、数字、其他符号中的三种")
        username = getattr(user, "username", "")
        if username and username.lower() in password.lower():
            faults.append("口令里不能有用户名")
        try:
            _common().validate(password)
        except ValidationError:
            faults.append("这个口令太常见")
        if faults:
            raise ValidationError(faults)

    def get_help_text(self) -> str:
        """Return the rules as people read them."""
        return f"至少 {LEAST} 个字符，大写字母、小写字母、数字、其他符号中至少三种，不能有用户名"
