"""The classes of the lexicon against the lists that they were made of, with what each has gained or lost since."""

from pathlib import Path

import pytest
import yaml
from shipped import LEXICON

_FROZEN = sorted(Path(__file__).with_name("fixtures").glob("lexicon/frozen/*.yaml"))


@pytest.mark.parametrize("path", _FROZEN, ids=lambda path: path.stem)
def test_a_class_has_the_words_of_its_list(path):
    for name, frozen in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        was, added, dropped = (set(frozen[part].split()) for part in ("was", "added", "dropped"))
        words = LEXICON.words(name)
        assert (name, words - was, was - words) == (name, added, dropped)
