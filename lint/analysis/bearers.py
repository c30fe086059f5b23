"""Spellings in one article that are likely one bearer, found without a list, each with its evidence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.analysis.gazetteer import Gazetteer
from lint.analysis.inventory import Inventory
from lint.analysis.lexicon import Lexicon
from lint.analysis.romanization import plain, single_slip, skeleton, slip_distance
from lint.analysis.spellings import Spelling, Spellings
from lint.analysis.tokens import Tokens
from lint.analysis.wordlists import TITLES

_SHORTEST = 4
_LONG = 6
"""Letters from which one slip in a word is no accident: shorter words have too many neighbours."""

_CLOSE = 0.34
"""Share of the length two spellings may differ by, where their skeletons agree."""

_NEAR = 0.2
"""The same where skeletons differ, or where only the spelling speaks for one bearer."""

_LASTING = 0.75
"""Share of a word's letters that a machine which loses some from its middle leaves."""

_FAR = 0.5
"""The same for two unknown words after one rare given name."""

_SLIGHT = 0.1
"""The same where skeletons differ and only one of the two is introduced."""

_LENGTHY = 8
"""Letters from which two known places that differ in a silent letter are more likely one."""

_SAME_SOUND = 0.5
"""What one letter costs that two systems write differently (i and y, c and k) or a doubled letter."""

_SILENT = 0.65
"""What a doubled or silent letter costs: two known surnames that differ by more are two surnames."""

_SKELETON = 2
_CROWD = 12
"""A key that more words share says nothing about any two of them."""

_COMMON = 1
"""Band of a lower-case word from which a capital more likely opens a sentence than a name."""

_DERIVED = frozenset(
    """s es n an ian ians ns a i is ite ites er ers or ors ist ists ism ese ish ic in ina ine ov ova ev eva na aya ya ia e y o os
    man men o us um al ly on d ed r th ing t son sson sen ean eans z ez y's ans ies land stan ville ton town burg""".split()
)
"""Endings that make another word of a name: plurals, demonyms, feminine forms, places of people."""

_SUFFIXES = frozenset(
    """ism isms ist ists istic ite ites ian ians ia an ans ic ical ity er ers or ors ion ions ional al als ate ates
    acy ment ments ship ation ative ive ary ery y ies""".split()
)
"""English suffixes that change places on one stem (populism, populist)."""

_SPELLING_ENDINGS = frozenset(
    frozenset(pair)
    for pair in (
        ("y", "yy"), ("i", "y"), ("a", "ah"), ("i", "iy"), ("y", "iy"), ("yi", "y"), ("ii", "i"), ("ii", "y"), ("i", "yi"),
        ("ei", "ey"), ("ai", "ay"), ("oi", "oy"), ("ov", "ow"), ("l", "ll"), ("t", "tt"), ("n", "nn"),
    )
)  # fmt: skip
"""Endings of one word in two systems, however much they look like two words."""

_CASES = frozenset(
    ("", "a", "o", "u", "y", "i", "e", "om", "oy", "oi", "ou", "em", "ya", "yu", "im", "ym", "ogo", "oh")
)
"""Case endings of Russian and Ukrainian nouns in the Latin alphabet, "" for the nominative of a consonant stem."""

_FEMININE_STEMS = ("ov", "ev", "iv", "in", "yn", "sk", "ck")
_COURTESY = frozenset(("mr", "mrs", "ms", "miss"))


class Pair(NamedTuple):
    """Two spellings taken for one bearer, the rarer (or later) first, and why; `ending` where only a case ending differs."""

    odd: Spelling
    usual: Spelling
    evidence: str
    ending: bool


class Known(NamedTuple):
    """What is known beside the article."""

    gazetteer: Gazetteer
    lexicon: Lexicon
    inventory: Inventory

    def name(self, word: str) -> bool:
        """Tell whether a word is known as a name or as a common word."""
        return (
            bool(self.lexicon.capital_band(word))
            or self.lexicon.word_band(word.lower()) > _COMMON
            or self.gazetteer.knows(word)
        )


def pairs(found: Spellings, tokens: Tokens, known: Known) -> list[Pair]:
    """Return the pairs of spellings that are likely one bearer, by the place of the odd one."""
    made = [
        pair
        for first, second in _candidates(found)
        if (pair := _judge(found, first, second, tokens, known)) is not None
    ]
    return sorted(made, key=lambda pair: (pair.odd.first, pair.usual.word))


def _candidates(found: Spellings) -> Iterator[tuple[str, str]]:
    """Yield the pairs worth comparing, without comparing all.

    They share a skeleton, or become equal when each loses at most one letter (long ones: one consonant of the
    skeleton), or follow one given name and begin alike.
    """
    buckets: dict[str, list[str]] = {}
    for word in found:
        core = _core(word)
        key = skeleton(core)
        if len(key) >= _SKELETON:
            buckets.setdefault(key, []).append(word)
        letters = plain(core)
        size = len(letters)
        if size > _SHORTEST:
            for at in range(size + 1):
                buckets.setdefault("-" + letters[:at] + letters[at + 1 :], []).append(word)
        if size >= _LONG and len(key) > _SKELETON:
            for at in range(len(key) + 1):
                buckets.setdefault("~" + key[:at] + key[at + 1 :], []).append(word)
        for given in found.given_before(word):
            buckets.setdefault(f"{given} ", []).append(word)
    seen: set[tuple[str, str]] = set()
    for words in buckets.values():
        if len(words) == 1:
            continue
        for number, first in enumerate(words[:_CROWD]):
            for second in words[number + 1 : _CROWD]:
                pair = (first, second) if first < second else (second, first)
                if first != second and pair not in seen:
                    seen.add(pair)
                    yield pair


def _judge(found: Spellings, first: str, second: str, tokens: Tokens, known: Known) -> Pair | None:
    core, rival = _core(first), _core(second)
    a, b = plain(core), plain(rival)
    if {a[:1] + b, b[:1] + a} & {a, b} and "'" in first[:3] + second[:3]:
        return None  # O'Reilly and Reilly
    if not a or not b or (a == b and not _accents_differ(core, rival)):
        return None
    if "-" in core + rival and not _one_part_slips(core, rival, known):
        return None
    bands = [known.lexicon.word_band(word.lower()) for word in (first, second)]
    if all(bands) or _is_residue(first) or _is_residue(second):
        return None
    size = max(len(a), len(b))
    alike = _sound_alike(core, rival)
    distance = slip_distance(a, b, size)
    slip = single_slip(a, b)
    near = distance / size <= (_CLOSE if alike else _NEAR) or (slip and size >= _LONG)
    if not near and not (distance / size <= _CLOSE and _is_one_consonant_apart(core, rival)):
        if distance / size > _FAR or not found[first].given & found[second].given:
            return None
    ending = False
    if _is_derived(a, b) or _is_derived(b, a):
        if not _is_case_ending(a, b) or all(known.name(word) for word in (first, second)):
            return None
        ending = True
    one, other = found[first], found[second]
    if not one.uses or not other.uses or one.glosses or other.glosses:
        return None
    if _are_listed_apart(first, second, known) and not (distance <= _SILENT and one.first_given & other.first_given):
        return None
    if _stand_together(one, other, tokens) or _is_person_beside_firm(one, other):
        return None
    case = _Case(one, other, known, alike=alike, slip=slip, distance=distance, size=size, ending=ending)
    evidence = case.evidence()
    common = max(bands) >= _COMMON or first.lower() in TITLES or second.lower() in TITLES
    if not evidence or (common and not case.has_own_name()):
        return None
    odd, usual = sorted((one, other), key=lambda entry: (len(entry.uses), known.name(entry.word), -entry.first))
    return Pair(odd, usual, evidence, ending and "given" not in evidence)


class _Case:
    """What speaks for and against one bearer of two spellings that lie close together."""

    def __init__(
        self,
        one: Spelling,
        other: Spelling,
        known: Known,
        *,
        alike: bool,
        slip: bool,
        distance: float,
        size: int,
        ending: bool,
    ) -> None:
        self.one, self.other, self.known = one, other, known
        self.alike, self.slip, self.distance, self.size, self.ending = alike, slip, distance, size, ending
        self.names = [known.name(entry.word) for entry in (one, other)]
        self.unknown = self.names.count(False)
        begin = {skeleton(one.word)[:1], skeleton(other.word)[:1]}
        self.begin_alike = len(begin) == 1 or begin <= set("aeiouy")

    def has_own_name(self) -> bool:
        """Tell whether a shared given name, itself no common word, shows that a common word is a surname here."""
        shared = self.one.given & self.other.given
        return any(not self.known.lexicon.word_band(word) for word in shared)

    def evidence(self) -> str:
        """Return why the two are one bearer, or "" where nothing says so or something speaks against it."""
        one, other = self.one, self.other
        if one.family & other.family:
            return self._before_one_surname()
        if shared := _shared(one, other):
            near = self._is_near or self._is_rarely_called()
            certain = (self.unknown == 2 and near) or (self._is_near and self.begin_alike)  # noqa: PLR2004 - both
            return shared if (certain and self.unknown) or self.distance <= _SILENT else ""
        if not self._is_near or _conflict(one.given, other.given) or _conflict(one.family, other.family):
            return ""
        titles = one.titles & other.titles
        if titles and (self.unknown or self.distance <= _SILENT) and (self.alike or not titles & _COURTESY):
            return f"both are called {min(titles)}"
        if not (one.is_introduced or other.is_introduced):
            if self.known.gazetteer.same(one.word, other.word):
                return "both are known spellings of one place"
            return self._neither_introduced()
        named = [bool(entry.given or entry.family) for entry in (one, other)]
        if named[0] == named[1]:
            apart = named[0] or _conflict(one.titles, other.titles)
            return "" if apart else self._neither_introduced()
        return self._never_introduced(*((other, one) if named[0] else (one, other)))

    @property
    def _is_near(self) -> bool:
        return self.distance / self.size <= (_CLOSE if self.alike else _NEAR) or (self.slip and self.size >= _LONG)

    def _is_rarely_called(self) -> bool:
        """Tell whether two given names, or one that is no known name, are shared: hardly by two people in one article."""
        shared = self.one.given & self.other.given
        if not self.begin_alike or self.size <= _SHORTEST:
            return False
        if len(shared) > 1:
            return True
        rare = any(not self.known.lexicon.capital_band(word.capitalize()) for word in shared)
        near = self.alike or _is_one_consonant_apart(self.one.word, self.other.word)
        return rare and near and self.distance / self.size <= _CLOSE

    def _before_one_surname(self) -> str:
        one, other = self.one, self.other
        certain = self.alike or (self.unknown and self.slip)
        if certain and not self.ending and self._is_near:
            return f"both stand before {_shown(one, one.family & other.family)}"
        return ""

    def _never_introduced(self, bare: Spelling, named: Spelling) -> str:
        """Judge a word that never has a given name of its own beside one that has."""
        if bare.alone < len(bare.uses) or bare.organisations == len(bare.uses):
            return ""
        if _conflict(bare.titles - _COURTESY, named.titles - _COURTESY) and self.unknown < 2:  # noqa: PLR2004 - both
            return ""
        said = f"{bare.word} is never introduced"
        if self.ending and not named.given:
            return ""
        if self.size < _LONG:
            heard = self.distance <= _SAME_SOUND or (self.slip and not self.known.name(bare.word))
            return said if self.alike and heard and self.unknown and self.size > _SHORTEST else ""
        share = self.distance / self.size
        if not self.known.name(bare.word):
            if self.known.name(named.word):
                return said if self.slip else ""
            limit = _CLOSE if named.given else _NEAR
            near = (self.alike and share <= limit) or self.slip or share <= _SLIGHT or self._lost_inside()
            return said if near else ""
        return said if self.alike and (self.distance <= _SAME_SOUND or (share <= _NEAR and self.unknown)) else ""

    def _lost_inside(self) -> bool:
        """Tell whether one word is the other without a few letters from its middle."""
        shorter, longer = sorted((plain(self.one.word), plain(self.other.word)), key=len)
        start = _common(shorter, longer)
        end = _common(shorter[::-1], longer[::-1])
        return (
            min(start, end) >= _SHORTEST - 1 and start + end >= len(shorter) and len(shorter) >= _LASTING * len(longer)
        )

    def _neither_introduced(self) -> str:
        one, other = self.one, self.other
        if self.size < _LONG and (self.distance > _SAME_SOUND or not self.alike):
            return ""
        if self.unknown == 2:  # noqa: PLR2004 - both
            if self.ending and not (one.places and other.places):
                return ""
            near = self.alike or self.slip or (self.size >= _LENGTHY + 2 and self.distance / self.size <= _SLIGHT)
            return "neither is introduced as somebody else" if near else ""
        if self.unknown == 1:
            odd, usual = (one, other) if not self.names[0] else (other, one)
            if self.ending:
                place = usual.places or self.known.gazetteer.knows(usual.word)
                return "both stand where a place does" if odd.places and place else ""
            if self.slip and (self.size >= _LONG or self.distance <= _SAME_SOUND):
                return f"{usual.word} is known and {odd.word} is not"
            return ""
        if self.ending or self.size < _LENGTHY:
            return ""
        if self.distance <= _SILENT and one.places and other.places:
            return "both stand where a place does"
        if self.distance <= _SAME_SOUND and self.alike:
            return "neither is introduced as somebody else"
        return ""


_ARTICLE = re.compile(r"^(?:al|el|as|ash|ar|ad|an|at|az)-", re.IGNORECASE)
_RESIDUE = re.compile("[ÂÃâ€™]")
_ASIDE = re.compile(r"['’ʼ‘ʻ`´-]")


def _core(word: str) -> str:
    """Return a word without the Arabic article, which comes and goes."""
    return _ARTICLE.sub("", word) if "-" in word else word


def _accents_differ(first: str, second: str) -> bool:
    """Tell whether two words of the same plain letters differ in an accent, and not just in case or apostrophes."""
    return _ASIDE.sub("", first.lower()) != _ASIDE.sub("", second.lower())


def _is_residue(word: str) -> bool:
    return not word.isascii() and _RESIDUE.search(word) is not None


def _shown(entry: Spelling, words: set[str]) -> str:
    """Return one of the folded words as it is written beside the entry."""
    return next((part for use in entry.uses for part in use.after if plain(part) in words), min(words))


def _shared(one: Spelling, other: Spelling) -> str:
    """Return what the given names before two spellings have in common, "" for nothing."""
    if one.first_given & other.first_given or one.only_given & other.given or other.only_given & one.given:
        return "the same given name"
    for a in one.first_given:
        for b in other.first_given:
            if min(len(a), len(b)) >= _SHORTEST and (skeleton(a) == skeleton(b) or single_slip(a, b)):
                return "the given names are alike too"
    return ""


def _conflict(first: set[str], second: set[str]) -> bool:
    """Tell whether two sets of words have nothing in common, not even an initial or another spelling."""
    if not first or not second:
        return False
    return not any(
        a == b or (min(len(a), len(b)) <= 2 and a[:1] == b[:1]) or skeleton(a) == skeleton(b) or single_slip(a, b)  # noqa: PLR2004
        for a in first
        for b in second
    )


def _are_listed_apart(first: str, second: str, known: Known) -> bool:
    """Tell whether the inventory knows the two words as names of different bearers."""
    forms = known.inventory.forms
    entries = [
        {
            form.entry["id"]: form.entry
            for form in forms.get(word.lower(), ())
            if len(form.words) == 1 and form.part != "given"
        }
        for word in (first, second)
    ]
    if entries[0].keys() & entries[1].keys():
        # Two forms of one entry: the rules for listed names report those that have a standing of their own.
        standings = {form.standing for word in (first, second) for form in forms[word.lower()]}
        return not standings & {"other", "historical", "foreign"}
    if entries[0] and entries[1]:
        return True
    return any(
        rival in name.split()
        for word, rival in ((first, second), (second, first))
        for form in forms.get(word.lower(), ())
        for name in form.entry.get("distinct", ())
    )


def _stand_together(one: Spelling, other: Spelling, tokens: Tokens) -> bool:
    """Tell whether the two stand in one list or one name: X and Y, X, Y, X or Y."""
    for use in one.uses:
        for rival in other.uses:
            early, late = sorted((use, rival), key=lambda entry: entry.span.start)
            between = tokens.words[early.mention.last : late.mention.first]
            if early.mention == late.mention or (len(between) <= _LIST and all(word in _LINKS for word in between)):
                return True
    return False


_LIST = 2
_LINKS = frozenset((",", "and", "or", "&", "/", "vs", "versus", "-", "–"))


def _is_person_beside_firm(one: Spelling, other: Spelling) -> bool:
    """Tell whether one spelling only names a firm or a thing and the other a person: a founder may spell his differently."""
    for firm, person in ((one, other), (other, one)):
        if firm.organisations == len(firm.uses) and not person.organisations and (person.given or person.titles):
            return True
    return False


def _one_part_slips(first: str, second: str, known: Known) -> bool:
    """Tell whether two compounds differ in one long part, by one slip, and one of the two is no known name."""
    parts, others = first.split("-"), second.split("-")
    if len(parts) != len(others):
        return False
    differing = [(a, b) for a, b in zip(parts, others, strict=True) if a.lower() != b.lower()]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    return (
        min(len(a), len(b)) > _SHORTEST and single_slip(a.lower(), b.lower()) and not (known.name(a) and known.name(b))
    )


def _sound_alike(first: str, second: str) -> bool:
    """Tell whether two words have one skeleton; c stands for ts in some systems."""
    if skeleton(first) == skeleton(second):
        return True
    pair = [word.lower() for word in (first, second)]
    return any("ts" in word for word in pair) and skeleton(pair[0].replace("ts", "c")) == skeleton(
        pair[1].replace("ts", "c")
    )


def _is_one_consonant_apart(first: str, second: str) -> bool:
    return single_slip(skeleton(first), skeleton(second))


def _is_derived(shorter: str, longer: str) -> bool:
    """Tell whether the longer word is the shorter one with an ending, or both are one stem with two such endings."""
    stem = _common(shorter, longer)
    rest, other = shorter[stem:], longer[stem:]
    if stem < _SHORTEST - 1:
        return False
    if shorter[:stem].endswith("enk") and {rest, other} == {"o", "a"}:
        return False  # -enko in Ukrainian and Russian, -enka in Belarusian
    if any(frozenset((shorter[stem - back :], longer[stem - back :])) in _SPELLING_ENDINGS for back in (0, 1, 2)):
        return False
    if (not rest or rest in _DERIVED) and other in _DERIVED:
        return True
    return any(
        shorter[stem - back :] in _SUFFIXES and longer[stem - back :] in _SUFFIXES
        for back in range(1, stem - _SHORTEST + 2)
    )


def _is_case_ending(first: str, second: str) -> bool:
    stem = _common(first, second)
    rest, other = first[stem:], second[stem:]
    if rest not in _CASES or other not in _CASES:
        return False
    if first[:stem].endswith("sk") and {rest, other} & {"y", "i"} and {rest, other} & {"", "iy", "om", "ogo"}:
        return False  # the adjective of a town
    feminine = {rest, other} & {"a"} and {rest, other} & {""} and first[:stem].endswith(_FEMININE_STEMS)
    return not feminine


def _common(first: str, second: str) -> int:
    stem = 0
    while stem < min(len(first), len(second)) and first[stem] == second[stem]:
        stem += 1
    return stem


def is_respelling(first: str, second: str, known: Known) -> bool:
    """Tell whether two surnames after one given name, in different articles, are likely one surname in two spellings."""
    a, b = plain(_core(first)), plain(_core(second))
    size = max(len(a), len(b), 1)
    if a == b or min(len(a), len(b)) < _SHORTEST or _is_derived(a, b) or _is_derived(b, a):
        return False
    if _are_listed_apart(first, second, known):
        return False
    distance = slip_distance(a, b, size)
    if known.name(first) and known.name(second):
        return distance <= _SAME_SOUND
    alike = _sound_alike(_core(first), _core(second))
    begin = skeleton(first)[:1] == skeleton(second)[:1]
    return (alike and distance / size <= _CLOSE) or (begin and size >= _LONG and single_slip(a, b))


def groups(found: Sequence[Pair]) -> list[list[Pair]]:
    """Return the pairs by bearer: pairs that share a spelling are one group, in the order of the first pair of each."""
    made: list[list[Pair]] = []
    for pair in found:
        joined = [
            group for group in made if any({pair.odd.word, pair.usual.word} & {p.odd.word, p.usual.word} for p in group)
        ]
        if not joined:
            made.append([pair])
            continue
        joined[0].append(pair)
        for group in joined[1:]:
            joined[0].extend(group)
            made.remove(group)
    return made
