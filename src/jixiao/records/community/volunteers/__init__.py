"""科技志愿服务: the register, groups, shifts, hours that both sides confirm, and certificates (民政部令第67号)."""
