"""Tags as people type them."""

from jixiao.web.tagged import read_tags


def test_tags_are_read_however_they_are_set_apart_and_each_once():
    assert read_tags("健康、饮食，健康;环保") == ("健康", "饮食", "环保")
    assert read_tags(" 、 ") == ()
