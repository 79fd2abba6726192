"""The form of a trial."""

from django import forms

from jixiao.web.fields import CountField


class TrialForm(forms.Form):
    """How many players, what they know, how often they come."""

    players = CountField(label="模拟人数", unit="人")
    skill = CountField(label="平均答对率", unit="%", help_text="各人上下相差 20 个百分点")
    comes = CountField(label="每天参加率", unit="%", help_text="一个人哪天来答的机会")
    seed = CountField(label="试算编号", help_text="编号不变，结果不变")
