"""Cue verbs by kind and form: verbs of saying, thinking, wishing and judging.

The verbs are members of Levin's classes of English verbs (1993) as VerbNet (Kipper Schuler 2005) numbers them: those of
communication, judgment, desire and belief. Verbs that report speech only in an idiom ("shot back", "weighed in") are
left out.
"""

from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from lint.analysis.lexicon.lexicon import Lexicon

Kind = Literal["speech", "belief", "act", "attitude"]
Form = Literal["base", "third", "past", "participle", "ing"]

_NOT_CUES = ("lay", "lain")
"""Forms of cue verbs ("lie") that are nearly always those of another verb."""


class Cue(NamedTuple):
    """A verb that can be a cue: its kind, its form, and whether the form is at least as often a noun.

    "speech" verbs carry words; "act" verbs are done with words to somebody or something (praise, endorse); "attitude"
    verbs tell a view or a wish, "belief" verbs among them take a clause without "that" (think, hope). A past form that
    is also the participle is "past".
    """

    kind: Kind
    form: Form
    noun: bool
    base: str


@lru_cache(maxsize=8)
def verbs(lexicon: Lexicon) -> dict[str, Cue]:
    """Return every form of every verb that can be a cue; a verb of several kinds is of the first of `Kind`."""
    nouns = lexicon.words("cue-or-noun")
    found: dict[str, Cue] = {}
    for kind in get_args(Kind):
        for paradigm in lexicon.paradigms(f"cue-{kind}"):
            base = paradigm["base"][0]
            for form in get_args(Form):
                for word in paradigm[form]:
                    # "put", "read": taken for the past, which stands anywhere.
                    if word not in _NOT_CUES and not (form == "base" and word in paradigm["past"]):
                        found.setdefault(word, Cue(kind, form, word in nouns, base))
    return found
