"""Filters of a data table: a choice, words, a range of days, a range of numbers. All work as a plain GET form."""

import dataclasses
from collections.abc import Iterable
from typing import ClassVar

from django.db.models import Q
from django.http import QueryDict

from jixiao.web.tagged import HasTag
from jixiao.web.typed import Misread, read_day, read_decimal, read_money

LONGEST = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A filter with what the query string asks of it, as the form shows it again."""

    key: str
    title: str
    template: str
    texts: tuple[str, ...]
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""

    @property
    def is_set(self) -> bool:
        """Return whether anything was asked."""
        return any(self.texts)


@dataclasses.dataclass(frozen=True, slots=True)
class Filter:
    """A filter: ``key`` names it in the query string, ``title`` on the page."""

    key: str
    title: str
    template: ClassVar[str] = ""
    unit: ClassVar[str] = ""

    def texts(self, query: QueryDict) -> tuple[str, ...]:
        """Return what was typed, one text for each of its inputs."""
        return (query.get(self.key, "").strip()[:LONGEST],)

    def condition(self, query: QueryDict) -> Q:  # noqa: ARG002 - what every kind of its own takes
        """Return what a row must meet; an empty condition where nothing that is known was asked."""
        raise TypeError("a kind of its own says how")

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return the choices it offers."""
        return ()

    def asked(self, query: QueryDict) -> Asked:
        """Return the filter as the form shows it."""
        return Asked(self.key, self.title, self.template, self.texts(query), self.listed(), getattr(self, "unit", ""))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Filter):
    """One of a few values. ``choices`` are pairs of value and word, as Django has them."""

    field: str
    choices: Iterable[tuple[str, str]]
    template: ClassVar[str] = "web/filters/choice.html"

    def condition(self, query: QueryDict) -> Q:
        """Return: the field is the value chosen."""
        (text,) = self.texts(query)
        return Q(**{self.field: text}) if text in {str(value) for value, _ in self.choices} else Q()

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return the choices it offers."""
        return tuple((str(value), str(word)) for value, word in self.choices)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TagChoice(Choice):
    """One of the tags that stand in a list of them."""

    def condition(self, query: QueryDict) -> Q:
        """Return: the list has the tag chosen."""
        (text,) = self.texts(query)
        return Q(HasTag(text, field=self.field)) if text else Q()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Contains(Filter):
    """Words that stand in one of the fields."""

    fields: tuple[str, ...]
    template: ClassVar[str] = "web/filters/contains.html"

    def condition(self, query: QueryDict) -> Q:
        """Return: every word typed stands in one of the fields."""
        (text,) = self.texts(query)
        found = Q()
        for word in text.split():
            one = Q()
            for field in self.fields:
                one |= Q(**{f"{field}__icontains": word})
            found &= one
        return found


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Range(Filter):
    """From and to, both included; either may be left open."""

    field: str

    def texts(self, query: QueryDict) -> tuple[str, ...]:
        """Return what was typed for the two ends."""
        return tuple(query.get(f"{self.key}_{end}", "").strip()[:LONGEST] for end in ("from", "to"))

    def condition(self, query: QueryDict) -> Q:
        """Return: the field lies between the ends that could be read."""
        found = Q()
        for text, lookup in zip(self.texts(query), ("gte", "lte"), strict=True):
            end = self.read(text)
            if text and not isinstance(end, Misread):
                found &= Q(**{f"{self.field}__{lookup}": end})
        return found

    def read(self, text: str) -> object:  # noqa: ARG002 - what every kind of its own takes
        """Return the end that a text is, or a Misread."""
        raise TypeError("a kind of its own says how")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DayRange(_Range):
    """A range of days, typed in any of the usual ways."""

    template: ClassVar[str] = "web/filters/day_range.html"

    def read(self, text: str) -> object:
        """Return the day a text is."""
        return read_day(text)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class NumberRange(_Range):
    """A range of numbers; with 万元 or 元 as its unit the field holds 分."""

    unit: str = ""  # type: ignore[misc]  # a range is told its unit, other filters have none
    template: ClassVar[str] = "web/filters/number_range.html"

    def read(self, text: str) -> object:
        """Return the number a text is, amounts in 分."""
        return read_money(text, unit=self.unit) if self.unit in {"万元", "元"} else read_decimal(text)
