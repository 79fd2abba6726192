"""离线内容包: what a station without a line gets on a stick, and how what was used of it comes back as a file.

A package is a ZIP on the shelf under its digest: a page that opens without a server, the files, a manifest with the
digest of each. The page counts what is opened and shown and writes it into a file that is signed and read once.
"""
