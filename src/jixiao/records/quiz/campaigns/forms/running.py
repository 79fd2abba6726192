"""Forms of a campaign that is open or about to be: opening, changes, withdrawing, closing, codes."""

from typing import Any

from django import forms

from jixiao.records.quiz.campaigns.picking_up import Counter
from jixiao.records.quiz.models import Campaign, Prize, PrizeWay
from jixiao.web.fields import CountField, DayField, TextField
from jixiao.web.stamp import StampedForm

PUBLIC = "会在活动页公布"


class OpeningForm(StampedForm):
    """Why what should be mended is not."""

    reason = TextField(label="应当改的没有改，理由", max_length=300, required=False, help_text="没有这类问题的不用填")


class ClosingForm(StampedForm):
    """Why a campaign is closed before its time."""

    reason = TextField(label="提前结束的原因", max_length=300, required=False, help_text=f"到期结束的不用填；{PUBLIC}")


class TakingOverForm(StampedForm):
    """Where what is known of a campaign of before comes from, and what is not known."""

    why = TextField(label="补录说明", max_length=300, help_text=f"写明出处、哪些没有公布；{PUBLIC}")


class ContactForm(StampedForm):
    """Another telephone."""

    contact = TextField(label="新的咨询电话", max_length=60, help_text="原来的写错了、换了的")
    why = TextField(label="原因", max_length=300, help_text=PUBLIC)


class LastDayForm(StampedForm):
    """A later last day."""

    last_day = DayField(label="新的结束日期", help_text="只能往后延")
    why = TextField(label="原因", max_length=300, help_text=PUBLIC)


class ClaimDaysForm(StampedForm):
    """A longer time to fetch prizes."""

    claim_days = CountField(label="新的领奖期限", unit="天", help_text="从竞答结束算起，只能延长")
    why = TextField(label="原因", max_length=300, help_text=PUBLIC)


class MorePiecesForm(StampedForm):
    """More pieces of a prize."""

    prize = forms.ModelChoiceField(
        label="奖品", help_text="按排名发的不能加", queryset=Prize.objects.none(), empty_label=None
    )
    total = CountField(label="增加到", unit="件", help_text="合计件数，包括已经发的")
    why = TextField(label="原因", max_length=300, help_text=PUBLIC)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        field = self.fields["prize"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared so above
        rows = Prize.objects.filter(campaign=campaign).exclude(way=PrizeWay.RANKING)
        field.queryset = rows.order_by("position")


class PointForm(StampedForm):
    """Another pick-up point."""

    name = TextField(label="领奖点名称", max_length=60)
    address = TextField(label="地址", max_length=120)
    hours = TextField(label="领奖时间", max_length=120)
    phone = TextField(label="电话", max_length=40, required=False)
    why = TextField(label="原因", max_length=300, help_text=PUBLIC)

    def counter(self) -> Counter:
        """Return the point as the acts take it."""
        return Counter(**{name: self.cleaned_data[name] for name in ("name", "address", "hours", "phone")})


class WithdrawForm(StampedForm):
    """Which question is wrong, and why."""

    position = CountField(label="题目序号", help_text="下面列表里的序号")
    why = TextField(label="原因", max_length=300, help_text=PUBLIC)


class CodesForm(forms.Form):
    """How many codes, and for whom."""

    number = CountField(label="制作", unit="个")
    group = forms.ChoiceField(label="给哪里", required=False)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so above
        field.choices = [("", "不指定"), *((place, place) for place in campaign.places)]


class VoidForm(forms.Form):
    """Which codes are voided, and why."""

    first = CountField(label="从第几号")
    last = CountField(label="到第几号")
    reason = TextField(label="原因", max_length=200, help_text="如：码单遗失")
