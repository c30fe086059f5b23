"""The name of a source: that of the head of its phrase, or of the apposition behind its role."""

from lint.analysis.attribution.cues.function_words import DAYS, DETERMINERS, POSSESSIVE, PREPOSITIONS
from lint.analysis.attribution.vague.person_nouns import is_listed, is_one_person, is_people
from lint.analysis.lexicon.closed_classes import PARTICLES
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.syntax.tokens import Tokens

_BEHIND_NAMES = frozenset("jr sr ii iii iv himself herself itself themselves s".split())
_NO_NAMES = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset(
        "nearly almost roughly approximately fewer more less not only just q a nobody somebody someone everybody everyone anybody anyone others reporter interviewer question answer".split()
    )
)
"""What a capital makes no name of at the head of a sentence, or as the label of an interview."""
_STOPS = frozenset(",(—–")
_OF_ONE = POSSESSIVE | {"the"}
_OFFICES = ("titles", "office-holders", "his-nouns", "her-nouns")
_PLURALS = ("ists", "ians", "crats", "tors", "women")
"""Endings of plurals for people that hardly any surname has."""
_GIVEN_NAMES = ("her-names", "his-names")
_LONGEST_NAME = 4
ENDS_HEAD = frozenset("to in before from on by with up at as into about among between which".split())
"""Words behind which a phrase says more of its head."""


def of_head(tokens: Tokens, first: int, last: int) -> str:
    """Return the folded last word of the name that is the head of tokens [first, last), "" where the head is none.

    What modifies the head names nobody: the Ukrainian president, a Labour member.
    """
    end = next((at for at in range(first + 1, last) if tokens.lowers[at] in ENDS_HEAD), last)
    for number in range(end - 1, first - 1, -1):
        lower = tokens.lowers[number]
        if not tokens.is_word(number) or lower in _BEHIND_NAMES or (lower in DAYS and number > first):
            continue
        if _is_no_name(tokens, first, number):
            return ""
        if _is_office(tokens, first, number):
            return behind_office(tokens, number, len(tokens))
        return lower if tokens.is_capitalized(_first_part(tokens, first, number)) else ""
    return ""


def _is_no_name(tokens: Tokens, first: int, at: int) -> bool:
    """Tell whether a head with a capital is no name: a Dane, Commentary at the head of a sentence, an initial."""
    lower = tokens.lowers[at]
    if at == first:
        return lower in _NO_NAMES or _is_common(lower, tokens.lexicon)
    if len(lower) == 1 and tokens.words[at - 1] == "." and tokens.adjacent(at - 1):
        return True  # the last of several initials
    return at == first + 1 and tokens.lowers[first] in ("a", "an")


def _is_common(lower: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded word is a noun for people or papers, which only the head of a sentence gives a capital."""
    plural = lower.endswith(_PLURALS) and is_people(lower, lexicon)
    return plural or is_listed(lower, lexicon) or lower in lexicon.words("document-sources")


def _is_office(tokens: Tokens, first: int, at: int) -> bool:
    """Tell whether the head at a token is an office with a capital: the President, Minister of Trade."""
    titles = tokens.lexicon.words("titles")
    if tokens.lowers[first] in DETERMINERS and at == first + 1 and is_one_person(tokens.lowers[at], tokens.lexicon):
        return True  # "the Coordinator"
    if tokens.lowers[at] not in titles or not tokens.is_capitalized(at):
        return False
    if tokens.lowers[first] in DETERMINERS or tokens.lowers[at + 1 : at + 2] == ["of"]:
        return True
    # A title that closes a phrase is a surname only behind what can be a given name: Foreign Minister, Stephen King.
    return at == first or tokens.lowers[at - 1] in titles or tokens.words[at - 1].isupper()


def behind_office(tokens: Tokens, office: int, last: int) -> str:
    """Return the folded last word of the name behind an office and where it is held: Minister of Trade Ana Ruiz.

    A given name shows that one begins there, or a word that ends the name of a body before two capitals.
    """
    at = office + 1
    given = [tokens.lexicon.words(name) for name in _GIVEN_NAMES]
    while at < last and tokens.is_word(at):
        if at + 1 < last and tokens.is_capitalized(at + 1) and any(tokens.lowers[at] in names for names in given):
            end = _end_of_name(tokens, at, min(at + _LONGEST_NAME, last))
            return of_head(tokens, at, end)
        at += 1
    ends_body = at - 3 > office and tokens.lowers[at - 3] in tokens.lexicon.words("bodies")
    return (
        tokens.lowers[at - 1] if ends_body and tokens.is_capitalized(at - 2) and tokens.is_capitalized(at - 1) else ""
    )


def _first_part(tokens: Tokens, first: int, at: int) -> int:
    """Return the token that opens the word whose last part is at a token: of Ji-won, Ji."""
    while at - 2 >= first and tokens.words[at - 1] == "-" and tokens.adjacent(at - 1):
        at -= 2
    return at


def apposed(tokens: Tokens, first: int, head: int, last: int) -> str:
    """Return the folded last word of the name behind the comma of a role: the mayor of Galati, Ana Ruiz.

    The role is the tokens [first, head), and more may hang on it.
    """
    comma = next((at for at in range(head, last) if tokens.words[at] in _STOPS), last)
    if comma + 1 >= last or tokens.words[comma] != ",":
        return ""
    noun = next((at for at in range(first + 1, head) if tokens.lowers[at] in ENDS_HEAD), head) - 1
    if comma > noun + 1 and not _names_one(tokens, first, noun, comma):
        return ""
    end = _end_of_name(tokens, comma + 1, last)
    of_one_word = end - comma == 2  # noqa: PLR2004 - the comma and a word, which is as often a place
    closed = end >= last or tokens.words[end] in ",("
    return "" if of_one_word or not closed else of_head(tokens, comma + 1, end)


def _end_of_name(tokens: Tokens, first: int, last: int) -> int:
    end = first
    while end < last and (tokens.is_capitalized(end) or tokens.words[end] in ".-’'" or tokens.lowers[end] in PARTICLES):
        end += 1
    return end


def _names_one(tokens: Tokens, first: int, noun: int, comma: int) -> bool:
    """Tell whether a person's name can stand behind the comma of a long role, whose head is the token `noun`.

    The role is one person's: "the", "its" or an owner opens it. Behind a place what follows is as often a place too, as
    in "the mayor of Galati, Western Moldavia", unless it is a known given name.
    """
    lexicon, lower = tokens.lexicon, tokens.lowers[noun]
    is_owned = tokens.lowers[first] in _OF_ONE or "'s" in tokens.lowers[first:noun]
    if not is_owned or not (is_one_person(lower, lexicon) or any(lower in lexicon.words(name) for name in _OFFICES)):
        return False
    given = tokens.lowers[comma + 1]
    return not tokens.is_capitalized(comma - 1) or any(given in lexicon.words(name) for name in _GIVEN_NAMES)
