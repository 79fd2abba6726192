"""活动总结: what a campaign came to, every figure traced: a page, a paper, a page for citizens; campaigns of before."""
