"""The commands: where each is written, and one line about it for the help, the completion and the manual page."""

from importlib import import_module

from lint.cli.parser import Parser

COMMANDS = {
    "check": "check articles; the same as newslint FILE...",
    "names": "the people, places and bodies that articles name, with spellings",
    "attributions": "who says what",
    "sources": "who is quoted, and who stands behind each claim",
    "rules": "list, explain, write, test and try rules (list, show, new, test, trial, schema)",
    "explain": "explain a rule, with examples; the same as rules show",
    "packs": "rule packs of others, pinned by a lock file (add, list, verify, remove)",
    "lexicon": "the word classes that rules use (list, show)",
    "archive": "check an archive into tables, on this machine or a cluster",
    "serve": "paste an article in the browser, and see its page",
    "baseline": "keep what is found today out of later reports (write, update, show)",
    "cache": "what --cache has kept (show, clear)",
    "formats": "the report formats, and the schemas of those that have one",
    "init": "write a first newslint.yaml",
    "lsp": "run the language server, for an editor",
    "completion": "print the completion of the command line for bash, zsh or fish",
    "manual": "print the manual page, for man -l -",
    "help": "this help, or that of a command",
    "version": "print the version",
}
"""Every command with its summary, in the order of the help. The module of NAME is lint/cli/NAME_command.py."""

_ELSEWHERE = {"explain": "rules", "help": "check", "version": "check"}
"""Commands without a module of their own, and the command whose module has them."""


def parser_of(name: str) -> Parser:
    """Return the parser of a command."""
    module = import_module(f"lint.cli.{_ELSEWHERE.get(name, name)}_command")
    make = getattr(module, f"{name}_parser", None) or module.parser
    made: Parser = make()
    return made


def listed() -> str:
    """Return the commands for a help text, one a line."""
    width = max(map(len, COMMANDS)) + 2
    return "".join(f"  {name:<{width}}{summary}\n" for name, summary in COMMANDS.items())
