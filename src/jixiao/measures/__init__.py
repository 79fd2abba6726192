"""WHAT COUNTS. The board of countable things, frozen readings, entered readings, and proofs.

Record rooms *hang* their counters and their sections of the yearbook here when Django starts (``catalogue``), so that
goals, evaluation and reports never learn which rooms exist. ``reading.take_readings`` calls the counters and freezes
what they say; scores point at readings, reports at scores: every printed figure walks back to its records.
"""
