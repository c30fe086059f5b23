"""Decide from context whether two similar spellings name one entity."""

from lint.analysis.names.first_mentions import begin_alike, common_given, conflict, is_named, shown
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.string_similarity import (
    CLOSE,
    COMMON,
    LONG,
    NEAR,
    SAME_SOUND,
    SAME_SYSTEMS,
    SHORTEST,
    SILENT,
    SYSTEMS,
    Known,
    Similarity,
    audible,
    core,
)
from lint.analysis.names.surface_forms import Spelling
from lint.analysis.resources.grapheme_correspondences import are_one_surname
from lint.analysis.resources.pinyin import are_two_names, syllables
from lint.analysis.resources.romanization import coarse, common_start, plain, skeleton

LASTING = 0.75
"""Share of a word's letters that a machine which loses some from its middle leaves."""
SLIGHT = 0.14
"""The same where skeletons differ and only one of the two is introduced."""
LENGTHY = 8
"""Letters from which two known places that differ in a silent letter are more likely one."""
SHORT = 0.25
"""Share of a short word's letters that may differ, however alike the two sound."""
STANDING = frozenset(("in", "at", "near", "into", "around", "outside"))
"""Prepositions before a place that seldom stand before a person."""
FAINT_START = 0.15
"""Share of the length that sounds may cost where the first one differs too."""


class PairEvidence:
    """What speaks for and against one entity of two spellings that lie close together."""

    def __init__(self, one: Spelling, other: Spelling, known: Known, shape: Similarity) -> None:
        """Take two spellings, what is known beside the article, and how alike the two are."""
        self.one, self.other, self.known, self.shape = one, other, known, shape
        self._classes = name_lexicon(known.lexicon)
        self.names = [known.name(entry.word) for entry in (one, other)]
        self.unknown = self.names.count(False)
        begin = {skeleton(core(one.word))[:1], skeleton(core(other.word))[:1]}
        sounds = {coarse(core(one.word))[:1], coarse(core(other.word))[:1]}
        tabled = are_one_surname(plain(one.word), plain(other.word))
        heard = tabled or (shape.sound <= audible(shape.size) and len(sounds) == 1)
        self.begin_alike = len(begin) == 1 or begin <= set("aeiouy") or begin <= set("khJ") or heard
        self.one_system_off = shape.sound <= SAME_SYSTEMS and self.begin_alike and not shape.ending

    def has_own_name(self) -> bool:
        """Tell whether each common word of the two is shown to be a surname.

        By a given name that both have and that is no common word, or by its own, of which none is a known word.
        """
        band, titles = self.known.word_frequencies.word_band, self._classes.titles
        shared = any(not band(word) for word in self.one.given & self.other.given)
        for entry in (self.one, self.other):
            lower = entry.word.lower()
            common = lower in titles or band(lower) >= COMMON
            rare = bool(entry.given) and not any(band(g) or self._is_known_given(g) for g in entry.given)
            if common and not shared and (lower in titles or not rare):
                return False
        return True

    def evidence(self) -> str:
        """Return why the two are one entity, or "" where nothing says so or something speaks against it."""
        one, other = self.one, self.other
        letters = [plain(core(entry.word)) for entry in (one, other)]
        if are_two_names(*letters) and self._are_all_pinyin():
            return ""
        if min(map(len, letters)) < SHORTEST or are_one_surname(*letters):
            return self._of_few_letters()
        if one.family & other.family:
            return self._before_one_surname()
        if shared := common_given(one, other, self._is_known_given):
            return shared if self._is_near_enough() else ""
        if self.shape.is_near and self.unknown == 2 and begin_alike(one.only_given, other.only_given):  # noqa: PLR2004
            return "the given names are alike too"
        if (
            not (self.shape.is_near or self.shape.is_faintly_heard)
            or conflict(one.given | one.joined, other.given | other.joined)
            or conflict(one.family, other.family)
        ):
            return ""
        return self._without_given_names()

    def _are_all_pinyin(self) -> bool:
        """Tell whether both words have pinyin beside them, and nothing else."""
        adjacent_text = [entry.given | entry.family for entry in (self.one, self.other)]
        return all(adjacent_text) and all(syllables(word) for words in adjacent_text for word in words)

    def _without_given_names(self) -> str:
        """Judge two words that lie near and have no given name in common, and none that speaks against it."""
        one, other = self.one, self.other
        titles, courtesy = one.titles & other.titles, self._classes.courtesy_titles
        if titles and (self.unknown or self.shape.distance <= SILENT) and (self.shape.alike or not titles & courtesy):
            return f"both are called {min(titles)}"
        if not (one.is_introduced or other.is_introduced):
            if self.known.gazetteer.same(one.word, other.word):
                return "both are known spellings of one place"
            return self._neither_introduced()
        named = [is_named(entry) for entry in (one, other)]
        if named[0] == named[1]:
            apart = named[0] or conflict(one.titles, other.titles)
            return "" if apart else self._neither_introduced()
        return self._never_introduced(*((other, one) if named[0] else (one, other)))

    def _of_few_letters(self) -> str:
        """Judge words of two or three letters and surnames like them.

        They have so many neighbours that only another system speaks for one name.
        """
        one, other = self.one, self.other
        vowel = self.unknown == 2 and self.shape.slip and self.shape.distance <= SILENT  # noqa: PLR2004 - both
        if not (self.one_system_off or vowel):
            return ""
        if shared := common_given(one, other, self._is_known_given):
            # Karen Liu and Karen Lau may well be two people: both surnames are common, and so is the given name.
            same = one.first_given & other.first_given
            rare = not any(self._is_known_given(word) for word in one.first_given | other.first_given)
            certain = rare or len(one.given & other.given) > 1 or (self.unknown == 2 and same)  # noqa: PLR2004 - both
            return shared if self.one_system_off and certain else ""
        named = [bool(entry.given) for entry in (one, other)]
        if named[0] == named[1]:
            return ""
        bare, full = (other, one) if named[0] else (one, other)
        alone = bare.alone == len(bare.uses) and not self._is_word(bare.word.lower())
        return f"{bare.word} is never introduced" if alone and bool(full.given) else ""

    def _is_near_enough(self) -> bool:
        """Tell whether two surnames after one given name lie near enough to be one."""
        shape = self.shape
        near = shape.is_near or self._is_rarely_called() or (shape.is_faintly_heard and self.begin_alike)
        certain = (self.unknown == 2 and near) or (shape.is_near and self.begin_alike)  # noqa: PLR2004 - both
        if (certain and self.unknown) or shape.distance <= SILENT or self.one_system_off:
            return True
        return shape.sound <= SYSTEMS and self._is_rarely_called()

    def _is_faintly_heard(self, bare: Spelling, named: Spelling) -> bool:
        alone = bool(named.given) and bare.alone == len(bare.uses) and self.unknown == 2  # noqa: PLR2004 - both
        long_enough = min(len(plain(core(entry.word))) for entry in (bare, named)) > SHORTEST
        begins = self.begin_alike or (self.shape.size >= LONG and self.shape.sound <= FAINT_START * self.shape.size)
        return alone and long_enough and begins and self.shape.is_faintly_heard and not bare.places & STANDING

    def _is_in_another_system(self, bare: Spelling, named: Spelling) -> bool:
        """Tell whether a word that always stands alone is an introduced surname as another system writes it."""
        if not named.given or bare.alone < len(bare.uses) or self._is_word(bare.word.lower()):
            return False
        shape = self.shape
        limit = SAME_SYSTEMS
        if self.unknown and shape.size >= LONG and shape.share <= CLOSE:
            limit = SYSTEMS if shape.size < LENGTHY else SAME_SOUND
        begins = self.begin_alike or (shape.size >= LONG and self.unknown == 2)  # noqa: PLR2004 - both
        return shape.sound <= limit and begins and not shape.ending

    def _is_rarely_called(self) -> bool:
        """Tell whether two given names, or one that is no known name, are shared.

        Two people in one article hardly share them.
        """
        shared = self.one.given & self.other.given
        if not self.begin_alike or self.shape.size <= SHORTEST:
            return False
        if len(shared) > 1:
            return True
        rare = any(not self._is_known_given(word) for word in shared)
        return rare and self.shape.share <= CLOSE

    def _is_known_given(self, word: str) -> bool:
        return self.known.word_frequencies.capital_band(word.capitalize()) > 0

    def _before_one_surname(self) -> str:
        one, other = self.one, self.other
        certain = self.shape.alike or (self.unknown and self.shape.slip)
        if certain and not self.shape.ending and self.shape.is_near:
            return f"both stand before {shown(one, one.family & other.family)}"
        return ""

    def _never_introduced(self, bare: Spelling, named: Spelling) -> str:
        """Judge a word that never has a given name of its own beside one that has."""
        if 2 * (len(bare.uses) - bare.alone) >= len(bare.uses) or bare.organisations == len(bare.uses):
            return ""
        courtesy = self._classes.courtesy_titles
        if conflict(bare.titles - courtesy, named.titles - courtesy) and self.unknown < 2:  # noqa: PLR2004 - both
            return ""
        said = f"{bare.word} is never introduced"
        if self._is_in_another_system(bare, named):
            return said
        if bare.word.lower() in self.known.gazetteer.country_forms or (self.shape.ending and not named.given):
            return ""
        if self.shape.size < LONG and not self._is_faintly_heard(bare, named):
            return said if self._is_short_respelling(bare, named) else ""
        share = self.shape.share
        if not self.known.name(bare.word):
            if self.known.name(named.word):
                return said if self.shape.slip or self.shape.sound <= SYSTEMS else ""
            limit = CLOSE if named.given else NEAR
            near = (
                (self.shape.alike and share <= limit and (share <= NEAR or self.shape.is_faintly_heard))
                or self.shape.slip
                or share <= SLIGHT
                or self._lost_inside()
                or (bool(named.given) and self.shape.is_heard)
                or self._is_faintly_heard(bare, named)
            )
            return said if near else ""
        if self.shape.sound <= SAME_SYSTEMS and self.begin_alike and self.shape.share <= NEAR:
            return said
        return (
            said if self.shape.alike and (self.shape.distance <= SAME_SOUND or (share <= NEAR and self.unknown)) else ""
        )

    def _is_short_respelling(self, bare: Spelling, named: Spelling) -> bool:
        """Tell whether a word of few letters is another only as two systems would write it."""
        if any(self._is_word(entry.word.lower()) for entry in (self.one, self.other)):
            return False
        if not self.begin_alike or not self.unknown:
            return False
        sizes = {len(plain(core(entry.word))) for entry in (self.one, self.other)}
        one_changed = self.shape.slip and len(sizes) == 1 and self.shape.size > SHORTEST
        slip = self.shape.slip and (self.shape.size > SHORTEST or self.shape.distance <= SILENT)
        alone = bool(named.given) and bare.alone == len(bare.uses)
        if self.unknown == 2 and (one_changed or (slip and alone)):  # noqa: PLR2004 - both
            return True
        if not self.shape.alike:
            return False
        if self.known.name(bare.word):
            return self.shape.sound <= SAME_SYSTEMS and self.shape.share <= NEAR
        if self.shape.share > SHORT:
            return False
        if self.shape.sound <= (SAME_SYSTEMS if self.shape.size == SHORTEST else SYSTEMS):
            return True
        return self.shape.size > SHORTEST and (self.shape.distance <= SAME_SOUND or self.shape.slip)

    def _is_word(self, lower: str) -> bool:
        """Tell whether a word is one of the language or the plural of one or of a title."""
        band = self.known.word_frequencies.word_band
        return bool(band(lower)) or (lower[-1] == "s" and (band(lower[:-1]) > 0 or lower[:-1] in self._classes.titles))

    def _lost_inside(self) -> bool:
        """Tell whether one word is the other without a few letters from its middle."""
        shorter, longer = sorted((plain(self.one.word), plain(self.other.word)), key=len)
        start = common_start(shorter, longer)
        end = common_start(shorter[::-1], longer[::-1])
        return min(start, end) >= SHORTEST - 1 and start + end >= len(shorter) and len(shorter) >= LASTING * len(longer)

    def _neither_introduced(self) -> str:
        shape, one, other = self.shape, self.one, self.other
        if shape.size < LONG and (shape.distance > SAME_SOUND or not shape.alike):
            return ""
        if self.unknown == 2:  # noqa: PLR2004 - both
            far_off = shape.sound > SYSTEMS and skeleton(core(one.word)) != skeleton(core(other.word))
            near = (shape.alike and not far_off) or shape.slip
            near = near or (shape.size >= LENGTHY + 2 and shape.share <= SLIGHT and self.begin_alike)
            placed = not shape.ending or (one.places and other.places)
            return "neither is introduced as somebody else" if near and placed else ""
        return self._one_known() if self.unknown else self._both_known()

    def _one_known(self) -> str:
        odd, usual = (self.one, self.other) if not self.names[0] else (self.other, self.one)
        if self.shape.ending:
            place = usual.places or self.known.gazetteer.knows(usual.word)
            return "both stand where a place does" if odd.places and place else ""
        if self.shape.slip and (self.shape.size >= LONG or self.shape.distance <= SAME_SOUND):
            return f"{usual.word} is known and {odd.word} is not"
        return ""

    def _both_known(self) -> str:
        if self.shape.ending or self.shape.size < LENGTHY:
            return ""
        if self.shape.distance <= SILENT and self.one.places and self.other.places:
            return "both stand where a place does"
        alike = self.shape.distance <= SAME_SOUND and self.shape.alike
        return "neither is introduced as somebody else" if alike else ""
