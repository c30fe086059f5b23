"""`newslint rules list|show|new|test|trial|schema`: list, explain, write and try rules, and print the schemas."""

import sys
from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict

from lint.cli import arguments, console, rules_text
from lint.cli.parser import Parser
from lint.engine.assembly import all_rules
from lint.project import config_reader, project
from lint.project.config import Config
from lint.project.lint_job import Options
from lint.project.selection import load_pack, nearest
from lint.report import json_report, printable
from lint.rulepack import loader, templates, trust_ledger
from lint.rulepack.rule import Rule, RuleSet, engine_of
from lint.text.errors import ConfigError, RuleFileError

_EPILOG = """\
examples:
  newslint rules list
  newslint rules show RULE
  newslint rules new phrase our-rule
  newslint rules test house-rules/our-rule.yaml
  newslint rules trial RULE drafts/
  newslint rules schema > newslint-rule.schema.json
  newslint rules schema config > newslint.schema.json
"""

_CONFIG = "config"


class _Explained(TypedDict):
    """The keyword arguments for the parser of each command."""

    help: str
    description: str


def run(given: Sequence[str]) -> int:
    """Run one of the commands and return its exit status: 0, or 2 if a rule does not exist or has a fault."""
    return _carry_out(parser().parse_args(given))


def explain(given: Sequence[str]) -> int:
    """Explain a rule and return the exit status, as `run`."""
    return _carry_out(explain_parser().parse_args(given))


def _carry_out(asked: Namespace) -> int:
    if asked.command == "schema":
        sys.stdout.write(json_report.dump(_schema(asked.of)))
        return 0
    if asked.command == "new":
        from lint.cli import new_files  # noqa: PLC0415 - the other commands write nothing

        return new_files.rule(asked)
    try:
        settings = project.config_for(Path.cwd(), Options(config=asked.config))
        if asked.command == "trial":
            from lint.cli import rules_trial  # noqa: PLC0415 - the other commands read no articles

            return rules_trial.run(asked, settings)
        if asked.command == "test":
            return _test(asked, settings)
        return _list(asked, settings) if asked.command == "list" else _show(asked, settings)
    except (ConfigError, RuleFileError) as error:
        console.complain(error.faults)
        return 2


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint rules",
        description="List and explain the rules, write rules of your own, and try them.",
        epilog=_EPILOG,
    )
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    listing = commands.add_parser("list", **_explained("all rules, one a line"))
    listing.add_argument("--format", choices=("human", "json"), default="human", help="default: human")
    showing = commands.add_parser("show", **_explained("explain a rule, with examples"))
    showing.add_argument("rule", metavar="RULE", help="the id of a rule, or an external checker")
    testing = commands.add_parser("test", **_explained("run the rules' own examples"))
    testing.add_argument(
        "paths", nargs="*", metavar="PATH", help="a rule file or a folder of them (default: every rule)"
    )
    for command in (listing, showing, testing, _add_trial(commands)):
        command.add_argument(
            "--config", type=Path, metavar="PATH", help="use this configuration instead of the nearest one"
        )
        arguments.add_color(command)
    making = commands.add_parser("new", **_explained("write a rule of your own, with a comment for each key"))
    making.add_argument("kind", metavar="KIND", help=f"the kind of check: {', '.join(templates.KINDS)}")
    making.add_argument("id", metavar="ID", help="the rule's name: small letters, joined by hyphens")
    making.add_argument("--family", default="style", metavar="NAME", help="the family, a folder (default: style)")
    writing = commands.add_parser("schema", **_explained("the JSON Schema of a file, for editors"))
    writing.add_argument(
        "of",
        nargs="?",
        metavar="SORT",
        choices=(*loader.SCHEMAS, _CONFIG),
        default="rule",
        help=f"rule (default), {', '.join(loader.SCHEMAS[1:])} or {_CONFIG}",
    )
    return made


def explain_parser() -> Parser:
    """Return the parser of `newslint explain`, which is `newslint rules show`."""
    made = Parser("newslint explain", description="Explain a rule, with examples.")
    made.add_argument("rule", metavar="RULE", help="the id of a rule, or an external checker")
    made.add_argument("--config", type=Path, metavar="PATH", help="use this configuration instead of the nearest one")
    arguments.add_color(made)
    made.set_defaults(command="show")
    return made


def _add_trial(commands: "_SubParsersAction[Parser]") -> Parser:
    trying = commands.add_parser(
        "trial", **_explained("how often a rule speaks on articles, with samples and its cost")
    )
    trying.add_argument("rule", metavar="RULE", help="the id of a rule")
    trying.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="an article, a folder, or JSON lines with a field text (.jsonl, .jsonl.gz)",
    )
    trying.add_argument("--sample", type=_number, default=20, metavar="N", help="findings to show (default: 20)")
    trying.add_argument("--seed", type=int, default=1, metavar="N", help="draw other samples (default: 1)")
    trying.add_argument("--style", metavar="NAME", help="the house style to try it under")
    trying.add_argument("--format", choices=("human", "json"), default="human", help="default: human")
    return trying


def _number(value: str) -> int:
    if not value.isascii() or not value.isdigit():
        raise ArgumentTypeError(f"{value!r} is no number")
    return int(value)


def _schema(sort: str) -> dict[str, Any]:
    return config_reader.schema() if sort == _CONFIG else loader.schema(sort)


def _explained(what: str) -> _Explained:
    """Return the description of a command, for the list of commands and for its own help."""
    return {"help": what, "description": f"{what[0].upper()}{what[1:]}."}


def _list(asked: Namespace, settings: Config) -> int:
    pack, faults = load_pack(settings.rules, None)
    console.complain(faults)
    if pack is not None:
        rules = all_rules(pack)
        if asked.format == "json":
            sys.stdout.write(json_report.dump([_plain(rule) for rule in rules]))
        else:
            sys.stdout.write(rules_text.listed(rules, console.view(sys.stdout, asked.color)))
    return 2 if faults else 0


def _plain(rule: Rule) -> dict[str, str]:
    return {
        "id": rule.id,
        "family": rule.family,
        "status": rule.status.value,
        "severity": rule.severity.value,
        "summary": rule.summary,
        "check": rule.check,
        "source": rule.source_name,
        "url": rule.source_url,
    }


def _show(asked: Namespace, settings: Config) -> int:
    family = engine_of(asked.rule)
    if family is not None:
        sys.stdout.write(rules_text.engine_described(loader.load(settings.rules).engines[family]))
        return 0
    pack = loader.load(settings.rules, examples=True)
    rules = all_rules(pack)
    rule = rules.get(asked.rule)
    if rule is None:
        console.complain([(asked.rule, f"no rule is called that: {nearest(asked.rule, (rule.id for rule in rules))}")])
        return 2
    from lint.engine import rule_examples  # noqa: PLC0415 - the other commands run no example

    ledger = trust_ledger.read()
    figures = ledger.rules.get(rule.id) if _is_shipped(rule) else None
    record = trust_ledger.told(figures, ledger) if figures else ()
    message, change = rule_examples.told(rule, pack)
    sys.stdout.write(rules_text.described(rule, message, console.view(sys.stdout, asked.color), record, change))
    return 0


def _is_shipped(rule: Rule) -> bool:
    return Path(rule.path).is_relative_to(loader.builtin_folder())


def _test(asked: Namespace, settings: Config) -> int:
    from lint.engine import rule_examples  # noqa: PLC0415 - the other commands run no example

    pack = loader.load(asked.paths or settings.rules, examples=True)
    wanted = [Path(path).resolve() for path in asked.paths]
    rules = RuleSet(tuple(rule for rule in pack.rules if not wanted or _lies_in(rule, wanted)))
    if not len(rules):
        console.complain([(" ".join(asked.paths), "there are no rules here: name a rule file or a folder of them")])
        return 2
    examples = wrong = 0
    for rule, count, faults in rule_examples.run(rules, pack):
        examples += count
        if not rule_examples.has_near_miss(rule):
            advice = "no good example says `because`: add one that is nearly a bad one, and say why it is right"
            sys.stdout.write(f"{printable(rule.path)}: note: {advice}\n")
        wrong += len(faults)
        sys.stdout.write("".join(f"{printable(where)}: {printable(message)}\n" for where, message in faults))
    verdict = f"{wrong} of them wrong" if wrong else "all of them right"
    rules_counted = f"{len(rules)} rule{'' if len(rules) == 1 else 's'}"
    sys.stdout.write(f"{rules_counted}, {examples} example{'' if examples == 1 else 's'}: {verdict}\n")
    return 2 if wrong else 0


def _lies_in(rule: Rule, wanted: Sequence[Path]) -> bool:
    path = Path(rule.path).resolve()
    return any(path.is_relative_to(place) for place in wanted)
