"""How often a known person or town is found that stands only in the spelling of another language's press.

Run by `python benchmarks/names.py foreign ARTICLES.jsonl.gz`. The forms are made by the tables of rules/data/press from
bearers of the inventory and put into sentences that name nobody else; what the rule reports on the articles is printed
by source, to be read.
"""

import argparse
import random
import re
import sys
from collections import Counter
from pathlib import Path

from names import linted, linter, rows

sys.path.append(str(Path(__file__).parent.parent / "training"))
from build_press_forms import Bearer, accepted, bearers, foreign
from press_romanization import Tables

from lint.analysis.resources.romanization import plain
from lint.engine.linter import Linter

_ALONE = (
    "{office}{name} said on Monday that the talks would go on.",
    "The talks went on until midnight, and {office}{name} left without a word.",
    "Reporters asked {office}{name} about the vote in parliament.",
)
_PLACED = (
    "Trains between the coast and {name} stopped on Monday, the operator in {country} said.",
    "The ministry of {country} said that three people had been hurt in {name} overnight.",
)
_NO_TITLE = re.compile(
    r"[a-z]+ (?:minister|secretary|general|chief)|president|chancellor|leader|governor", re.IGNORECASE
)


def _bearer_forms(every: int) -> dict[str, list[tuple[Bearer, list[tuple[str, str, str]]]]]:
    """Return every so manieth bearer of the inventory, by script, with the forms that the tables give by rule."""
    tables = Tables()
    found: dict[str, list[tuple[Bearer, list[tuple[str, str, str]]]]] = {}
    for number, bearer in enumerate(bearers()):
        if number % every == 0:
            right = accepted(bearer, tables)
            forms = [form for form in foreign(bearer, tables) if plain(form[2]) not in right]
            if forms:
                found.setdefault(bearer.language, []).append((bearer, forms))
    return found


def run(wanted: argparse.Namespace) -> int:
    """Print how many names in another press's spelling are found alone, and the findings on the articles by source.

    Forms are made by rule from every so manieth bearer of the inventory, in sentences that name nobody else. Half of
    them have the bearer's given name in the same press's spelling, half the office and the surname alone.
    """
    lint = linter("transliteration")
    chooser = random.Random(wanted.seed)
    scripts = _bearer_forms(wanted.every)
    asked: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    missed = []
    everyone = [(script, *entry) for script, entries in sorted(scripts.items()) for entry in entries]
    for _ in range(wanted.number):
        script, bearer, forms = chooser.choice(everyone)
        part, paper, form = chooser.choice(forms)
        name, text = _sentence(lint, bearer, (part, paper, form), forms, chooser)
        kind = f"{script} {'place' if part == 'p' else 'whole name' if ' ' in name else 'office and surname'}"
        start = text.index(name)
        found = any(f.span.start < start + len(name) and start < f.span.end for f in linted(lint, "form", text))
        for key in (kind, f"press {paper}", "all"):
            asked[key] += 1
            hits[key] += found
        if not found:
            missed.append(f"{kind}\t{paper}\t{text}")
    for key in sorted(asked):
        print(f"  {key}: {hits[key] / asked[key]:.3f} ({hits[key]} of {asked[key]})")
    alone = linter("foreign-press-name")
    alarms: Counter[str] = Counter()
    articles = rows(wanted.articles)
    for article in articles:
        outlet = article.get("outlet") or article.get("source") or ""
        for finding in linted(alone, article["id"], article["text"]):
            alarms[outlet] += 1
            if wanted.errors:
                print(f"{outlet}\t{article['id']}\t{finding.message}")
    print(f"{len(articles)} articles, findings to be read by source: {dict(alarms)}")
    if wanted.errors:
        print("\n".join(missed))
    return 0


def _sentence(
    lint: Linter,
    bearer: Bearer,
    asked: tuple[str, str, str],
    forms: list[tuple[str, str, str]],
    chooser: random.Random,
) -> tuple[str, str]:
    """Return a name and a sentence with it."""
    part, paper, form = asked
    if part == "p":
        country = lint.resources.gazetteer.name_of(bearer.country)
        return form, chooser.choice(_PLACED).format(name=form, country=country)
    office = _NO_TITLE.search(bearer.role)
    if part == "s" and office and chooser.random() < 1 / 2:
        return form, chooser.choice(_ALONE).format(name=form, office=office[0].title() + " ")
    other = [spelled for kind, said, spelled in forms if kind != part and said == paper]
    english = bearer.given if part == "s" else bearer.name
    rest = other[0] if other else english.split("/")[0]
    family_first = bearer.order == "family-first"
    name = f"{form} {rest}" if (part == "g") != family_first else f"{rest} {form}"
    text = chooser.choice(_ALONE).format(name=name, office="")
    return name, text[:1].upper() + text[1:]
