"""The third door: the command line ``jixiao``, one file per command group.

A command reads its arguments, calls one room of the engine, prints what came back and ends with 0 (done), 1 (findings
that must be mended, or something asked for was not produced) or 2 (it could not be done as it was asked). Rooms are
imported when a command is called, so that ``jixiao --help`` stays quick.
"""


def main() -> None:
    """Run the command that was typed."""
    from jixiao.cli.batch import seldom_collect

    seldom_collect()  # before the rest is loaded
    from jixiao.cli.app import run

    run()
