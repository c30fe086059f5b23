"""Weights of the evidence that two spellings name one entity, from pairs.json."""

import json
from collections.abc import Mapping
from typing import NamedTuple


class PairWeights(NamedTuple):
    """What each piece of evidence weighs, in log-odds, by its name; made by `training/build_pairs.py`.

    `bias` is what a pair starts with, `names` what an article of many names adds. A false alarm costs as much as `cost`
    misses.
    """

    bias: float
    names: float
    cost: float
    weights: Mapping[str, float]

    @classmethod
    def of(cls, text: str) -> "PairWeights":
        """Read the text of pairs.json. Raises ValueError or KeyError where it is not such a file's."""
        content = json.loads(text)
        return cls(content["bias"], content["names"], content["cost"], content["weights"])
