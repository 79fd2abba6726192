"""The checks of a goal sheet, one module a subject: words, indicators, points, money, links, last year."""
