"""县级一览: all departments of a year in one table, how their scores spread, what share is covered."""
