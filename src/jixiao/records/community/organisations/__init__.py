"""科协组织: the branches and associations of the county, their posts, terms and yearly checks, and where they are."""
