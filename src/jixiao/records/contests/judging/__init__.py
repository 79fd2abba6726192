"""评审: who marks what, blind marking by judges without an account, and what comes of the marks.

Panels, judges with a code each, assignment by hand, from a table or balanced, with avoidance; marks kept as they are
typed; results with the highest and lowest left out, evened out between panels, ranked; all of it in exact numbers.
"""
