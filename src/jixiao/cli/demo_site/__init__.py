"""The demo: 香河县科协 2019 with exactly the published facts, and 示例县 with twelve departments of 2024."""
