"""The sums that the tagger keeps are those of the features that its model was trained with."""

from pathlib import Path

import pytest

from lint.analysis.syntax import tagger as module
from lint.analysis.syntax.tagger import Tagger, features
from lint.rulepack.loader import builtin_folder

MODEL = Path(builtin_folder(), "data", "tagger.tsv").read_bytes()
SENTENCES = (
    "The minister 's deputies meet in Oslo , where they report on a plan to close 14 plants .",
    "Reports of the meeting were leaked ; Ministers deny it , but Close watchers lead us to doubt that .",
    "İstanbul’s traders who won’t sell ½ of their stock say “ Buy ” and mean Sell",
    "2024",
    "Run",
)


def _by_features(tagger: Tagger, words: list[str]) -> list[str]:
    """Tag as the training does: every feature's weights are added up for each tag."""
    names, known = (line.split("\t") for line in MODEL.decode("utf-8").split("\n")[:2])
    only = {word: names[int(number)] for word, number in zip(known[::2], known[1::2], strict=True)}
    found: list[str] = []
    first = second = "^"
    for place, word in enumerate(words):
        scores = [0] * len(names)
        for line, name in features(words, place, first, second):
            row = [int(part) for part in tagger.rows(line).get(name, "").split()]
            for tag, weight in zip(row[::2], row[1::2], strict=True):
                scores[tag] += weight
        first, second = only.get(word) or names[scores.index(max(scores))], first
        found.append(first)
    return found


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tags_are_those_of_the_features(sentence: str) -> None:
    tagger = Tagger(MODEL)
    words = sentence.split(" ")
    expected = _by_features(tagger, words)
    assert tagger.tag(words) == expected
    assert tagger.tag(words) == expected  # from what is kept


def test_tags_do_not_depend_on_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WORDS", 4)
    monkeypatch.setattr(module, "_ENDINGS", 2)
    forgetful, tagger = Tagger(MODEL), Tagger(MODEL)
    for sentence in SENTENCES * 2:
        words = sentence.split(" ")
        assert forgetful.tag(words) == tagger.tag(words)


def test_no_words_have_no_tags() -> None:
    assert Tagger(MODEL).tag([]) == []
