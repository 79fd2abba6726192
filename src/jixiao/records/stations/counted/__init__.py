"""What of the stations is counted: plates, the five 有, coverage, activities, contents, articles and their reads."""
