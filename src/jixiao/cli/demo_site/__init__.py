"""The demo: 香河县科协 2019 with exactly the published facts, and 示例县 with eighty departments of 2024."""
