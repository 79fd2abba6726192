"""Comments on a value or a paragraph, and who was mentioned in them."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.models.people import Person
from jixiao.orgs.models.units import UnitYear
from jixiao.orgs.stamps import Stamped


class Comment(Stamped):
    """批注 on a subject (goals.indicator:5) of a unit's year, or an answer to one (``parent``)."""

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="comments")
    subject = models.CharField("批注对象", max_length=80, db_index=True)
    label = models.CharField("批注对象名称", max_length=200)
    parent = models.ForeignKey(
        "self", verbose_name="所答批注", null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    text = models.TextField("批注内容", max_length=1000)
    by = models.ForeignKey(Person, verbose_name="批注人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("批注时间")
    resolved_by = models.ForeignKey(
        Person, verbose_name="解决人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField("解决时间", null=True, blank=True)

    class Meta:
        """An answer is not resolved: its comment is."""

        verbose_name = verbose_name_plural = "批注"
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None) | Q(resolved_at=None), name="only_a_first_comment_is_resolved"
            )
        ]
        indexes = [models.Index(fields=["unit_year", "subject"], name="comments_of_a_subject")]

    def __str__(self) -> str:
        """Return what it hangs on."""
        return self.subject


class Mention(models.Model):
    """A colleague who is asked to look at a comment; done when they answered it or it was resolved."""

    comment = models.ForeignKey(Comment, verbose_name="批注", on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, verbose_name="被提到的人", on_delete=models.PROTECT, related_name="mentions")
    done_at = models.DateTimeField("办完时间", null=True, blank=True)

    class Meta:
        """A person is mentioned in a comment once."""

        verbose_name = verbose_name_plural = "提到"
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mentioned_once_in_a_comment")]

    def __str__(self) -> str:
        """Return who was mentioned."""
        return str(self.person_id)
