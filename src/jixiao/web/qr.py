"""A QR code on a page: drawn here, so that nothing is fetched from outside."""

import segno
from django.utils.safestring import SafeString


def qr_code(address: str, *, look: str) -> SafeString:
    """Return the QR code of an address as inline SVG; ``look`` is its class in the styles of the page."""
    drawn = segno.make_qr(address, error="m").svg_inline(border=2, omitsize=True, svgclass=look, lineclass=None)
    return SafeString(drawn)
