"""Names that are spelled differently in different articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint.analysis.names.coreference import is_respelling
from lint.analysis.names.entities import Entity
from lint.analysis.names.string_similarity import Known
from lint.analysis.resources.romanization import skeleton
from lint.values import dataclass, field


class SpellingUse(NamedTuple):
    """One spelling in one article: the number of the article, the first place of it there (code points), how often."""

    form: str
    article: int
    start: int
    times: int


class Difference(NamedTuple):
    """An entity in several spellings, with what to write if a house or the inventory tells ("" where neither does)."""

    name: str
    preferred: str
    uses: tuple[SpellingUse, ...]

    @property
    def forms(self) -> Mapping[str, int]:
        """The spellings with their counts, the most used first."""
        counts: dict[str, int] = {}
        for use in self.uses:
            counts[use.form] = counts.get(use.form, 0) + use.times
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@dataclass(slots=True)
class _Named:
    """An entity by one name, and the spellings it stands in, article by article."""

    name: str
    preferred: str = ""
    is_listed: bool = False
    uses: list[SpellingUse] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(" ", 1)[-1]


def differences(articles: Iterable[Sequence[Entity]], known: Known) -> list[Difference]:
    """Return the entities that the articles, numbered from 0, spell in more than one way; the listed ones come first.

    Names that are not listed are compared where they have a given name, with each other and with the listed people: one
    word alone may be anybody's.
    """
    listed: dict[str, _Named] = {}
    bodies: dict[str, _Named] = {}
    people: dict[str, _Named] = {}
    for number, entities in enumerate(articles):
        for entity in entities:
            if entity.status == "listed":
                kin = listed if entity.kind == "person" and " " in entity.name else bodies
                named = kin.setdefault(entity.entry, _Named(entity.name, entity.preferred, is_listed=True))
            elif " " in entity.name:
                named = people.setdefault(entity.name, _Named(entity.name))
            else:
                continue
            named.uses += _uses(entity, number)
    same = [*_same_people([*listed.values(), *people.values()], known)]
    same.sort(key=lambda group: not group[0].is_listed)
    joined = map(_joined, (*([named] for named in bodies.values()), *same))
    return [difference for difference in joined if len(difference.forms) > 1]


def _uses(entity: Entity, article: int) -> Iterable[SpellingUse]:
    """Return the spellings of an entity in an article: of a place or body the whole form counts, else the surname.

    A given name that stands alone is no spelling of it.
    """
    found: dict[str, SpellingUse] = {}
    given = entity.name.split(" ")[0] if " " in entity.name and entity.kind not in ("place", "org") else ""
    for form in entity.forms:
        if form.text == given:
            continue
        text = form.text if entity.kind in ("place", "org") else form.text.rsplit(" ", 1)[-1]
        use = found.get(text) or SpellingUse(text, article, form.spans[0].start, 0)
        found[text] = use._replace(times=use.times + len(form.spans))
    return found.values()


def _joined(group: Sequence[_Named]) -> Difference:
    usual = max(group, key=lambda named: (named.is_listed, len(named.uses)))
    return Difference(usual.name, usual.preferred, tuple(use for named in group for use in named.uses))


def _same_people(people: Iterable[_Named], known: Known) -> Iterator[list[_Named]]:
    """Yield those who are likely one person: given names that sound alike, and a surname that may be respelled."""
    by_given: dict[str, list[_Named]] = {}
    for person in people:
        by_given.setdefault(skeleton(person.name.split(" ")[0]), []).append(person)
    for together in by_given.values():
        yield from _by_surname(sorted(together, key=lambda person: (not person.is_listed, person.name)), known)


def _by_surname(people: Iterable[_Named], known: Known) -> list[list[_Named]]:
    """Return the people in groups; each joins the first group that has his surname, or one that is likely the same.

    The listed come first, and no two of them are one.
    """
    groups: list[list[_Named]] = []
    for person in people:
        home = next((group for group in groups if any(_share_surname(one, person, known) for one in group)), None)
        if home is None or person.is_listed:
            groups.append([person])
        else:
            home.append(person)
    return groups


def _share_surname(one: _Named, other: _Named, known: Known) -> bool:
    return one.surname == other.surname or is_respelling(one.surname, other.surname, known)
