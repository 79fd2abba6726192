"""活动总结: what a campaign came to, every figure traced, as a page, a paper and for citizens; and campaigns of before."""
