"""Forms of English verbs: what a lemma in a rule stands for."""

from lint.analysis.lexicon.word_lists import inflected

_IRREGULAR = """be am is are was were been being|have has had having|do does did done doing|say says said saying
go goes went gone going|get gets got gotten getting|make makes made making|take takes took taken taking
come comes came coming|see sees saw seen seeing|give gives gave given giving|find finds found finding
tell tells told telling|become becomes became becoming|leave leaves left leaving|put puts putting
mean means meant meaning|keep keeps kept keeping|begin begins began begun beginning|show shows showed shown showing
hold holds held holding|bring brings brought bringing|write writes wrote written writing|stand stands stood standing
hear hears heard hearing|let lets letting|meet meets met meeting|run runs ran running|pay pays paid paying
lead leads led leading|speak speaks spoke spoken speaking|rise rises rose risen rising|fall falls fell fallen falling
grow grows grew grown growing|lose loses lost losing|send sends sent sending|build builds built building
break breaks broke broken breaking|win wins won winning|strike strikes struck striking|kill kills killed killing
stop stops stopped stopping|bar bars barred barring|ban bans banned banning|drop drops dropped dropping
refer refers referred referring|occur occurs occurred occurring|plan plans planned planning
drive drives drove driven driving|buy buys bought buying|sell sells sold selling|think thinks thought thinking
know knows knew known knowing|feel feels felt feeling|fight fights fought fighting|cut cuts cutting
hit hits hitting|set sets setting|begin begins began begun beginning|die dies died dying|lie lies lay lain lying"""
_FORMS = {row.split()[0]: frozenset(row.split()) for row in _IRREGULAR.replace("\n", "|").split("|")}


def forms(lemma: str) -> frozenset[str]:
    """Return every form of a verb, in lower case: the listed ones of an irregular verb, the regular ones of any other."""
    return _FORMS.get(lemma) or inflected((lemma,))
