"""The configuration template that `newslint init` writes."""

_TEMPLATE = """\
# How this house sets up newslint. Everything below is switched off by the # before it:
# take the # away from any line to use it. Paths and patterns are seen from this file's folder.

# The house style: ap, bbc, guardian, nyt, reuters, un. Without one, no house's accepted form is called wrong.
#style: reuters

# The rules that run, by family or by rule; left out, all but preview rules. “newslint rules list” shows them.
#select: [transliteration, garbled, attribution, quotes, consistency]

# Families and rules that stay silent.
#ignore: [quotes, unowned-hedge]

# How gravely a family or a rule is taken: error, warning or info.
#severity: {garbled: error, consistency: info}

# What a hyperlink is: the source of a sentence that gives no other (so no rule asks who says so), or nothing: ignore.
#links: ignore

# A fault that stands in several places, such as one wrong form of a name: one finding at the first, which names the
# others, or a finding at each: all. (The language server has a setting of its own.)
#repeats: all

# Folders below this one, which must be there, with rules, names and styles of your own; a rule with the id of a
# built-in one replaces it.
#rules: [house-rules]

# Files that are never checked. * stops at a slash and ** does not; a name without a slash means any folder.
#exclude: [archive/, "drafts/**", "*.tmp.md"]

# External checkers to read the copy as well, once they are installed; “{}” switches one on as it comes. LanguageTool
# reads elsewhere than in this program, so each user switches it on: --engine, --config or a configuration of one's own.
#engines: {harper: {dialect: british}, proselint: {}}

# What is different for some files: select, ignore, severity, style, links and repeats, as above. The later of two
# patterns wins.
#per-path: {"opinion/**": {ignore: [attribution], severity: {garbled: warning}}, "us-desk/": {style: ap}}

# The encoding of the files, where they do not say: utf-8 unless you set another one.
#encoding: windows-1252

# Files with other suffixes than .txt, .md, .mdx and .html, and how they are read: text, markdown, mdx or html.
#suffixes: {.copy: text, .njk: html}

# The largest text to check; what is larger is refused. 20 MB unless you set another one; more is for --max-size and
# --config alone.
#max-size: 5 MB
"""


def template() -> str:
    """Return the text of a newslint.yaml that changes nothing until a line is uncommented."""
    return _TEMPLATE
