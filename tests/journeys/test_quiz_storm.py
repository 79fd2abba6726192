"""Everybody at once over real HTTP: no set twice, no prize too many, no point lost, also when a worker is killed."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest
from bench.quiz import DATABASES, storm
from bench.quiz_evening import PIECES
from bench.quiz_site import there_is

PLAYERS, RUSHING = 60, 240


@pytest.mark.parametrize("database", DATABASES)
def test_a_storm_ends_with_a_clean_audit(database):
    if not there_is(database):
        pytest.skip(f"no {database} here: apt-get install {database}")
    context = multiprocessing.get_context("spawn")  # a process opens one site
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        rushed = pool.submit(storm, database, number=PLAYERS, rushing=RUSHING).result()
    assert rushed.given == PIECES
    assert rushed.killed
    assert len(rushed.figures.times["redeem"]) == 2 * RUSHING
