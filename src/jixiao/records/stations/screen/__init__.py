"""播放页: the page of a station's screen, by its token. It plays by itself what was pushed and may be shown now.

A script of ours keeps list and files in the browser, so that a lost line stops nothing; without a script it is a plain
list that renews itself. What the terminal tells comes in batches, each with a key: told twice, it is counted once.
"""
