"""竞答活动的组织: a campaign is drawn up, checked, opened by the head, changed in public only, closed."""
