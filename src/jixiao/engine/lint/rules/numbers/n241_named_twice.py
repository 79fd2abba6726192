"""N241: a list names the same thing twice."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Item, Listing, Order
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_SHORTEST = 3


@rule("N241")
def check(paper: Paper) -> Iterator[Finding]:
    """一串名称里，同一个名称列了两遍。

    检查什么：带个数的列举里，有没有一模一样的名称出现两次。
    为什么：一个单位只能算一个，列两遍，个数就对不上，也可能是该写另一个名称而写错了。
    反例：下设股室4个，分别为办公室、财务股、业务股、财务股。
    正例：下设股室4个，分别为办公室、财务股、业务股、法规股。
    依据：文字校对通例。
    """
    for listing in paper.facts.lists:
        second = None if listing.order is Order.MARKED else _said_again(listing)
        if second is not None:
            yield paper.finding(
                "N241",
                second.start,
                second.end,
                cause=f"“{second.quote}”在这一串里列了两遍",
                cure="删去重复的一个，或者改成本来要写的名称，再核对个数",
            )


def _said_again(listing: Listing) -> Item | None:
    seen: set[str] = set()
    for item in listing.items:
        name = item.quote.strip()
        if name in seen and len(name) >= _SHORTEST and item.number is None:
            return item
        seen.add(name)
    return None
