"""The layers of the analysis, each on copy made for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.analysis.blocks.analysis_cache import AnalysisCache
from lint.analysis.resources.romanization import plain, skeleton, slip_distance
from lint.analysis.syntax import phrase_matcher
from lint.analysis.syntax.tokens import Tokens, fold
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.source import Source

DATA = str(Path(loader.builtin_folder()) / "data")


def analysis(text: str, format: str = "text") -> Analysis:
    return Analysis(Document.of(Source("x", text, format=format)), RESOURCES)


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in analysis(text).sentences]


@given(st.text())
def test_tokens_cover_all_but_white_space_and_hold_their_places(text: str) -> None:
    tokens = Tokens(text)
    at = 0
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        assert start >= at
        assert text[start:end] == word
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(
    st.text()
    | st.lists(st.sampled_from(["ΟΔΟΣ", "İZMİR", "Don’t", "’S", "\u0345", "ß", "ﬁ", "𝐀", "ǅ", " ", "\n"])).map("".join)
)
def test_words_are_folded_each_by_itself_and_capitals_are_known(text: str) -> None:
    tokens = Tokens(text)
    assert tokens.lowers == [fold(word) for word in tokens.words]
    assert tokens.capitals == [number for number in range(len(tokens)) if tokens.is_capitalized(number)]
    assert set(tokens.vocabulary) == set(tokens.lowers)
    assert sorted(number for word in tokens.vocabulary for number in tokens.vocabulary[word]) == list(
        range(len(tokens))
    )


PIECES = (
    "Mr. ",
    "Paul Witkov",
    "went.",
    " It’s ",
    "“We",
    "go”",
    "\n",
    "\n\n",
    "- ",
    "# ",
    "> ",
    "`x`",
    "| a | b |\n",
    "--- ",
    "<b>",
    "<p>",
    "&rsquo;",
    "&ldquo;",
)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from(["text", "markdown", "html"]))
def test_layers_made_from_pieces_are_those_of_the_whole(text: str, format: str) -> None:
    document = Document.of(Source("x", text, format=format))
    pieced, whole = (Analysis(document, RESOURCES, cache) for cache in (AnalysisCache(), None))
    for layer in ("starts", "ends", "words", "lowers"):
        assert getattr(pieced.tokens, layer) == getattr(whole.tokens, layer)
    assert pieced.sentences == whole.sentences
    assert pieced.mentions == whole.mentions
    for number in range(len(whole.sentences)):
        assert pieced.tags(number) == whole.tags(number)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The envoy met Gen. Mark Milley in Washington, D.C. on Friday. He left.", 2),
        ("“Stop!” Garcia said. “Now.”", 2),
        ("He moved to the U.S. in 1990. The U.S. Army was there.", 2),
        ("It was 5 p.m. The hall was full.", 2),
        ("J. K. Rowling wrote it. It sold 3.5 million.", 2),
        ("“We will go.” The door closed.", 2),
        ("Who asked? Nobody did! Fine…", 3),
        ("No. 10 declined to comment.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “go” and “stay.”", ["“go”", "“stay.”"]),
        ('He said "go" and "stay."', ['"go"', '"stay."']),
        ("He said ‘go’ to the boys’ team.", ["‘go’"]),
        ("He called it 'odd', didn't he?", ["'odd'"]),
        ("Elle a dit « oui » hier.", ["« oui »"]),
        ("Er sagte „ja“ dazu.", ["„ja“"]),
        ("“They said ‘no’ to us,” he said.", ["“They said ‘no’ to us,”", "‘no’"]),
        ("It's the '90s and rock 'n' roll.", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    found = analysis(text).quotations
    assert [text[q.start : q.end] for q in found] == quoted
    assert all(q.closed for q in found)


def test_a_quotation_over_paragraphs_goes_on_and_an_unclosed_one_does_not() -> None:
    text = "“We came early.\n“We left late,” he said.\nShe said: “Nothing is closed here."
    found = analysis(text).quotations
    assert [(q.closed, q.continues) for q in found] == [(False, True), (True, False), (False, False)]


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("Ada Obi said the road was closed.", "named", "obi"),
        ("“The road is closed,” said Ada Obi.", "named", "obi"),
        ("The road is closed, according to Ada Obi.", "named", "obi"),
        ("The road is closed, officials said.", "group", ""),
        ("He said the road was closed.", "pronoun", ""),
        ("The Road Institute, a research group, said Thursday that it was closed.", "named", "institute"),
        ("Obi: “The road is closed.”", "named", "obi"),
    ],
)
def test_attributions(text: str, kind: str, speaker: str) -> None:
    found = [a for a in analysis(text).attributions if a.kind != "none"]
    assert [(a.kind, a.speaker) for a in found] == [(kind, speaker)]


def test_a_noun_that_looks_like_a_verb_of_saying_is_no_attribution() -> None:
    assert analysis("The plan reflected a list of demands and a 28-point claim.").attributions == []


def test_mentions_tell_title_role_and_name_apart() -> None:
    found = analysis("Russian President Vladimir Putin met special envoy Steve Witkoff on Friday.").mentions
    assert [(m.title, m.words, m.role) for m in found] == [
        ("Russian President", ("Vladimir", "Putin"), ""),
        ("", ("Steve", "Witkoff"), "envoy"),
    ]


def test_markdown_is_masked_in_place_and_its_blocks_have_kinds() -> None:
    text = "---\ntitle: Head\ndate: x\n---\n\n# Big\n\nSee `Kiev` at [Kyiv](http://x/Kiev).\n\n> cited\n\n- one\n\n```\nKiev\n```\n"
    made = analysis(text, "markdown")
    assert [(b.kind, text[b.span.start : b.span.end]) for b in made.document.blocks] == [
        ("headline", "Head"),
        ("headline", "Big"),
        ("body", "See `Kiev` at [Kyiv](http://x/Kiev)."),
        ("quote", "cited"),
        ("list", "one"),
    ] or [b.kind for b in made.document.blocks] == ["headline", "headline", "body", "quote", "list"]
    assert "Kiev" not in made.text
    assert made.text.count("Kyiv") == 1


def test_wrapped_copy_is_joined_and_one_line_paragraphs_are_not() -> None:
    wrapped = "The council met on Monday and\ndecided to close the road for\nrepairs until the spring.\n\nIt rained and\nrained on."
    assert [b.kind for b in analysis(wrapped).document.blocks] == ["body", "body"]
    assert len(analysis("One sentence here.\nAnother one.\nA third one.").document.blocks) == 3


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("seen as", "It was seen as odd.", ["seen as"]),
        (
            "is|was widely? seen as",
            "It was widely seen as odd, and is seen as good.",
            ["was widely seen as", "is seen as"],
        ),
        ("<percent> of", "About 20% of it and 5 percent of that.", ["20% of", "5 percent of"]),
        ("US", "They told us the US left.", ["US"]),
        ("<adverb>? closed", "It was firmly closed.", ["firmly closed"]),
    ],
)
def test_phrases(phrase: str, text: str, hits: list[str]) -> None:
    tokens = Tokens(text)
    found = sorted(phrase_matcher.find(tokens, phrase_matcher.parse(phrase)))
    assert [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in found] == hits


@pytest.mark.parametrize("phrase", ["<any>", "good?", "<nosuch> word", "a|b-c"])
def test_phrases_that_cannot_be_looked_up(phrase: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        phrase_matcher.parse(phrase)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Witkoff", "Witkov"),
        ("Lugansk", "Luhansk"),
        ("Yanukovich", "Yanukovych"),
        ("Hussein", "Husain"),
        ("Zelensky", "Zelenskyy"),
    ],
)
def test_variants_share_a_skeleton(first: str, second: str) -> None:
    assert skeleton(first) == skeleton(second)


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12),
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12),
)
def test_the_distance_is_symmetric_and_zero_for_equals(first: str, second: str) -> None:
    assert slip_distance(first, first, 9) == 0
    assert slip_distance(first, second, 20) == pytest.approx(slip_distance(second, first, 20))
    assert plain(first) == first


@given(st.text(alphabet="aehkvb", max_size=8), st.text(alphabet="aehkvb", max_size=8), st.integers(0, 10))
def test_a_limit_hides_what_is_farther_and_changes_nothing_nearer(first: str, second: str, halves: int) -> None:
    distance, limit = slip_distance(first, second, 50), halves / 2
    assert slip_distance(first, second, limit) == (distance if distance <= limit else float("inf"))
