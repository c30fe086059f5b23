"""Templates of a house's own files: a rule of each general kind, and a list of names. Each loads as it is written."""

import re
import unicodedata
from collections.abc import Sequence

_HEAD = """\
# A rule of our own. It works as it stands, on stand-in words: replace them, line by line, and run
#   newslint rules test {place}
# Put a text in quotes if it has “: ” or “ #” in it, or begins with a sign.
# “newslint rules schema rule” describes every key for an editor that can use it.
id: {rule}  # also the name of this file
family: {family}  # also the name of the folder
summary: What the rule reports, in one sentence.
status: stable        # preview: it runs only where it is selected by its id
severity: warning     # error only if the text alone proves the fault, info if it can wait
check: {kind}
scope: [headline, body, list]   # also: quote (block quotations), table
quotes: skip          # what people are quoted as saying stays: skip, include or only
"""
_TAIL = """\
source: {name: The desk}   # a style guide or a decision; url: https://... if it is on the web
"""
_PLAIN = """\
message: "“{found}”: say what is odd, and what would settle it."   # {found} is the words in the copy
why: |
  Why the desk wants this, in two sentences. It is what “newslint rules show” prints.
"""
_OPTIONS = {
    "phrase": """\
options:
  # One line a phrase, in lower case. a|b is a choice, word? may be missing, <number>, <name>, <percent> or <any>
  # stand for such a word, and @say for every form of a verb.
  phrases:
    - "stand-in phrase"
  # Or, in place of `phrases`, each phrase with the wording the desk prefers. Then take the # from `fix` below, and
  # write a message such as: "“{found}”: the desk prefers “{preferred}”."
  # replace:
  #   close proximity: proximity
  # A sentence with one of these is left alone.
  # unless: ["so called"]
  # not_before: phrases that must not follow; not_after: phrases that must not come before.
"""
    + _PLAIN
    + """\
# With `replace`: what --fix --unsafe-fixes writes, and --diff --unsafe-fixes shows.
# fix: {replace: "{preferred}", safety: unsafe}
""",
    "consistency": """\
options:
  concept: {rule}  # a name for the choice; a house style may settle it: forms: {{{rule}: first form}}
  # The forms of one thing. Without a house style the one that the article uses most is right.
  forms: ["first form", "second form"]
message: "“{{found}}” here ({{count}}x){{beside}}: {{why}}."
repeats: form         # a form in five places is one finding
why: |
  Either is right; both in one article look careless.
""",
    "pattern": """\
options:
  # Regular expressions, in single quotes; a group (?<found>...) narrows what is reported.
  # Try “phrase” first: it is easier to read, and faster.
  patterns:
    - '\\bSTAND-?IN\\b'
  # With one of these words in lower case an article is looked at; without them every article is.
  # words: [stand-in]
"""
    + _PLAIN,
    "sequence": """\
options:
  # Words and kinds of word in a row: <NN*> any noun, <JJ> an adjective, <VBD> a verb in the past, CAP a capital, <CD> a
  # figure; ? may be missing, * and + repeat; [ ] is what is reported, ^ the start of the sentence, $ its end.
  sequences:
    - "[ very <JJ> ] answer"
"""
    + _PLAIN,
}
_EXAMPLES = {
    "phrase": """\
examples:
  bad:                # [[ ]] marks the words to report
    - "The council gave a [[stand-in phrase]] on Monday."
  good:               # at least two without a finding, one of them nearly a fault, with `because`
    - "The council gave an answer on Monday."
    - text: "“This is a stand-in phrase,” the mayor said."
      because: A quotation keeps the words that were spoken.
""",
    "consistency": """\
examples:
  bad:                # [[ ]] marks the words to report
    - "The first form came, and the first form stayed. The [[second form]] left."
  good:               # at least two without a finding, one of them nearly a fault, with `because`
    - "The first form came, and the first form stayed."
    - text: "The first form came. “The second form left,” the mayor said."
      because: A quotation keeps what its speaker said.
""",
    "pattern": """\
examples:
  bad:                # [[ ]] marks the words to report
    - "The council met as [[STAND-IN]] on Monday."
  good:               # at least two without a finding, one of them nearly a fault, with `because`
    - "The council met on Monday."
    - text: "The council sent a stand-in on Monday."
      because: In small letters it is an ordinary word.
""",
    "sequence": """\
examples:
  bad:                # [[ ]] marks the words to report
    - "The council gave a [[very long]] answer."
  good:               # at least two without a finding, one of them nearly a fault, with `because`
    - "The council gave an answer."
    - text: "The council gave a long answer."
      because: Without the first word there is nothing to say.
""",
}
KINDS = tuple(_OPTIONS)
"""The kinds of check for which there is a template."""

_NAMES_HEAD = """\
# Names of our own. Each entry works as it stands. “newslint rules schema names” describes every key.
names:
"""
_NAME = """\
  - id: {id}
    kind: {kind}  # place, person or org
    country: {country}  # ISO code, in quotes; XX for none
    form: {form}
    system: none  # the language it is romanized from (uk, ru, ar ...); none for a name that is not
    # styles: {{ap: {form}}}  # what a house style writes, if it is another form
    # protected: ["..."]  # phrases in which a variant is left alone
{variants}"""
_NO_VARIANT = """\
    # Wrong or other spellings. standing: misspelt (wrong everywhere), superseded (out of use), accepted (wrong only
    # beside the form above), foreign, historical. With `part: surname` the form is the surname alone.
    # variants:
    #   - {form: Wrong Spelling, system: none, standing: misspelt}
"""


def rule(kind: str, rule_id: str, family: str, place: str) -> str:
    """Return the text of a rule file that is to be written to `place`; `kind` is one of `KINDS`."""
    head = _HEAD.format(rule=rule_id, family=family, kind=kind, place=place)
    options = _OPTIONS[kind]
    return head + (options.format(rule=rule_id) if kind == "consistency" else options) + _TAIL + _EXAMPLES[kind]


def names(forms: Sequence[str], kind: str, country: str, variants: Sequence[str]) -> str:
    """Return the text of a file of names, with an entry for each form; `variants` are misspellings of the first."""
    entries = []
    for number, form in enumerate(forms):
        rows = variants if number == 0 else ()
        given = "".join(f"      - {{form: {_quoted(each)}, system: none, standing: misspelt}}\n" for each in rows)
        entries.append(
            _NAME.format(
                id=f"{kind}.{country.lower()}.{slug(form)}",
                kind=kind,
                country=_quoted(country),
                form=_quoted(form),
                variants=f"    variants:\n{given}" if given else _NO_VARIANT,
            )
        )
    return _NAMES_HEAD + "".join(entries)


def slug(name: str) -> str:
    """Return a name in small Latin letters, digits and hyphens, for an id or a file."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + name.encode("utf-8").hex()[:16]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
