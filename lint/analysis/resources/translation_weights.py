"""Weights of the signs of machine translation, from translation.json."""

import json
from collections.abc import Mapping
from typing import NamedTuple

_FARTHEST = 4.0
"""A rate farther from the mean, in standard deviations, counts as that."""


class Sign(NamedTuple):
    """What a standard deviation of a rate weighs, in log-odds, with the mean and the deviation over articles."""

    weight: float
    mean: float
    deviation: float


class TranslationWeights(NamedTuple):
    """The weights of signs by name, made by `training/build_translation.py`.

    `bias` is the log-odds of an article in which every sign is as usual; from `sure` on a text is reported.
    """

    bias: float
    sure: float
    signs: Mapping[str, Sign]

    @classmethod
    def of(cls, text: str) -> "TranslationWeights":
        """Read the text of translation.json. Raises ValueError or KeyError where it is not such a file's."""
        content = json.loads(text)
        return cls(content["bias"], content["sure"], {name: Sign(*sign) for name, sign in content["signs"].items()})

    def parts(self, rates: Mapping[str, float]) -> dict[str, float]:
        """Return what each rate adds to the log-odds. Raises KeyError for a sign without a weight."""
        return {
            name: sign.weight * max(-_FARTHEST, min(_FARTHEST, (rates[name] - sign.mean) / sign.deviation))
            for name, sign in self.signs.items()
        }
