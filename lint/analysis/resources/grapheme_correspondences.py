"""Distance between two Latin spellings by how romanization systems write the same sound.

The groups follow published tables: BGN/PCGN, ISO 9, ALA-LC, ICAO 9303 and the national systems for Russian, Ukrainian
(2010) and Belarusian (1979, 2007), with the English, French, German and Polish press forms; BGN/PCGN and the press for
Arabic, Persian and Hebrew; pinyin, Wade-Giles and Cantonese surnames; McCune-Reischauer and Revised Romanization;
Hepburn with ou, oh and o; the Royal Thai system; the two Indonesian spellings; Turkish, Azerbaijani, Greek, Georgian,
Armenian, Basque and Iberian letters as other presses write them.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_SAME, _NEAR, _LOOSE, _SLIP = 0.1, 0.2, 0.35, 0.5
"""What it costs to take one spelling of a group for another: one letter of a language; letters that systems and presses
change; sounds that speakers and ears confuse; a plain slip that a following hand makes."""

_SURNAMES = (
    "lee yi ri rhee", "park pak bak", "choi choe choy", "jung jeong chung chong", "roh noh", "cho jo", "kang gang",
    "shin sin", "kwon gwon", "paik paek baek", "yoo yu ryu",
)  # fmt: skip
"""Korean surnames as entities, McCune-Reischauer, North and South write them, where letters alone do not show it."""

_GROUPS = (
    # Velars and gutturals: k, q, kh, gh, h.
    (_SAME, "k c ck kk cc q qu"),
    (_NEAR, "k kh g gh"),
    (_NEAR, "q gh"),
    (_NEAR, "kh h ch x"),
    (_SAME, "q kh"),
    (_NEAR, "g h"),
    (_SAME, "g gh gu"),
    (_NEAR, "q g gu"),
    (_LOOSE, "gh kh h"),
    (_LOOSE, "h^ ^"),
    (_LOOSE, "h "),
    (_SAME, "h$ $"),
    (_SAME, "x ks hs"),
    # Sibilants and affricates.
    (_SAME, "sh sch ch sz x"),
    (_NEAR, "sh s"),
    (_SAME, "ch tch tsch cz tx c"),
    (_NEAR, "ch c"),
    (_NEAR, "ch ts j zh dj q"),
    (_SAME, "j dj dzh dsch zh"),
    (_NEAR, "j g y"),
    (_SAME, "dge ge"),
    (_SAME, "dgi gi"),
    (_NEAR, "c j dj"),
    (_NEAR, "zh z sh"),
    (_SAME, "shch sch chtch schtsch szcz shh"),
    (_SAME, "ts tz c z tc"),
    (_NEAR, "ts s"),
    (_NEAR, "z s"),
    (_SAME, "z dz s$"),
    (_SAME, "s ss c"),
    (_LOOSE, "z zh j"),
    (_NEAR, "x s"),
    (_NEAR, "sj sy sh"),
    (_NEAR, "tj c ch"),
    # Dentals.
    (_SAME, "d dh dd"),
    (_SAME, "t th tt"),
    (_NEAR, "dh z th zh"),
    (_NEAR, "d z"),
    (_NEAR, "th s"),
    (_NEAR, "t d"),
    (_NEAR, "t$ d$ ch$ s$ th$ j$"),
    # Labials.
    (_SAME, "f ph ff"),
    (_SAME, "p ph"),
    (_SAME, "b p"),
    (_SAME, "v w"),
    (_NEAR, "w ou u o oo"),
    (_NEAR, "v u"),
    (_LOOSE, "b v"),
    (_LOOSE, "f v"),
    (_SAME, "ov$ off$ of$ ow$ ou$ au$ aw$ ev$ eff$ iv$"),
    (_SAME, "ev$ eff$ ef$ ew$ iev$ yev$ yov$ eu$"),
    # Liquids and nasals.
    (_LOOSE, "l r"),
    (_NEAR, "n ng nn gn"),
    (_SAME, "m mm"),
    (_LOOSE, "m n"),
    (_SAME, "l ll lj"),
    (_SAME, "r rr rh"),
    (_SAME, "n nj ny gn"),
    # Vowels and glides.
    (_SAME, "i ii ee y yi iy yy ij ie ey"),
    (_NEAR, "i e ei"),
    (_SAME, "u ou oo uu w oe"),
    (_NEAR, "u o"),
    (_NEAR, "ou o"),
    (_NEAR, "a e"),
    (_SAME, "a aa ah ae"),
    (_LOOSE, "a o"),
    (_LOOSE, "a i"),
    (_LOOSE, "e o u"),
    (_LOOSE, "a u"),
    (_SAME, "o oh oo ow ou"),
    (_NEAR, "eo o u oe e"),
    (_SAME, "eu u"),
    (_SAME, "ai ay ei ey ae aj aye"),
    (_NEAR, "ai ay ey i e a"),
    (_SAME, "ei e"),
    (_SAME, "au aw ao ou ow"),
    (_NEAR, "au o"),
    (_SAME, "e ye ie je"),
    (_SAME, "ia ya ja ea a'a iya ija"),
    (_SAME, "iu yu ju iou"),
    (_SAME, "io yo jo"),
    (_SAME, "y j i"),
    (_SAME, "ui wi oui vi uei wei ui"),
    (_SAME, "ua wa oua va"),
    (_SAME, "ue we oue ve"),
    (_SAME, "aie aye ai"),
    (_LOOSE, "y "),
    (_SAME, "e$ $"),
    (_SLIP, "a "),
    (_SLIP, "e "),
    (_SLIP, "i "),
    (_SLIP, "o "),
    (_SLIP, "u "),
    *((_SAME, " ".join(f"^{name}$" for name in names.split())) for names in _SURNAMES),
    # Greek stops as Greek writes them.
    (_SAME, "^nt ^d"),
    (_SAME, "^mp ^b"),
    (_SAME, "^gk ^g"),
    # The Arabic article, glued to the name or inside it, assimilated or not.
    (_NEAR, "^al ^el ^ul ^"),
    *(
        (_NEAR, f"al{c} el{c} ul{c} a{c}{c} e{c}{c} i{c}{c} u{c}{c} a{c} e{c} u{c}")
        for c in ("d", "r", "n", "s", "z", "t")
    ),
)

_LONGEST = 7

SURNAMES = {name: names for names in _SURNAMES for name in names.split()}
"""The surnames that several systems write without a letter in common, by plain spelling, with all spellings of each."""


def _table() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for cost, spellings in _GROUPS:
        group = spellings.split(" ")
        for one in group:
            for other in group:
                if one != other:
                    row = table.setdefault(one, {})
                    row[other] = min(cost, row.get(other, cost))
    return table


_TABLE = _table()
_DOUBLED = 0.1
_DROPPED = 1.0
_CHANGED = 1.2
_SWAPPED = 0.8


def are_one_surname(first: str, second: str) -> bool:
    """Tell whether two plain words are two spellings of one surname of the table."""
    return first != second and SURNAMES.get(first) == SURNAMES.get(second, "")


_ENTRIES = {spelling: (spelling, row) for spelling, row in _TABLE.items()}
"""The table once more, with one pair for all words that a spelling stands in."""

_Segments = tuple[tuple[tuple[str, dict[str, float]], ...], ...]
_Drops = tuple[tuple[tuple[int, float], ...], ...]


@lru_cache(maxsize=4096)
def _segments(word: str) -> _Segments:
    """Return, for each letter of an anchored word, the spellings of the table that start there, with their rows."""
    return tuple(
        tuple(_ENTRIES[word[at:end]] for end in _ends(word, at) if word[at:end] in _ENTRIES) for at in range(len(word))
    )


@lru_cache(maxsize=4096)
def _drops(word: str) -> _Drops:
    """Return, for each letter of an anchored word, how many letters from there can be left out, at what cost."""
    return tuple(
        (
            (1, _DOUBLED if at and word[at] == word[at - 1] else _DROPPED),
            *((len(part), known[""]) for part, known in segments if "" in known),
        )
        for at, segments in enumerate(_segments(word))
    )


def _ends(word: str, at: int) -> range:
    return range(at + 1, min(at + _LONGEST, len(word)) + 1)


def difference(first: str, second: str, limit: float) -> float:
    """Return what it costs, in letters, to read one plain spelling as the other, or infinity above `limit`.

    The cheapest alignment of the two, letter by letter or group of letters by group, after the table.
    """
    a, b = f"^{first}$", f"^{second}$"
    table = _Table(a, b, _segments(a), _segments(b), _drops(a), _drops(b))
    size = len(b)
    best: list[dict[int, float]] = [{} for _ in range(len(a) + 1)]
    best[0][0] = 0.0
    for row, places in enumerate(best):
        # A step to the right adds a place behind the one in hand, so the places are taken in order until none is left.
        for column in range(min(places, default=size + 1), size + 1):
            if column not in places:
                continue
            here = places[column]
            if row < len(a) and column < size:
                _step_both(table, best, row, column, limit)
            for taken, cost in table.our_drops[row] if row < len(a) else ():
                if here + cost <= limit and here + cost < best[row + taken].get(column, _FAR):
                    best[row + taken][column] = here + cost
            for taken, cost in table.their_drops[column] if column < size else ():
                if here + cost <= limit and here + cost < places.get(column + taken, _FAR):
                    places[column + taken] = here + cost
    return best[-1].get(size, _FAR)


class _Table(NamedTuple):
    """Two anchored words, with the spellings that start at each letter and what can be left out there."""

    a: str
    b: str
    ours: _Segments
    theirs: _Segments
    our_drops: _Drops
    their_drops: _Drops


def _step_both(table: _Table, best: list[dict[int, float]], row: int, column: int, limit: float) -> None:
    """Note what it costs to take one or more letters of both words next, up to the limit.

    This is the innermost loop of the names rules, so it makes no lists and calls nothing that it can do without.
    """
    here = best[row][column]
    if table.a[row] == table.b[column]:
        if here < best[row + 1].get(column + 1, _FAR):
            best[row + 1][column + 1] = here
    elif here + _SWAPPED <= limit:
        for down, right, cost in _changed(table.a, table.b, row, column, here, limit):
            if cost < best[row + down].get(column + right, _FAR):
                best[row + down][column + right] = cost
    if here + _SAME > limit:
        return
    ours = table.ours[row]
    for rival, costs in table.theirs[column]:
        for part, _ in ours:
            if part in costs and here + costs[part] <= limit:
                down, right, cost = row + len(part), column + len(rival), here + costs[part]
                if cost < best[down].get(right, _FAR):
                    best[down][right] = cost


def _changed(a: str, b: str, row: int, column: int, here: float, limit: float) -> Iterator[tuple[int, int, float]]:
    """Yield the steps over two letters that differ, and over two that are swapped."""
    if here + _CHANGED <= limit:
        yield 1, 1, here + _CHANGED
    if row + 1 < len(a) and a[row : row + 2] == b[column : column + 2][::-1]:
        yield 2, 2, here + _SWAPPED


_FAR = float("inf")
