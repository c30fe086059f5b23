"""List the entities an article names, each with all its surface forms."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lint.analysis.lexicon.word_frequency import WordFrequencies
from lint.analysis.names.coreference import Pair
from lint.analysis.names.entity_groups import groups
from lint.analysis.names.first_mentions import is_same_given_name, may_be_one_given_name
from lint.analysis.names.name_lexicon import NameLexicon, name_lexicon
from lint.analysis.names.name_mentions import Mention, without_land
from lint.analysis.resources.gazetteer import Gazetteer
from lint.analysis.resources.name_list import Form, Occurrence
from lint.analysis.resources.romanization import plain
from lint.analysis.syntax.tokens import Tokens
from lint.text.span import Span

_SHORTEST = 3
_REGION = 2
_FAMILIAR = 1
"""Band from which a name that always stands alone is one that the language knows (Kremlin, NATO)."""
_DOERS = ("", "s", "er", "ers", "or", "ors")
"""Endings that a word at the head of a sentence may have beyond one that the language knows (Forecasters)."""


class Written(NamedTuple):
    """One form as it is written, and its places in order."""

    text: str
    spans: tuple[Span, ...]


class Entity(NamedTuple):
    """One entity of a name.

    `kind` is person, place, org or "" where nothing tells; `status` is listed (in the name list), place (a country or
    a town of the gazetteer), known (an international body, or a word that the language knows as a name, never with a
    given name or title) or new. `preferred` is the form to write, of the house or the name list, "" for a new name;
    `entry` the id of the name list or "". `forms` are ordered by first place; `evidence` says why two spellings were
    taken for one entity, and is "" where there is one spelling.
    """

    name: str
    kind: str
    status: str
    preferred: str
    entry: str
    forms: tuple[Written, ...]
    evidence: str

    @property
    def uses(self) -> int:
        """How often the entity is named."""
        return sum(len(form.spans) for form in self.forms)

    @property
    def first(self) -> Span:
        """The first mention."""
        return self.forms[0].spans[0]


class _Cluster:
    def __init__(self, given: str, last_given: str) -> None:
        self.given, self.last_given = given, last_given
        self.mentions: list[Mention] = []
        self.evidence = ""
        self.is_respelled = False

    @property
    def called(self) -> tuple[str, ...]:
        """The given names by which a mention is known to belong here."""
        return tuple(dict.fromkeys(name for name in (self.given, self.last_given) if name))


def call(
    tokens: Tokens,
    mentions: Sequence[Mention],
    listed: Sequence[Occurrence],
    pairs: Sequence[Pair],
    preferred: dict[str, str],
    countries: Sequence[tuple[int, int, str]],
    gazetteer: Gazetteer,
    word_frequencies: WordFrequencies,
) -> list[Entity]:
    """Return the entities in the order of their first mention.

    `listed` are the listed forms in use, `preferred` what to write for each entry of them, `countries` the countries
    named (their adjectives are no entities).
    """
    classes = name_lexicon(tokens.lexicon)
    entities = [*_listed(tokens, listed, preferred)]
    owners = {form.text.rsplit(" ", 1)[-1]: n for n, entity in enumerate(entities) for form in entity.forms}
    lands = {(first, last) for first, last, _ in countries}
    joined, why = _joined(pairs)
    clusters: dict[str, list[_Cluster]] = {}
    paired = {*joined, *joined.values()}
    unlisted = list(_unlisted([without_land(tokens, name, lands, paired) for name in mentions], listed))
    bearers = _bearers_by_given_name(unlisted, gazetteer, word_frequencies, classes)
    for mention in unlisted:
        word = bearers.get(mention.words[0], mention.words[-1]) if len(mention.words) == 1 else mention.words[-1]
        if word not in classes.known_organizations and not _is_name(mention, gazetteer, word_frequencies, classes):
            continue
        twin = joined.get(word, "")
        if twin in owners:
            entities[owners[twin]] = _with(entities[owners[twin]], mention, why[word])
            continue
        home = joined.get(word) or _in_lower_case(word, gazetteer, classes.known_organizations)
        cluster = _home(clusters.setdefault(home, []), mention, word_frequencies)
        cluster.mentions.append(mention)
        cluster.evidence = cluster.evidence or why.get(word, "")
    for known in clusters.values():
        entities.extend(
            _bearer(cluster, gazetteer, word_frequencies, lands, classes.known_organizations) for cluster in known
        )
    return sorted(entities, key=lambda entity: (entity.first.start, entity.name))


def _unlisted(mentions: Sequence[Mention], listed: Sequence[Occurrence]) -> Iterator[Mention]:
    """Yield the mentions that share no token with a listed form.

    A given name that a listed entity has too is anybody's.
    """
    whole = [occurrence for occurrence in listed if occurrence.form.part != "given"]
    taken = {number for occurrence in whole for number in range(occurrence.first, occurrence.last)}
    return (mention for mention in mentions if taken.isdisjoint(range(mention.first, mention.last)))


def _bearers_by_given_name(
    mentions: Sequence[Mention], gazetteer: Gazetteer, word_frequencies: WordFrequencies, classes: NameLexicon
) -> dict[str, str]:
    """Return the last words of names by their first, where one bearer has it and nobody is called so by surname."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        words = mention.words
        is_common = any(word_frequencies.word_band(word.lower()) for word in words)
        is_common = is_common or words[-1].lower() in classes.region_nouns | classes.organization_words
        if len(words) == 2 and not is_common and not gazetteer.knows(" ".join(words)):  # noqa: PLR2004 - two names
            found.setdefault(words[0], set()).add(words[1])
    surnames = {mention.words[-1] for mention in mentions if len(mention.words) > 1}
    return {given: min(last) for given, last in found.items() if len(last) == 1 and given not in surnames}


def _joined(pairs: Sequence[Pair]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the usual spelling for each slip of it, and the evidence for either; a slip with rivals is left out."""
    joined: dict[str, str] = {}
    why: dict[str, str] = {}
    for group in groups(pairs):
        for slip in group.slips:
            if not slip.rivals:
                joined[slip.entry.word] = group.usual.word
                why[slip.entry.word] = why[group.usual.word] = slip.pair.evidence
    # A slip of a slip is the same entity's.
    return {word: joined.get(usual, usual) for word, usual in joined.items()}, why


def _with(entity: Entity, mention: Mention, evidence: str) -> Entity:
    """Return a listed entity with one more mention, in a spelling that the name list does not have."""
    forms = {form.text: form.spans for form in entity.forms}
    text = " ".join(mention.words)
    forms[text] = (*forms.get(text, ()), Span(mention.start, mention.end))
    return entity._replace(forms=tuple(Written(form, spans) for form, spans in forms.items()), evidence=evidence)


def _listed(tokens: Tokens, listed: Sequence[Occurrence], preferred: dict[str, str]) -> list[Entity]:
    found: dict[str, dict[str, list[Span]]] = {}
    entries: dict[str, Form] = {}
    for occurrence in listed:
        form = occurrence.form
        if form.part == "given":
            continue
        entry = form.entry.id
        entries.setdefault(entry, form)
        span = Span(tokens.starts[occurrence.first], tokens.ends[occurrence.last - 1])
        places = found.setdefault(entry, {}).setdefault(form.text, [])
        if not places or places[-1] != span:
            places.append(span)
    made = []
    for entry, forms in found.items():
        home = entries[entry].entry
        written = tuple(Written(text, tuple(spans)) for text, spans in forms.items())
        spellings = {text.rsplit(" ", 1)[-1] if home.kind == "person" else text for text in forms}
        made.append(
            Entity(
                home.form,
                home.kind,
                "listed",
                preferred.get(entry, home.form),
                entry,
                written,
                "the name list gives both to one name" if len(spellings) > 1 else "",
            )
        )
    return made


def _is_name(mention: Mention, gazetteer: Gazetteer, word_frequencies: WordFrequencies, classes: NameLexicon) -> bool:
    word = mention.words[-1]
    if len(word) < _SHORTEST or not word[-1].isalpha() or word.lower() in gazetteer.adjective_forms:
        return False
    if word in classes.peoples_of_regions and len(mention.words) <= _REGION:
        return False
    common = word_frequencies.word_band(word.lower())
    office = mention.title.rsplit(" ", 1)[-1].lower()
    if office and len(mention.words) == 1 and common and office in classes.portfolios:
        return False
    if len(mention.words) > 1 or mention.title:
        return True
    return not common and not (mention.initial and _is_made_of_a_word(word.lower(), word_frequencies))


def _is_made_of_a_word(word: str, word_frequencies: WordFrequencies) -> bool:
    stems = (word.removesuffix(ending) for ending in _DOERS if word.endswith(ending))
    return any(len(stem) > _SHORTEST and word_frequencies.word_band(stem) for stem in stems)


def _in_lower_case(word: str, gazetteer: Gazetteer, organizations: frozenset[str]) -> str:
    """Return a town in capitals, as datelines have it, as it is written elsewhere; any other word as it is."""
    shouted = word.isupper() and word not in organizations
    return word.capitalize() if shouted and gazetteer.knows(word.capitalize()) else word


def _home(clusters: list[_Cluster], mention: Mention, word_frequencies: WordFrequencies) -> _Cluster:
    """Return the cluster a mention belongs to: that of its given name, or without one the last that was named.

    The given name is the first word, or the one before the surname where an office has run into the name. A cluster
    that has the given name in another spelling only says so.
    """
    given = mention.words[0] if len(mention.words) > 1 else ""
    if not given and clusters:
        return clusters[-1]
    names = {given: None, mention.words[-2]: None} if given else {}
    home = _of_given_name(clusters, names, word_frequencies)
    if home is not None:
        return home
    if given and clusters and not clusters[-1].given:
        clusters[-1].given = given
        return clusters[-1]
    clusters.append(_Cluster(given, mention.words[-2] if given else ""))
    return clusters[-1]


def _of_given_name(
    clusters: list[_Cluster], names: Iterable[str], word_frequencies: WordFrequencies
) -> _Cluster | None:
    """Return the first cluster that has one of the given names, else the first that has it in another spelling."""
    pairs = [(cluster, own, name) for cluster in clusters for own in cluster.called for name in names]
    for cluster, own, name in pairs:
        if is_same_given_name(own, name):
            if own[1:] == ".":
                cluster.given = cluster.last_given = name
            return cluster
    for cluster, own, name in pairs:
        if may_be_one_given_name(own, name, word_frequencies):
            cluster.evidence = cluster.evidence or f"{own} and {name} may be one name"
            cluster.is_respelled = True
            return cluster
    return None


def _bearer(
    cluster: _Cluster,
    gazetteer: Gazetteer,
    word_frequencies: WordFrequencies,
    lands: set[tuple[int, int]],
    organizations: frozenset[str],
) -> Entity:
    forms: dict[str, list[Span]] = {}
    for mention in cluster.mentions:
        forms.setdefault(" ".join(mention.words), []).append(Span(mention.start, mention.end))
    written = tuple(Written(text, tuple(spans)) for text, spans in forms.items())
    name = max(forms, key=lambda text: (text.count(" "), not text.isupper(), len(forms[text])))
    name = _in_lower_case(name, gazetteer, organizations)
    place = gazetteer.knows(name) or (cluster.mentions[0].first, cluster.mentions[0].last) in lands
    titled = any(mention.title for mention in cluster.mentions)
    body = name in organizations
    kind = "org" if body else _kind(name, is_place=place, is_titled=titled)
    surnames = {plain(mention.words[-1]) for mention in cluster.mentions}
    known = body or (not titled and " " not in name and word_frequencies.capital_band(name) >= _FAMILIAR)
    return Entity(
        name,
        kind,
        "place" if kind == "place" else "known" if known else "new",
        "",
        "",
        written,
        cluster.evidence if cluster.is_respelled or len(surnames) > 1 else "",
    )


def _kind(name: str, *, is_place: bool, is_titled: bool) -> str:
    """Return the kind of an entity that is no known organization, "" where the article does not show it."""
    if is_titled:
        return "person"
    if is_place:
        return "place"
    return "org" if name.isupper() else ""
