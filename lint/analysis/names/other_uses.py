"""Find uses of listed names, and rule out those that are another entity's or part of something else."""

from collections import Counter
from collections.abc import Iterator, Sequence

from lint.analysis.names.name_layers import DocumentLayers, DocumentNameLayers, NameLayers
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.use_or_mention import mentioned
from lint.analysis.resources.house_style import HouseStyle
from lint.analysis.resources.name_list import ACCEPTED, Form, Occurrence
from lint.analysis.resources.resources import Resources
from lint.analysis.resources.romanization import skeleton
from lint.analysis.syntax import phrase_matcher
from lint.analysis.syntax.tokens import Tokens
from lint.text.finding import Edit
from lint.text.span import Span


def in_use(occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Return the occurrences that are not words of a longer listed form."""
    kept: list[Occurrence] = []
    reach = 0
    for occurrence in occurrences:
        if occurrence.first >= reach or (
            kept and (occurrence.first, occurrence.last) == (kept[-1].first, kept[-1].last)
        ):
            kept.append(occurrence)
            reach = max(reach, occurrence.last)
    return kept


def preferred(form: Form, style: HouseStyle | None, occurrences: Sequence[Occurrence]) -> str:
    """Return the form to use instead of `form`: the house's, else the article's usual accepted one, else the main one.

    `occurrences` are those of its entry. Only the part that `form` stands for is given: a surname for a surname.
    """
    entry = form.entry
    if style is not None and (own := style.form_of(entry)):
        return _part(own, form)
    used = Counter(
        other.form.text
        for other in occurrences
        if other.form.part == form.part and other.form.standing in ("main", "accepted")
    )
    return max(used, key=lambda text: (used[text], text)) if used else _part(entry.form, form)


def _part(name: str, form: Form) -> str:
    words = name.split(" ")
    if form.entry.kind != "person" or len(words) == 1:
        return name
    if form.part == "surname":
        return words[-1]
    return " ".join(words[:-1]) if form.part == "given" else name


def stands_aside(analysis: DocumentNameLayers, occurrence: Occurrence) -> bool:
    """Tell whether a form is no use of the name to be mended.

    It is named and not used (see `mentioned`), it stands in a protected phrase, in an address, a handle or a file name,
    in the title of a work, in a longer name (of a street, a club, a person called so), it stands alone and speaks of a
    namesake, or the text speaks of the spelling itself.
    """
    if (occurrence.first, occurrence.form.entry.id) in analysis.namesakes:
        return True
    return occurrence in analysis.names_aside


def aside(analysis: NameLayers) -> list[Occurrence]:
    """Return the forms in one block that are no use of the name, as far as the block tells, see `stands_aside`."""
    named = mentioned(analysis)
    return [
        occurrence
        for occurrence in analysis.names_in_use
        if (occurrence.first, occurrence.last) in named or _stands_aside(analysis, occurrence)
    ]


def _stands_aside(analysis: NameLayers, occurrence: Occurrence) -> bool:
    if _protected(analysis, occurrence) or analysis.is_glossed(occurrence) or _is_in_title(analysis, occurrence):
        return True
    if occurrence.form.entry.kind == "person":
        return _is_another_person(analysis, occurrence)
    return _in_longer_name(analysis, occurrence)


def _is_another_person(analysis: NameLayers, occurrence: Occurrence) -> bool:
    """Tell whether a surname follows given names none of which is the entity's, in any spelling."""
    return any(_given_names(analysis, occurrence)) and not _is_own(analysis, occurrence)


def _given_names(analysis: NameLayers, occurrence: Occurrence) -> list[str]:
    """Return the words of the name that stand before a surname, where the entity's own given names are known."""
    mention = analysis.mention_at(occurrence.first)
    if mention is None or mention.first >= occurrence.first or " " in occurrence.form.text:
        return []
    if not occurrence.form.entry.given_names():
        return []
    return [analysis.tokens.words[n] for n in range(mention.first, occurrence.first) if analysis.tokens.is_word(n)]


def _is_own(analysis: NameLayers, occurrence: Occurrence) -> bool:
    """Tell whether the entity's own given name or initial stands before the surname, or in the form itself."""
    if " " in occurrence.form.text:
        return True
    own = occurrence.form.entry.given_names()
    keys = {skeleton(word) for word in own}
    initials = {name[0] for name in own}
    return any(
        skeleton(word) in keys or (len(word) == 1 and word in initials) for word in _given_names(analysis, occurrence)
    )


def introductions(analysis: NameLayers) -> list[str]:
    """Return whom each listed form in use in a block introduces: its entity (own), a namesake (another) or nobody."""
    return [
        _introduces(analysis, occurrence) if _is_of_a_person(occurrence) else "" for occurrence in analysis.names_in_use
    ]


def _is_of_a_person(occurrence: Occurrence) -> bool:
    """Tell whether a form is a person's surname or whole name."""
    return occurrence.form.entry.kind == "person" and occurrence.form.part != "given"


def namesakes(occurrences: Sequence[Occurrence], introduced: Sequence[str]) -> frozenset[tuple[int, str]]:
    """Return where a listed person's surname is somebody else's: the number of its token and the id of the entry.

    `introduced` has for each occurrence what `introductions` says. The text has to introduce the other with a given
    name of his own (Raed Arafat). A surname alone then means who was introduced last, before the first introduction who
    is introduced first.
    """
    if "another" not in introduced:
        return frozenset()
    found: set[tuple[int, str]] = set()
    by_entry: dict[str, list[tuple[Occurrence, str]]] = {}
    for occurrence, who in zip(occurrences, introduced, strict=True):
        if _is_of_a_person(occurrence):
            by_entry.setdefault(occurrence.form.entry.id, []).append((occurrence, who))
    for entry, uses in by_entry.items():
        if not any(who == "another" for _, who in uses):
            continue
        last = next(who for _, who in uses if who)
        for occurrence, who in uses:
            last = who or last
            if last == "another":
                found.add((occurrence.first, entry))
    return frozenset(found)


def _introduces(analysis: NameLayers, occurrence: Occurrence) -> str:
    """Return own or another where the whole name of the entity or of a namesake stands, else nothing."""
    if _is_own(analysis, occurrence):
        return "own"
    given = _given_names(analysis, occurrence)
    mention = analysis.mention_at(occurrence.first)
    if not given or mention is None or mention.last != occurrence.last or len(mention.words) <= len(given):
        return ""
    return "" if any(_is_no_given_name(analysis.resources, word) for word in given) else "another"


def _is_no_given_name(resources: Resources, word: str) -> bool:
    """Tell whether a capitalised word before a surname is a common word, a town or another listed name's."""
    lower = word.lower()
    if resources.word_frequencies.word_band(lower) or resources.gazetteer.knows(word):
        return True
    return any(len(form.words) == 1 and form.part != "given" for form in resources.name_list.forms.get(lower, ()))


def is_something_else(analysis: DocumentLayers, occurrence: Occurrence, used: Sequence[Occurrence]) -> bool:
    """Tell whether a listed form is more likely another bearer's, of all that stand in the text (`used`).

    A former name of a place may be a village's, if neither the country nor the present name is there; a town's former
    name is still that of its region; and a surname that opens a longer name is somebody's given name.
    """
    form, tokens = occurrence.form, analysis.tokens
    if form.entry.kind == "person":
        mention = analysis.mention_at(occurrence.first)
        opens = mention is not None and mention.first == occurrence.first and mention.last > occurrence.last
        return form.part == "surname" and opens and not form.entry.is_surname_first
    if form.standing in ACCEPTED or form.entry.kind != "place":
        return False
    if tokens.lowers[occurrence.last : occurrence.last + 1] and (
        tokens.lowers[occurrence.last] in name_lexicon(tokens.lexicon).region_nouns
    ):
        return True
    is_present = any(other.form.standing in ACCEPTED for other in used)
    is_there = any(country.code == form.entry.country for country in analysis.countries)
    return form.standing in ("historical", "other") and not is_present and not is_there


_OPENING, _CLOSING = frozenset('“"‘«„'), frozenset('”"’»“')


def _is_in_title(analysis: NameLayers, occurrence: Occurrence) -> bool:
    """Tell whether the form is a word of two or more capitalised ones that have quotation marks of their own."""
    mention = analysis.mention_at(occurrence.first)
    if mention is None or mention.last - mention.first < 2:  # noqa: PLR2004 - one word in marks may be speech
        return False
    text = analysis.adjacent_text
    return (
        text[max(0, mention.start - 1) : mention.start] in _OPENING and text[mention.end : mention.end + 1] in _CLOSING
    )


def _protected(analysis: NameLayers, occurrence: Occurrence) -> bool:
    """Tell whether the form stands in a protected phrase, or is joined to a word by a slash, at sign or underscore."""
    tokens = analysis.tokens
    entry = occurrence.form.entry
    others = [text for text in entry.distinct if " " in text]
    for text in (*entry.protected, *others):
        if phrase_matcher.covers(tokens, phrase_matcher.parse(text), occurrence.first, occurrence.last):
            return True
    after, before = occurrence.last, occurrence.first - 1
    glued_after = (
        after < len(tokens) and tokens.ends[after - 1] == tokens.starts[after] and tokens.words[after] in "/_\\"
    )
    glued_before = (
        before >= 0 and tokens.ends[before] == tokens.starts[before + 1] and tokens.words[before] in "/_\\.@#"
    )
    return glued_after or glued_before


def _in_longer_name(analysis: NameLayers, occurrence: Occurrence) -> bool:
    """Tell whether a place's form is a word of a longer name: a street, a club, a person called so."""
    tokens, classes = analysis.tokens, name_lexicon(analysis.tokens.lexicon)
    before, after = occurrence.first - 1, occurrence.last
    mention = analysis.mention_at(occurrence.first)
    if mention is not None and mention.first < occurrence.first and mention.last == after:
        given = tokens.words[mention.first]
        # "Pavel Nikolaev": the last word of a longer run is a surname, unless the run opens with a place or its kind.
        if given.lower() not in classes.place_openers and not any(
            other.first <= mention.first < other.last for other in analysis.listed
        ):
            return True
    if before >= 0 and (tokens.lowers[before] in classes.ships or _is_named_after_place(tokens, before)):
        return True
    if _opens_title(tokens, occurrence):
        return True
    return after < len(tokens) and tokens.is_capitalized(after) and tokens.lowers[after] in classes.named_after_places


def _opens_title(tokens: Tokens, occurrence: Occurrence) -> bool:
    """Tell whether words with capitals follow and a kind of work stands before: the film Bombay Dawn."""
    after = occurrence.last + (tokens.lowers[occurrence.last : occurrence.last + 1] in (["'s"], ["’s"]))
    if not (after < len(tokens) and tokens.is_word(after) and tokens.is_capitalized(after)):
        return False
    works = name_lexicon(tokens.lexicon).works
    return not works.isdisjoint(tokens.lowers[max(0, occurrence.first - _WORK) : occurrence.first])


_WORK = 3
"""Tokens before a title within which its kind stands: the film X, the author of X, a song called X."""


def _is_named_after_place(tokens: Tokens, at: int) -> bool:
    """Tell whether a word with a capital, not the first of the text, is of a kind that places give a name to."""
    if not (tokens.is_word(at) and tokens.is_capitalized(at) and tokens.starts[at] > 0):
        return False
    return tokens.lowers[at] in name_lexicon(tokens.lexicon).named_after_places


def plurals(analysis: NameLayers, surname: str) -> Iterator[Span]:
    """Yield the surname in each plural of it, without the s: the Smiths."""
    tokens = analysis.tokens
    plural = surname.lower() + "s"
    if plural not in analysis.words or plural in analysis.resources.name_list.forms:
        return
    for at in tokens.vocabulary[plural]:
        if at and tokens.is_capitalized(at) and tokens.lowers[at - 1] == "the":
            yield Span(tokens.starts[at], tokens.ends[at] - 1)


def unify(analysis: NameLayers, spans: list[Span], word: str) -> Iterator[Edit]:
    """Yield the edits that put `word` in each place that is not a quotation, a title or a link."""
    for span in spans:
        if not analysis.in_quotation(span.start):
            found = analysis.read(span.start, span.end)
            yield Edit(span, word.upper() if found.isupper() and len(found) > 1 else word)
