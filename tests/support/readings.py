"""What every layer of the analysis and every rule makes of a text, as lines that a person can compare."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lint.analysis import Analysis
from lint.analysis.names import coreference, pair_guards, string_similarity
from lint.analysis.names.pair_facts import PairFacts
from lint.analysis.names.pair_features import features
from lint.analysis.names.surface_forms import WORDS_BESIDE
from lint.analysis.syntax import complements
from lint.analysis.syntax.slots import agreement, pronouns, verb_forms
from lint.engine.linter import Linter, Result
from lint.text.document import Document
from lint.text.finding import Finding

_SHOWN = 30
"""Code points that are shown of each end of a long range."""
_SLOTS = {"agreement": agreement.find, "verb": verb_forms.find, "pronoun": pronouns.find}


def lines(linter: Linter, document: Document) -> Iterator[str]:
    """Yield the reading of a document: its sentences, then a line for each thing that each layer finds."""
    made = Analysis(document, linter.analyse(document.source).resources)
    yield from _sentences(made)
    for layer in LAYERS:
        for line in layer(made):
            yield f"{layer.__name__.strip('_')}: {line}"
    yield from _findings(linter.lint(document.source))


def _range(made: Analysis, start: int, end: int) -> str:
    """A range of the text as read, of a long one both ends."""
    text = " ".join(made.read(start, end).split())
    return text if len(text) <= 2 * _SHOWN + 3 else f"{text[:_SHOWN].strip()} ... {text[-_SHOWN:].strip()}"


def _options(**values: object) -> str:
    """What is set of some values, by name; numbers are rounded."""
    told = []
    for name, value in values.items():
        shown = value
        if value is True:
            told.append(name)
            continue
        if isinstance(value, frozenset | set):
            shown = ",".join(sorted(map(str, value)))
        elif isinstance(value, float):
            shown = f"{value:.3g}"
        elif isinstance(value, tuple | list):
            shown = ",".join(map(str, value))
        if value or (value == 0 and value is not False and isinstance(value, float)):
            told.append(f"{name}={shown}")
    return "".join(f" {one}" for one in told)


def _sentences(made: Analysis) -> Iterator[str]:
    """Each sentence with its tags; below it how odd it is, its groups with the verbs' subjects, complements and slots."""
    for number, sentence in enumerate(made.sentences):
        words, lowers = (part[sentence.first : sentence.last] for part in (made.tokens.words, made.tokens.lowers))
        tags = made.tags(number)
        yield f"{sentence.block + 1}. " + " ".join(f"{word}/{tag}" for word, tag in zip(words, tags, strict=True))
        odd, gap = made.garble(number), made.weakest_gap(number)
        lost = f", gap {gap.odds:.3g} at {gap.token}" if gap else ""
        yield f"   odd {odd.score:.3g}, breaks {odd.odds:.3g} at {odd.place}{lost}"
        own = made.sentence_words(number)
        yield from _groups(own.reading, words)
        found = [(one, " ".join(words[one.head : one.place + 1])) for one in complements.find(lowers, tags)]
        if found:
            yield "   takes " + "; ".join(f"{text} ({one.part} {one.kind})" for one, text in found)
        for kind, find in _SLOTS.items():
            for slot in find(own):
                odds = made.resources.slots.odds(kind, slot.features)
                yield f"   {kind} slot {words[slot.place]} {slot.value} {odds:.3g}: {' '.join(sorted(slot.features))}"
        reading = made.reading(number)
        flags = _options(background=reading.is_background)
        if flags:
            yield f"  {flags}"


def _groups(reading: Any, words: list[str]) -> Iterator[str]:
    if reading.nouns:
        yield "   nouns " + "; ".join(f"{' '.join(words[one.first : one.last])} {one.number}" for one in reading.nouns)
    verbs = []
    for one in reading.verbs:
        flags = _options(finite=one.finite, passive=one.passive, negated=one.negated, number=one.number)
        subject = ""
        if one.finite:
            of = reading.subject(one.first)
            name = " ".join(words[of.first : of.head + 1]) if of.head >= 0 else "-"
            subject = f" < {name} ({of.kind} {of.number}{_options(sure=of.sure)})"
        verbs.append(f"{' '.join(words[one.first : one.last])}{flags}{subject}")
    if verbs:
        yield "   verbs " + "; ".join(verbs)


def _blocks(made: Analysis) -> Iterator[str]:
    for number, block in enumerate(made.document.blocks, 1):
        kind = " in title case" * (number - 1 in made.title_case)
        if kind or block.kind != "body":
            yield f"{number} is a {block.kind}{kind}"


def _quotations(made: Analysis) -> Iterator[str]:
    for one in made.quotations:
        yield _range(made, one.start, one.end) + _options(nested=one.nested)


def _mentions(made: Analysis) -> Iterator[str]:
    for one in made.mentions:
        yield " ".join(one.words) + _options(title=one.title, role=one.role, initial=one.initial)


def _spellings(made: Analysis) -> Iterator[str]:
    for word, one in sorted(made.spellings.items()):
        beside = {name: getattr(one, name) for name in WORDS_BESIDE}
        counts = {"alone": one.alone, "organisations": one.organisations, "listed": one.listed}
        yield f"{word} x{len(one.uses)}{_options(**beside, **counts, glosses=one.glosses)}"


def _known(made: Analysis) -> string_similarity.Known:
    own = made.resources
    return string_similarity.Known(own.gazetteer, own.word_frequencies, own.name_list, own.lexicon)


def _compared(made: Analysis) -> Iterator[str]:
    """The pairs of spellings that are alike: the shape of the pair, what rules it out, and what weighs for one entity."""
    known, verdicts = _known(made), dict[tuple[str, str], coreference.Verdict]()
    coreference.pairs(made.spellings, known, made.resources.pair_weights, {}, verdicts)
    for (one, other), verdict in sorted(verdicts.items()):
        shape = string_similarity.compare(one, other, known)
        if isinstance(shape, string_similarity.Unlike):
            continue
        told = f"{one} ~ {other}:{_options(**shape._asdict())}"
        facts = PairFacts(made.spellings[one], made.spellings[other], known, shape)
        if verdict.reading is None:
            guards = [guard.__name__.strip("_") for guard in pair_guards._GUARDS if guard(facts)]
            yield f"{told}; ruled out {' '.join(guards)}".rstrip()
        else:
            # A feature with a star is the product of two that are shown.
            weighed = {
                name.replace(" ", "-"): float(value)
                for name, value in features(facts).items()
                if value and "*" not in name
            }
            reasons = ", ".join(verdict.reading.reasons)
            yield f"{told}; {verdict.reading.score:.3g}{_options(ending=verdict.ending)} {reasons};{_options(**weighed)}"


def _pairs(made: Analysis) -> Iterator[str]:
    for one in made.one_bearer:
        flags = _options(ending=one.ending, compound=one.compound, sure=one.sure)
        yield f"{one.odd.word} -> {one.usual.word} ({one.evidence}){flags}"


def _listed(made: Analysis) -> Iterator[str]:
    in_use = set(made.names_in_use)
    for one in made.listed:
        apart = (one.first, one.form.entry.id) in made.namesakes
        aside = one in made.names_aside
        written = made.read(made.tokens.starts[one.first], made.tokens.ends[one.last - 1])
        yield f"{written} is {one.form.entry.id}{_options(unused=one not in in_use, aside=aside, namesake=apart)}"


def _entities(made: Analysis) -> Iterator[str]:
    for one in made.entities:
        forms = ", ".join(f"{form.text} x{len(form.spans)}" for form in one.forms)
        yield f"{one.name} ({one.kind} {one.status}): {forms}{_options(prefer=one.preferred, why=one.evidence)}"


def _towns(made: Analysis) -> Iterator[str]:
    for one in made.town_slots:
        town, slip = (place.name if place else "" for place in (one.town, one.slip_of))
        flags = _options(town=town, slip_of=slip, cost=one.cost, sure=one.sure)
        yield f"{one.name} {one.relation} {one.country}{flags}"


def _countries(made: Analysis) -> Iterator[str]:
    yield from (" ".join(made.tokens.words[first:last]) + f" {code}" for first, last, code in made.countries)


def _genres(made: Analysis) -> Iterator[str]:
    yield from sorted(made.genres)


def _attributions(made: Analysis) -> Iterator[str]:
    for one in made.relations:
        of = one.attribution
        source = made.read(of.source_start, of.source_end)
        contents = " | ".join(_range(made, *part) for part in one.contents)
        who = _options(speaker=one.speaker, name=one.name, candidates=one.candidates)
        cue = made.read(of.cue_start, of.cue_end)
        yield f"[{source}] {cue} [{contents}] {one.manner} {of.cue_kind} {of.kind}{who}"


def _remarks(made: Analysis) -> Iterator[str]:
    for one in made.remarks:
        who = _options(source=one.source, speaker=one.speaker, name=one.name, candidates=one.candidates)
        owner = "nobody" if one.owner is None else f"sentence {one.owner + 1}"
        yield f"{_range(made, one.start, one.end)} by {owner} {one.kind}{who}{_options(gap=one.gap, closed=one.closed)}"


def _vague(made: Analysis) -> Iterator[str]:
    starts, ends = made.tokens.starts, made.tokens.ends
    yield from (f"{made.read(starts[one.first], ends[one.last - 1])} ({one.rung})" for one in made.vague_sources)


def _citing(made: Analysis) -> Iterator[str]:
    if made.citing_sentences or made.linked_sentences:
        yield f"{sorted(made.citing_sentences)} links {sorted(made.linked_sentences)}"


def _voices(made: Analysis) -> Iterator[str]:
    told = made.sourcing
    for number, one in enumerate(told.voices):
        flags = _options(lone=number in told.lone, only=number == told.only_voice, introduced=one.introduced)
        yield f"{one.name} ({one.kind}) {one.direct} direct, {one.indirect} indirect{flags}"


def _claims(made: Analysis) -> Iterator[str]:
    for claim, cover, voice in made.sourcing.claims:
        keys = " ".join(made.tokens.words[made.tokens.at(key)] for key in claim.keys)
        by = _options(voice=made.sourcing.voices[voice].name if voice >= 0 else "", background=claim.is_background)
        yield f"{'+'.join(claim.kinds)} at {keys} [{_range(made, claim.start, claim.end)}] {cover.status} {cover.near}{by}"


LAYERS: tuple[Callable[[Analysis], Iterable[str]], ...] = (
    _blocks,
    _quotations,
    _mentions,
    _spellings,
    _compared,
    _pairs,
    _listed,
    _entities,
    _countries,
    _towns,
    _genres,
    _attributions,
    _remarks,
    _vague,
    _citing,
    _voices,
    _claims,
)  # fmt: skip
"""The layers of a document, in the order of the reading."""


def _findings(result: Result) -> Iterator[str]:
    text = result.document.text

    def shown(finding: Finding) -> str:
        span, fix = finding.span, finding.fix
        found = " ".join(text[span.start : span.end].split())
        edits = ", ".join(f"{text[e.span.start : e.span.end]!r} to {e.text!r}" for e in fix.edits) if fix else ""
        mended = f" [{fix.safety.value}: {edits}]" if fix else ""
        beside = _options(beside=[text[one.span.start : one.span.end] for one in finding.related])
        return f"{finding.rule} at {span.start} {found!r}: {finding.message}{mended}{beside}"

    yield from (f"finding: {shown(one)}" for one in result.findings)
    yield from (f"failure: {one.rule}: {one.message}" for one in result.failures)
