"""The classes of the lexicon against the lists that they were made of, with what each has gained or lost since."""

from pathlib import Path

import pytest
import yaml

from lint.analysis.lexicon.lexicon import Lexicon
from lint.rulepack import loader

_FROZEN = sorted(Path(__file__).with_name("fixtures").glob("lexicon/frozen/*.yaml"))


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(loader.load([]).lexicon)


@pytest.mark.parametrize("path", _FROZEN, ids=lambda path: path.stem)
def test_a_class_has_the_words_of_its_list(path, lexicon):
    for name, frozen in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        was, added, dropped = (set(frozen[part].split()) for part in ("was", "added", "dropped"))
        words = lexicon.words(name)
        assert (name, words - was, was - words) == (name, added, dropped)
