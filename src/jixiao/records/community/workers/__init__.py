"""科技工作者: the register, who is the same, merging, searching, privacy and consent."""
