"""协会和支部活动, and papers of advice: what associations and the party branch did, by their kind."""
