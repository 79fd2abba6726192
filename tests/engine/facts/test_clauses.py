from jixiao.engine.facts import facts_in, sentences


def test_decimals_thousands_and_item_numbers_do_not_end_a_sentence():
    text = "1.支出1,200.50万元。完成！\n（二）另一段"
    assert [each.quote for each in sentences(text)] == ["1.支出1,200.50万元。", "完成！", "（二）另一段"]


def test_a_sentence_knows_its_paragraph_and_place():
    text = "甲。乙。\n\n 丙"
    assert [(each.quote, each.paragraph) for each in sentences(text)] == [("甲。", 0), ("乙。", 0), ("丙", 2)]
    assert all(text[each.start : each.end] == each.quote for each in sentences(text))


def test_a_half_width_comma_parts_clauses_but_not_thousands():
    clauses = facts_in("收入1,200元,支出800元").clauses
    assert [each.quote for each in clauses] == ["收入1,200元", "支出800元"]


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    assert [each.quote for each in sentences("说：“好。”再说")] == ["说：“好。”", "再说"]
