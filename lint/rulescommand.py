"""`newslint rules`: lists, explains and tests rules, and prints the schema of a rule file."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from lint import archive, console, rulefile, selftest
from lint.errors import ConfigError, RuleFileError
from lint.report import printable
from lint.rule import Expectation, Rule, RuleSet
from lint.rulefile import Pack
from lint.selection import nearest
from lint.text import Span


def run(arguments: Sequence[str]) -> int:
    """Run `newslint rules ...` and return the exit status: 2 where a rule is at fault or unknown."""
    wanted = _parser().parse_args(arguments)
    if wanted.command == "schema":
        from lint.report import jsonout  # noqa: PLC0415 - only the schema needs it here

        sys.stdout.write(jsonout.dump(rulefile.schema()))
        return 0
    try:
        folders = _folders(wanted)
        pack = rulefile.load(folders, examples=wanted.command in ("show", "test"))
    except (ConfigError, RuleFileError) as error:
        console.complain(error.faults)
        return 2
    if wanted.command == "list":
        return _list(pack.rules, wanted.format)
    if wanted.command == "show":
        return _show(pack.rules, wanted.id)
    return _test(pack, wanted.paths)


def _folders(wanted: Namespace) -> list[Path]:
    settings = archive.config_for(Path.cwd(), archive.Options(config=Path(wanted.config) if wanted.config else None))
    return [*settings.rules, *(Path(path) for path in getattr(wanted, "paths", ()))]


def _list(rules: RuleSet, form: str) -> int:
    if form == "json":
        from lint.report import jsonout  # noqa: PLC0415 - only this format needs it

        rows = [
            {
                "id": rule.id,
                "family": rule.family,
                "severity": rule.severity.value,
                "status": rule.status.value,
                "summary": rule.summary,
            }
            for rule in rules
        ]
        sys.stdout.write(jsonout.dump(rows))
        return 0
    width = max((len(rule.id) for rule in rules), default=0)
    for family in sorted({rule.family for rule in rules}):
        sys.stdout.write(f"{family}\n")
        for rule in rules:
            if rule.family == family:
                age = "" if rule.status.value == "stable" else f" ({rule.status.value})"
                sys.stdout.write(f"  {rule.id:<{width}}  {rule.severity.value:<7}  {rule.summary}{age}\n")
    return 0


def _show(rules: RuleSet, rule_id: str) -> int:
    rule = rules.get(rule_id)
    if rule is None:
        console.complain([(rule_id, f"no rule is called so: {nearest(rule_id, (rule.id for rule in rules))}")])
        return 2
    head = f"{rule.id} ({rule.family}, {rule.severity.value}, {rule.status.value})"
    url = f" <{rule.source_url}>" if rule.source_url else ""
    sys.stdout.write(f"{head}\n{rule.summary}\n\nWhy: {' '.join(rule.why.split())}\nSource: {rule.source_name}{url}\n")
    if rule.fix is not None:
        sys.stdout.write(f"Fix: {rule.fix.safety.value}\n")
    sys.stdout.write(f"File: {rule.path}\n")
    for expectation, title in (
        (Expectation.BAD, "Reported"),
        (Expectation.GOOD, "Left alone"),
        (Expectation.WRONG_FOR_NOW, "Wrong for now"),
    ):
        examples = [example for example in rule.examples if example.expectation is expectation]
        if examples:
            sys.stdout.write(f"\n{title}:\n")
        for example in examples:
            because = f"  ({example.because})" if example.because else ""
            sys.stdout.write(f"  {_marked(example.text, example.spans)}{because}\n")
    return 0


def _marked(text: str, spans: Sequence[Span]) -> str:
    pieces, at = [], 0
    for span in spans:
        start, end = span.start, span.end
        pieces += [text[at:start], "[[", text[start:end], "]]"]
        at = end
    return printable(" / ".join(("".join(pieces) + text[at:]).strip().splitlines()))


def _test(pack: Pack, paths: Sequence[str]) -> int:
    rules = pack.rules
    if paths:
        below = [str(Path(path)) for path in paths]
        rules = RuleSet(tuple(rule for rule in rules if _is_below(rule, below)))
        if not rules:
            console.complain([(path, "no rule file is there") for path in paths])
            return 2
    tested = faulty = 0
    for _, count, faults in selftest.run(rules, pack):
        tested += count
        faulty += len(faults)
        console.complain(faults)
    sys.stdout.write(f"{len(rules)} rules, {tested} examples: {faulty or 'none'} at fault\n")
    return 2 if faulty else 0


def _is_below(rule: Rule, paths: Sequence[str]) -> bool:
    place = Path(rule.path).resolve()
    return any(place == (top := Path(path).resolve()) or place.is_relative_to(top) for path in paths)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("newslint rules", description="Look at the rules, and test your own.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="every rule in a line", allow_abbrev=False)
    listing.add_argument("--format", choices=("human", "json"), default="human", help="how to list them")
    show = commands.add_parser("show", help="what one rule reports, why, and its examples", allow_abbrev=False)
    show.add_argument("id", metavar="ID", help="the rule's id")
    test = commands.add_parser("test", help="run the rules' own examples", allow_abbrev=False)
    test.add_argument("paths", nargs="*", metavar="PATH", help="a rule file or a folder of them (default: all rules)")
    commands.add_parser("schema", help="the JSON Schema of a rule file, for editors", allow_abbrev=False)
    for command in (listing, show, test):
        command.add_argument("--config", metavar="PATH", help="read this configuration, not the nearest one upward")
    return parser
