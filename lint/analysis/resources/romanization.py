"""Compare romanized spellings: letter folding, a consonant skeleton and a weighted edit distance.

The classes of letters follow the correspondences of the romanization systems in use for Russian, Ukrainian, Arabic,
Persian, Hebrew, Chinese, Korean and Japanese names in the English, German and French press.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

_WORDS = 32_768
"""So many words are remembered in one shape: as many as the longest texts have, whose words are compared over and
over.
"""

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
_CLASSES_WITHOUT_H = tuple(pair for pair in _CLASSES if "h" not in pair[0])
_LETTERS = str.maketrans({"q": "k", "c": "k", "w": "v", "g": "h", "j": "J", "x": "k"})
_FINAL_OV = re.compile(r"(?:off|ow|of|ev|eff|ef|ew)$")
_SILENT_H = re.compile(r"h$")
_VOWELS = re.compile(r"[aeiouy]")
_DOUBLE = re.compile(r"(.)\1+")
_APOSTROPHES = re.compile(r"['’ʼ‘ʻ`´-]")


@lru_cache(maxsize=_WORDS)
def plain(name: str) -> str:
    """Return a name in lower case without accents, apostrophes and hyphens; ł, ø, đ and the like become their base."""
    if name.isascii():
        return _APOSTROPHES.sub("", name.lower())
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_SPECIAL))
    return _APOSTROPHES.sub("", "".join(letter for letter in decomposed if not unicodedata.combining(letter)))


_SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)


@lru_cache(maxsize=_WORDS)
def skeleton(name: str) -> str:
    """Return the consonants of a name in classes that romanization systems confuse; equal for likely variants."""
    letters = plain(name)
    letters = _FINAL_OV.sub("ov", letters)
    letters = _SILENT_H.sub("", letters)
    for pair, single in _CLASSES if "h" in letters else _CLASSES_WITHOUT_H:
        if pair in letters:
            letters = letters.replace(pair, single)
    letters = _DOUBLE.sub(r"\1", letters.translate(_LETTERS))
    return _DOUBLE.sub(r"\1", letters[:1] + _VOWELS.sub("", letters[1:])) if letters else ""


_COARSE = (("tch", "s"), ("ts", "s"), ("tz", "s"), ("tc", "s"), ("tx", "s"), ("dz", "s"), ("dj", "s"), ("dh", "s"))
_COARSE_LETTERS = str.maketrans(
    dict.fromkeys("kqcgxjsz", "s") | dict.fromkeys("td", "t") | dict.fromkeys("bpf", "b") | {"r": "l", "n": "m"}
    | dict.fromkeys("aeiouywvh", "")
)  # fmt: skip


@lru_cache(maxsize=_WORDS)
def coarse(name: str) -> str:
    """Return the consonants of a name in the few classes that no system tears apart; v, w, y and h count as vowels."""
    letters = plain(name)
    for group, single in _COARSE:
        if group in letters:
            letters = letters.replace(group, single)
    return _DOUBLE.sub(r"\1", letters.translate(_COARSE_LETTERS))


@lru_cache(maxsize=_WORDS)
def coarsest(name: str) -> str:
    """Return `coarse` with dentals among the sibilants: dh, th and z are one letter in some systems."""
    return _DOUBLE.sub(r"\1", coarse(name).replace("t", "s"))


# Letters that one slip turns into another: by sound (b/v, k/t in a copyist's eye, h/g, l/r), by detours through
# kana and pinyin, and between vowels. A pair costs less than two letters that have nothing in common.
_PAIRS = {
    frozenset(pair): cost
    for pairs, cost in (
        ("bv vw bw fv pb pf hg gk kh qk ck kc lr dt td sz jy jz cs xh xs mn zc jg fh", 0.5),
        ("kt tk ct ts nr uv hn rn il ft", 0.7),
        ("iy ae ei ou ao ey iu uy eo ia ue ua yj oy ay io", 0.4),
    )
    for pair in pairs.split()
}
_SLIPS: dict[str, dict[str, float]] = {}
"""By letter: the letters it is likely to become, and the cost."""
for _pair, _cost in _PAIRS.items():
    for _letter in _pair:
        _SLIPS.setdefault(_letter, {}).update(dict.fromkeys(_pair - {_letter}, _cost))

_LENGTHENING = 0.5
"""The cost of writing a letter twice or once, and of a silent h or a vowel that comes and goes."""

_LIGHT = frozenset("aeiouyhj")


def slip_distance(first: str, second: str, limit: float) -> float:
    """Return the weighted edit distance of two plain spellings, or infinity above `limit`.

    Substituting a likely slip, dropping or adding a vowel or h, and doubling a letter cost less than one; swapping two
    neighbours costs one. (Damerau-Levenshtein, restricted to adjacent swaps, with these weights.)
    """
    if abs(len(first) - len(second)) * _LENGTHENING > limit:
        return _FAR
    # A cell so far off the diagonal costs more than the limit whatever the letters are, so it stays infinite.
    reach = int(limit / _LENGTHENING)
    drops, adds = _gaps(first), _gaps(second)
    size = len(second)
    previous2: list[float] = []
    previous = [0.0, *accumulate(adds)]
    before = ""
    for row, letter in enumerate(first):
        slips = _SLIPS.get(letter, _NO_SLIPS)
        drop = drops[row]
        current = [_FAR] * (size + 1)
        current[0] = previous[0] + drop
        begin = max(0, row - reach)
        left, least, last = current[begin], current[begin], second[begin - 1] if begin else ""
        for column in range(begin, min(size, row + reach + 1)):
            other = second[column]
            best = previous[column] + (0.0 if letter == other else slips.get(other, 1.0))
            # A comparison costs a fifth of a call of `min`, and this is the innermost loop of the names rules.
            if (cost := previous[column + 1] + drop) < best:
                best = cost
            if (cost := left + adds[column]) < best:
                best = cost
            if letter == last and other == before and (cost := previous2[column - 1] + 1.0) < best:
                best = cost
            current[column + 1] = left = best
            last = other
            least = min(least, best)
        if least > limit:
            return _FAR
        before = letter
        previous2, previous = previous, current
    return previous[-1] if previous[-1] <= limit else _FAR


_FAR = float("inf")
_NO_SLIPS: dict[str, float] = {}


class SlipIndex:
    """Many plain spellings in one sorted row, for looking up all that lie near one; built once and never changed."""

    def __init__(self, spellings: Sequence[str]) -> None:
        """Sort the spellings; one that is there twice keeps both its places."""
        self._order = sorted(range(len(spellings)), key=lambda number: spellings[number])
        self._words = [spellings[number] for number in self._order]
        self._shared = [0, *(common_start(*pair) for pair in pairwise(self._words))]

    def near(self, word: str, share: Sequence[float]) -> Iterator[tuple[int, float]]:
        """Yield the number of each spelling, as given, that is near `word`, and its `slip_distance`.

        `share` has for each spelling the distance allowed, as a share of the length of the longer of the two; with 0 it
        is left out.
        """
        # Spellings that begin alike share the rows of the table, and none is read on from a beginning too far off.
        adds, size = _gaps(word), len(word)
        rows: list[list[float]] = [[0.0, *accumulate(adds)]]
        least = [0.0]  # what every spelling with that beginning costs at least
        for number, spelling, shared in zip(self._order, self._words, self._shared, strict=True):
            del rows[shared + 1 :], least[shared + 1 :]
            if not share[number]:
                continue
            limit = share[number] * max(size, len(spelling))
            if abs(size - len(spelling)) * _LENGTHENING > limit:
                continue
            for at in range(len(rows) - 1, len(spelling)):
                if least[-1] > limit:
                    break
                before = spelling[at - 1] if at else ""
                row = _row(
                    spelling[at], before, word, _gaps(spelling)[at], adds, rows[-1], rows[at - 1] if at else rows[0]
                )
                rows.append(row)
                least.append(max(least[-1], min(row)))
            if len(rows) == len(spelling) + 1 and least[-1] <= limit and rows[-1][-1] <= limit:
                yield number, rows[-1][-1]


def common_start(first: str, second: str) -> int:
    """Return how many letters both begin with."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _row(
    letter: str,
    before: str,
    word: str,
    drop: float,
    adds: Sequence[float],
    previous: Sequence[float],
    previous2: Sequence[float],
) -> list[float]:
    """Return the next row of the table of distances, for a letter and the one before it."""
    slips = _SLIPS.get(letter, _NO_SLIPS)
    left = previous[0] + drop
    row = [left]
    last = ""
    for column, other in enumerate(word):
        best = previous[column] + (0.0 if letter == other else slips.get(other, 1.0))
        dropped, added = previous[column + 1] + drop, left + adds[column]
        best = min(best, dropped, added)
        if letter == last and other == before:
            best = min(best, previous2[column - 1] + 1.0)
        row.append(best)
        left, last = best, other
    return row


def may_slip(first: str, second: str) -> bool:
    """Tell whether one letter is likely taken for the other."""
    return second in _SLIPS.get(first, _NO_SLIPS)


def single_slip(first: str, second: str) -> bool:
    """Tell whether one letter added, dropped or changed, or two neighbours swapped, makes one spelling the other.

    In words of `_MOVED` letters and more one letter may also have moved.
    """
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:]):
        return True
    if len(a) != len(b) or len(first) < _MOVED or sorted(a) != sorted(b):
        return False
    end = common_start(a[::-1], b[::-1])
    a, b = a[: len(a) - end], b[: len(b) - end]
    return a[1:] + a[0] == b or b[1:] + b[0] == a


_MOVED = 6


@lru_cache(maxsize=8192)
def _gaps(word: str) -> tuple[float, ...]:
    """Return what each letter of a word costs where it is left out or put in."""
    return tuple(
        _LENGTHENING if word[place - 1 : place] == letter else 0.6 if letter in _LIGHT else 1.0
        for place, letter in enumerate(word)
    )
