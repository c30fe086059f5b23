"""Quotations and what can be wrong with them, each fault beside copy that is nearly one and stays quiet."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.text.document import Document
from lint.text.source import Source


def read(text: str, format: str = "text") -> Analysis:
    return Analysis(Document.of(Source("a", text, format=format)), RESOURCES)


def marked(text: str, format: str = "text") -> list[str]:
    return [text[one.start : one.end] for one in read(text, format).quotations]


def said(text: str, format: str = "text") -> list[tuple[str, list[str]]]:
    made = read(text, format)
    return [
        (
            made.read(one.attribution.source_start, one.attribution.source_end),
            [made.read(*part) for part in one.contents],
        )
        for one in made.relations
        if one.attribution.reports
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Elle a dit « oui » hier.", ["« oui »"]),
        ("Sie sagte »ja« und ging.", ["»ja«"]),
        ("Sie sagte „ja“ und „nein”.", ["„ja“", "„nein”"]),
        ("Sie sagte: ‚ja‘, ‹nein›.", ["‚ja‘", "‹nein›"]),
        ("Sie sagte: „Er rief ‚geht’s los‘ und ging.“", ["„Er rief ‚geht’s los‘ und ging.“", "‚geht’s los‘"]),
        ("The sum was 3,5 ‚ and › 4.", []),
        ("“«Go» was all she said,” he wrote.", ["“«Go» was all she said,”", "«Go»"]),
        ("“She said, ‘Don’t go,’” he wrote.", ["“She said, ‘Don’t go,’”", "‘Don’t go,’"]),
        ("\"She said, 'Don't go,'\" he wrote.", ["\"She said, 'Don't go,'\"", "'Don't go,'"]),
        ("'She said \"go\" and left,' he wrote.", ["'She said \"go\" and left,'", '"go"']),
        ("He saw 'the teachers' strike' through.", ["'the teachers' strike'"]),
        ("He saw 'the teachers' and a 'strike' there.", ["'the teachers'", "'strike'"]),
        ("'The boys were dancin' all night,' he said.", ["'The boys were dancin' all night,'"]),
        ("The dogs' bowls, the '90s, rock 'n' roll and the boys' team.", []),
        ("O'Brien's and the O’Neills’ boats, 6' 2\" each, weren't sold.", []),
    ],
)
def test_marks_pair_and_apostrophes_do_not(text: str, quoted: list[str]) -> None:
    assert marked(text) == quoted


MANY = "Ana Ruiz said: “The road is shut.\n\n“It will stay so.\n\n“We are sorry.”\n\nIt rained."


def test_each_paragraph_of_a_long_quotation_opens_and_only_the_last_closes(lint) -> None:
    assert said(MANY) == [("Ana Ruiz", ["“The road is shut.", "“It will stay so.", "“We are sorry.”"])]
    assert lint(MANY, "unpaired-quotation-mark").findings == ()
    page = "<p>" + MANY.replace("\n\n", "</p>\n<p>").replace("“", "&ldquo;")
    assert said(page, "html") == said(MANY)
    assert lint(page, "unpaired-quotation-mark", format="html").findings == ()


def test_a_mark_that_no_next_paragraph_takes_up_is_reported(lint) -> None:
    for text in ("Ana Ruiz said: “The road is shut.\n\nThe hall was empty.", f"{MANY}\n\n“It went on."):
        assert [finding.rule for finding in lint(text, "unpaired-quotation-mark").findings] == [
            "unpaired-quotation-mark"
        ]
    assert said("Ana Ruiz said: “The road is shut.”\n\n“It will stay so,” Otto Lang said.") == [
        ("Ana Ruiz", ["“The road is shut.”"]),
        ("Otto Lang", ["“It will stay so,”"]),
    ]


QUOTED = "The road is shut. It will stay so."


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (f"Ana Ruiz wrote on Monday:\n\n> {QUOTED}\n\nIt rained.", "markdown", [("Ana Ruiz", [QUOTED])]),
        (
            f"<p>Ana Ruiz said:</p><blockquote><p>{QUOTED}</p></blockquote><p>It rained.",
            "html",
            [("Ana Ruiz", [QUOTED])],
        ),
        (f"> {QUOTED}\n> — Ana Ruiz, mayor of Lima\n", "markdown", [("Ana Ruiz", [QUOTED])]),
        (
            f"<blockquote>{QUOTED}<footer>&mdash; Ana Ruiz (mayor)</footer></blockquote>",
            "html",
            [("Ana Ruiz", [QUOTED])],
        ),
        (f"Ana Ruiz left. It rained.\n\n> {QUOTED}\n", "markdown", []),
        (f"The rules:\n\n> {QUOTED}\n", "markdown", []),
        (f"Ana Ruiz said: the hall was empty.\n\n> {QUOTED}\n", "markdown", [("Ana Ruiz", ["the hall was empty"])]),
        ("> The road is shut — Ana Ruiz knew.\n", "markdown", []),
        ("Ana Ruiz left.\n\n> “It is shut,” said Otto Lang.\n", "markdown", [("Otto Lang", ["“It is shut,”"])]),
    ],
)
def test_a_block_quote_is_said_by_who_leads_it_in_or_signs_it(text: str, kind: str, expected: list[object]) -> None:
    assert said(text, kind) == expected


def test_a_block_quote_over_paragraphs_is_one_content_and_pronouns_are_resolved() -> None:
    text = "Ana Ruiz said it rained.\n\nShe wrote:\n\n> The road is shut.\n>\n> It will stay so.\n"
    last = read(text, "markdown").relations[-1]
    assert (last.name, last.manner) == ("Ana Ruiz", "direct")
    assert text[slice(*last.contents[0])] == "The road is shut.\n>\n> It will stay so."


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Q: Who sold it?\n\nA: The council did.\n\nQ: When?\n\nA: In May.", ["Q", "A", "Q", "A"]),
        ("ASKED: Who sold it?\n\nRUIZ: The council.\n\nASKED: When?\n\nRUIZ: May.", ["ASKED", "RUIZ", "ASKED", "RUIZ"]),
        ("It came in three parts: a ferry, a barge and a raft.", []),
        ("There were three: a ferry, a barge and a raft.", []),
        ("Where: the hall.\n\nWhen: Monday at noon.\n\nWhere: the quay.", []),
    ],
)
def test_interviews_give_words_to_labels(text: str, labels: list[str]) -> None:
    assert [source for source, _ in said(text)] == labels
    page = "<p><b>" + text.replace("\n\n", "</p><p><b>").replace(":", ":</b>") + "</p>"
    assert [source for source, _ in said(page, "html")] == labels


BODY = "\n\nThe road was shut on Monday, and in the hall they went over the plans for the bridge until the evening of the next day."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mayor: ‘Road shut for good’", [("Mayor", ["‘Road shut for good’"])]),
        ("Kremlin: road is shut for good", [("Kremlin", ["road is shut for good"])]),
        ("Road is shut for good - Kremlin", [("Kremlin", ["Road is shut for good"])]),
        ("Road shut: a long week on the coast", []),
        ("North-south road is shut", []),
        ("Update: road is shut for good", []),
        ("Note: the road is shut.", []),
    ],
)
def test_headlines_have_forms_of_their_own(title: str, expected: list[object]) -> None:
    assert said(title + BODY) == expected


def found(lint, rule: str, text: str, format: str = "text") -> list[str]:
    made = Document.of(Source("a", text, format=format))
    return [made.readable(one.span.start, one.span.end) for one in lint(text, rule, format=format).findings]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("The talks will focus « the future of the port », she said.", ["focus « the future of the port »"]),
        ("The talks will focus on “the future of the port,” she said.", []),
        ("The talks, in her focus “the future of the port”, began.", []),
        ("The strike will end only “recognition of the union”, he said.", ["end only “recognition of the union”"]),
        ("The strike will end only with “recognition of the union”, he said.", []),
        ("The rain lasted only “a minute or two”, she said.", []),
        ("The court referred “the whole matter” to the council.", []),
        ("The court referred “the whole matter” and rose.", ["referred “the whole matter”"]),
        ("He said they must “the end of the war” and left.", ["must “the end of the war”"]),
        ("He said they must “end the war” and left.", []),
        ("In May “a victory for the port” was announced.", []),
        ("Her will “a gift to the town” was read out.", []),
    ],
)
def test_a_quotation_must_fit_its_sentence(lint, text: str, reported: list[str]) -> None:
    assert found(lint, "misfit-quotation", text) == reported
    page = "<p>" + text.replace("“", "&ldquo;<em>").replace("”", "</em>&rdquo;")
    assert found(lint, "misfit-quotation", page, "html") == reported


FIRST = "Mayor Ilse Brandt said: “The bridge will open to all traffic before the summer.”\n"


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("“The bridge will be opened to all traffic before the summer,” Brandt said.", 2),
        ("«The bridge will be opened to all traffic before the summer», she said.", 2),
        ("“The bridge won’t open to all traffic before the summer,” Brandt said.", 0),
        ("“The bridge will open to all traffic before the winter,” Brandt said.", 0),
        ("“The bridge will be opened to all traffic before the summer,” Otto Lang said.", 0),
        ("“The bridge will open to all traffic before the summer,” Brandt said.", 0),
        ("“The BRIDGE will open to all traffic — before the summer,” Brandt said.", 0),
        ("“The bridge’ll open to all traffic before the summer,” Brandt said.", 0),
        ("“The bridge … opens to all traffic before the summer,” Brandt said.", 0),
        ("“The bridge [over the Rhine] opens to all traffic before the summer,” Brandt said.", 0),
        ("“The bridge is a fine thing for the town,” Brandt said.", 0),
    ],
)
def test_one_remark_in_two_wordings(lint, second: str, count: int) -> None:
    assert len(found(lint, "reworded-remark", FIRST + second)) == count
    assert found(lint, "differing-remark", FIRST + second) == []
    # Once both sentences name the day, there was one occasion.
    dated = FIRST.replace("said:", "said on Monday:") + second.replace("said.", "said on Monday.")
    assert len(found(lint, "differing-remark", dated)) == (count if "Monday" in dated.partition("\n")[2] else 0)


@pytest.mark.parametrize("occasion", ["statement", "letter"])
def test_one_speech_or_letter_is_one_occasion(lint, occasion: str) -> None:
    first = FIRST.replace("said:", f"said in a {occasion}:")
    second = f"“The bridge will be opened to all traffic before the summer,” Brandt said in the {occasion}."
    assert len(found(lint, "differing-remark", first + second)) == 2
    assert found(lint, "reworded-remark", first + second) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The first phase will cost the town three million.", "The second phase will cost the town three million."),
        ("In 2020 we lost four hundred jobs in the port.", "In 2021 we lost nine hundred jobs in the port."),
        ("The colour of the harbour is a matter for us.", "The color of the harbor is a matter for us."),
        ("We don't want to wait for the new bridge.", "We do not want to wait for the new bridge."),
    ],
)
def test_two_things_in_one_form_and_two_spellings_are_not_two_wordings(lint, one: str, two: str) -> None:
    assert found(lint, "differing-remark", f"Ilse Brandt said: “{one}”\nBrandt said: “{two}”") == []
    changed = two.rsplit(" ", 3)[0] + " by the end of it all."
    assert len(found(lint, "differing-remark", f"Ilse Brandt said: “{one}”\nBrandt said: “{changed}”")) in (0, 2)


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("“We saw nothing at all,” the neighbours said.", ["“We saw nothing at all,”"]),
        ("«We saw nothing at all», residents said.", ["«We saw nothing at all»"]),
        ("“We saw nothing at all,” one of the neighbours said.", []),
        ("“We saw nothing at all,” Ruiz and Lang said.", []),
        ("“We saw nothing at all,” the company said.", []),
        ("“We saw nothing at all,” the neighbours said in a joint letter.", []),
        ("“We saw nothing at all,” the neighbours wrote. The letter was sent in May.", []),
        ("“We saw the letter,” the neighbours said.", ["“We saw the letter,”"]),
        ("Fans sang “You will never walk alone” all night.", []),
        ("Residents know it as the “old mill”.", []),
        ("Officials praised “The Long Road Home” on Monday.", []),
    ],
)
def test_people_do_not_speak_in_chorus(lint, text: str, reported: list[str]) -> None:
    assert found(lint, "chorus-quotation", text) == reported


RUIZ = "“We never saw the new plans,” said Ana Ruiz."


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (f"{RUIZ} “They were on the table all week,” said Otto Lang.", ["“They were on the table all week,”"]),
        (f"{RUIZ}\n“They were on the table all week,” said Otto Lang.", []),
        (f"{RUIZ} Lang disagreed. “They were on the table all week,” said Otto Lang.", []),
        (f"{RUIZ} Otto Lang said: “They were on the table all week.”", []),
        (f"{RUIZ} “They were on the table all week,” she said.", []),
        (f"{RUIZ} “They were,” said Otto Lang.", []),
    ],
)
def test_two_speakers_run_together(lint, text: str, reported: list[str]) -> None:
    assert found(lint, "run-together-speakers", text) == reported


def test_elements_and_line_breaks_part_speakers_as_paragraphs_do(lint) -> None:
    two = "“They were on the table all week,” said Otto Lang."
    assert found(lint, "run-together-speakers", f"<p>{RUIZ}<br>{two}", "html") == ["“They were on the table all week,”"]
    assert found(lint, "run-together-speakers", f"<p>{RUIZ}<br><br>{two}", "html") == []
    assert found(lint, "run-together-speakers", f"<p>{RUIZ}<p>{two}", "html") == []


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Ana Ruiz said it was late, and Mara Lang said it was sold. “Nobody asked,” she said.", ["she said"]),
        ("Ana Ruiz said it was late. Mara Lang said it was sold. She said nobody had asked.", []),
        ("Ana Ruiz said it was late, and Mara Lang said it was sold.\nShe said nobody had asked.", []),
        ("Ana Ruiz said it was late, and Mara Lang said it was sold. They said nobody had asked.", []),
        ("Mr. Ruiz said it was late, and Mrs. Lang said it was sold. She said nobody had asked.", []),
    ],
)
def test_a_pronoun_with_two_candidates(lint, text: str, reported: list[str]) -> None:
    assert found(lint, "ambiguous-speaker", text) == reported
