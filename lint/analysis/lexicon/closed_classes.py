"""Closed classes of English words that several layers of the analysis share."""

from collections.abc import Iterable

PRONOUNS = frozenset("he she they it i we you who".split())
PERSON_PRONOUNS = frozenset("he she".split())

PARTICLES = frozenset(
    "al el as ar ash ad an at az bin ben ibn bint abu abd van von der den de da di du dos das del la le ter ten".split()
)
"""Lower-case words inside a personal name."""

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb aug sept oct nov
    dec""".split()
)

FUNCTION_WORDS = frozenset(
    """a an the this that these those my your his her its our their some any no every each either neither both all many
    much few several most more less other another such what which whose who whom whoever i you he she it we they me him
    us them myself himself herself itself ourselves themselves yourself one ones someone somebody something anyone
    anybody anything everyone everybody everything nobody nothing none and or but nor so yet for if unless until till
    while when whenever where wherever because since although though whereas whether than as after before once of in on
    at by to from with without within into onto upon over under above below between among amid against about around
    across along behind beside besides beyond despite during except inside near off out outside past per regarding
    through throughout toward towards up down via like unlike is are was were be been being am has have had having do
    does did doing done will would shall should can could may might must ought not never also just only even still
    already always often sometimes usually perhaps maybe very too quite rather almost nearly here there now then today
    yesterday tomorrow tonight again ever yes however meanwhile therefore thus indeed instead moreover furthermore
    nevertheless nonetheless otherwise later earlier ago recently according how why there's it's he's she's that's
    what's i'm i've i'd i'll we're we've we'll you're you've they're they've don't didn't doesn't isn't aren't wasn't
    weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't let's""".split()
)
"""Words that are never content by themselves."""

_COMMON = 20
"""How many times as often a function word or a mark is met as another word, about."""


def commonness(words: Iterable[str]) -> int:
    """Return how often one of some lower-case words is met, about: 1 for a word of content, more for any other."""
    return sum([_COMMON if word in FUNCTION_WORDS or not word[0].isalpha() else 1 for word in words])


AUXILIARIES = frozenset(
    """is are was were be been being am has have had do does did will would shall should can could may might must
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't
    shouldn't""".split()
)
