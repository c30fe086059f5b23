"""Report two accepted forms of one listed name, and one country's towns in two romanization systems."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from lint.analysis import Analysis
from lint.analysis.names.other_uses import stands_aside
from lint.analysis.resources.name_entry import NameEntry
from lint.analysis.resources.name_list import Form, Occurrence
from lint.checks import Match
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass


@dataclass(frozen=True, eq=False, repr=False)
class ListedMixture:
    """Report a listed name that the article writes in two forms, both in use somewhere.

    `old_systems` are system tags: a former name in one of them counts as a form in use, except in a quotation and in a
    sentence about the past, since one side of a conflict goes on using it. One match for each rarer form, at its first
    place, with all further places and the first of the usual form.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("other", "count", "other_count", "line"))

    old_systems: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return None: which words matter is in the name list, not in the rule."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the rarer forms."""
        for used in analysis.names_by_entry.values():
            if len({occurrence.form.text for occurrence in used}) > 1:
                yield from _rarer(analysis, self._forms(analysis, used))

    def _forms(self, analysis: Analysis, used: Sequence[Occurrence]) -> dict[str, list[Occurrence]]:
        """Return the places of one listed name by the form it is written in."""
        forms: dict[str, list[Occurrence]] = {}
        for occurrence in used:
            form = occurrence.form
            if (
                self._is_in_use(analysis, occurrence)
                and form.part != "given"
                and not stands_aside(analysis, occurrence)
            ):
                # A surname and a full name are compared by their last word, so that neither is a variant of the other.
                surname_last = form.entry.kind == "person" and not form.entry.is_surname_first
                text = form.text.rsplit(" ", 1)[-1] if surname_last else form.text
                places = forms.setdefault(text.replace("’", "'"), [])
                if not places or places[-1].last != occurrence.last:
                    places.append(occurrence)
        return forms

    def _is_in_use(self, analysis: Analysis, occurrence: Occurrence) -> bool:
        form = occurrence.form
        if form.standing == "historical" and form.system in self.old_systems:
            quoted = analysis.in_quotation(analysis.tokens.starts[occurrence.first])
            return not quoted and not _is_about_the_past(analysis, occurrence)
        return form.standing in ("main", "accepted")


def _is_about_the_past(analysis: Analysis, occurrence: Occurrence) -> bool:
    """Tell whether a year long gone or a word for one stands in the sentence of a name."""
    tokens = analysis.tokens
    number = analysis.sentence_at(tokens.starts[occurrence.first])
    if number is None:
        return False
    sentence = analysis.sentences[number]
    words = tokens.lowers[tokens.at(sentence.start) : tokens.at(sentence.end)]
    past = tokens.lexicon.words("past-eras")
    return any(
        word in past or (word.isascii() and word.isdigit() and _FIRST_YEAR < int(word) < _LONG_GONE) for word in words
    )


_FIRST_YEAR, _LONG_GONE = 1000, 2016
"""Years within which the former names of the list were official."""


def _rarer(analysis: Analysis, forms: dict[str, list[Occurrence]]) -> Iterator[Match]:
    if len(forms) < 2:  # noqa: PLR2004 - it takes two to be a mixture
        return
    usual = max(forms, key=lambda text: (len(forms[text]), -forms[text][0].first))
    home = _span(analysis, forms[usual][0])
    for text, occurrences in forms.items():
        if text == usual or _is_one_form(text, usual):
            continue
        spans = [_span(analysis, occurrence) for occurrence in occurrences]
        related = [Related(span, f"{text} here too", repeat=True) for span in spans[1:]]
        values = {
            "other": usual,
            "count": str(len(spans)),
            "other_count": str(len(forms[usual])),
            "line": str(analysis.document.lines.position(home.start).line),
        }
        yield Match(spans[0], values, (*related, Related(home, f"{usual} here")))


def _is_one_form(first: str, second: str) -> bool:
    """Tell whether two forms differ in capitals, the Arabic article or a plural only, or one is the other cut short."""
    parts = [_parts(form) for form in (first, second)]
    words = [[word.removesuffix("s") for word in form if word not in _MARKS] for form in parts]
    if words[0] == words[1]:
        return parts[0] == parts[1]
    shorter, longer = sorted(words, key=len)
    return longer[: len(shorter)] == shorter or longer[len(longer) - len(shorter) :] == shorter


def _parts(form: str) -> list[str]:
    """Return the folded words of a form and the hyphens between them, without Arabic articles and their hyphens."""
    parts = form.lower().replace("-", " - ").split()
    return [
        part
        for part, before in zip(parts, ["", *parts], strict=False)
        if part not in _ARTICLES and not (part in _MARKS and before in _ARTICLES)
    ]


_MARKS = frozenset("-")
_ARTICLES = frozenset(("al", "el", "the", "ar", "as", "ash", "an", "at", "ad", "az"))


def _place(occurrence: Occurrence) -> tuple[int, int, str]:
    return occurrence.first, -occurrence.last, occurrence.form.entry.id


def _span(analysis: Analysis, occurrence: Occurrence) -> Span:
    return Span(analysis.tokens.starts[occurrence.first], analysis.tokens.ends[occurrence.last - 1])


@dataclass(frozen=True, eq=False, repr=False)
class SystemMixture:
    """Report names of one country that come from two languages or two ways of romanizing one.

    `usual` and `other` are system tags of the name list; `usual_name` and `other_name` say the systems in words.
    `standings` are those of the forms that count for the other system, `kinds` the kinds of names that count.

    One match at the first name of the `other` system, with every further name of both as related places. Forms that
    are the main form in every style count for no system; protected uses and other names that hold a form do not count.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("other", "line"))

    country: str
    usual: str
    usual_name: str
    other: str
    other_name: str
    standings: tuple[Literal["superseded", "historical", "accepted"], ...] = ("superseded",)
    kinds: tuple[Literal["place", "person", "org"], ...] = ("place",)

    def triggers(self) -> frozenset[str] | None:
        """Return None: which words matter is in the name list, not in the rule."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield at most one match."""
        entries = (used for used in analysis.names_by_entry.values() if self._counts(used[0].form.entry))
        occurrences = sorted((each for used in entries for each in used), key=_place)
        usual = [o for o in occurrences if self._is_usual(o.form) and not stands_aside(analysis, o)]
        other = [o for o in occurrences if self._is_other(o.form) and not stands_aside(analysis, o)]
        if not usual or not other:
            return
        first = other[0]
        related = [Related(_span(analysis, o), f"{o.form.text}: {self.other_name}") for o in other[1:]]
        related += [Related(_span(analysis, o), f"{o.form.text}: {self.usual_name}") for o in usual]
        values = {
            "other": usual[0].form.text,
            "line": str(analysis.document.lines.position(related[-len(usual)].span.start).line),
        }
        yield Match(_span(analysis, first), values, tuple(related))

    def _counts(self, entry: NameEntry) -> bool:
        return entry.kind in self.kinds and entry.type != "country" and entry.country == self.country

    def _is_usual(self, form: Form) -> bool:
        return form.system == self.usual and form.standing == "main" and self._has_rival(form.entry)

    def _is_other(self, form: Form) -> bool:
        return form.system == self.other and form.standing in self.standings and not self._is_usual(form)

    def _has_rival(self, entry: NameEntry) -> bool:
        """Tell whether the entry also has a form of the other system: only then does its main form prove one."""
        return any(variant.system == self.other and variant.standing in self.standings for variant in entry.variants)
