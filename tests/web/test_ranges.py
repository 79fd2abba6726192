"""Files sent whole or in part."""

import pytest

from jixiao.web.ranges import file_answer


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "film"
    path.write_bytes(bytes(range(100)))
    return path


def sent(answer):
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for close in answer._resource_closers:  # what close() does, without the signal that ends a request
        close()
    return data


def test_a_file_is_sent_whole_where_nobody_asks_for_a_part(film):
    answer = file_answer(film, media_type="video/mp4")
    assert (answer.status_code, sent(answer), answer["Accept-Ranges"]) == (200, bytes(range(100)), "bytes")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=90-", 90, 99), ("bytes=-5", 95, 99), ("bytes=90-500", 90, 99), ("bytes=-500", 0, 99)],
)
def test_a_part_is_sent_as_it_is_asked_for(film, asked, first, last):
    answer = file_answer(film, media_type="video/mp4", asked=asked)
    assert answer.status_code == 206
    assert sent(answer) == bytes(range(first, last + 1))
    assert answer["Content-Range"] == f"bytes {first}-{last}/100"
    assert answer["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=-", "lines=1-2", "bytes=0-1,5-6", "bytes=a-b"])
def test_what_is_no_part_gets_the_whole(film, asked):
    answer = file_answer(film, media_type="video/mp4", asked=asked)
    assert (answer.status_code, len(sent(answer))) == (200, 100)


def test_a_part_behind_the_end_is_not_there(film):
    answer = file_answer(film, media_type="video/mp4", asked="bytes=100-")
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */100")
