"""What the words beside a name tell of its bearer's gender, so that "she" finds the right speaker.

Titles and nouns are certain, given names a hint: a short list of widespread ones by hand. Nobody's gender is ever
reported, and where nothing is told either pronoun fits.
"""

_HER_TITLES = frozenset(
    "mrs ms miss mme madame dame lady queen princess empress duchess countess baroness sister mother".split()
)
_HIS_TITLES = frozenset(
    "mr sir lord king prince emperor duke count baron pope father brother cardinal imam rabbi sheikh".split()
)
_HER_NOUNS = frozenset(
    """woman wife mother mom mum daughter sister aunt widow girl girlfriend grandmother granddaughter niece actress
    waitress heiress hostess spokeswoman chairwoman congresswoman councilwoman businesswoman saleswoman policewoman
    sportswoman alderwoman assemblywoman noblewoman laywoman nun bride stewardess midwife""".split()
)
_HIS_NOUNS = frozenset(
    """man husband father dad son brother uncle widower uncle boy boyfriend grandfather grandson nephew actor waiter heir
    spokesman chairman congressman councilman businessman salesman policeman sportsman alderman assemblyman fisherman
    fireman nobleman layman monk groom serviceman""".split()
)
_HER_NAMES = frozenset(
    """abigail ada agnes aisha alexandra alice alicia alison amanda amelia amina amy ana anastasia andrea angela anita
    anna anne annette ashley barbara beatrice beth betty brenda bridget camila carla carmen carol caroline catherine
    cecilia charlotte cheryl christina christine claire clara claudia cristina cynthia daniela deborah denise diana
    diane dolores donna dorothy ekaterina elena eleanor elizabeth ella ellen emily emma erica esther eva evelyn
    fatima fiona florence frances gabriela gina giorgia gloria grace hannah heather helen helena hillary ines ingrid
    irene irina isabel jacqueline jane janet janice jean jennifer jenny jessica jill joan joanna josephine joyce
    judith judy julia julie karen karin kate katherine kathleen kathryn katya kelly kimberly kirsten laura lauren
    layla leila lena leticia linda lisa liz louise lucia lucy lyudmila madeleine magdalena mara margaret maria mariam
    marie marina marta martha mary maya megan melania melissa michelle mildred miriam monica nadia nancy natalia
    natalie natasha nicole nina nora olena olga olivia pamela patricia paula pauline penelope petra phyllis priya
    rachel raquel rebecca regina rita roberta rosa rose ruth sabine samantha sandra sara sarah sharon sheila shirley
    silvia simone sofia sonia sophia sophie stella stephanie susan svetlana sylvia tamara tanya tatiana teresa
    theresa tina ursula valentina valeria vanessa vera veronica victoria viktoria violet virginia wendy yasmin yulia
    zeinab zoe""".split()
)
_HIS_NAMES = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto aleksandr alejandro alexander alexei
    alfred ali andrei andrew andriy andrzej angelo anthony antonio arthur asif barack benjamin bernard bernie bill bob
    boris brandon brian bruce carl carlos charles chris christian christopher colin craig dan daniel darren dave david
    dennis diego dmitri dmitry dmytro donald doug douglas edward elijah emmanuel enrique eric erik ernest eugene
    fernando francis francisco frank franz fred frederick gary george gerald giovanni giuseppe gordon graham greg
    gregory guillermo hamid hans harold harry hassan hector henry herbert howard hugo hussein ian ibrahim igor ivan
    jack jacob jake james jason javier jeff jeffrey jeremy jerry jim joe joel john jonathan jorge jose joseph joshua
    juan julian karl keith kenneth kevin khalid larry lawrence leonard leonid liam louis luca luis luke mahmoud marco
    marcus mario mark martin matt matthew maurice max maxim michael miguel mike mikhail mitt mohamed mohammad mohammed
    muhammad mustafa nathan neil nicholas nick nikolai oleg oleksandr omar oscar otto patrick paul pavel pedro peter
    philip pierre rafael ralph ramon ramzan raymond ricardo richard robert roberto rodrigo roger roman ronald roy
    rupert russell salman salvador sam samuel scott sean sebastian serge sergei sergey simon stanley stefan stephen
    steve steven stuart taras ted terry thomas tim timothy toby tom tommy tony vadim victor viktor vincent vladimir
    volodymyr walter wayne wilhelm william winston xavier yahya yevgeny youssef yuri yusuf zachary""".split()
)
_TITLE, _NOUN, _GIVEN = 4, 2, 1
"""How much each tells: a title outweighs a noun beside the name, a noun a given name."""


def of_title(word: str) -> int:
    """Return what a folded title tells: above 0 for her, below for him, 0 for nothing."""
    return _TITLE * ((word in _HER_TITLES) - (word in _HIS_TITLES)) or of_noun(word)


def of_noun(word: str) -> int:
    """Return what a folded noun that describes somebody tells, as in `of_title`."""
    return _NOUN * ((word in _HER_NOUNS) - (word in _HIS_NOUNS))


def of_given(word: str) -> int:
    """Return what a folded given name hints at, as in `of_title`."""
    return _GIVEN * ((word in _HER_NAMES) - (word in _HIS_NAMES))


def fits(pronoun: str, told: int) -> bool:
    """Tell whether "he" or "she" can be somebody of whom that much is told; any other pronoun needs nothing told."""
    if pronoun == "she":
        return told >= 0
    if pronoun == "he":
        return told <= 0
    return told == 0
