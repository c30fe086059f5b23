"""Report listed forms that are superseded, wrong, or not those of the house style."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from lint.analysis import Analysis
from lint.analysis.names.other_uses import plurals, stands_aside, unify
from lint.analysis.resources.name_list import Form, Occurrence
from lint.analysis.resources.romanization import skeleton
from lint.checks import MOST_RELATED, Match
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass

Standing = Literal["main", "superseded", "mangled", "misspelt", "foreign", "accepted", "historical"]


@dataclass(frozen=True, eq=False, repr=False)
class ListedName:
    """Report forms of the name list by how they stand; `kinds` narrows it to places, persons or organisations.

    The preferred form is the house style's; without one it is the form the article itself uses most among those in use
    today, else the main form. `styled` reports only where a style is set and prefers another form. A person's form is
    reported beside the rest of the entity's name, or where the article also has the entity's own form: a surname alone
    may be somebody else's. A form inside a longer name or a protected phrase is left alone.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("preferred", "count", "house", "language"))

    standings: tuple[Standing, ...]
    kinds: tuple[Literal["place", "person", "org"], ...] = ("place", "person", "org")
    styled: bool = False

    def triggers(self) -> frozenset[str] | None:
        """Return None: which words matter is in the name list, not in the rule."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield every occurrence with the others as related places.

        All but the first have the first `MOST_RELATED` of them.
        """
        style = analysis.resources.style
        if self.styled and style is None:
            return
        for occurrences in self._by_form(analysis):
            form = occurrences[0].form
            if self.styled and style is not None and style.form_of(form.entry) is None:
                continue
            preferred = analysis.preferred_form(form)
            if preferred == form.text and (style is None or form.part != "surname"):
                continue
            wrong = _wrong_places(analysis, occurrences, preferred)
            others = tuple(Related(span, f"{form.text} here too", repeat=True) for span, _ in wrong)
            for number, (span, right) in enumerate(wrong):
                # As many as there are, less itself; see MOST_RELATED.
                most = MOST_RELATED if number else len(others)
                related = others[:number][:most] + others[number + 1 : most + 1]
                values = {
                    "preferred": right,
                    "count": str(len(wrong)),
                    "house": style.name if style else "",
                    "language": form.system,
                }
                yield Match(span, values, related, tuple(unify(analysis, [span], right)))

    def _by_form(self, analysis: Analysis) -> Iterable[list[Occurrence]]:
        """Return the occurrences of the wanted kinds and standings, those of one form of an entry together."""
        groups: dict[tuple[str, str], list[Occurrence]] = {}
        for entry, used in analysis.names_by_entry.items():
            if used[0].form.entry.kind in self.kinds:
                for occurrence in used:
                    if occurrence.form.standing in self.standings:
                        groups.setdefault((entry, occurrence.form.text), []).append(occurrence)
        return groups.values()


def _wrong_places(analysis: Analysis, occurrences: list[Occurrence], preferred: str) -> list[tuple[Span, str]]:
    """Return where a form stands that is not the preferred one, in order, each with what to write there."""
    form = occurrences[0].form
    kept = [o for o in occurrences if not stands_aside(analysis, o) and _sure(analysis, o)]
    places = [_whole(analysis, o) or (_span(analysis, o), preferred) for o in kept]
    if form.part == "surname" and kept:
        places += [(span, preferred) for span in plurals(analysis, form.text)]
    return sorted(
        (span, right)
        for span, right in places
        if _straight(analysis.read(span.start, span.end)) != _straight(right)
        and (preferred != form.text or right != preferred)
    )


def _straight(name: str) -> str:
    """Return a name with straight apostrophes: a curly one makes no other form."""
    return name.replace("’", "'")


def _whole(analysis: Analysis, occurrence: Occurrence) -> tuple[Span, str] | None:
    """Return the given names and the surname at an occurrence and the house's whole form.

    None where the house gives none, or where the given names before the surname are already the house's or nobody's.
    """
    form, tokens = occurrence.form, analysis.tokens
    style = analysis.resources.style
    house = style.form_of(form.entry) if style else None
    if house is None or form.part != "surname" or " " not in house:
        return None
    own = {skeleton(word) for word in form.entry.given_names()}
    first = occurrence.first
    while first and tokens.is_capitalized(first - 1) and skeleton(tokens.words[first - 1]) in own:
        first -= 1
    given = tokens.lowers[first : occurrence.first]
    if len(given) != house.count(" ") or list(given) == house.lower().split(" ")[:-1]:
        return None
    return Span(tokens.starts[first], tokens.ends[occurrence.last - 1]), house


def _span(analysis: Analysis, occurrence: Occurrence) -> Span:
    return Span(analysis.tokens.starts[occurrence.first], analysis.tokens.ends[occurrence.last - 1])


def _sure(analysis: Analysis, occurrence: Occurrence) -> bool:
    """Tell whether the form speaks of its entry: always for places, with corroboration for persons."""
    form = occurrence.form
    if form.entry.kind != "person":
        return _is_about(analysis, form)
    if form.part == "given":
        return False
    if _follows_given_name(analysis, occurrence):
        return True
    return any(
        other.form.part != "given"
        and (other.form.standing == "main" or " " in other.form.text or _follows_given_name(analysis, other))
        for other in analysis.names_by_entry[form.entry.id]
    )


def _follows_given_name(analysis: Analysis, occurrence: Occurrence) -> bool:
    before = occurrence.first - 1
    if before < 0 or not analysis.tokens.is_capitalized(before):
        return False
    return skeleton(analysis.tokens.words[before]) in {skeleton(word) for word in occurrence.form.entry.given_names()}


def _is_about(analysis: Analysis, form: Form) -> bool:
    """Tell whether the article speaks of the place's country; a capital's name is taken to mean it by itself."""
    if form.entry.kind != "place" or form.standing != "superseded" or form.entry.type == "capital":
        return True
    country = form.entry.country
    if any(code == country for _, _, code in analysis.countries):
        return True
    return any(
        used[0].form.entry.country == country
        and used[0].form.entry.kind == "place"
        and any(other.form.text != form.text for other in used)
        for used in analysis.names_by_entry.values()
    )
