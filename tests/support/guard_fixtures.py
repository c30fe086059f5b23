"""Fixtures in YAML: a text, the guard that it pins, and what layers of the analysis, or all rules, read in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.shipped_resources import PACK, RESOURCES

from lint.analysis import Analysis
from lint.rulepack.rule import Status
from lint.text.document import Document
from lint.text.source import Source

PREVIEWED = sorted(rule.id for rule in PACK.rules if rule.status is Status.PREVIEW)
FOLDER = Path(__file__).resolve().parent.parent / "fixtures"


def analysed(text: str) -> Analysis:
    return Analysis(Document.of(Source("story.txt", text)), RESOURCES)


def attributions(made: Analysis) -> list[dict[str, Any]]:
    found = []
    for relation in made.relations:
        one = relation.attribution
        found.append(
            {
                "source": made.read(one.source_start, one.source_end),
                "cue": made.read(one.cue_start, one.cue_end),
                "content": [made.read(*part) for part in relation.contents],
                "is": f"{relation.manner} {one.cue_kind} {one.kind}",
                **({"speaker": relation.name} if relation.name else {}),
            }
        )
    return found


def vague(made: Analysis) -> list[str]:
    starts, ends = made.tokens.starts, made.tokens.ends
    return [f"{made.read(starts[one.first], ends[one.last - 1])} ({one.rung})" for one in made.vague_sources]


def remarks(made: Analysis) -> list[dict[str, str]]:
    return [
        {"quotation": made.read(one.start, one.end), "is": one.kind, "source": one.source, "speaker": one.name}
        for one in made.remarks
    ]


def mentions(made: Analysis) -> list[str]:
    return [" ".join(one.words) + f" (title {one.title})" * bool(one.title) for one in made.mentions]


def entities(made: Analysis) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "kind": one.kind, "forms": {form.text: len(form.spans) for form in one.forms}}
        for one in made.entities
    ]


def towns(made: Analysis) -> list[str]:
    return [f"{one.name} {one.relation} {one.country}" for one in made.town_slots]


def sentences(made: Analysis) -> list[str]:
    return [made.read(one.start, one.end) for one in made.sentences]


def quotations(made: Analysis) -> list[str]:
    return [made.read(one.start, one.end) + " (nested)" * one.nested for one in made.quotations]


def groups(made: Analysis) -> list[str]:
    found = []
    for number, sentence in enumerate(made.sentences):
        words, reading = made.tokens.words[sentence.first : sentence.last], made.sentence_words(number).reading
        found += [f"{' '.join(words[one.first : one.last])} ({one.number})" for one in reading.nouns]
        for one in reading.verbs:
            kinds = ["finite"] * one.finite + ["passive"] * one.passive + ["not"] * one.negated
            subject = reading.subject(one.first) if one.finite else None
            head = f" of {words[subject.head]}, {subject.kind}" if subject and subject.head >= 0 else ""
            found.append(f"{' '.join(words[one.first : one.last])} ({' '.join(kinds)}){head}")
    return found


LAYERS: dict[str, Callable[[Analysis], list[Any]]] = {
    layer.__name__: layer
    for layer in (attributions, vague, remarks, mentions, entities, towns, sentences, quotations, groups)
}
LAYERS["genres"] = lambda made: sorted(made.genres)


def findings(lint: Callable[..., Any], text: str) -> list[str]:
    """Return rule and words of each finding of all rules, those that are still tried out included."""
    result = lint(text, "all", *PREVIEWED)
    assert result.failures == ()
    return [f"{one.rule}: {text[one.span.start : one.span.end]}" for one in result.findings]


def entries(folder: str) -> Iterator[Any]:
    """Yield the entries of a folder as pytest parameters; raises ValueError where a file or an entry is not well formed."""
    for path in sorted((FOLDER / folder).glob("*.yaml")):
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(read, list) or not read:
            message = f"{path.name}: not a list of entries"
            raise ValueError(message)
        for number, entry in enumerate(read, 1):
            wanted = entry.keys() - {"why", "text"}
            if not {"why", "text"} <= entry.keys() or not wanted or wanted - {*LAYERS, "findings"}:
                message = f"{path.name}: entry {number} has the keys {sorted(entry)}"
                raise ValueError(message)
            yield pytest.param(entry, id=f"{path.stem}: {entry['why']}")


def check(entry: dict[str, Any], lint: Callable[..., Any]) -> None:
    """Compare each layer that an entry names, in full."""
    made = analysed(entry["text"])
    for key, expected in entry.items():
        if key == "findings":
            assert findings(lint, entry["text"]) == expected
        elif key in LAYERS:
            assert LAYERS[key](made) == expected
