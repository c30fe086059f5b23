"""Contents: the words a frame covers in its own sentence: before it, behind it, or both."""

from collections.abc import Callable, Sequence

from lint.analysis.cuewords import verbs
from lint.analysis.frames import CLOSING, OPENING, SUBORDINATE, Frame
from lint.analysis.sentences import Sentence
from lint.analysis.sources import FINITE, RELATIVES, SUBJECTS, Range
from lint.analysis.tokens import Tokens
from lint.analysis.wordlists import AUXILIARIES, MONTHS, WEEKDAYS

_DASHES = frozenset(("—", "–", "--", "-"))
_EDGES = frozenset((",", ";", ":", "—", "–", "-", "--", ".", " "))
_HEARING = frozenset("tell ask remind assure inform advise warn instruct".split())
_HEARERS = 12
_SETTING = 22
_OPENS = frozenset("that whether how why what if when to about he she they it we i you there who which".split())
_DETERMINERS = frozenset("the a an this these those his her its their our my some many most all no".split())
_TIMES = WEEKDAYS | MONTHS | frozenset("yesterday today tomorrow earlier later recently".split())
_TIME_TAILS = frozenset("night morning afternoon evening week month year sunday monday tuesday".split())
_PLACES = frozenset(
    "with into over up down on in at during via through from after before late early last this by".split()
)
_LINKS = frozenset("about of on for against at with as in out to over into towards toward up down from upon".split())
_ADJUNCTS = frozenset("while although though whereas but after before according when as which until unless".split())
_BREAKS = frozenset("while although though whereas but after before when because until unless if since so as".split())
_PARTICLED = frozenset("shoot fire rattle tick put set weigh chime make point".split())
_WHERE = frozenset("into with over up down by from through at".split())
"""Words behind a verb of saying that tell how and where, never what."""
_TITLED = frozenset("'s the a an his her on in of from their its".split())
"""Words before a quotation that is a title or a description, not speech: on NBC’s “Today”, in a “blistering” letter."""
_LIGHT = frozenset("that he she they it we i you the there".split())


class Contents:
    """Finds what the frames of one sentence cover; token ranges, half-open."""

    def __init__(
        self, tokens: Tokens, sentence: Sentence, frames: Sequence[Frame], quoted: Callable[[int], bool]
    ) -> None:
        """Take the sentence and its frames in order; `quoted` tells whether a code point is in a quotation."""
        self.tokens, self.words, self.lowers = tokens, tokens.words, tokens.lowers
        self.first, self.last = sentence.first, sentence.last
        self.frames, self.quoted = frames, quoted

    def of(self, place: int) -> list[Range]:
        """Return the content of a frame, given by its place among the frames of the sentence."""
        frame = self.frames[place]
        left = min(frame.source[0] if frame.source[0] < frame.source[1] else frame.cue[0], frame.cue[0])
        right = max(frame.source[1], frame.cue[1])
        if frame.manner in ("act", "attitude") or (frame.covers is not None):
            return self._object(place, right)
        if frame.manner == "noun":
            first = frame.source[1] if frame.inverted else frame.cue[1]
            if self._lower(first) in (
                "about",
                "of",
                "on",
                "for",
                "against",
                "in",
                "over",
                "regarding",
                "toward",
                "towards",
                "with",
            ):
                first += 1
            return _some(self.trimmed(first, self._object_end(first, place)))
        if frame.source[1] > frame.cue[1] and not frame.inverted and frame.manner != "source":
            right = frame.cue[1]
        return self._spoken(place, left, right)

    def _lower(self, at: int) -> str:
        return self.lowers[at] if self.first <= at < self.last else ""

    def _spoken(self, place: int, left: int, right: int) -> list[Range]:  # noqa: C901, PLR0912
        frame = self.frames[place]
        if self._lower(left - 1) == "as":
            left -= 1  # "..., as the mayor put it"
        mark = self._lower(left - 1)
        before = None
        participle = self._lower(frame.cue[0]).endswith("ing") and frame.source[1] <= frame.cue[0] - 1
        if (
            mark in (",", "?", "!", ".", "…", "—", "–")
            or mark in CLOSING
            or (mark == "-" and not self.tokens.adjacent(left - 1))
        ):
            relative = self._lower(frame.source[0]) in RELATIVES and not frame.inverted
            if (
                not participle
                and not relative
                and frame.source[0] < frame.source[1]
                and self._lower(frame.cue[0] - 1) != "to"
            ):
                before = self.trimmed(self._start(left), left)
        if before is not None and not self._is_clause(before):
            before = None
        ends_quoted = before is not None and self.quoted(self.tokens.starts[before[1] - 1])
        if (
            self._lower(right) in ("out", "up", "back", "it", "clear", "off", "forth", "in")
            and frame.base in _PARTICLED
        ):
            right += 1
            if self._lower(right) == "clear":
                right += 1
        elif (
            self._lower(right) in ("out", "up", "back", "it")
            and self._lower(right - 1) != "it"
            and self._lower(right + 1) not in SUBJECTS | AUXILIARIES
        ):
            right += 1
        at, spoken_to = self._past_setting(frame, right)
        if (
            self._lower(at) == ","
            and self._lower(at + 1) in ("however", "though", "too")
            and self._lower(at + 2) == ","
        ):
            at += 2
        following = self._lower(at)
        if ends_quoted and before is not None:
            if following in (",", ":") or spoken_to:
                at += following in (",", ":")
            if self._lower(at) in OPENING:
                return [before, *self._after(at, place)]
            return [before]
        if following == "," and before is not None and self._lower(at + 1) not in OPENING:
            return [before, *self._medial(at + 1, place)]
        if following in ("", ".", ")") or (at >= self.last - 1 and following in "?!"):
            return _some(before)
        if following in _WHERE and frame.manner == "speech":
            return _some(before)
        if following in (",", ":"):
            at += 1
        if before is not None and not self._strong(at):
            return [before]
        if frame.manner == "source":
            return self._behind(at, place, before)
        return self._after(at, place) or _some(before)

    def _is_clause(self, part: Range) -> bool:
        """Tell whether words before a frame can be what was said: a quotation, or a clause with a verb."""
        first, last = part
        if self.quoted(self.tokens.starts[last - 1]):
            return True
        opens = self._lower(first)
        if last - first < 3 or opens in _PLACES - {"this"} or opens in ("to", "as", "of", "with"):  # noqa: PLR2004
            return any(self.lowers[n] in FINITE for n in range(first + 3, last)) and "," in self.words[first:last]
        return any(
            self.lowers[n] in FINITE or self.lowers[n] in verbs() or self.lowers[n].endswith("ed")
            for n in range(first, last)
        )

    def _behind(self, at: int, place: int, before: Range | None) -> list[Range]:
        """Return the content of "according to": the clause before it, or behind it where it opens the sentence."""
        frame = self.frames[place]
        if before is not None:
            return [before]
        if frame.cue[0] <= self.first + 1 or self._lower(frame.cue[0] - 1) in ("but", "and", "that"):
            return self._after(at, place)
        ahead = self.trimmed(self._start(frame.cue[0]), frame.cue[0])
        return _some(ahead)

    def _strong(self, at: int) -> bool:
        """Tell whether what stands behind a frame is what was said, rather than when or how."""
        lower = self._lower(at)
        if lower in OPENING or lower in _OPENS:
            return True
        return not (lower in _LINKS or lower in _PLACES or lower in _BREAKS or lower in ("and", "but"))

    def _start(self, left: int) -> int:
        """Return where the clause before a frame begins: behind an earlier frame that is over by then."""
        first = self.first
        while (
            first < left
            and self._lower(first) in ("but", "and", "yet", "so")
            and not self.quoted(self.tokens.starts[first])
        ):
            first += 1
        return first

    def _medial(self, at: int, place: int) -> list[Range]:
        """Return the rest of a clause that a frame between commas interrupts."""
        lower = self._lower(at)
        cue = verbs().get(lower)
        if lower in (
            "",
            "and",
            "but",
            "who",
            "which",
            "according",
            "citing",
            "as",
            "while",
            "after",
            "before",
            "when",
            "with",
            "in",
            "on",
            "at",
            "although",
            "though",
            "or",
        ):
            return []
        if cue is not None and cue.form == "ing":
            return []
        if lower.endswith("ing") and lower not in ("nothing", "something", "anything", "being"):
            return []
        return self._after(at, place)

    def _after(self, at: int, place: int) -> list[Range]:
        frame = self.frames[place]
        if self._lower(at) in ("of", "about", "against", "for", "on") and frame.manner == "speech":
            at += 1
        end = self._end(at, place)
        return _some(self.trimmed(at, end))

    def _end(self, at: int, place: int) -> int:  # noqa: C901
        """Return where a clause behind a frame is over."""
        if self._lower(at) in OPENING and self.quoted(self.tokens.starts[at]):
            close = at
            while close < self.last and self.quoted(self.tokens.starts[close]):
                close += 1
            if close < self.last:
                rest = self._lower(close)
                more = any(self.quoted(self.tokens.starts[n]) for n in range(close, self.last))
                if rest in _PLACES or (
                    rest in (",", ";", "—", "–", "-", "(", "and", "when", "while", "as", "to", "about") and not more
                ):
                    return close
        end = self._subordinate_end(at, place)
        for later in self.frames[place + 1 :]:
            if later.source[0] <= self.frames[place].cue[0] < later.source[1]:
                end = min(end, later.cue[0])
                break
            begin = (
                later.cue[0]
                if later.source[0] <= at or later.source[0] == later.source[1]
                else min(later.source[0], later.cue[0])
            )
            if begin <= at:
                continue
            joint = self._lower(begin - 1)
            if joint in ("and", "but", "while", "then", "or"):
                joint = self._lower(begin - 2)
                if joint == "," or later.source == self.frames[place].source or later.source[0] < at:
                    end = min(end, begin - 1)
                    break
            elif joint in (",", "—", "–") and (later.source[0] < at or later.manner == "source"):
                end = min(end, begin - 1)
                break
        for number in range(at + 1, end - 1):
            if self.words[number] in (",", ";", "—", "–") and not self.quoted(self.tokens.starts[number]):
                lower = self._lower(number + 1)
                if lower in _ADJUNCTS or self.words[number] == ";":
                    return number
                if lower == "and" and self._new_clause(number + 2, end):
                    return number
                cue = verbs().get(lower)
                if cue is not None and cue.form == "ing" and cue.kind == "speech":
                    return number
        return end

    def _new_clause(self, at: int, end: int) -> bool:
        """Tell whether a clause with a subject of its own begins at a token."""
        if self._lower(at) in ("that", "to", "then"):
            return False
        for number in range(at, min(at + 8, end)):
            lower = self._lower(number)
            if self.words[number] in ",;" or self.quoted(self.tokens.starts[number]):
                return False
            if number > at and lower in FINITE:
                return True
        return False

    def _subordinate_end(self, at: int, place: int) -> int:
        """Return the comma that ends a clause such as "While she said ...,", or the end of the sentence."""
        first = self.first
        while first < self.last and self._lower(first) in ("but", "and", "even", "only", "so", "still"):
            first += 1
        frame = self.frames[place]
        opener = self._lower(first)
        cut = opener in SUBORDINATE and frame.source[0] <= first + 4
        cut = cut or (frame.cue[0] == first and opener.endswith(("ing", "ed")))
        if not cut:
            return self.last
        for number in range(at + 1, self.last):
            if (
                self.words[number] == ","
                and not self.quoted(self.tokens.starts[number])
                and not self._list(number, self.last)
            ):
                return number
        return self.last

    def _object(self, place: int, right: int) -> list[Range]:
        """Return what an act or an attitude is about: the object, with what belongs to it."""
        frame = self.frames[place]
        if frame.covers is not None:
            end = frame.cue[1] if not frame.inverted else frame.cue[0]
            subject = frame.covers
            if frame.inverted:
                return _some(self.trimmed(*subject))
            rest = self.trimmed(end, self._object_end(end, place))
            return [part for part in (self.trimmed(*subject), rest) if part]
        at = frame.cue[1]
        if frame.source[1] <= frame.source[0] and frame.source[0] < frame.cue[0]:
            at = right
        while self._lower(at) in _TIMES or self._lower(at) in ("also", "again", "publicly", "strongly", "not"):
            at += 1
        if self._lower(at) in _LINKS and not (self._lower(at) == "to" and self._infinitive(at)):
            at += 1
            if self._lower(at) in ("for", "on", "to", "of", "with", "against") and self._lower(at - 1) in (
                "out",
                "up",
                "down",
                "back",
            ):
                at += 1
        return _some(self.trimmed(at, self._object_end(at, place)))

    def _infinitive(self, at: int) -> bool:
        """Tell whether "to" is followed by a verb."""
        after = self._lower(at + 1)
        return not (
            after in _DETERMINERS
            or after in ("him", "her", "them", "us", "me", "you", "it")
            or (at + 1 < self.last and self.tokens.is_capitalized(at + 1))
            or (after.endswith("s") and not after.endswith("ss"))
            or after.endswith(("tion", "ment", "ing"))
        )

    def _object_end(self, at: int, place: int) -> int:
        """Return where the object of a verb or noun is over."""
        frame = self.frames[place]
        end = self._end(at, place)
        clause = self._lower(at) in _OPENS
        for number in range(at + 1, end):
            if self.quoted(self.tokens.starts[number]):
                continue
            word, lower = self.words[number], self.lowers[number]
            if word in (";", "—", "–") or (
                word == "-" and not self.tokens.adjacent(number) and not self.tokens.adjacent(number - 1)
            ):
                return number
            if word == ",":
                if not self._list(number, end):
                    return number
            elif lower in _BREAKS and number > at + 1 and not clause:
                if lower == "as" and self._lower(number + 1) in _DETERMINERS:
                    continue
                if lower in ("if", "so") or (
                    lower == "as"
                    and frame.base
                    in (
                        "describe",
                        "see",
                        "regard",
                        "view",
                        "portray",
                        "characterize",
                        "characterise",
                        "dismiss",
                        "depict",
                        "cast",
                        "name",
                        "identify",
                        "denounce",
                    )
                ):
                    continue
                return number
            elif lower in ("and", "but", "or"):
                after = verbs().get(self._lower(number + 1))
                if (
                    self._lower(number + 1) in SUBJECTS
                    or (after is not None and after.form in ("past", "s") and not after.noun)
                    or self._lower(number + 1) in AUXILIARIES
                ):
                    return number
            elif (
                not clause
                and frame.manner == "noun"
                and (lower in FINITE or (lower in verbs() and verbs()[lower].form == "s" and not verbs()[lower].noun))
            ):
                before = [self._lower(n) for n in range(at, number)]
                if not any(w in RELATIVES or w in ("how", "what") for w in before):
                    return number
        return end

    def _list(self, comma: int, end: int) -> bool:
        """Tell whether a comma joins members of a list."""
        after = self._lower(comma + 1)
        if after in ("and", "or"):
            following = self._lower(comma + 2)
            return following not in SUBJECTS and following not in AUXILIARIES and not self._is_past(comma + 2)
        if after in SUBJECTS or after in _BREAKS or after.endswith("ing") or after in RELATIVES:
            return False
        window = [self._lower(n) for n in range(comma + 1, min(comma + 8, end))]
        return "and" in window or "or" in window

    def _is_past(self, at: int) -> bool:
        cue = verbs().get(self._lower(at))
        return cue is not None and cue.form == "past"

    def _past_setting(self, frame: Frame, right: int) -> tuple[int, bool]:
        """Return the token behind who was told, and when and where it was said, and whether anything was skipped."""
        at = right
        if (
            frame.base in _HEARING
            and not frame.inverted
            and frame.cue[1] == right
            and not self._lower(at).endswith("ly")
        ):
            at = self._past_hearer(at)
        moved = True
        while moved and at < self.last:
            moved = False
            lower = self._lower(at)
            if (
                lower in _TIMES
                or (lower in _TIME_TAILS and at > right)
                or (lower[:1].isdigit() and at > right and self._lower(at - 1) in MONTHS)
            ):
                at, moved = at + 1, True
            elif (
                (lower == "of" and self._lower(frame.cue[1] - 1) == "said" and at == frame.cue[1])
                or lower in _PLACES
                or (lower == "to" and not self._infinitive(at))
            ):
                stop = self._setting_end(at)
                if stop is not None and stop > at:
                    at, moved = stop, True
            elif lower.endswith("ly") and at == right:
                at, moved = at + 1, True
        return at, at > right

    def _setting_end(self, at: int) -> int | None:
        """Return where a setting that opens at a preposition is over, if what was said follows or the sentence ends."""
        skip = 0
        for number in range(at + 1, min(at + _SETTING, self.last)):
            word, lower = self.words[number], self.lowers[number]
            if number < skip:
                continue
            if word in OPENING and self._lower(number - 1) in _TITLED:
                while skip < self.last and (skip <= number or self.quoted(self.tokens.starts[skip])):
                    skip += 1
                continue
            if word in OPENING or lower == "that" or word in (",", ":"):
                return number
            if lower in SUBJECTS and number > at + 1 and lower not in RELATIVES:
                return number
            if number > at + 1 and lower in _TIMES and self._lower(number + 1) not in _TIME_TAILS:
                return number + 1
            if (
                number > at + 2
                and lower in _DETERMINERS
                and self._lower(number - 1) not in _LINKS
                and self._lower(number - 1) not in _PLACES
                and self._lower(number - 1) not in ("and", "by", "between")
            ):
                return number
        if at + _SETTING >= self.last:
            return self.last if self.words[self.last - 1] not in ".?!" else self.last - 1
        return None

    def _past_hearer(self, first: int) -> int:
        """Return the token behind who was told."""
        if self._lower(first) in _OPENS - {"it", "you", "about"} or self._lower(first) in OPENING:
            return first
        for number in range(first, min(first + _HEARERS, self.last)):
            lower = self._lower(number)
            if self.words[number] in OPENING or self.words[number] in (":", ","):
                return number
            if number > first and (lower in _OPENS or lower in _PLACES):
                return number
            if (
                number > first
                and lower in _DETERMINERS
                and self._lower(number - 1) not in _DETERMINERS
                and self._lower(number - 1) not in _LINKS
            ):
                return number
            if number == first and lower in ("him", "her", "me", "us", "them", "you", "reporters", "lawmakers"):
                return number + 1
        return first

    def trimmed(self, first: int, last: int) -> Range | None:
        """Return a range without the punctuation at its edges, or None where nothing is left."""
        while first < last and self.words[first] in _EDGES:
            first += 1
        while (
            first < last
            and self.words[last - 1] in _EDGES
            and not (self.words[last - 1] == "." and self.quoted(self.tokens.starts[last - 1]))
        ):
            last -= 1
        return (first, last) if first < last else None


def _some(part: Range | None) -> list[Range]:
    return [part] if part else []
