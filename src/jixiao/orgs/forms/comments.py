"""What is said of a record, and who is asked to look."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.orgs.models import Person
from jixiao.web.fields import TextField


class CommentForm(forms.Form):
    """A comment or an answer."""

    text = TextField(label="批注", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    mentioned = forms.ModelMultipleChoiceField(
        label="请谁看",
        queryset=Person.objects.none(),
        required=False,
        error_messages={"invalid_choice": "名单里没有这个人", "invalid_pk_value": "名单里没有这个人"},
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["mentioned"].queryset = people  # type: ignore[attr-defined] # Django and the engine give it at run time
