"""Grow invented copy that tells mutants which no approved text tells, and print it for `tests/approved/texts/`.

    python tools/grow_texts.py --candidates 5000 --within lint/checks/garbled > tests/approved/texts/grown-more.txt

The texts of the project itself are joined and changed, a word or a mark at a time, with words that the code of a mutant
asks about. A text is kept if its reading differs under a mutant that was not told before. Read what is printed, and run
`python tools/approve.py`. Mutants whose code runs only while data is loaded are left out.
"""

import argparse
import ast
import gc
import random
import re
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FrameType

import mutant_readings
from mutant_conditions import FOLDERS, ROOT, Mutant, all_mutants
from mutant_switches import Recorder, Switches, choose, module_name
from support import approved

_TRIES = 24
"""Texts on which a mutant is tried before it is given up."""
_MOST = 60
"""Mutants tried on one text, of each of two sorts: those of the function aimed at, and others."""
_SHORTEST, _LONGEST = 8, 420
"""Code points of a text that is grown; a longer one of the project's is cut down to two sentences."""
_LONG_BASE = 260
_MARKS = (", ", "; ", ": ", " — ", "-", " (", ")", "“", "”", "'", "’", ".", "?", "!", "…", "\n\n", "/", "%", "$", "’s ")
_NUMBERS = ("1", "2", "3", "40", "1,200", "2024", "1990s", "two", "seven", "3.5")
_TOKEN = re.compile(r"\s+|\w+(?:['’]\w+)?|[^\w\s]")
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])|\n+")
_WORD = re.compile(r"[A-Za-z'’%$€£]{1,15}|[^\w\s]{1,2}")
_PROSE = 6
"""A string of the code with more blanks than these is no list of words."""
_ASKED, _NEAR, _JOINED = 0.6, 0.85, 0.12
"""How often a word comes from the condition, or else from its file or what that imports; how often texts are joined."""
_NEW = 3
"""A mutant tried on fewer texts than these is tried before the others."""


class _LateError(BaseException):
    """A mutant takes too long; no rule may catch it."""


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise _LateError


class Trials:
    """Reads texts with mutants switched on, several at once, and finds those under which the reading differs."""

    def __init__(self, mutants: Sequence[Mutant]) -> None:
        """Load the rules, and compile every file twice: with switches, and with the recorder."""
        self._mutants = mutants
        self._reader = approved.Reader()
        self.texts, self.words = self._reader.texts(), self._reader.lexicon.words
        firsts: dict[str, int] = {}
        for number, mutant in enumerate(mutants):
            firsts.setdefault(mutant.path, number)
        self._paths = tuple(firsts)
        callees = _callees(lambda: [self.read(text, 60) for text in self.texts[::3]])
        self._above = _caches_above(callees)
        self._switches, self._recording = Switches(firsts), Switches(firsts, records=True)
        self._condition = {number: found[0] for found in self._switches.conditions for number in found}
        self._recorder = Recorder(self._recording.conditions)
        signal.signal(signal.SIGALRM, _late)

    def read(self, text: approved.Text, limit: float) -> str:
        """Return the reading of a text, or what came instead of one within so many seconds."""
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            return self._reader.read(text)
        except _LateError:
            return "late"
        except Exception as error:  # noqa: BLE001 - whatever a mutant breaks
            return f"failure: {error!r}"
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def telling(self, text: approved.Text, wanted: Collection[int]) -> set[int]:
        """Return which of some mutants a text could tell: those whose condition comes out otherwise."""
        for path in self._paths:
            self._recording.put(path)
        found = self._recorder.of(wanted, lambda: self.read(text, 30))
        for path in self._paths:
            self._recording.take_back(path)
        return found

    def noticed(
        self, text: approved.Text, mutants: Iterable[int], expected: str, seconds: float, size: int
    ) -> set[int]:
        """Return the mutants under which the reading differs, trying so many at once and halving where it does."""
        found, waiting = set[int](), list(self._groups(mutants, size))
        while waiting:
            group = waiting.pop()
            if not self._is_noticed(text, group, expected, 1.5 + 15 * seconds):
                continue
            if len(group) == 1:
                found.update(group)
            else:
                waiting += [group[: len(group) // 2], group[len(group) // 2 :]]
        return found

    def _groups(self, mutants: Iterable[int], size: int) -> Iterator[list[int]]:
        """Yield groups in which no two mutants are of one condition."""
        left = list(mutants)
        while left:
            group: dict[int, int] = {}
            for number in left:
                if len(group) < size:
                    group.setdefault(self._condition[number], number)
            left = [number for number in left if group.get(self._condition[number]) != number]
            yield list(group.values())

    def _is_noticed(self, text: approved.Text, group: list[int], expected: str, limit: float) -> bool:
        paths = {self._mutants[number].path for number in group}
        places = {(self._mutants[number].path, self._mutants[number].function) for number in group}
        caches = [cache for place in places for cache in self._above.get(place, ())]
        for path in paths:
            self._switches.put(path)
        for cache in caches:
            cache.cache_clear()
        choose(*group)
        read = self.read(text, limit)
        choose()
        for path in paths:
            self._switches.take_back(path)
        for cache in caches:
            cache.cache_clear()
        return read != expected


def _callees(work: Callable[[], object]) -> dict[CodeType, set[CodeType]]:
    """Do some work, and return which code called which."""
    found: dict[CodeType, set[CodeType]] = defaultdict(set)

    def note(frame: FrameType, _event: str, _value: object) -> None:
        if frame.f_back:
            found[frame.f_back.f_code].add(frame.f_code)

    mutant_readings.forget()
    sys.settrace(note)
    work()
    sys.settrace(None)
    return found


def _caches_above(callees: dict[CodeType, set[CodeType]]) -> dict[tuple[str, int], list["_lru_cache_wrapper[object]"]]:
    """Return the caches that may keep what a function has returned, by the function's file and first line."""
    found = defaultdict(list)
    for cache in gc.get_objects():
        code = getattr(getattr(cache, "__wrapped__", None), "__code__", None)
        if not isinstance(cache, _lru_cache_wrapper) or code is None or str(ROOT) not in code.co_filename:
            continue
        below, waiting = {code}, [code]
        while waiting:
            new = callees.get(waiting.pop(), set()) - below
            below |= new
            waiting += new
        for one in below:
            if one.co_filename.startswith(str(ROOT)):
                found[Path(one.co_filename).relative_to(ROOT).as_posix(), one.co_firstlineno].append(cache)
    return found


class Words:
    """The words that the code of a file asks about, and those of the texts."""

    def __init__(
        self, texts: Sequence[approved.Text], classed: Callable[..., Collection[str]], chance: random.Random
    ) -> None:
        """Read all files of the analysis and the checks; `classed` gives the words of a class of the lexicon."""
        self._classed, self._chance = classed, chance
        paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
        trees = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_bytes()) for path in paths}
        own = {path: sorted(_strings(tree)) for path, tree in trees.items()}
        self._of = {
            path: own[path] * 2 + [word for other in _imports(tree) for word in own.get(other, ())]
            for path, tree in trees.items()
        }
        self._all = sorted(set().union(*own.values()))
        self.names = sorted(
            {name for text in texts for name in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,12}\b", text.text)}
        )
        self.common = sorted({word for text in texts for word in re.findall(r"\b[a-z]{2,12}\b", text.text)})

    def of(self, mutant: Mutant) -> str:
        """Return a word that a condition asks about, or another one of its file or what that imports."""
        chance, path = self._chance, mutant.path
        if (asked := self._asked(mutant)) and chance.random() < _ASKED:
            return chance.choice(chance.choice(asked))
        return chance.choice(self._of[path] if self._of[path] and chance.random() < _NEAR else self._all)

    def _asked(self, mutant: Mutant) -> list[list[str]]:
        """Return the groups of words in a condition: its strings, the constants of its file, classes of the lexicon."""
        module = sys.modules[module_name(mutant.path)]
        found: list[Collection[object]] = []
        for node in ast.walk(ast.parse(mutant.before)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value.split())
            elif isinstance(node, ast.Name) and isinstance(given := getattr(module, node.id, None), Collection):
                found.append(given)
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("lexicon.words"):
                named = [part.value for part in node.args if isinstance(part, ast.Constant)]
                found.append(self._classed(*map(str, named)))
        return [words for group in found if (words := sorted(word for word in group if isinstance(word, str) and word))]


def _strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and (value.count(" ") <= _PROSE or "." not in value):
            yield from (word for word in value.split() if _WORD.fullmatch(word))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            folder = node.module.replace(".", "/")
            yield from (f"{folder}.py", *(f"{folder}/{name.name}.py" for name in node.names))


class Grower:
    """Makes a text of texts, with changes that the code of a file may ask about."""

    def __init__(self, words: Words, chance: random.Random) -> None:
        """Take the words to put in."""
        self._words, self._chance = words, chance

    def grow(self, texts: Sequence[str], mutant: Mutant) -> str:
        """Return a text made of one of some texts, and seldom of two."""
        chance = self._chance
        text = min(chance.sample(texts, min(3, len(texts))), key=len)
        if len(text) > _LONG_BASE:
            sentences = _SENTENCE.split(text)
            at = chance.randrange(len(sentences))
            text = " ".join(sentences[at : at + 2])
        if chance.random() < _JOINED:
            text = text.strip() + chance.choice(("\n\n", " ")) + " ".join(_SENTENCE.split(chance.choice(texts))[:2])
        for _ in range(chance.choice((1, 1, 1, 2))):
            text = self._changed(text, mutant)
        return re.sub(r" {2,}", " ", re.sub(r" +([,.;:?!])", r"\1", text)).strip() + "\n"

    def _changed(self, text: str, mutant: Mutant) -> str:
        tokens = _TOKEN.findall(text)
        places = [number for number, token in enumerate(tokens) if token[0].isalnum()]
        if not places:
            return text
        at, chance = self._chance.choice(places), self._chance
        word = tokens[at]
        asked = self._words.of(mutant)
        ways: tuple[tuple[int, Callable[[], list[str]]], ...] = (
            (24, lambda: [asked.capitalize() if word[0].isupper() else asked]),
            (16, lambda: [f"{asked} ", word]),
            (8, list),
            (6, lambda: [f"{word} ", word]),
            (12, lambda: [word, chance.choice(_MARKS)]),
            (7, lambda: [chance.choice((word.lower(), word.capitalize(), word.upper()))]),
            (4, lambda: [chance.choice(_NUMBERS)]),
            (6, lambda: [chance.choice(self._words.names)]),
            (5, lambda: [chance.choice(self._words.common)]),
            (4, lambda: [word, f" {self._misspelt(word)} "]),
        )
        way = chance.choices([way for _, way in ways], [weight for weight, _ in ways])[0]
        tokens[at : at + 1] = way()
        kept = chance.choices((tokens, tokens[: at + 1], tokens[at:]), (95, 3, 2))[0]
        return "".join(kept)

    def _misspelt(self, word: str) -> str:
        at = self._chance.randrange(len(word))
        return word[:at] + self._chance.choice("aeiouyhkszj") + word[at + self._chance.randrange(2) :]


class Search:
    """Which mutants are told by which text, and which are left."""

    def __init__(self, mutants: Sequence[Mutant], seed: int) -> None:
        """Try all mutants on the approved texts; those noticed are not looked for."""
        self._mutants, self._chance = mutants, random.Random(seed)  # noqa: S311
        self._trials = Trials(mutants)
        self._tries: Counter[int] = Counter()
        self._bases: dict[int, list[str]] = defaultdict(list)
        self._of_file: dict[str, list[str]] = defaultdict(list)
        self.left = set(range(len(mutants)))
        for text in self._trials.texts:
            self._try(text, ())
        self._grower = Grower(Words(self._trials.texts, self._trials.words, self._chance), self._chance)
        self._tries.clear()

    def texts(self, candidates: int) -> Iterator[tuple[str, list[Mutant]]]:
        """Try so many texts, and yield each that tells a mutant not told before, with these mutants."""
        order: list[int] = []
        for _ in range(candidates):
            order = order or self._in_turn()
            aim = order.pop() if order else -1
            bases = self._bases[aim] or self._of_file[self._mutants[aim].path]
            if aim not in self.left or not bases:
                continue
            text = approved.Text("grown", "grown", self._grower.grow(bases, self._mutants[aim]))
            if _SHORTEST < len(text.text) < _LONGEST and (told := self._try(text, (aim,))):
                yield text.text, [self._mutants[number] for number in sorted(told)]

    def _in_turn(self) -> list[int]:
        """Return the mutants that are left, those tried least last."""
        return sorted(self.left, key=lambda number: (-(self._tries[number] // _NEW), self._chance.random()))

    def _try(self, text: approved.Text, aims: Collection[int]) -> set[int]:
        """Try the mutants that a text could tell, and return those it tells."""
        began = time.monotonic()
        expected = self._trials.read(text, 5)
        seconds = time.monotonic() - began
        if expected == "late" or "failure:" in expected:
            print(f"a rule breaks on {text.text!r}", file=sys.stderr)
            return set()
        wanted = {number for number in self.left if self._tries[number] < _TRIES}
        could = self._trials.telling(text, wanted)
        near = {self._place(number) for number in aims}
        first = [number for number in could if self._place(number) in near or self._tries[number] < _NEW][:_MOST]
        rest = sorted(could.difference(first), key=self._tries.__getitem__)[:_MOST]
        told = self._trials.noticed(text, first, expected, seconds, 3)
        told |= self._trials.noticed(text, rest, expected, seconds, 12)
        self.left -= told
        self._tries.update({*first, *rest} - told)
        if len(text.text) < _LONGEST:
            for number in could - told:
                self._bases[number] += [text.text] * (len(self._bases[number]) < _TRIES)
            for path in {self._mutants[number].path for number in could}:
                self._of_file[path].append(text.text)
        return told

    def _place(self, number: int) -> tuple[str, int]:
        return self._mutants[number].path, self._mutants[number].function


def heading(mutants: Iterable[Mutant]) -> str:
    """Name the functions whose guards a text tells, the first three of them."""
    names = list(dict.fromkeys(f"{Path(one.path).stem}: {one.before}" for one in mutants))
    return f"{names[0]}" + f" and {len(names) - 1} more" * (len(names) > 1)


def main() -> int:
    """Grow texts, and print each that is kept with its heading."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--candidates", type=int, default=5000, help="how many texts are tried")
    parser.add_argument("--within", default="lint/", help="a folder or file, relative to the root")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    search = Search(all_mutants(arguments.within), arguments.seed)
    print(f"{len(search.left)} mutants are told by no approved text", file=sys.stderr)
    for text, told in search.texts(arguments.candidates):
        print(f"### {heading(told)}\n{text}", flush=True)
    print(f"{len(search.left)} are left", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
