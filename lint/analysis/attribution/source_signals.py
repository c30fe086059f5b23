"""Where an article gives a source in any shape, so that a claim beside it is not called unsourced.

Three things give one: an attribution, a quotation, and the words in `signs`. An attribution is a triple; this is wider, for a claim is owned by more than a speaker: a study, a filing, a video the
desk has seen, its own count. It is used to keep silent, never to report.
"""

from collections.abc import Callable, Iterable

from lint.analysis.lexicon.word_lists import DOCUMENT_NOUNS, SAYING_VERBS
from lint.analysis.syntax.tokens import Tokens

_ACTS = frozenset(
    """order orders ordered ordering rule rules ruled ruling point points pointed pointing call calls called calling
    demand demands demanded propose proposes proposed signal signals slam slams slammed blast blasts post posts read
    reads reading answer answers repeat repeats counter joke jokes mention maintain maintains maintained maintaining
    think thinks thought promise promises pledge pledges boast boasts estimated estimate counter counters brag
    trumpet trumpets note notes hail hails tout touts add adds added law bill book books treaty budget ad website page
    people vow vows accuse inform urge described describe describes deny denies observe observes reveal""".split()
)
"""Forms that are as often acts or things as ways of saying."""

_EVIDENCE = frozenset(
    """according citing cited quoted quoting reportedly allegedly alleged studies study surveys surveyed survey poll polls
    polling reports reported reporting documents records data figures statistics research researchers found finds shows
    showed shown suggests indicates indicated indicate show findings testified testimony interview interviews transcript
    footage photos photographs videos video witnesses source sources estimates estimate census experts analysts
    economists scientists spokesman spokeswoman spokesperson per via memo emails leaked sees viewed via believes believe
    believed contends projections projected projects projection polled spokesmen heard watched tells revealed stated
    referred refers discovered learned obtained reviewed measured accusing accused accuses argues argued criticized denounced predicted predicts""".split()
)
"""Words that give a source, or the place where something can be looked up."""

_SIGNS = (SAYING_VERBS | DOCUMENT_NOUNS) - _ACTS | _EVIDENCE


def signs(tokens: Tokens, sentence_at: Callable[[int], int | None], masked: Iterable[int]) -> frozenset[int]:
    """Return the numbers of the sentences with a word that gives a source.

    `masked` are the places of addresses and handles that count as a source.
    """
    found: set[int] = set()
    for word in _SIGNS & tokens.vocabulary.keys():
        found.update(n for at in tokens.vocabulary[word] if (n := sentence_at(tokens.starts[at])) is not None)
    found.update(n for start in masked if (n := sentence_at(start)) is not None)
    return frozenset(found)
