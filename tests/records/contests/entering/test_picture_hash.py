from PIL import Image

from jixiao.records.contests.entering.picture_hash import hash_of, likeness


def drawn(path, *, flipped=False, size=(200, 150), quality=95):
    image = Image.new("RGB", (200, 150), "white")
    for place in range(0, 200, 10):
        image.paste((place, 255 - place, 90), (place, place // 2, place + 8, 150))
    if flipped:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    image.resize(size).save(path, quality=quality)
    return hash_of(path, media_type="image/jpeg")


def test_the_same_picture_scaled_and_saved_again_looks_the_same(tmp_path):
    one = drawn(tmp_path / "a.jpg")
    small = drawn(tmp_path / "b.jpg", size=(90, 70), quality=40)
    assert likeness(one, small) >= 90


def test_another_picture_looks_different(tmp_path):
    assert likeness(drawn(tmp_path / "a.jpg"), drawn(tmp_path / "b.jpg", flipped=True)) < 70


def test_what_is_no_picture_has_no_look(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"nothing")
    assert hash_of(path, media_type="image/jpeg") == ""
    assert hash_of(path, media_type="application/pdf") == ""
    assert likeness("", "0" * 16) == 0
