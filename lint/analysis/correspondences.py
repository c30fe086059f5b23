"""How far two Latin spellings are from one name, by what the systems of romanization write for one sound.

The groups follow published tables: BGN/PCGN, ISO 9, ALA-LC, ICAO 9303 and the national systems for Russian, Ukrainian (2010)
and Belarusian (1979, 2007), with the English, French, German and Polish press forms; BGN/PCGN and the press for Arabic,
Persian and Hebrew; pinyin, Wade-Giles and Cantonese surnames; McCune-Reischauer and Revised Romanization; Hepburn with ou,
oh and o; the Royal Thai system; the two Indonesian spellings; Turkish, Azerbaijani, Greek, Georgian, Armenian, Basque and
Iberian letters as other presses write them.
"""

from functools import lru_cache

_SAME, _NEAR, _LOOSE, _SLIP = 0.1, 0.2, 0.35, 0.5
"""What it costs to take one spelling of a group for another: one letter of a language; letters that systems and presses
change; sounds that speakers and ears confuse; a plain slip that a following hand makes."""

_GROUPS = (
    # Velars and gutturals: k, q, kh, gh, h.
    (_SAME, "k c ck kk cc q qu"),
    (_NEAR, "k kh g gh"),
    (_NEAR, "q gh"),
    (_NEAR, "kh h ch x"),
    (_SAME, "q kh"),
    (_NEAR, "g h"),
    (_SAME, "g gh gu"),
    (_NEAR, "q g"),
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
    (_NEAR, "ai i e a"),
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
    # The Arabic article, glued to the name or inside it, assimilated or not.
    (_NEAR, "^al ^el ^ul ^"),
    *(
        (_NEAR, f"al{c} el{c} ul{c} a{c}{c} e{c}{c} i{c}{c} u{c}{c} a{c} e{c} u{c}")
        for c in ("d", "r", "n", "s", "z", "t")
    ),
)

_LONGEST = 7


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


@lru_cache(maxsize=4096)
def _segments(word: str) -> tuple[tuple[tuple[str, dict[str, float]], ...], ...]:
    """Return, for each letter of an anchored word, the spellings of the table that start there, with their rows."""
    return tuple(
        tuple((word[at:end], _TABLE[word[at:end]]) for end in _ends(word, at) if word[at:end] in _TABLE)
        for at in range(len(word))
    )


def _ends(word: str, at: int) -> range:
    return range(at + 1, min(at + _LONGEST, len(word)) + 1)


def difference(first: str, second: str, limit: float) -> float:
    """Return what it costs, in letters, to read one plain spelling as the other, or infinity above `limit`.

    The cheapest alignment of the two, letter by letter or group of letters by group, after the table.
    """
    a, b = f"^{first}$", f"^{second}$"
    rows, columns = len(a), len(b)
    ours, theirs = _segments(a), _segments(b)
    best: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    best[0][0] = 0.0

    def reach(row: int, column: int, cost: float) -> None:
        if cost <= limit and cost < best[row].get(column, _FAR):
            best[row][column] = cost

    for row in range(rows + 1):
        # A step to the right adds a place behind the one in hand, so the places are taken in order until none is left.
        column = min(best[row], default=columns + 1)
        while column <= columns:
            here = best[row].get(column)
            if here is not None:
                if row < rows and column < columns:
                    if a[row] == b[column]:
                        reach(row + 1, column + 1, here)
                    else:
                        reach(row + 1, column + 1, here + _CHANGED)
                        if a[row : row + 2] == b[column : column + 2][::-1] and row + 2 <= rows:
                            reach(row + 2, column + 2, here + _SWAPPED)
                if row < rows:
                    reach(row + 1, column, here + (_DOUBLED if row and a[row] == a[row - 1] else _DROPPED))
                    for part, known in ours[row]:
                        if "" in known:
                            reach(row + len(part), column, here + known[""])
                        if column < columns:
                            for other, _ in theirs[column]:
                                if other in known:
                                    reach(row + len(part), column + len(other), here + known[other])
                if column < columns:
                    reach(row, column + 1, here + (_DOUBLED if column and b[column] == b[column - 1] else _DROPPED))
                    for other, known in theirs[column]:
                        if "" in known:
                            reach(row, column + len(other), here + known[""])
            column += 1
    return best[rows].get(columns, _FAR)


_FAR = float("inf")
