"""Supply what an unvocalized or syllabic script leaves out, so that the tables of rules/data/press can read a name.

Arabic, Persian and Hebrew write consonants; the vowels are taken from the English form, letter by letter. Chinese,
Japanese and Hindi are read from their usual English romanization.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from lint.analysis.resources.pinyin import syllables

_SPELLED: Mapping[str, tuple[str, ...]] = {
    "ʾ": ("", "'", "’"), "ʿ": ("", "'", "’"), "b": ("b", "p"), "t": ("t",), "ṯ": ("th", "t", "s"),
    "ǧ": ("dj", "j", "g"), "ḥ": ("h",), "ẖ": ("kh", "ch", "h"), "ḫ": ("kh", "ch", "h"), "d": ("d",),
    "ḏ": ("dh", "th", "d", "z"), "r": ("r",), "z": ("z", "s"), "s": ("s", "c"), "š": ("sh", "ch", "s"), "ṣ": ("s",),
    "ḍ": ("dh", "d", "z"), "ṭ": ("t",), "ẓ": ("dh", "z", "d"), "ġ": ("gh", "g"), "f": ("f", "ph"),
    "q": ("q", "k", "g", "gh"), "k": ("k", "c", "q"), "l": ("l",), "m": ("m",), "n": ("n",), "h": ("h", ""),
    "w": ("w", "v", "ou"), "y": ("y", "i", "j"), "p": ("p",), "č": ("ch",), "ž": ("zh", "j"), "g": ("g",),
    "v": ("v", "w"), "c": ("tz", "ts", "z"),
}  # fmt: skip
"""How English spells each consonant of the pivot."""

_VOWELS: Mapping[str, tuple[str, ...]] = {
    "ā": ("aa", "a", "e", "o"), "a": ("a", "e", "ah"), "ū": ("ou", "oo", "u", "o"), "u": ("u", "o", "ou"),
    "ī": ("ee", "i", "e", "ie"), "i": ("i", "e"), "o": ("o", "u"), "e": ("e", "i"), "ou": ("ow", "au", "o"),
    "ʾā": ("a", "aa"), "ay": ("ei", "ai", "ay", "ey"), "aw": ("au", "aw", "ow"),
}  # fmt: skip
"""How English spells each vowel that the script writes."""

_UNWRITTEN = frozenset("aeiou")
_MARKED = {"ץ׳": "č", "צ׳": "č", "ג׳": "ǧ", "ז׳": "ž", "ת׳": "ṯ"}
"""Letters that a mark behind them turns into another sound."""

_SCRIPTS = {"zh": "pinyin", "ja": "latin", "hi": "latin", "ur": "latin", "ar": "abjad", "fa": "abjad", "he": "abjad"}


def pivot(language: str, native: str, english: str, letters: Mapping[str, list[str]]) -> str:
    """Return what the table of a language reads for one word of a name, "" where the two forms do not fit.

    `letters` has the consonants that each letter of the native script stands for.
    """
    kind = _SCRIPTS.get(language)
    if kind == "abjad":
        for marked, sound in _MARKED.items():
            native = native.replace(marked, sound)
        return _aligned(native.replace("\u200c", ""), _base(english), letters)
    if kind == "pinyin":
        word = _base(english)
        found = [first + final for first, final in syllables(word)] if "-" not in word else word.split("-")
        return "-".join(found)
    return _base(english) if kind == "latin" else native


def _base(english: str) -> str:
    text = unicodedata.normalize("NFKD", english.lower())
    return "".join(letter for letter in text if not unicodedata.combining(letter) and letter not in "'’ʿʾ")


def _aligned(native: str, english: str, letters: Mapping[str, list[str]]) -> str:
    """Return the consonants of the native word with the vowels of the English one, by the cheapest alignment."""

    @cache
    def best(at: int, of: int) -> tuple[int, str] | None:
        if at == len(native) and of == len(english):
            return 0, ""
        found = []
        for cost, letter, taken, read in _steps(at, of):
            rest = best(at + letter, of + taken)
            if rest is not None:
                found.append((cost + rest[0], read + rest[1]))
        return min(found, default=None)

    def _steps(at: int, of: int) -> Iterator[tuple[int, int, int, str]]:
        """Yield the cost of a step, the letters it takes of both words, and what it reads."""
        if of < len(english) and english[of] in _UNWRITTEN:
            yield 4, 0, 1, english[of]
        if at == len(native):
            return
        for sound in _sounds(native[at], letters):
            for said in _SPELLED.get(sound, _VOWELS.get(sound, ("",))):
                if english.startswith(said, of):
                    yield _cost(sound, said), 1, len(said), sound
                    if said and sound in _SPELLED and english.startswith(said * 2, of):
                        yield 0, 1, 2 * len(said), sound * 2

    found = best(0, 0)
    return found[1] if found else ""


def _sounds(letter: str, letters: Mapping[str, list[str]]) -> list[str]:
    """Return what a letter stands for: a consonant, a vowel, or the second half of a diphthong."""
    if letter in _MARKED.values():
        return [letter]
    found = letters.get(letter, [""])
    return found + [diphthong for half, diphthong in (("y", "ay"), ("w", "aw")) if half in found]


def _cost(sound: str, said: str) -> int:
    """Return how unlikely it is that English spells a sound so: not at all, by its own letter, or by another."""
    if not said:
        return 0 if sound in ("", "ʾ", "ʿ") else 3
    return 0 if said == sound or (sound in _SPELLED and said == _SPELLED[sound][0]) else 1
