"""Sent once: a hidden token per rendered form, so that a double click does not write twice.

The hall gives the field and reads it back; where spent tokens are kept is the caller's business.
"""

import uuid

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

FIELD = "once"


def once_field(token: str = "") -> SafeString:
    """Return the hidden field with a fresh token, or with the one given."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, token or uuid.uuid4())


def token_of(request: HttpRequest) -> uuid.UUID | None:
    """Return the token a form was sent with, or None where it has none that could be ours."""
    try:
        return uuid.UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
