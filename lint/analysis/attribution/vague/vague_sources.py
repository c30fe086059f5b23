"""Find vague sources: people whom nobody can identify, with a word of saying or thinking.

Sources range from named, titled and organization down to officials, "sources" and "some". Vague ones are found by form:
a plural of people without an article (officials, voters in the valley), a quantity (some, many of them), or a person
the copy keeps anonymous (a source, a person close to the talks).
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from lint.analysis.attribution.vague import source_phrases as vaguephrases
from lint.analysis.attribution.vague import vague_cues as vaguecues
from lint.analysis.attribution.vague.person_nouns import DETERMINERS, QUANTITIES, is_people, is_source
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

Rung = Literal["officials", "kind", "sources", "some"]
"""How low a vague source stands: people in office, people of a kind, sources, or nobody in particular."""

_ONE = frozenset(("a", "an", "one", "another"))


class VagueSource(NamedTuple):
    """A vague source: tokens [first, last) of source and cue together, the number of its sentence and its rung."""

    first: int
    last: int
    sentence: int
    rung: Rung


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    sentence_at: Callable[[int], int | None],
    in_quotation: Callable[[int], bool],
    is_common: Callable[[str], bool],
    is_nationality: Callable[[str], bool],
) -> list[VagueSource]:
    """Return the vague sources outside quotation marks, in the order of the text.

    `is_common` tells whether a lower-case word is one of the language: a capital that opens a sentence is then no name.
    `is_nationality` tells whether one is a country's name or adjective: with a capital it names nobody (U.S.
    officials).
    """
    lexicon = tokens.lexicon
    heads = sorted(at for word in tokens.vocabulary if is_source(word, lexicon) for at in tokens.vocabulary[word])
    found: list[VagueSource] = []
    for head in heads:
        number = sentence_at(tokens.starts[head])
        if number is None or in_quotation(tokens.starts[head]):
            continue
        source = _read(tokens, sentences[number], number, head, is_common, is_nationality)
        if source is not None and (not found or source.first >= found[-1].last):
            found.append(source)
    return found


def _read(
    tokens: Tokens,
    sentence: Sentence,
    number: int,
    head: int,
    is_common: Callable[[str], bool],
    is_nationality: Callable[[str], bool],
) -> VagueSource | None:
    lowers = tokens.lowers
    word = lowers[head]
    first = _first(tokens, sentence, head, is_nationality)
    if first is None or not _opens_plainly(tokens, first, is_common, is_nationality):
        return None
    if _is_name(tokens, sentence, first, head):
        return None
    single = word in tokens.lexicon.words("anonymous-people") or not is_people(word, tokens.lexicon)
    if single != (lowers[first] in _ONE) or (word in QUANTITIES and vaguephrases.counts_things(tokens, sentence, head)):
        return None
    cue = _cue_behind(tokens, sentence, first, head)
    if single and _is_named(tokens, sentence, first, head, cue):
        return None
    if cue is not None:
        return VagueSource(first, cue + 1, number, _rung(tokens, first, head))
    before = vaguecues.before_it(tokens, sentence, first, head)
    if before is not None and (word not in QUANTITIES or _is_without_noun(tokens, sentence, head)):
        return VagueSource(before, head + 1, number, _rung(tokens, first, head))
    return None


def _first(tokens: Tokens, sentence: Sentence, head: int, is_nationality: Callable[[str], bool]) -> int | None:
    """Return the token that opens the source, None where it is definite."""
    word = tokens.lowers[head]
    if word == "others" and head > sentence.first and tokens.lowers[head - 1] in DETERMINERS:
        return head - 1
    return head if word in QUANTITIES else vaguephrases.opening(tokens, sentence, head, is_nationality)


def _cue_behind(tokens: Tokens, sentence: Sentence, first: int, head: int) -> int | None:
    """Return the cue whose subject the source is, unless its clause stands inside another."""
    if not vaguephrases.is_subject(tokens, sentence, first):
        return None
    cue = vaguecues.behind(tokens, sentence, head)
    if cue is not None and first > sentence.first and vaguephrases.is_embedded(tokens, first, cue):
        return None
    return cue


def _is_without_noun(tokens: Tokens, sentence: Sentence, quantity: int) -> bool:
    """Tell whether a quantity counts nothing that follows: "according to some," but not "according to some maps"."""
    after = tokens.lowers[quantity + 1] if quantity + 1 < sentence.last else "."
    return after in FUNCTION_WORDS or not after[0].isalnum()


def _is_name(tokens: Tokens, sentence: Sentence, first: int, head: int) -> bool:
    """Tell whether a capital makes the head a part of a name, not one of a party or people."""
    return tokens.is_capitalized(head) and head > sentence.first and not _is_some_of_a_party(tokens, first, head)


def _is_some_of_a_party(tokens: Tokens, first: int, head: int) -> bool:
    """Tell whether a capitalised head is a party or people after a quantity: some Republicans, several Democrats."""
    opener = tokens.lowers[first]
    partisan = tokens.lowers[head] in tokens.lexicon.words("parties-and-peoples")
    return partisan and first < head and opener in DETERMINERS and opener not in _ONE


def _opens_plainly(
    tokens: Tokens, first: int, is_common: Callable[[str], bool], is_nationality: Callable[[str], bool]
) -> bool:
    """Tell whether the first word of a noun phrase is no name."""
    word = tokens.lowers[first]
    if not tokens.is_capitalized(first) or word in FUNCTION_WORDS or is_nationality(word):
        return True
    return word in tokens.lexicon.words("parties-and-peoples") or is_common(word)


def _is_named(tokens: Tokens, sentence: Sentence, first: int, head: int, cue: int | None) -> bool:
    """Tell whether one of a kind has a name beside it: "Ruiz, an aide, said" or "an aide, Ana Ruiz, said"."""
    at = head + 1
    opens_frame = first - 2 == sentence.first and tokens.lowers[first - 2] == "according"
    insertion = at < sentence.last and tokens.words[at] == "," and not opens_frame
    if at + insertion < sentence.last and tokens.is_capitalized(at + insertion):
        return True
    apposed = first > sentence.first and tokens.words[first - 1] == ","
    return apposed and (cue is None or "," in tokens.words[head:cue])


def _rung(tokens: Tokens, first: int, head: int) -> Rung:
    word = tokens.lowers[head]
    if word in QUANTITIES or tokens.lowers[first] in QUANTITIES:
        return "some"
    if word in tokens.lexicon.words("unnamed-sources"):
        return "sources"
    return "officials" if word in tokens.lexicon.words("office-holders") else "kind"
