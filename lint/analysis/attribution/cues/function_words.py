"""Closed classes of English function words used to read cues and contents.

The classes follow Quirk et al., A Comprehensive Grammar of the English Language (1985), chapters 2 to 9.
"""

from lint.analysis.lexicon.closed_classes import AUXILIARIES, MONTHS, WEEKDAYS

OPENING = frozenset(("“", '"', "‘", "«", "„", "'", "`"))
CLOSING = frozenset(("”", '"', "’", "»", "'", "“"))
"""“ closes what „ opened, and is often typed for ”; a cue never stands in a quotation, so before one it closes."""
QUOTES = (OPENING | CLOSING) - {"'", "’"}
"""Marks that are never an apostrophe."""
DASHES = frozenset(("—", "–", "--", "-"))

DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your some many most several all both each every any no
    few another one two three""".split()
)
"""Words that open a noun phrase."""

PREPOSITIONS = frozenset(
    """of in on at by for from with to about against into over under after before during between among within without
    through across behind near around outside inside since until like including upon toward towards amid despite
    alongside beyond via""".split()
)
CONJUNCTIONS = frozenset(("and", "or", "&"))
"""What joins two nouns; "but" joins clauses."""

SUBJECTS = frozenset("he she they it i we you who which there everyone nobody everybody".split())
"""Words that are a whole subject."""

RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))

FINITE = AUXILIARIES | frozenset(
    """'s went took gave came became began ran made got left kept held brought lost won met led fell rose sent built
    paid spent went broke grew drew drove chose threw struck wore ate flew beat sat stood set put cut hit let hurt cost
    makes takes gives goes comes gets has means keeps becomes remains includes says n't isn't doesn't don't didn't
    can't won't wasn't weren't hasn't haven't wouldn't couldn't shouldn't i'm i've we've we're they're it's he's she's
    that's""".split()
)
"""Forms that are the finite verb of a clause, beside those of the cue verbs."""

BE = frozenset("is are was were be been being am 's 're 'm isn't aren't wasn't weren't it's he's she's".split())
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
MODAL = frozenset("would could should might may can must 'd wouldn't couldn't shouldn't can't".split())

ADVERBS = frozenset(
    """also later then never once previously repeatedly again not already recently just since still earlier even now
    often always soon ever simply only actually instead too perhaps maybe first likewise meanwhile similarly separately""".split()
)
"""Adverbs that stand between a subject and its verb."""

CHAIN_ADVERBS = ADVERBS - {"maybe"} | frozenset("n't both all reportedly long further nevertheless".split())
"""Adverbs within a verb and its auxiliaries: "had not both said". A chain is never opened by "maybe"."""

SUBORDINATE = frozenset("while when although though after before if as since because once until unless whereas".split())
"""Words that open a clause that depends on another and may stand before it."""

OPENS_APPOSITION = DETERMINERS | frozenset(
    """who which whose whom where now then also himself herself both not including speaking along d r""".split()
)
"""Function words that open the description of a noun behind a comma."""

DAYS = WEEKDAYS | MONTHS
TIMES = DAYS | frozenset("yesterday today tomorrow earlier later".split())
"""Words that tell when: they never belong to a source or to what was said beside a cue."""

SETTING = DAYS | frozenset("on in at earlier later last this during yesterday today late early".split())
"""Words that tell when and where something was said, right behind its verb."""

OBJECTS = frozenset("him her them us me".split())
"""Pronouns in the objective case."""

POSSESSIVE = frozenset("his her its their my our your".split())

SUBORDINATORS = SUBORDINATE | frozenset("that whereas than so where what how why whether but yet nor then like".split())
"""Words behind which another clause runs; a phrase never goes on across one."""
