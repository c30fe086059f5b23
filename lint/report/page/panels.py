"""The panels of a page: the names of an article with their spellings, and its sourcing."""

from collections import Counter
from collections.abc import Iterator

from lint.analysis import Analysis
from lint.analysis.attribution.claims.claim import KINDS
from lint.analysis.attribution.sourcing import VOICE_KINDS, Sourcing, Voice
from lint.analysis.names.entities import Entity
from lint.report.insight_words import KIND_WORDS, STATUS_WORDS, VOICE_WORDS, advised, cover_legend, description, owner
from lint.report.page.marked_copy import Mark
from lint.report.page.markup import counted, shown


def marks(analysis: Analysis) -> Iterator[Mark]:
    """Yield every place of a name, and the claims, voices and lone quotations that the panels link to."""
    for number, entity in enumerate(analysis.entities):
        for which, form in enumerate(entity.forms):
            for at, span in enumerate(form.spans):
                yield Mark(span.start, span.end, f"e{number}", "" if at else f"e{number}-{which}")
    found = analysis.sourcing
    for number, voice in enumerate(found.voices):
        yield Mark(voice.start, voice.end, f"v{number}", f"v{number}")
    for number, orphan in enumerate(found.orphans):
        yield Mark(orphan.start, orphan.end, f"q{number}", f"q{number}")
    for number, one in enumerate(found.claims):
        yield Mark(one.claim.start, one.claim.end, f"c{number}", f"c{number}")


def names(analysis: Analysis) -> str:
    """Return the names of an article as a section."""
    entities = analysis.entities
    rows = "".join(_name(analysis, number, entity) for number, entity in enumerate(entities))
    table = (
        '<table class="names">\n<thead><tr><th scope="col">Name</th><th scope="col">What</th><th scope="col" class="count">Times</th>'
        f'<th scope="col">Spellings</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
        if entities
        else "<p>No names.</p>\n"
    )
    statuses = {entity.status for entity in entities}
    legend = "; ".join(f"<b>{word}</b>: {meaning}" for word, meaning in STATUS_WORDS.items() if word in statuses)
    hint = f'<p class="hint">{legend}.</p>\n' if legend else ""
    return (
        f'<section class="panel" id="names" aria-labelledby="names-title">\n<h2 id="names-title">Names</h2>\n'
        f"{table}{hint}</section>\n"
    )


def _name(analysis: Analysis, number: int, entity: Entity) -> str:
    forms = ", ".join(
        f'<a href="#e{number}-{which}" data-key="e{number}">{shown(form.text)}</a>'
        f" {_times(len(form.spans))}, {_line(analysis, form.spans[0].start)}"
        for which, form in enumerate(entity.forms)
    )
    evidence = f'<p class="query">Two spellings: {shown(entity.evidence)}.</p>' if entity.evidence else ""
    advice = f'<p class="query">Write {shown(advised(entity))}.</p>' if advised(entity) else ""
    return (
        f'<tr><th scope="row">{shown(entity.name)}</th><td>{shown(description(entity))}</td>'
        f'<td class="count">{entity.uses}</td><td>{forms}{evidence}{advice}</td></tr>\n'
    )


def sourcing(analysis: Analysis) -> str:
    """Return who is quoted, and who stands behind each claim, as a section."""
    found = analysis.sourcing
    parts = [*_voices(analysis, found), *_claims(analysis, found), *_orphans(analysis, found), *_asked(found)]
    body = "".join(parts) or "<p>Nobody is quoted, and nothing is claimed.</p>\n"
    return (
        '<section class="panel" id="sourcing" aria-labelledby="sourcing-title">\n'
        f'<h2 id="sourcing-title">Sourcing</h2>\n{body}</section>\n'
    )


def _voices(analysis: Analysis, found: Sourcing) -> Iterator[str]:
    if not found.voices:
        return
    counts = Counter(voice.kind for voice in found.voices)
    said = ", ".join(f"{counts[kind]} {VOICE_WORDS[kind]}" for kind in VOICE_KINDS if counts[kind])
    yield f'<h3>Who is quoted: {said}</h3>\n<table class="voices">\n<thead><tr>'
    yield '<th scope="col">Voice</th><th scope="col">Kind</th><th scope="col">Heard</th></tr></thead>\n<tbody>\n'
    for kind in VOICE_KINDS:
        for number, voice in enumerate(found.voices):
            if voice.kind == kind:
                yield _voice(analysis, number, voice)
    yield "</tbody>\n</table>\n"


def _voice(analysis: Analysis, number: int, voice: Voice) -> str:
    times = [f"{voice.direct} quoted"] * bool(voice.direct) + [f"{voice.indirect} reported"] * bool(voice.indirect)
    told = ", ".join(times) + (", not introduced" if voice.introduced is False else "")
    name = shown(voice.name or "nobody to be found")
    return (
        f'<tr><th scope="row"><a href="#v{number}" data-key="v{number}">{name}</a></th>'
        f"<td>{VOICE_WORDS[voice.kind]}, {_line(analysis, voice.start)}</td><td>{told}</td></tr>\n"
    )


def _claims(analysis: Analysis, found: Sourcing) -> Iterator[str]:
    if not found.claims:
        return
    bare = sum(one.cover.status == "nobody" for one in found.claims)
    claims = counted(len(found.claims), "claim")
    yield f'<h3>{claims}, nobody behind {bare}</h3>\n<table class="claims">\n<thead><tr>'
    yield '<th scope="col">Claim</th><th scope="col">Who stands behind it</th></tr></thead>\n'
    for kind in KINDS:
        rows = [(number, one) for number, one in enumerate(found.claims) if one.claim.kind == kind]
        if not rows:
            continue
        yield f'<tbody>\n<tr><th scope="rowgroup" colspan="2" class="group">{KIND_WORDS[kind]}</th></tr>\n'
        for number, one in rows:
            words = shown(analysis.read(one.claim.start, one.claim.end))
            name = owner(found, one)
            behind = "<strong>nobody</strong>" if name == "nobody" else shown(name)
            yield f'<tr><td><a href="#c{number}" data-key="c{number}">{words}</a></td><td>{behind}</td></tr>\n'
        yield "</tbody>\n"
    yield "</table>\n"
    legend = "; ".join(f"<b>{word}</b>: {meaning}" for word, meaning in cover_legend(found).items())
    yield f'<p class="hint">{legend}.</p>\n' if legend else ""


def _orphans(analysis: Analysis, found: Sourcing) -> Iterator[str]:
    if not found.orphans:
        return
    yield f"<h3>Quotations without a speaker: {len(found.orphans)}</h3>\n<ul>\n"
    for number, one in enumerate(found.orphans):
        yield f'<li><a href="#q{number}" data-key="q{number}">{shown(analysis.read(one.start, one.end))}</a></li>\n'
    yield "</ul>\n"


def _asked(found: Sourcing) -> Iterator[str]:
    """Yield what a desk would look at again: one voice under a grave claim, one side heard."""
    if not found.lone and found.only_voice < 0:
        return
    yield "<h3>To look at again</h3>\n<ul>\n"
    for number in found.lone:
        yield f"<li>Alone under a grave claim: {shown(found.voices[number].name or 'nobody')}</li>\n"
    if found.only_voice >= 0:
        yield f"<li>One side only is heard: {shown(found.voices[found.only_voice].name or 'nobody')}</li>\n"
    yield "</ul>\n"


def _times(count: int) -> str:
    return f"{count} times" if count > 1 else "once"


def _line(analysis: Analysis, offset: int) -> str:
    return f"line {analysis.document.lines.position(offset).line}"
