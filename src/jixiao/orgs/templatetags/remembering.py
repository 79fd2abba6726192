"""``{% remember %}``: a part of a page, drawn once until somebody acts at the unit or above."""

from collections.abc import Iterable

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context

from jixiao.orgs.remembering import Memory

register = template.Library()
_DRAWN: Memory[str] = Memory(256)
TOKEN = "csrfmiddlewaretoken"


class Remembered(template.Node):
    """Draws what is inside, or gives what was drawn for the same address, roles and day."""

    def __init__(self, nodelist: NodeList, asked: Iterable[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.asked = tuple(asked)

    def render(self, context: Context) -> str:
        """Return the part."""
        request = context["request"]
        desk = request.desk
        asked = tuple(one.resolve(context) for one in self.asked)
        key = (desk.unit.pk, request.get_full_path(), desk.roles, desk.today, *asked)
        return _DRAWN.recall(key, lambda: self._drawn(context), of=[desk.unit])

    def _drawn(self, context: Context) -> str:
        drawn: str = self.nodelist.render(context)
        if TOKEN in drawn:
            raise template.TemplateSyntaxError("a form with its token is another for everybody: do not remember it")
        return drawn


@register.tag
def remember(parser: Parser, token: Token) -> Remembered:
    """Read ``{% remember "name" what else it depends on %}…{% endremember %}``.

    Address, unit, roles and day are known already; the name tells the parts of one address apart.
    """
    _, *asked = token.split_contents()
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    return Remembered(nodelist, [parser.compile_filter(one) for one in asked])
