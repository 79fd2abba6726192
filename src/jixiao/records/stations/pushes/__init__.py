"""推送: rules say whom contents are for; a look beforehand shows who gets what; what was shown is what is sent.

What became of it at each station is read from the deliveries (``receipts``). A recall is an act on the content: what
was recalled or has expired is shown nowhere from that moment, and the receipts say so.
"""
