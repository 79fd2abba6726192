from jixiao.engine.facts import Amount, Count, facts_in


def parts(text: str) -> dict[str, list[str]]:
    facts = facts_in(text)
    told: list[Amount | Count] = [*facts.amounts, *facts.counts]
    found = {each.quote: [part.quote for part in facts.parts_of(each)] for each in told}
    return {whole: quotes for whole, quotes in found.items() if quotes}


def test_qizhong_may_begin_the_next_sentence():
    assert parts("共投入100万元。其中，中央60万元、省级40万元。") == {"100万元": ["60万元", "40万元"]}


def test_what_changed_is_no_whole():
    text = "支出387万元,较上年减少125万元。其中:基本支出225万元;项目支出162万元;"
    assert parts(text) == {"387万元": ["225万元", "162万元"]}


def test_an_amount_cut_afterwards_is_no_part():
    assert parts("下达111万元,其中低保100万元,孤儿11万元,调减40万元") == {"111万元": ["100万元", "11万元"]}


def test_people_and_pieces_are_not_added_together():
    assert parts("共有12人，其中展板3块、党员5人") == {"12人": ["5人"]}


def test_a_total_closes_the_amounts_before_it_in_its_line_only():
    text = "另有9万元。\n甲4万元；乙6万元。合计10万元。"
    assert parts(text) == {"10万元": ["4万元", "6万元"]}


def test_two_amounts_side_by_side_are_not_parts():
    assert parts("年初预算274万元，决算258万元。") == {}
