"""The configuration template that `newslint init` writes."""

_TEMPLATE = """\
# Settings of newslint. Every setting below is switched off by the # before it: remove the # to use it.
# Paths and patterns are relative to this file's folder.

# The versions of newslint that these settings are for; with any other nothing is checked.
#required-version: ">=0.1"

# The house style: ap, bbc, guardian, nyt, reuters, un. Without one, no house's accepted form is called wrong.
#style: reuters

# The rules that run, by family or by rule; by default all but preview rules. “newslint rules list” shows them.
#select: [transliteration, garbled, attribution, quotes, consistency]

# Families and rules that do not run.
#ignore: [quotes, unowned-hedge]

# The severity of a family or a rule: error, warning or remark.
#severity: {garbled: error, consistency: remark}

# The mildest findings to report, and the mildest that make the exit status 1: error, warning or remark.
#level: warning
#fail-on: error

# By default a hyperlink is the source of a sentence that gives no other, so no rule asks for one; “ignore” ends that.
#links: ignore

# A fault in several places, such as one wrong form of a name, is one finding at the first, which lists the others;
# “all” reports each place. (The language server has a setting of its own.)
#repeats: all

# Folders below this one, which must be there, with rules, names and styles of your own; a rule with the id of a
# built-in one replaces it.
#rules: [house-rules]

# Rule packs of others, which “newslint packs add” pins in newslint.lock.
#packs: []

# Another configuration, or the name of a pack, whose settings apply where this file says nothing.
#extends: []

# Files that are never checked. * stops at a slash and ** does not; a name without a slash matches in any folder.
#exclude: [archive/, "drafts/**", "*.tmp.md"]

# Files that are passed over in folders as no copy, beside the built-in list (README.md, requirements.txt, robots.txt,
# hidden files, node_modules/ ...); ! takes one back. A file that is named is checked all the same.
#not-copy: ["CMS-*.md", "!README.md"]

# Copy that does not look like English is told and not checked; true checks it.
#any-language: true

# External checkers to run as well, once they are installed; “{}” switches one on with its defaults. LanguageTool runs
# outside this program, so each user switches it on: with --engine, --config or a configuration of their own.
#engines: {harper: {dialect: british}, proselint: {}}

# Settings for some files only: select, ignore, severity, style, links, repeats and encoding, as above. The later of
# two patterns wins.
#per-path: {"opinion/**": {ignore: [attribution], severity: {garbled: warning}}, "us-desk/": {style: ap}}

# The encoding of files that do not declare one: utf-8 unless you set another one.
#encoding: windows-1252

# Other suffixes, and the format to read them as: text, markdown, mdx, html, rst, asciidoc, nitf, newsml, ninjs or iptc.
#suffixes: {.copy: text, .njk: html}

# Exports with many articles in a file (.jsonl, .csv, .json), and which of their fields are copy; docs/formats.md has all
# keys.
#exports: {"feed/*.jsonl": {headline: title, standfirst: dek, body: content, markup: html, id: slug}}

# The findings of today that are left out of reports: “newslint baseline write” makes the file.
#baseline: newslint-baseline.json

# The largest text to check, 20 MB by default; larger ones are refused. Only --max-size and --config can allow more.
#max-size: 5 MB
"""


def template(style: str | None = None) -> str:
    """Return the text of a newslint.yaml that changes nothing until a line is uncommented; `style` is set if given."""
    return _TEMPLATE if style is None else _TEMPLATE.replace("#style: reuters", f"style: {style}")
