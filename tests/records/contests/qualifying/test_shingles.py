from jixiao.records.contests.qualifying.shingles import ALIKE, Index, likeness, words_of

ONE = "本作品用土壤湿度传感器测量花盆的湿度，低于设定值时水泵自动浇水，假期家里没有人花也不会旱死。"
NEAR = "本作品使用土壤湿度传感器测量花盆湿度，低于设定值时水泵就自动浇水，假期家中没有人花也不会旱死！"
FAR = "调查本县九个乡镇的古树，记录树种、胸径和生长状况，提出保护建议并制作了一张古树分布地图。"


def test_nearly_the_same_words_are_seen_whatever_the_title():
    assert likeness(words_of("a", "会浇水的花盆", ONE), words_of("b", "智能花盆", NEAR)) >= ALIKE
    assert likeness(words_of("a", "会浇水的花盆", ONE), words_of("b", "会浇水的花盆", FAR)) < ALIKE


def test_signs_spaces_and_case_say_nothing():
    assert likeness(words_of("a", "花盆 A", ONE), words_of("b", "花盆a", ONE.replace("，", " "))) == 100


def test_where_there_is_no_text_only_the_same_title_counts():
    assert likeness(words_of("a", "会浇水的花盆", ""), words_of("b", "会浇水的花盆", "")) == 100
    assert likeness(words_of("a", "会浇水的花盆", ""), words_of("b", "会唱歌的花盆", "")) == 0


def test_an_index_finds_the_likes_and_never_itself():
    works = [words_of("a", "甲", ONE), words_of("b", "乙", NEAR), words_of("c", "丙", FAR)]
    index = Index(works)
    assert [key for key, _ in index.like(works[0])] == ["b"]
    assert list(index.like(works[2])) == []
