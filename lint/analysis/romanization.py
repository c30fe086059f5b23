"""How far apart two Latin spellings of one name may lie: folding, a consonant skeleton and a distance.

The classes of letters follow the correspondences of the romanization systems in use for Russian, Ukrainian, Arabic,
Persian, Hebrew, Chinese, Korean and Japanese names in the English, German and French press.
"""

import re
import unicodedata
from functools import lru_cache

_CLASSES = (
    ("shch", "S"),
    ("schtsch", "S"),
    ("tsch", "C"),
    ("tch", "C"),
    ("sch", "S"),
    ("dzh", "J"),
    ("dsch", "J"),
    ("zh", "J"),
    ("kh", "h"),
    ("sh", "S"),
    ("ch", "C"),
    ("ts", "T"),
    ("tz", "T"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("gh", "g"),
    ("ck", "k"),
    ("dj", "J"),
)
_LETTERS = str.maketrans({"q": "k", "c": "k", "w": "v", "g": "h", "j": "J", "x": "k"})
_FINAL_OV = re.compile(r"(?:off|ow|of|ev|eff|ef|ew)$")
_SILENT_H = re.compile(r"h$")
_VOWELS = re.compile(r"[aeiouy]")
_DOUBLE = re.compile(r"(.)\1+")
_APOSTROPHES = re.compile(r"['’ʼ‘ʻ`´-]")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Return a name in lower case without accents, apostrophes and hyphens; ł, ø, đ and the like become their base."""
    if name.isascii():
        return _APOSTROPHES.sub("", name.lower())
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_SPECIAL))
    return _APOSTROPHES.sub("", "".join(letter for letter in decomposed if not unicodedata.combining(letter)))


_SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """Return the consonants of a name in classes that romanization systems confuse; equal for likely variants."""
    letters = plain(name)
    letters = _FINAL_OV.sub("ov", letters)
    letters = _SILENT_H.sub("", letters)
    for pair, single in _CLASSES:
        if pair in letters:
            letters = letters.replace(pair, single)
    letters = _DOUBLE.sub(r"\1", letters.translate(_LETTERS))
    return _DOUBLE.sub(r"\1", letters[:1] + _VOWELS.sub("", letters[1:])) if letters else ""


_COARSE = (("tch", "s"), ("ts", "s"), ("tz", "s"), ("tc", "s"), ("tx", "s"), ("dz", "s"), ("dj", "s"), ("dh", "s"))
_COARSE_LETTERS = str.maketrans(
    dict.fromkeys("kqcgxjsz", "s") | dict.fromkeys("td", "t") | dict.fromkeys("bpf", "b") | {"r": "l", "n": "m"}
    | dict.fromkeys("aeiouywvh", "")
)  # fmt: skip


@lru_cache(maxsize=4096)
def coarse(name: str) -> str:
    """Return the consonants of a name in the few classes that no system tears apart; v, w, y and h count as vowels."""
    letters = plain(name)
    for group, single in _COARSE:
        if group in letters:
            letters = letters.replace(group, single)
    return _DOUBLE.sub(r"\1", letters.translate(_COARSE_LETTERS))


# Letters that one slip turns into another: by sound (b/v, k/t in a copyist's eye, h/g, l/r), by detours through
# kana and pinyin, and between vowels. A pair costs less than two letters that have nothing in common.
_SLIPS = {
    pair: cost
    for pairs, cost in (
        (
            (
                "bv",
                "vw",
                "bw",
                "fv",
                "pb",
                "pf",
                "hg",
                "gk",
                "kh",
                "qk",
                "ck",
                "kc",
                "lr",
                "dt",
                "td",
                "sz",
                "jy",
                "jz",
                "cs",
                "xh",
                "xs",
                "mn",
                "zc",
                "jg",
                "fh",
            ),
            0.5,
        ),
        (("kt", "tk", "ct", "ts", "nr", "uv", "hn", "rn", "il", "ft"), 0.7),
        (("iy", "ae", "ei", "ou", "ao", "ey", "iu", "uy", "eo", "ia", "ue", "ua", "yj", "oy", "ay", "io"), 0.4),
    )
    for both in pairs
    for pair in (both, both[::-1])
}
_LENGTHENING = 0.5
"""The cost of writing a letter twice or once, and of a silent h or a vowel that comes and goes."""

_LIGHT = frozenset("aeiouyhj")


def slip_distance(first: str, second: str, limit: float) -> float:
    """Return the weighted edit distance of two plain spellings, or infinity above `limit`.

    Substituting a likely slip, dropping or adding a vowel or h, and doubling a letter cost less than one; swapping two
    neighbours costs one. (Damerau-Levenshtein, restricted to adjacent swaps, with these weights.)
    """
    if abs(len(first) - len(second)) * _LENGTHENING > limit:
        return float("inf")
    gaps = [_gap(second, place, letter) for place, letter in enumerate(second)]
    slips = _SLIPS
    previous2: list[float] = []
    previous = [0.0]
    for gap in gaps:
        previous.append(previous[-1] + gap)
    for row, letter in enumerate(first):
        mine = _gap(first, row, letter)
        lowest = left = previous[0] + mine
        current = [left]
        diagonal = previous[0]
        for column, other in enumerate(second):
            above = previous[column + 1]
            best = diagonal if letter == other else diagonal + slips.get(letter + other, 1.0)
            best = min(best, above + mine)
            best = min(best, left + gaps[column])
            if row and column and letter == second[column - 1] and other == first[row - 1] and letter != other:
                best = min(best, previous2[column - 1] + 1.0)
            current.append(best)
            left, diagonal = best, above
            lowest = min(lowest, best)
        if lowest > limit:
            return float("inf")
        previous2, previous = previous, current
    return previous[-1] if previous[-1] <= limit else float("inf")


def may_slip(first: str, second: str) -> bool:
    """Tell whether one letter is likely taken for the other."""
    return first + second in _SLIPS


def single_slip(first: str, second: str) -> bool:
    """Tell whether one letter added, dropped or changed, or two neighbours swapped, makes one spelling the other."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _gap(word: str, place: int, letter: str) -> float:
    if place and word[place - 1] == letter:
        return _LENGTHENING
    return 0.6 if letter in _LIGHT else 1.0
