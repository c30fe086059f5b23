"""What an analysis knows beside its text: what ships, without the names."""

from pathlib import Path

from lint.analysis.lexicon.inflection import Inflector
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.resources import Resources
from lint.rulepack import loader
from lint.rulepack.lexicon_reader import PatternLexicon

PACK = loader.load([])
LEXICON = Lexicon(PACK.lexicon)
PATTERNS = PatternLexicon(PACK.lexicon, Inflector())
RESOURCES = Resources(str(Path(loader.builtin_folder()) / "data"), lexicon=LEXICON)
