"""定奖和公布: what comes of a contest, from the proposed awards to what the next level made of it.

Awards by their shares, changed with a reason, published at once; 公示 with objections and answers; certificates with a
number and a QR code that anybody can verify; works sent upward; the account of the contest. Minors are masked wherever
the public looks, and not named at all where no guardian agreed.
"""
