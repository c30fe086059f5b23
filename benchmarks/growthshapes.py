"""Texts of one shape and any length, that show how the work grows: `SHAPES`, and `text` that writes one out.

A shape is a unit that is repeated, with a number that makes each unit another one where the shape wants it. No shape is
copy that anybody would file; each is what some loop, some list or some regular expression likes least.
"""

from collections.abc import Callable, Mapping
from itertools import count

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def name(number: int) -> str:
    """Return a name that no other number has: two syllables and more, the first one spread over the letters."""
    number = number * 7919 + 4000
    letters = ""
    while number:
        number, rest = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        letters += _CONSONANTS[rest % len(_CONSONANTS)] + _VOWELS[rest // len(_CONSONANTS)]
    return letters.capitalize()


def near(number: int) -> str:
    """Return a surname that is alike to many of its kind: it begins and ends as they do."""
    return "Vor" + name(number).lower()[-6:] + "enko"


Unit = Callable[[int], str]


def same(unit: str) -> Unit:
    """Return a unit that is the same each time."""
    return lambda _: unit


SHAPES: Mapping[str, Unit] = {
    # Directives.
    "lone directives": same("<!-- newslint: ignore doubled-word reason: so -->\n\n"),
    "lone directives, unknown rule": same("<!-- newslint: ignore no-such-rule reason: so -->\n\n"),
    "directives of many unknown rules": lambda i: f"<!-- newslint: ignore rule-{i} reason: so -->\n\n",
    "directives side by side": same("<!-- newslint: ignore doubled-word reason: so -->"),
    "directives with copy between": same(
        "The the mayor left.\n\n<!-- newslint: ignore doubled-word reason: so -->\n\n"
    ),
    "directives behind copy": lambda i: (
        "<!-- newslint: ignore doubled-word reason: so --> " if i else "The the mayor left. "
    ),
    "directives never closed": same("<!-- newslint: ignore doubled-word "),
    "one directive, many rules": lambda i: f"rule-{i} " if i else "<!-- newslint: ignore ",
    # Names.
    "one surname, many given names": lambda i: f"{name(i)} Harrowgate came. ",
    "one surname, many given names, a paragraph each": lambda i: f"{name(i)} Harrowgate came.\n\n",
    "one given name, many surnames": lambda i: f"Olwen {name(i)} came. ",
    "one surname, two spellings": lambda i: f"Olwen Harrow{'gg'[: 1 + i % 2]}ate came. ",
    "one surname, two spellings, many given names": lambda i: f"{name(i)} Harrow{'gg'[: 1 + i % 2]}ate came. ",
    "plurals of near surnames": lambda i: f"The {near(i)}s and {near(i)} came. ",
    "one listed surname, many given names": lambda i: f"{name(i)} Zelensky came. ",
    "one listed name, two forms": same("Kiev and Kyiv. "),
    "one listed name, two forms, a paragraph each": same("They left Kiev for Kyiv.\n\n"),
    "a listed name with protected phrases": same("The Kiev Post of Kiev. "),
    "a listed person": same("Volodymyr Zelensky and Zelenskiy met. "),
    "names without a stop": lambda i: f"{name(i)} ",
    "names with commas": lambda i: f"{name(i)}, ",
    "names and words without a stop": lambda i: f"{name(i)} of ",
    "near surnames, a paragraph each": lambda i: f"Then {near(i)} came to the talks.\n\n",
    "near surnames, one paragraph": lambda i: f"Then {near(i)} came to the talks. ",
    "near surnames, one given name": lambda i: f"Olwen {near(i)} came. ",
    "different names": lambda i: f"{name(i)} {name(i + 100_003)} came. ",
    "different names, a paragraph each": lambda i: f"{name(i)} {name(i + 100_003)} came.\n\n",
    "one title, many surnames": lambda i: f"President {name(i)} said. ",
    "one title, many surnames, a paragraph each": lambda i: f"President {name(i)} said so.\n\n",
    "one title, near surnames": lambda i: f"President {near(i)} said. ",
    "names that run together": lambda i: f"{name(i)} {name(i + 1)} and {name(i)}{name(i + 1).lower()} met. ",
    "hyphenated names": lambda i: f"{name(i)}-{name(i + 7)} came. ",
    "one hyphenated name without end": lambda i: f"{name(i)}-",
    "initials": same("J. R. K. "),
    "initials glued": same("U.S."),
    "towns beside a country": lambda i: f"He lives in {name(i)}, Ukraine. ",
    "countries": same("Ukraine, Poland and Georgia. "),
    "articles before names": lambda i: f"al-{name(i)} ",
    "one word, many capitals": name,
    # Quotations and attributions.
    "quotations and new speakers": lambda i: f"“We will go on with this work,” {name(i)} {name(i + 100_003)} said. ",
    "quotations and new speakers, a paragraph each": lambda i: (
        f"“We will go on with this work,” said {name(i)} {name(i + 100_003)}.\n\n"
    ),
    "one speaker, one remark": same("“We will go on with the work now,” Olwen Harrowgate said. "),
    "one speaker, many remarks": lambda i: f"“We will go on to {name(i)} with the work,” Olwen Harrowgate said. ",
    "one speaker, near remarks": lambda i: f"“We will go on with all the work on day {i},” she said.\n\n",
    "one speaker, one long remark": lambda i: f"{'“' if i == 0 else ''}we will go on to {name(i).lower()} with it ",
    "pronouns that fit nobody": lambda i: f"Mr. {name(i)} said so. She said so. ",
    "labels with quotations": lambda i: f"{name(i)}: “So it is.”\n\n",
    "a chorus": same("“We will go on with this work,” they said. "),
    "opening marks": same("“"),
    "opening marks before words": same("“so "),
    "commas and opening marks": same("so, “so "),
    "speeches left open": same("“So it is now.\n\nSo” it was.\n\n"),
    "values in single marks": same("=''so "),
    "closing marks": same("so” "),
    "straight marks": same('"'),
    "straight marks before words": same('"so '),
    "single marks": same("‘so "),
    "apostrophes": same("'so' "),
    "guillemets": same("«so "),
    "marks in marks": same("“so ‘so "),
    "quotations that run on": same("“We will go on with this work.\n\n"),
    "pronouns that speak": same("He said she said they said. "),
    "cues without end": same("said that he said that "),
    "according to": same("according to officials according to sources "),
    "vague sources": same("Some officials say it is so. Sources said it may rain. "),
    "colon labels": lambda i: f"{name(i)}: so it is. ",
    "colon labels, a line each": lambda i: f"{name(i)}: so it is.\n\n",
    "colons": same(":"),
    # Marks.
    "dots": same("."),
    "dots with spaces": same(". "),
    "exclamation marks": same("!"),
    "question marks": same("?"),
    "ellipses": same("…"),
    "dots and closing marks": same(".”"),
    "dots and opening marks": same(".“"),
    "dots and openings apart": same(". “ "),
    "capitals and stops": same("A. "),
    "round brackets": same("("),
    "round brackets closed": same(")"),
    "square brackets": same("["),
    "square brackets around words": same("[so] "),
    "brackets in brackets": same("(so [so "),
    "dashes": same("—"),
    "dashes between words": same("so — "),
    "hyphens": same("-"),
    "hyphens between words": same("so-"),
    "commas": same(", "),
    "slashes": same("so/"),
    "asterisks": same("*"),
    "asterisks before words": same("*so "),
    "asterisks around words": same("**so** "),
    "underscores": same("_"),
    "underscores before words": same("_so "),
    "ticks": same("`"),
    "ticks of many lengths": lambda i: "`" * (i % 60 + 1) + "so ",
    "tildes": same("~~so "),
    "backslashes": same("\\"),
    "carets and pipes": same("|^"),
    # Words and figures.
    "one letter": same("a"),
    "one long capital word": same("A"),
    "one word": same("so "),
    "doubled words": same("the the "),
    "one capital word": same("Olwen "),
    "all capitals": lambda i: f"{name(i).upper()} ",
    "repeated sentences": same("The council will vote on the plan next week in the old hall. "),
    "repeated paragraphs": same("The council will vote on the plan next week in the old hall.\n\n"),
    "one sentence without end": same("and the council will vote on the plan "),
    "different words": lambda i: f"{name(i).lower()} ",
    "digits": same("7"),
    "numbers": lambda i: f"{i} ",
    "numbers with stops": same("1."),
    "numbers with commas": same("1,"),
    "dates": lambda i: f"On {i % 28 + 1} May 2024 it rained. ",
    "dates without end": same("2024-05-04"),
    "percentages": lambda i: f"It was {i % 100} percent, or {i % 90}%. ",
    "casualty figures": lambda i: f"{i + 2} people were killed and {i + 3} were wounded. ",
    "totals": lambda i: f"In all {i + 5} people, {i + 2} men and 3 women, were hurt. ",
    "claims": same("Critics say the costly plan is a disaster. It is widely believed to be corrupt. "),
    "abbreviations": same("Mr. Dr. St. No. "),
    "nationalities": same("Ukrainian Russian "),
    "mixed scripts": same("Kyiv Кyiv "),
    "mojibake": same("â€™s Ã© "),
    "colour and color": same("The colour of the color. "),
    "may and might": same("The plan may be a plan that could be it. "),
    # Addresses, emoji, other scripts.
    "addresses": lambda i: f"https://example.org/{i} ",
    "one address without end": lambda i: f"/so{i}" if i else "https://example.org",
    "mail addresses": lambda i: f"so{i}@example.org ",
    "at signs": same("@"),
    "handles": lambda i: f"@{name(i)} ",
    "hashes": same("#"),
    "hash tags": lambda i: f"#{name(i)} ",
    "emoji": same("👩‍👩‍👧"),
    "combining marks": same("\u0301"),
    "combining marks on one letter": lambda i: "\u0301" if i else "e",
    "bidi controls": same("\u202e\u2066"),
    "zero width": same("\u200b"),
    "soft hyphens": same("so\u00ad"),
    "object characters": same("\ufffc"),
    "object characters apart": same("\ufffc "),
    "CJK": same("记者报道"),
    "CJK sentences": same("记者。「报道」"),
    "Cyrillic": same("Киев и Киев. "),
    "Arabic": same("كييف قال "),
    "lone surrogates": same("\ud800"),
    # Lines.
    "blank lines": same("\n"),
    "carriage returns": same("\r"),
    "blanks": same(" "),
    "blanks around letters": same("a          "),
    "tabs": same("\t"),
    "short lines": same("so\n"),
    "list items": same("- so\n"),
    "list items of names": lambda i: f"- {name(i)}\n",
    "list items, deeper and deeper": lambda i: " " * (i % 60 * 2) + "- so\n",
    "numbered items": lambda i: f"{i}. so\n",
    "list markers in a line": same("- "),
    "headings": lambda i: f"# {name(i)}\n\n",
    "rules": same("---\n"),
    "headlines in title case": lambda i: f"{name(i)} Wins the Vote in {name(i + 9)}\n\n",
    # Markdown.
    "quote marks": same(">"),
    "quote marks with spaces": same("> "),
    "quoted lines": same("> so\n"),
    "quotes, deeper and deeper": lambda i: ">" * (i % 80 + 1) + " so\n",
    "links": lambda i: f"[so](https://example.org/{i}) ",
    "links of one address": same("[so](https://example.org) "),
    "links never closed": same("[so]("),
    "images": same("![so](a.png) "),
    "images opened": same("!["),
    "link references": lambda i: f"[r{i}]: https://example.org/{i}\n",
    "links to one reference": lambda i: "[so][r] " if i else "[r]: https://example.org\n\n",
    "footnotes": lambda i: f"So it is.[^{i}]\n\n[^{i}]: So.\n\n",
    "tables": lambda i: "| so | it |\n" if i != 1 else "|---|---|\n",
    "a wide table": same("|so"),
    "fences": same("```\nso\n```\n"),
    "fences never closed": same("```so\n"),
    "front matter": lambda i: f"title{i}: So it is\n" if i else "---\n",
    "front matter titles": lambda i: "title: So it is\n" if i else "---\n",
    # HTML.
    "references": same("&amp;"),
    "references in words": same("so&eacute;so "),
    "references cut short": same("&am"),
    "ampersands": same("&"),
    "references by number": same("&#8217;"),
    "tags": same("<b>so</b> "),
    "tags opened": same("<b>"),
    "tags closed": same("</b>"),
    "parts opened": same("<div>"),
    "parts around words": same("<div>so "),
    "quotes opened": same("<blockquote>so "),
    "list parts opened": same("<ul><li>so "),
    "parts closed in the wrong order": same("<div><p>so</div></p>"),
    "tags never closed": same("<a "),
    "attributes without end": lambda i: f'a{i}="so" ' if i else "<p ",
    "attributes never closed": same('<a href="'),
    "less-than signs": same("<"),
    "less-than signs and words": same("so < "),
    "comments": same("<!-- so -->"),
    "comments never closed": same("<!--"),
    "comments in comments": same("<!-- <!-- so --> "),
    "scripts": same("<script>so</script>"),
    "scripts never closed": same("<script>"),
    "hidden parts": same("<nav><p>so</p></nav>"),
    "line breaks": same("so<br>"),
    "hyperlinks": lambda i: f'<a href="https://example.org/{i}">so</a> ',
    "hyperlinks never closed": lambda i: f'<a href="https://example.org/{i}">so ',
    "table parts": same("<tr><td>so</td></tr>"),
    "processing instructions": same("<?so "),
    "declarations": same("<!DOCTYPE "),
    "character data": same("<![CDATA[so"),
}
"""The unit of each shape by the name of the shape."""

FORMATS = ("text", "markdown", "html")


def text(shape: str, size: int, format: str) -> str:  # noqa: A002 - the word for it everywhere else
    """Return a text of at least `size` code points, less a unit, of one shape; in HTML its paragraphs are elements."""
    unit = SHAPES[shape]
    parts, length = [], 0
    for number in count():
        part = unit(number)
        length += len(part)
        if length > size and parts:
            break
        parts.append(part)
    written = "".join(parts)
    if format == "html" and "\n\n" in written:
        written = "<p>" + written.replace("\n\n", "</p>\n<p>")
    return written
