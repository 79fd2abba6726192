"""Signing in, and one's own password."""

from django import forms

from jixiao.orgs.passwords import PasswordRules
from jixiao.web.faults import fault
from jixiao.web.fields import TextField


class PasswordField(forms.CharField):
    """A password: typed unseen, taken as it is."""

    def __init__(self, *, label: str, complete: str, help_text: str = "") -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": complete})
        super().__init__(label=label, help_text=help_text, strip=False, max_length=200, widget=widget)


class LoginForm(forms.Form):
    """User name and password."""

    username = TextField(
        label="用户名", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = PasswordField(label="口令", complete="current-password")


class NewPasswordForm(forms.Form):
    """The old password, and the new one twice."""

    old = PasswordField(label="现在的口令", complete="current-password")
    password = PasswordField(label="新口令", complete="new-password", help_text=PasswordRules().get_help_text())
    again = PasswordField(label="再输一次新口令", complete="new-password")

    def clean_again(self) -> str:
        """Return the repeated password; a different one is a fault."""
        again = str(self.cleaned_data["again"])
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise fault("两次输入的新口令不一样", cure="重新输入一次")
        return again
