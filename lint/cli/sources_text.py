"""Render the sourcing of an article as a page for people and as plain data for programs."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lint.analysis import Analysis
from lint.analysis.attribution.claims.claim import KINDS
from lint.analysis.attribution.sourcing import VOICE_KINDS, SourcedClaim, Sourcing, Voice
from lint.cli.attributions_text import text_range
from lint.report import View, place_of, printable
from lint.report.insight_words import KIND_WORDS, VOICE_WORDS, cover_legend, owner
from lint.report.layout import BOLD, DIM, YELLOW, paint, wrap

_NAME = 24
"""Columns of a name in a table."""
_PLACE = 7
"""Columns of a line and a column."""
_LEAST = 20
"""Code points of a claim that are shown on the narrowest screen."""


def data(path: str, analysis: Analysis) -> dict[str, Any]:
    """Return the sourcing of one file as plain values, in the order of the text; ranges as in `attributions`."""
    found = analysis.sourcing
    return {
        "path": path,
        "voices": [
            {
                "name": voice.name,
                "kind": voice.kind,
                "direct": voice.direct,
                "indirect": voice.indirect,
                "introduced": voice.introduced,
                "alone_under_grave_claims": number in found.lone,
                "only_voice": number == found.only_voice,
                "first": text_range(analysis, voice.start, voice.end),
            }
            for number, voice in enumerate(found.voices)
        ],
        "claims": [_claim(analysis, one) for one in found.claims],
        "quotations_without_speaker": [text_range(analysis, one.start, one.end) for one in found.orphans],
    }


def _claim(analysis: Analysis, one: SourcedClaim) -> dict[str, Any]:
    cover = one.cover
    given = cover.relation.attribution if cover.relation else None
    return {
        "kinds": list(one.claim.kinds),
        "status": cover.status,
        "near": cover.near,
        "voice": one.voice if one.voice >= 0 else None,
        "source": text_range(analysis, given.source_start, given.source_end) if given else None,
        "claim": text_range(analysis, one.claim.start, one.claim.end),
    }


def page(path: str, analysis: Analysis, view: View, *, only_nobody: bool = False) -> str:
    """Return the page of one file, its lines no wider than the view; `only_nobody` leaves out claims with a source."""
    found = analysis.sourcing
    lines = [paint(printable(path), BOLD, view)]
    if not (found.voices or found.claims or found.orphans):
        return "\n".join([*lines, "  nobody is quoted, and nothing is claimed"]) + "\n"
    lines += _voices(analysis, found, view)
    lines += _claims(analysis, found, view, only_nobody=only_nobody)
    if found.orphans:
        lines.append(paint(f"  Quotations without a speaker: {len(found.orphans)}", BOLD, view))
        lines += [_row(analysis, one.start, one.end, "", view) for one in found.orphans]
    lines += _asked(found, view)
    return "\n".join(lines) + "\n"


def _voices(analysis: Analysis, found: Sourcing, view: View) -> Iterator[str]:
    counts = Counter(voice.kind for voice in found.voices)
    said = ", ".join(f"{counts[kind]} {VOICE_WORDS[kind]}" for kind in VOICE_KINDS if counts[kind])
    yield paint(f"  Who is quoted: {said or 'nobody'}", BOLD, view)
    for kind in VOICE_KINDS:
        for voice in found.voices:
            if voice.kind == kind:
                yield _voice(analysis, voice, view)


def _voice(analysis: Analysis, voice: Voice, view: View) -> str:
    times = [f"{voice.direct} quoted"] * bool(voice.direct) + [f"{voice.indirect} reported"] * bool(voice.indirect)
    told = ", ".join(times) + (", not introduced" if voice.introduced is False else "")
    name = _cut(printable(voice.name or "nobody to be found"), _NAME)
    return _fit(f"    {_place(analysis, voice.start)}  {name:<{_NAME}}  {VOICE_WORDS[voice.kind]:<9} {told}", view)


def _claims(analysis: Analysis, found: Sourcing, view: View, *, only_nobody: bool) -> Iterator[str]:
    bare = sum(one.cover.status == "nobody" for one in found.claims)
    yield paint(f"  Claims: {len(found.claims)}, nobody behind {bare}", BOLD, view)
    for kind in KINDS:
        shown = [
            one for one in found.claims if one.claim.kind == kind and (not only_nobody or one.cover.status == "nobody")
        ]
        if shown:
            yield paint(f"    {KIND_WORDS[kind]}", DIM, view)
        for one in shown:
            yield _row(analysis, one.claim.start, one.claim.end, owner(found, one), view)
    for word, meaning in cover_legend(found).items() if not only_nobody else ():
        yield from wrap(f"{word}: {meaning}", view.width, first="    ", rest="      ")


def _row(analysis: Analysis, start: int, end: int, owner: str, view: View) -> str:
    words = printable(" ".join(analysis.read(start, end).split()))
    column = f"{_cut(printable(owner), _NAME):<{_NAME}}  " if owner else ""
    head = f"    {_place(analysis, start)}  "
    room = max(_LEAST, view.width - len(head) - len(column))
    if owner == "nobody":
        column = column.replace("nobody", paint("nobody", YELLOW, view), 1)
    return head + column + _cut(words, room)


def _asked(found: Sourcing, view: View) -> Iterator[str]:
    """Yield what a desk would look at again: one voice under a grave claim, one side heard."""
    if found.lone or found.only_voice >= 0:
        yield paint("  To look at again", BOLD, view)
    for number in found.lone:
        yield _fit(f"    alone under a grave claim: {printable(found.voices[number].name or 'nobody')}", view)
    if found.only_voice >= 0:
        yield _fit(f"    one side only is heard: {printable(found.voices[found.only_voice].name or 'nobody')}", view)


def _place(analysis: Analysis, offset: int) -> str:
    """Return a place as wide as a column of places."""
    lines = analysis.document.lines
    wide = _PLACE + (0 if lines.unit == "line" else len(lines.unit) + 1)
    return f"{place_of(offset, lines):>{wide}}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _fit(line: str, view: View) -> str:
    return _cut(line.rstrip(), max(view.width, _NAME + _LEAST))
