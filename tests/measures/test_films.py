"""What is taken where a room shows films, and what is not."""

import pytest

from jixiao.measures.films import sniff_films
from jixiao.measures.materials import ACCEPT, FILM, SOUND
from jixiao.orgs.refusing import Refused

MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + b"\x00" * 64
WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm" + b"\x00" * 64


@pytest.mark.parametrize(
    ("data", "word", "family"),
    [
        (MP4, "MP4", FILM),
        (WEBM, "WEBM", FILM),
        (b"ID3\x04\x00" + b"\x00" * 64, "MP3", SOUND),
        (b"\xff\xfb\x90\x00" + b"\x00" * 64, "MP3", SOUND),
        (b"\x00\x00\x00\x20ftypM4A " + b"\x00" * 64, "M4A", SOUND),
    ],
)
def test_films_and_sounds_are_known_by_their_content(tmp_path, data, word, family):
    path = tmp_path / "file"
    path.write_bytes(data)
    found = sniff_films(path, name="示例.bin")
    assert (found.word, found.family) == (word, family)


@pytest.mark.parametrize("data", [b"FLV\x01", b"RIFF\x00\x00\x00\x00AVI ", b"\x00\x00\x00\x14ftypqt  ", b"OggS"])
def test_films_that_browsers_do_not_play_are_refused_with_a_way_out(tmp_path, data):
    path = tmp_path / "file"
    path.write_bytes(data + b"\x00" * 64)
    with pytest.raises(Refused, match="转成 MP4"):
        sniff_films(path, name="示例.mp4")


def test_what_is_no_film_is_looked_at_as_a_proof_is(tmp_path):
    path = tmp_path / "file"
    path.write_bytes("示例文本".encode())
    assert sniff_films(path, name="示例.txt").word == "TXT"
    path.write_bytes(b"MZ\x90")
    with pytest.raises(Refused, match="程序"):
        sniff_films(path, name="示例.mp4")


def test_no_chooser_of_proofs_offers_films():
    assert ".mp4" not in ACCEPT
