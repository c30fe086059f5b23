"""What an analysis knows beside its text: what ships, without the names."""

from pathlib import Path

from lint.analysis.lexicon.inflection import Inflector
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.resources import Resources
from lint.rulepack import loader
from lint.rulepack.lexicon_reader import PatternLexicon

_PACK = loader.load([])
LEXICON = Lexicon(_PACK.lexicon)
PATTERNS = PatternLexicon(_PACK.lexicon, Inflector())
RESOURCES = Resources(str(Path(loader.builtin_folder()) / "data"), lexicon=LEXICON)
