"""Report one thing written two ways in one article, given a list of its forms."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.syntax.phrase_matcher import Phrases, parse
from lint.checks import Match, OptionError
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass


@dataclass(frozen=True, eq=False, repr=False)
class ConsistencyCheck:
    """Report the rarer of several forms, or every form but the one the house style prefers for the `concept`.

    Without a style the form that most often stands in the article counts as the article's own; of equal ones the first.
    One finding for each other form, at its first place, with all further places and the first of the article's own.
    `not_before` are phrases after which a form is part of something else, and `not_after` likewise.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("other", "count", "other_count", "line", "beside", "why"))

    concept: str
    forms: tuple[str, ...]
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.forms) < 2:  # noqa: PLR2004 - it takes two to differ
            raise OptionError("forms", "give at least two forms")
        for option in ("forms", "not_before", "not_after"):
            for text in getattr(self, option):
                try:
                    parse(text)
                except ValueError as error:
                    raise OptionError(option, str(error)) from error

    def triggers(self) -> frozenset[str] | None:
        """Return the words the forms are looked up by."""
        return frozenset().union(*(form.triggers for form in self._forms.values()))

    @cached_property
    def _forms(self) -> Mapping[str, Phrases]:
        return {form: Phrases([form]) for form in self.forms}

    @cached_property
    def _beside(self) -> tuple[Phrases, Phrases]:
        return Phrases(self.not_before), Phrases(self.not_after)

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield one match for each form that is not the article's own."""
        places = {form: spans for form in self.forms if (spans := self._places(analysis, form))}
        style = analysis.resources.style
        preferred = style.forms.get(self.concept) if style else None
        if style is not None and preferred in self.forms:
            own, why = preferred, f"{style.name} writes “{preferred}”"
        elif len(places) < 2:  # noqa: PLR2004 - one form is consistent
            return
        else:
            own = max(places, key=lambda form: (len(places[form]), -places[form][0].start))
            why = f"“{own}” is this article's usual form"
        for form, spans in places.items():
            if form == own:
                continue
            related = [Related(span, f"{form} here too", repeat=True) for span in spans[1:]]
            others = places.get(own, [])
            related += [Related(span, f"{own} here") for span in others[:1]]
            values = {
                "other": own,
                "count": str(len(spans)),
                "other_count": str(len(others)),
                "line": str(analysis.document.lines.position(others[0].start).line) if others else "",
                "beside": f", “{own}” elsewhere ({len(others)}x)" if others else "",
                "why": why,
            }
            yield Match(spans[0], values, tuple(related))

    def _places(self, analysis: Analysis, form: str) -> list[Span]:
        tokens = analysis.tokens
        spans = []
        behind, ahead = self._beside
        after = {at for at, _ in analysis.places_of(behind)}
        before = {end for _, end in analysis.places_of(ahead)}
        for first, last in analysis.places_of(self._forms[form]):
            start = tokens.starts[first]
            if analysis.block_kind(start) == "headline" or analysis.in_quotation(start):
                continue
            if last in after or first in before or _is_shouted(analysis, first, last):
                continue
            spans.append(Span(start, tokens.ends[last - 1]))
        return spans


def _is_shouted(analysis: Analysis, first: int, last: int) -> bool:
    """Tell whether the words beside tokens [first, last) in their sentence are in capitals, which then say nothing."""
    tokens = analysis.tokens
    own = analysis.sentence_at(tokens.starts[first])
    beside = [at for at in (first - 1, last) if 0 <= at < len(tokens.words) and tokens.is_word(at)]
    near = [tokens.words[at] for at in beside if analysis.sentence_at(tokens.starts[at]) == own]
    return bool(near) and all(word.isupper() and len(word) > 1 for word in near)
