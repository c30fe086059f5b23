"""Hypothesis strategies for copy, files and patterns: odd ones, made of the pieces that newslint takes notice of."""

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from lint.project import config
from lint.rulepack import loader

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "rules"

SENTENCES = (
    "Harbour board meets again",
    "By Nora Quint",
    "The envoy Pavel Sidorenko reached Kharkiv on Friday, two aides said.",
    "“We will not leave,” Sydorenko told reporters in Kharkov. He added that the the bridge held.",
    "Some 30% of the U.S. Senate and 4 of the 6 US members, 3 men and 2 women, are opposed.",
    "It is widely believed that Sidorenko will resign; sources said so on Friday, 3 March 2021.",
    "The session in Kyrgyzstan, Bishtek, will end only signature, the minister of of trade touted.",
    "- Item one: the mayor\n- Item two (and the rest",
    "| Town | Votes |\n|---|---|\n| Kiev | 12 |",
)
WORDS = (
    *("Kiev", "Kyiv", "Zelensky", "Zelenskiy", "Xi", "Lee", "Yi", "U.N.", "UN", "the the", "said", "TODO:", "“", "”"),
    *("according to", "reportedly", "officials", "has went", "a apple", "percent", "%", "1,000", "Mr.", "President"),
    *("“So be it,”", "‘", "’", '"', "(", ")", "—", "...", "?", "!", ".", ",", ":", ";", "3 March", "Saturday"),
)
MARKUP = (
    *("<b>", "</b>", "<p>", "</p>", "<!--", "-->", "<![CDATA[", "<script>", "</script>", "<a href='x'>", "<br/", "<"),
    *(
        "&amp;",
        "&#x1F600;",
        "&#0;",
        "&nbsp;",
        "&",
        "**",
        "_",
        "`",
        "```\n",
        "~~~",
        "# ",
        "> ",
        "    ",
        "[x](y)",
        "[^1]",
    ),
    *(
        "\\",
        "{{< x >}}",
        "{% raw %}",
        "---\n",
        "+++\n",
        "title: Kiev\n",
        "http://x.example/a?b=c ",
        "a@b.example",
        "\t",
    ),
)
ODD = (
    *("\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u200d"),
    *(
        "\u00ad",
        "\u202e",
        "\ufffc",
        "\ufffd",
        "\ufdd0",
        "\u0301",
        "\u1100\u1161",
        "İ",
        "ẞ",
        "ﬁ",
        "😀",
        "👩‍👩‍👧",
        "\U000e0001",
    ),
)
DIRECTIVES = (
    "<!-- newslint: ignore doubled-word reason: it is meant -->",
    "<!-- newslint: ignore garbled, doubled-wrd reason: -->",
    "<!-- newslint: ignore-file transliteration reason: an old letter -->",
    "<!-- newslint: ignore -->",
    "<!-- newslint:",
    "<!--newslint: ignore doubled-word\nreason: two\nlines-->",
)
FORMATS = st.sampled_from(["text", "markdown", "html", "rst", "asciidoc"])
STYLES = st.sampled_from([None, "ap", "bbc"])
CHARACTERS = st.characters(exclude_categories=["Cs"])


def copy(*more: str) -> st.SearchStrategy[str]:
    """Return a strategy for copy; `more` are pieces to put in often."""
    piece = st.one_of(
        st.sampled_from(SENTENCES),
        st.deferred(lambda: st.sampled_from(examples())),
        st.sampled_from(WORDS).map(lambda word: f" {word} "),
        st.sampled_from(MARKUP),
        st.sampled_from(ODD),
        st.sampled_from(more or WORDS),
        st.text(CHARACTERS, max_size=6),
    )
    return st.lists(piece, max_size=14).map("".join)


@cache
def examples() -> tuple[str, ...]:
    """Return the texts of the shipped rules' own examples, which wake every rule."""
    return tuple(example.text for rule in loader.load(examples=True).rules for example in rule.examples)


@cache
def shipped(folder: str) -> tuple[str, ...]:
    """Return the texts of the YAML files below a folder of the rules, the smallest ones first."""
    texts = [path.read_text("utf-8") for path in sorted((RULES / folder).glob("**/*.yaml"))]
    return tuple(sorted(texts, key=len))


SETTINGS = (
    config.template().replace("\n#", "\n"),
    "select: [garbled]\nseverity: {garbled: info}\nper-path:\n  'a/**': {ignore: [doubled-word], style: ap}\n",
    '[tool.newslint]\nselect = ["garbled"]\nexclude = ["a/*"]\n[tool.newslint.per-path."b/"]\nstyle = "ap"\n',
    '[tool.newslint]\nencoding = "cp1252"\nengines.harper = {dialect = "british", deadline = 2.5}\n',
)
NAMES = (
    (
        "names:\n  - {id: place.xx.a, kind: place, country: XX, form: Grenmouth, system: none, styles: {ap: Gren},\n"
        "     variants: [{form: Grenmuth, system: none, standing: misspelt, part: surname}], distinct: [Grenmouthe]}\n"
    ),
    "id: courier\nname: The Courier\nextends: ap\nforms: {us-abbreviation: US}\nspellings: {place.xx.a: Gren}\n",
)
YAML = (
    *("\n", "  ", "- ", ": ", ", ", "[", "]", "{", "}", "'", '"', "|", ">", "&a ", "*a", "!!int ", "---\n", "# ", "? "),
    *("[[", "]]", "{found}", "{", "null", "~", "1e999", ".inf", "no", "0x1f", "\t", "\ufeff", "\x00", "\x85", "\u2028"),
    *("check: phrase\n", "id: x\n", "options: {phrases: [a]}\n", "(?:a|b)+", "\\", "<name>", "a|b", "word?", "<any>"),
)


@st.composite
def mutated(draw: st.DrawFn, texts: tuple[str, ...], pieces: tuple[str, ...] = YAML) -> str:
    """Return a text of `texts` after a few cuts, doublings and insertions; sometimes one made of pieces alone."""
    text = draw(st.sampled_from(texts)) if draw(st.integers(0, 5)) else ""
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.sampled_from([0, 0, 1, 3, 20, 200])))
        new = draw(st.one_of(st.sampled_from(pieces), st.text(CHARACTERS, max_size=4), st.just(text[at:end] * 2)))
        text = text[:at] + new + text[end:]
    return text


@cache
def rule_texts() -> tuple[str, ...]:
    """Return the texts of the shipped rules."""
    return tuple(Path(rule.path).read_text("utf-8") for rule in loader.load(examples=True).rules)
