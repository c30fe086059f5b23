"""Whether a text is about the spelling of a name where it stands."""

import re

from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.names.name_lexicon import name_lexicon

SIC = re.compile(r"['’]?[sS]?[\s,”\"]{0,2}[\[(]\s*sic\b", re.IGNORECASE)
"""The mark of an editor that a name is written so in the original, right behind it."""
BEFORE = 70
"""Code points before a name in which the words that gloss it are looked for."""


def is_glossed(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the text is about the spelling at [start, end): also known as, spelled, in Russian:, [sic]."""
    return bool(SIC.match(text, end) or name_lexicon(lexicon).glosses.search(text, max(0, start - BEFORE), start))
