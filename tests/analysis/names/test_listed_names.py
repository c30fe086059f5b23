"""Generated from the inventory: every variant is found where it stands, and no look-alike is taken for another name."""

import re

import pytest

from lint.analysis import Analysis
from lint.engine.assembly import make_linter, make_resources
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.source import Source

WRONG_ALONE = {"superseded", "mangled", "misspelt"}


@pytest.fixture(scope="module")
def loaded():
    return loader.load([])


@pytest.fixture(scope="module")
def family(loaded):
    rules = loaded.rules.select(select=["transliteration"])
    return make_linter(loaded, rules)


@pytest.fixture(scope="module")
def resources(loaded):
    return make_resources(loaded)


def carrier(form):
    return f"On Monday the delegates spoke about {form}, and nobody else was named."


def found(resources, text):
    analysis = Analysis(Document.of(Source("story.txt", text)), resources)
    tokens = analysis.tokens
    return {
        (occurrence.form.entry.id, text[tokens.starts[occurrence.first] : tokens.ends[occurrence.last - 1]])
        for occurrence in analysis.listed
    }


def test_every_form_of_the_inventory_is_found_in_a_carrier_sentence(loaded, resources):
    missing = [
        (entry.id, form)
        for entry in loaded.names
        for form in [entry.form, *(variant.form for variant in entry.variants)]
        if (entry.id, form) not in found(resources, carrier(form))
    ]
    assert missing == []


def full_form(entry, variant):
    """Return a person's variant as the whole name, so that it can be nobody else's."""
    if entry.kind != "person" or variant.part != "surname":
        return variant.form
    return " ".join([*entry.form.split(" ")[:-1], variant.form])


def test_every_form_that_is_wrong_alone_is_reported_with_the_right_one(loaded, family):
    silent = []
    count = 0
    for entry in loaded.names:
        for variant in entry.variants:
            if variant.standing not in WRONG_ALONE or variant.part == "given":
                continue
            count += 1
            text = f"{carrier(full_form(entry, variant))} Earlier that week {entry.form} had been in the news."
            here = text.index(variant.form)
            hits = family.lint(Source("story.txt", text)).findings
            if not any(
                hit.span.start <= here < hit.span.end or hit.span.start < here + 3 <= hit.span.end for hit in hits
            ):
                silent.append((entry.id, variant.form))
    assert count > 200
    assert silent == []


def test_no_look_alike_is_taken_for_the_name_it_resembles(loaded, family):
    wrong = []
    count = 0
    for entry in loaded.names:
        for other in entry.distinct:
            if not re.search(r"[A-Z]", other):
                continue
            count += 1
            for text in (
                f"{carrier(entry.form)} A week later the talks turned to {other}.",
                f"{carrier(other)} A week later the talks turned to {entry.form}.",
            ):
                wrong += [
                    (entry.form, other, finding.rule, finding.message)
                    for finding in family.lint(Source("story.txt", text)).findings
                    if finding.rule in ("inconsistent-name", "leaked-case-ending", "mixed-name-forms")
                ]
    assert count > 200
    assert not wrong, "\n".join(map(str, wrong))
