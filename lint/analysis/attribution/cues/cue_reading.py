"""`CueReading`: one cue with its source; its content is not known yet."""

from typing import Literal, NamedTuple

from lint.analysis.syntax.offsets import Offsets

Range = tuple[int, int]
"""Tokens, half-open."""

CueKind = Literal["speech", "act", "attitude", "belief", "source", "noun", "colon"]
REPORTING = frozenset(("speech", "source", "noun", "colon"))
"""Kinds of cue that report words; the others tell what somebody does with words, or thinks."""


class CueReading(NamedTuple):
    """One cue: source and cue as tokens, half-open, and what kind of cue it is.

    An empty source means that nobody is given. `covers` is the content where the reading itself shows it (a passive's
    subject), `inverted` tells that the source stands behind the cue. `base` is the verb's base form, or the cue itself.
    """

    source: Range
    cue: Range
    sentence: int
    cue_kind: CueKind
    inverted: bool
    covers: Range | None
    base: str

    def shifted(self, before: Offsets) -> "CueReading":
        """Return it as it is where so much stands before."""
        token = before.token
        source, cue, number, kind, inverted, covers, base = self
        if covers is not None:
            covers = (covers[0] + token, covers[1] + token)
        return CueReading(
            (source[0] + token, source[1] + token),
            (cue[0] + token, cue[1] + token),
            number + before.sentence,
            kind,
            inverted,
            covers,
            base,
        )

    def unsourced(self) -> "CueReading":
        """Return it without its source, as that of words that somebody said, and nobody knows who."""
        return self._replace(source=(self.cue[0], self.cue[0]), inverted=False)
