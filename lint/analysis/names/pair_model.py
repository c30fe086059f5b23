"""How likely two spellings name one entity: a logistic regression over named evidence, and the reasons in words.

The method is record linkage (Fellegi and Sunter, "A Theory for Record Linkage", 1969) with fitted weights.
"""

from collections.abc import Mapping
from math import log
from typing import NamedTuple

from lint.analysis.names.first_mentions import is_named, shown
from lint.analysis.names.pair_facts import PairFacts
from lint.analysis.names.pair_features import article_size, features
from lint.analysis.resources.pair_weights import PairWeights

_REASONS = 3
"""Reasons that a message gives at most."""
_WORTH_TELLING = 0.2
"""What a reason weighs at least, in log-odds."""


class Reading(NamedTuple):
    """What the evidence of a pair weighs, in log-odds, and the reasons to take the two for one, the strongest first."""

    score: float
    reasons: tuple[str, ...]


def read(facts: PairFacts, weights: PairWeights) -> Reading:
    """Return what the evidence of a pair weighs, but for the size of the article, and the strongest reasons."""
    parts = {name: weights.weights.get(name, 0.0) * value for name, value in features(facts).items()}
    return Reading(weights.bias + sum(parts.values()), _reasons(facts, parts))


def is_one_entity(reading: Reading, names: int, weights: PairWeights) -> bool:
    """Tell whether a pair is worth reporting in an article of so many names: many have a few alike by chance.

    That is, whether a false alarm, at its cost and its odds, costs less than a miss.
    """
    return reading.score + weights.names * article_size(names) >= log(weights.cost)


def _reasons(facts: PairFacts, parts: Mapping[str, float]) -> tuple[str, ...]:
    """Return the relation of the two, and what else speaks most for one entity, in words."""
    words = _words(facts)
    relation = next((words[name] for name in _RELATIONS if name in parts and name in words), "")
    ranked = sorted((-weight, name) for name, weight in parts.items() if name in words and name not in _RELATIONS)
    told = [words[name] for weight, name in ranked if -weight >= _WORTH_TELLING]
    return tuple(dict.fromkeys(reason for reason in (relation, *told) if reason))[:_REASONS]


_RELATIONS = (
    "same surname behind",
    "same given name",
    "initial fits",
    "given names alike",
    "given names near",
    "same title",
    "same courtesy",
    "one place",
    "never introduced",
    "neither introduced",
)
"""The relations that are told first, the most telling ahead."""


def _words(facts: PairFacts) -> Mapping[str, str]:
    """Return what a desk calls each piece of evidence that a message may name."""
    one, other = facts.one, facts.other
    odd, usual = (one, other) if facts.names[1] else (other, one)
    bare, full = (other, one) if is_named(one) else (one, other)
    surnames, titles, heads = one.family & other.family, one.titles & other.titles, one.heads & other.heads
    return {
        "same surname behind": f"both stand before {shown(one, surnames)}" if surnames else "",
        "same given name": "the same given name",
        "initial fits": "the initial fits the given name",
        "given names alike": "the given names are alike too",
        "given names near": "the given names are alike too",
        "same title": f"both are called {min(titles)}" if titles else "",
        "same courtesy": f"both are called {min(titles)}" if titles else "",
        "one place": "both are known spellings of one place",
        "never introduced": f"{bare.word} is never introduced",
        "neither introduced": "neither is introduced as somebody else",
        "same noun behind": f"both are a {min(heads)}" if heads else "",
        "both places": "both stand where a place does",
        "same role": "both are described alike",
        "more given names": "they share more than one name",
        "rare given name": "few people have that given name",
        "bare behind the introduction": f"it comes after {full.word} is introduced",
        "one known": f"{usual.word} is a known name or word and {odd.word} is not",
        "none known": "neither is a known name",
        "one slip": "one letter differs",
        "swapped": "two letters are swapped",
        "doubled": "one letter is doubled",
        "only marks": "only an accent or an apostrophe differs",
        "one sound": "only what one sound is written with differs",
        "one skeleton": "they sound alike",
    }
