"""A QR code on a page: drawn here, so that nothing is fetched from outside."""

import segno
from django.utils.safestring import SafeString


def qr_code(address: str, *, look: str) -> SafeString:
    """Return the QR code of an address as inline SVG; ``look`` is its class in the styles of the page."""
    drawn = segno.make_qr(address, error="m").svg_inline(border=2, omitsize=True, svgclass=look, lineclass=None)
    return SafeString(drawn)


def qr_picture(address: str) -> str:
    """Return the QR code of an address as a picture that needs no file: what stands in an ``img``."""
    found: str = segno.make_qr(address, error="m").svg_data_uri(scale=8, border=2)
    return found
