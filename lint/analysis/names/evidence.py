"""Decide from context whether two similar spellings name one entity."""

from lint.analysis.names.bare_name import SLIGHT, BareName
from lint.analysis.names.first_mentions import begin_alike, common_given, conflict, is_named, shown
from lint.analysis.names.pair_facts import PairFacts
from lint.analysis.names.string_similarity import (
    CLOSE,
    COMMON,
    LENGTHY,
    LONG,
    SAME_SOUND,
    SHORTEST,
    SILENT,
    SYSTEMS,
    core,
)
from lint.analysis.resources.grapheme_correspondences import are_one_surname
from lint.analysis.resources.pinyin import are_two_names, syllables
from lint.analysis.resources.romanization import plain, skeleton


class PairEvidence(PairFacts):
    """What speaks for and against one entity of two spellings that lie close together."""

    def has_own_name(self) -> bool:
        """Tell whether each common word of the two is shown to be a surname.

        By a given name that both have and that is no common word, or by its own, of which none is a known word.
        """
        band, titles = self.known.word_frequencies.word_band, self.classes.titles
        shared = any(not band(word) for word in self.one.given & self.other.given)
        for entry in (self.one, self.other):
            lower = entry.word.lower()
            common = lower in titles or band(lower) >= COMMON
            rare = bool(entry.given) and not any(band(g) or self.is_known_given(g) for g in entry.given)
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
        if shared := common_given(one, other, self.is_known_given):
            return shared if self._is_near_enough() else ""
        if self.shape.is_near and self.are_unknown and begin_alike(one.only_given, other.only_given):
            return "the given names are alike too"
        may_be_heard = self.shape.is_near or self.shape.is_faintly_heard
        return self._without_given_names() if may_be_heard and not self._have_other_names() else ""

    def _have_other_names(self) -> bool:
        """Tell whether the given names or the second surnames of the two speak against one entity."""
        one, other = self.one, self.other
        return conflict(one.given | one.joined, other.given | other.joined) or conflict(one.family, other.family)

    def _are_all_pinyin(self) -> bool:
        """Tell whether both words have pinyin beside them, and nothing else."""
        adjacent_text = [entry.given | entry.family for entry in (self.one, self.other)]
        return all(adjacent_text) and all(syllables(word) for words in adjacent_text for word in words)

    def _without_given_names(self) -> str:
        """Judge two words that lie near and have no given name in common, and none that speaks against it."""
        one, other = self.one, self.other
        titles, courtesy = one.titles & other.titles, self.classes.courtesy_titles
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
        bare, full = (other, one) if named[0] else (one, other)
        return f"{bare.word} is never introduced" if BareName(self, bare, full).is_named() else ""

    def _of_few_letters(self) -> str:
        """Judge words of two or three letters and surnames like them.

        They have so many neighbours that only another system speaks for one name.
        """
        one, other = self.one, self.other
        vowel = self.are_unknown and self.shape.slip and self.shape.distance <= SILENT
        if not (self.one_system_off or vowel):
            return ""
        if shared := common_given(one, other, self.is_known_given):
            return shared if self.one_system_off and self._is_given_name_enough() else ""
        named = [bool(entry.given) for entry in (one, other)]
        if named[0] == named[1]:
            return ""
        bare, full = (other, one) if named[0] else (one, other)
        alone = bare.alone == len(bare.uses) and not self.is_word(bare.word.lower())
        return f"{bare.word} is never introduced" if alone and bool(full.given) else ""

    def _is_given_name_enough(self) -> bool:
        """Tell whether the shared given name makes two short surnames one.

        Karen Liu and Karen Lau may well be two people: both surnames are common, and so is the given name.
        """
        first = self.one.first_given, self.other.first_given
        if len(self.one.given & self.other.given) > 1 or not any(map(self.is_known_given, first[0] | first[1])):
            return True
        return self.are_unknown and not first[0].isdisjoint(first[1])

    def _is_near_enough(self) -> bool:
        """Tell whether two surnames after one given name lie near enough to be one."""
        shape = self.shape
        near = shape.is_near or self._is_rarely_called() or (shape.is_faintly_heard and self.begin_alike)
        certain = (self.are_unknown and near) or (shape.is_near and self.begin_alike)
        if (certain and self.unknown) or shape.distance <= SILENT or self.one_system_off:
            return True
        return shape.sound <= SYSTEMS and self._is_rarely_called()

    def _is_rarely_called(self) -> bool:
        """Tell whether two given names, or one that is no known name, are shared.

        Two people in one article hardly share them.
        """
        shared = self.one.given & self.other.given
        if not self.begin_alike or self.shape.size <= SHORTEST:
            return False
        if len(shared) > 1:
            return True
        rare = any(not self.is_known_given(word) for word in shared)
        return rare and self.shape.share <= CLOSE

    def _before_one_surname(self) -> str:
        one, other = self.one, self.other
        certain = self.shape.alike or (self.unknown and self.shape.slip)
        if certain and not self.shape.ending and self.shape.is_near:
            return f"both stand before {shown(one, one.family & other.family)}"
        return ""

    def _neither_introduced(self) -> str:
        shape, one, other = self.shape, self.one, self.other
        if shape.size < LONG and (shape.distance > SAME_SOUND or not shape.alike):
            return ""
        if self.are_unknown:
            placed = not shape.ending or (one.places and other.places)
            return "neither is introduced as somebody else" if placed and self._are_near_unknown() else ""
        return self._one_known() if self.unknown else self._both_known()

    def _are_near_unknown(self) -> bool:
        """Tell whether two unknown words differ by a slip, by a sound, or by little for their length."""
        shape = self.shape
        far_off = shape.sound > SYSTEMS and skeleton(core(self.one.word)) != skeleton(core(self.other.word))
        if shape.slip or (shape.alike and not far_off):
            return True
        return shape.size >= LENGTHY + 2 and shape.share <= SLIGHT and self.begin_alike

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
