"""Faults of grammar put into sound sentences, and the outlets that rules are tuned on and measured on.

Each fault is a function like those of garbled.py: from a text, the start and end of a sentence in it and a chooser to
the text with the fault and the range of the sentence there, or None where the sentence has no place for it. The
tagger of newslint reads the sound sentence, so what it misreads gets no fault.
"""

import random
import re
from functools import cache
from pathlib import Path

import yaml

from lint.analysis.lexicon.inflection import Inflector
from lint.analysis.resources.resources import Resources
from lint.analysis.syntax.tokens import Tokens
from lint.engine.assembly import make_resources
from lint.rulepack import loader

TUNING = ("buzzfeed-webis", "polnear", "Korea Herald", "semeval-multi")
"""Outlets that thresholds are set on and whose alarms are read while rules are written."""
HELD_OUT = (
    "bbc",
    "hyperpartisan-byarticle",
    "wmt-human-refs",
    "ukraine-news-bias",
    "gum-wikinews",
    "Korea JoongAng Daily",
    "gdelt-multi(US)",
    "gdelt-multi(GB)",
    "Nation Thailand",
    "Jakarta Globe",
    "Straits Times",
)
"""Outlets that only measure. The raw machine translation among the modern copy is in neither group."""

Changed = tuple[str, int, int] | None

_NUMBERS = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't"}
_SWAPS = _NUMBERS | {plural: one for one, plural in _NUMBERS.items()}
_TO_BASE = frozenset("to will would can could may might must should cannot did does didn't doesn't don't won't".split())
_HAVE = frozenset("has have had having".split())
_BE = frozenset("is are was were be been being".split())
_CLAUSE_OPENERS = frozenset(", that and but because when if while as although whether".split())
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@cache
def resources() -> Resources:
    """Return the built-in resources, for their tagger and counts."""
    return make_resources(loader.load([]))


@cache
def _verbs() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the forms of each known verb, by any of its forms that belongs to one verb alone."""
    data = yaml.safe_load((Path(loader.builtin_folder()) / "lexicon" / "irregular.yaml").read_text(encoding="utf-8"))
    listed = data["irregular-verbs"]
    exceptions = {
        lemma: {form: [words] if isinstance(words, str) else words for form, words in forms.items()}
        for lemma, forms in listed.items()
    }
    inflector = Inflector(exceptions, {}, data["doubling"], data["prefixes"])
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    twice: set[str] = set()
    for lemma in sorted(resources().complements.bases):
        forms = inflector.verb(lemma)
        for word in {word for words in forms.values() for word in words}:
            if word in found:
                twice.add(word)
            found[word] = forms
    return {word: forms for word, forms in found.items() if word not in twice}


def _tagged(text: str, start: int, end: int) -> tuple[Tokens, list[str]]:
    tokens = Tokens(text[start:end])
    return tokens, resources().tagger.tag(tokens.words)


def _replaced(text: str, start: int, end: int, place: tuple[int, int], word: str) -> Changed:
    first, last = start + place[0], start + place[1]
    return text[:first] + word + text[last:], start, end + len(word) - (last - first)


def agreement(text: str, start: int, end: int, chooser: random.Random) -> Changed:
    """Give a finite verb of the present, “was” or “were” the other number."""
    tokens, tags = _tagged(text, start, end)
    found = []
    for at, word in enumerate(tokens.words):
        if not at or tokens.lowers[at - 1] in ("i", "you", "if", "to") or tags[at] not in ("VBZ", "VBP", "VBD"):
            continue
        forms = _verbs().get(word)
        if word in _SWAPS:
            found.append((at, _SWAPS[word]))
        elif forms and tags[at] == "VBZ" and word in forms["third"]:
            found.append((at, forms["base"][0]))
        elif forms and tags[at] == "VBP" and word in forms["base"]:
            found.append((at, forms["third"][0]))
    if not found:
        return None
    at, word = chooser.choice(found)
    return _replaced(text, start, end, (tokens.starts[at], tokens.ends[at]), word)


def verb_form(text: str, start: int, end: int, chooser: random.Random) -> Changed:
    """Give the verb behind an auxiliary or “to” another form of its own."""
    tokens, tags = _tagged(text, start, end)
    found = []
    for at in range(1, len(tokens)):
        head = at - 1
        while head and tags[head] == "RB":
            head -= 1
        forms, before = _verbs().get(tokens.words[at]), tokens.lowers[head]
        if not forms or at - head > 3:  # noqa: PLR2004 - two adverbs
            continue
        right = {
            "VB": forms["base"] if before in _TO_BASE else (),
            "VBN": forms["participle"] if before in _HAVE | _BE else (),
            "VBG": forms["ing"] if before in _BE else (),
        }.get(tags[at], ())
        if tokens.words[at] in right:
            allowed = set(right) | (set(forms["participle"] + forms["ing"]) if before in _BE else set())
            wrong = sorted({word for words in forms.values() for word in words} - allowed)
            found += [(at, chooser.choice(wrong))] if wrong else []
    if not found:
        return None
    at, word = chooser.choice(found)
    return _replaced(text, start, end, (tokens.starts[at], tokens.ends[at]), word)


def doubled_subject(text: str, start: int, end: int, chooser: random.Random) -> Changed:
    """Put a pronoun between the subject of a clause, a noun group or a name, and its verb."""
    tokens, tags = _tagged(text, start, end)
    found = []
    for at in range(1, len(tokens)):
        if tags[at] not in _FINITE or not tags[at - 1].startswith("NN") or not tokens.words[at].islower():
            continue
        first = at - 1
        while first and (tags[first - 1].startswith(("NN", "JJ", "DT", "PRP$", "CD")) and tokens.is_word(first - 1)):
            first -= 1
        if first and tokens.lowers[first - 1] not in _CLAUSE_OPENERS:
            continue
        if tags[at - 1] in ("NNS", "NNPS"):
            pronoun = "they"
        elif tags[at - 1] == "NNP" or tokens.lowers[at - 1] in resources().lexicon.words("people"):
            pronoun = chooser.choice(("he", "she"))
        else:
            pronoun = "it"
        found.append((at, pronoun))
    if not found:
        return None
    at, pronoun = chooser.choice(found)
    return _replaced(text, start, end, (tokens.starts[at], tokens.starts[at]), pronoun + " ")


def before_quotation(text: str, start: int, end: int, chooser: random.Random) -> Changed:
    """Take away the word, written small, right before a quotation inside the sentence."""
    found = list(re.finditer(r"(?<=\w )[a-z]+ (?=[“\"]\w)", text[start:end]))
    found = [match for match in found if text.count('"', start, start + match.end()) % 2 == 0]
    if not found:
        return None
    match = chooser.choice(found)
    return _replaced(text, start, end, match.span(), "")
