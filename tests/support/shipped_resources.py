"""What an analysis knows beside its text: what ships, without the names."""

from pathlib import Path

from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.resources import Resources
from lint.rulepack import loader

LEXICON = Lexicon(loader.load([]).lexicon)
RESOURCES = Resources(str(Path(loader.builtin_folder()) / "data"), lexicon=LEXICON)
