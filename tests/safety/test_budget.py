"""What patterns from files may cost, for each kind of pattern, and that the cheap matchers find what the plain ones find."""

import random
import re
from dataclasses import replace
from itertools import product

import pytest
import regex
from support.shipped_resources import RESOURCES

from lint.analysis.syntax import phrase_matcher, tag_string
from lint.analysis.syntax.step_matcher import runs
from lint.analysis.syntax.tokens import Tokens
from lint.checks.generic.sequence import _compile
from lint.engine import rule_examples
from lint.engine.linter import Linter
from lint.files.yaml_tree import parse
from lint.project import globs
from lint.rulepack import loader
from lint.rulepack.rule import RuleSet
from lint.rulepack.rule_reader import read_rule
from lint.safety import budget, pattern_bounds
from lint.safety.budget import Budget, OverrunError
from lint.text.source import Source

HOPELESS = regex.compile("(?:x|xx)+y|zzz")
"""Exponential: no machine comes to the end of sixty letters."""


def test_a_pattern_is_stopped_and_its_rule_has_nothing_left():
    purse = Budget(seconds=0.01)
    with purse.of("slow"), pytest.raises(OverrunError, match=r"more than 0\.01 s on"):
        list(budget.current().find(HOPELESS, "x" * 60))
    with purse.of("slow"), pytest.raises(OverrunError):
        list(budget.current().find(regex.compile("a"), "a"))
    with purse.of("other"):
        assert [match[0] for match in budget.current().find(regex.compile("a"), "a b a")] == ["a", "a"]


def house(number, kind, options, bad="The [[dam]] broke."):
    """Return a rule file of a house."""
    return (
        f"id: rule-{number}\nfamily: house\nsummary: A rule.\nstatus: stable\nseverity: warning\ncheck: {kind}\n"
        f'options: {options}\nmessage: "“{{found}}” it is."\nwhy: It costs too much.\nsource: {{name: ServerState}}\n'
        f'examples:\n  bad: ["{bad}"]\n  good: ["A barrage broke.", {{text: "Madam, it is.", because: So.}}]\n'
    )


SLOW = (
    ("pattern", "{patterns: ['(?:x|xx)+y|\\bdam\\b']}"),
    ("pattern", "{patterns: ['(?:x|xx)+y|zzz', '\\bdam\\b']}"),
)


def read(number, kind, options, bad="The [[dam]] broke."):
    """Return what a rule file of a house is read to: the rule, its check and the faults."""
    root = parse(house(number, kind, options, bad), f"rule-{number}.yaml")
    rule, check = read_rule(root, f"rule-{number}.yaml", shipped=False, folder=None)
    return rule, check, root.faults.listed()


def linter_of(*rules):
    """Return a linter of rules of a house, given as kinds and options."""
    made = [read(number, *rule) for number, rule in enumerate(rules)]
    triggers = {rule.id: None if check.triggers() is None else sorted(check.triggers()) for rule, check, _ in made}
    checks = {rule.id: check for rule, check, _ in made}
    return Linter(RuleSet.of([rule for rule, _, _ in made]), checks, RESOURCES, triggers=triggers)


def test_one_budget_holds_for_all_blocks_and_the_other_rules_go_on():
    linter = linter_of(*SLOW, ("phrase", "{phrases: [dam]}"))
    source = Source("a.txt", ("i " + "x" * 60 + "\n\n") * 50 + "The dam broke.")
    result = linter.lint(source, Budget(seconds=0.01))
    assert [failure.rule for failure in result.failures] == ["rule-0", "rule-1"]
    assert all("took more than 0.01 s" in failure.message for failure in result.failures)
    assert [finding.rule for finding in result.findings] == ["rule-2"]


def test_one_budget_holds_for_all_rounds_of_fixing():
    linter = linter_of(SLOW[0])
    purse = Budget(seconds=0.01)
    linter.fix(Source("a.txt", "i " + "x" * 60), unsafe=True, budget=purse)
    assert purse.seconds_left <= 0.1 - 0.01


def test_a_thousand_hostile_rules_are_stopped_together():
    linter = linter_of(*[SLOW[0]] * 60, ("phrase", "{phrases: [dam]}"))
    result = linter.lint(Source("a.txt", "x" * 60 + " dam"), Budget(seconds=0.005, rules=4))
    assert len(result.failures) == 60
    assert len([failure for failure in result.failures if "together" in failure.message]) >= 50
    assert [finding.rule for finding in result.findings] == ["rule-60"]


def test_steps_of_a_check_are_counted_for_its_rule():
    linter = linter_of(("sequence", '{sequences: ["dam ANY* ANY* zzz", "dam"]}'), ("phrase", "{phrases: [dam]}"))
    result = linter.lint(Source("a.txt", "The dam broke. " * 50), Budget(steps=30))
    assert [failure.rule for failure in result.failures] == ["rule-0"]
    assert "steps on this text" in result.failures[0].message
    assert len(result.findings) == 50


def test_examples_run_within_a_budget_and_share_it():
    rule, _, faults = read(0, *SLOW[1], "The [[dam]] broke " + "x" * 60 + ".")
    assert not faults
    purse = Budget(seconds=0.01, rules=3)
    pack = replace(loader.load([]), rules=RuleSet.of([rule]))
    found = [rule_examples.verify(replace(rule, id=f"rule-{number}"), pack, purse) for number in range(5)]
    assert "took more than 0.01 s" in found[0][0][1]
    assert "together" in found[-1][0][1]


def test_loading_gives_all_examples_one_budget(tmp_path):
    given = []

    def verify(rule, pack, purse):
        given.append(purse)
        return []

    for number in range(3):
        (tmp_path / f"rule-{number}.yaml").write_text(house(number, *SLOW[0]), encoding="utf-8")
    loader.load([tmp_path], verify=verify, examples=True)
    assert len(given) > 3
    assert len(set(map(id, given))) == 1


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("pattern", "{patterns: ['" + "(" * 400 + "zzz" + ")" * 400 + "']}", "50 deep"),
        ("pattern", "{patterns: ['(?:(?:(?:x{500}){500}){500}|zzz)']}", "20,000"),
        ("pattern", "{patterns: [dam], characters: '\\d'}", "no set of characters"),
        ("sequence", "{sequences: ['" + "dam " * 101 + "']}", "at most 100 steps"),
        ("phrase", "{phrases: ['" + "dam " * 201 + "']}", "at most 200 words"),
    ],
)
def test_a_costly_option_is_a_fault_of_the_rule_file(kind, options, said):
    rule, _, ((where, message),) = read(0, kind, options)
    assert rule is None
    assert where.startswith("rule-0.yaml:7:")
    assert said in message


def test_all_rules_together_have_a_limit():
    purse = Budget(seconds=0.01, rules=3)
    said = []
    for number in range(6):
        with purse.of(f"rule {number}"), pytest.raises(OverrunError) as caught:
            list(budget.current().find(HOPELESS, "x" * 60))
        said.append("together" in str(caught.value))
    assert said[0] is False
    assert said[-1] is True


def test_steps_are_counted_for_the_rule_and_for_all():
    purse = Budget(steps=10, rules=2)
    for name, left in (("a", 10), ("b", 10)):
        with purse.of(name):
            for _ in range(left):
                budget.current().step()
    with purse.of("a"), pytest.raises(OverrunError, match="10 steps"):
        budget.current().step()
    with purse.of("c"), pytest.raises(OverrunError, match="together"):
        budget.current().step()


def test_a_longer_text_may_cost_more():
    assert Budget(2_000_000, seconds=1).seconds == 3
    assert Budget(2_000_000).steps > Budget().steps


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("x" * 2001, "2,001 characters"),
        ("(" * 51 + "z" + ")" * 51, "50 deep"),
        ("(?:" * 400 + "z" + ")" * 400, "50 deep"),
        ("(?:(?:(?:x{500}){500}){500}|zzz)", "20,000"),
        ("x{20001}", "20,000"),
        ("(?:[(]x{200}){200}", "20,000"),
        ("(?:(?#()x{200}){200}", "20,000"),
        ("(?:[[:alpha:](]x{200}){200}", "20,000"),
        (r"(?:\(x{,200}){200,}", "20,000"),
        (r"(?:\p{L}{200}){200}", "20,000"),
        ("(?:(?:|){300}){300}", "20,000"),
        ("x{" + "9" * 1900 + "}", "20,000"),
        ("(?R)a|b", "called"),
        ("(a|(?1)(?1))z", "called"),
        ("(?P<n>a)(?&n)", "called"),
        ("(?x)a # [", "flags"),
        ("(?V1)[a||b]", "flags"),
    ],
)
def test_a_pattern_that_would_cost_too_much_to_compile_is_refused(pattern, said):
    assert said in pattern_bounds.fault(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"\bfoo (?:bar|baz){2,4}", "[(]{3}", r"\({3}x", "(?P<found>x)(?!y)(?<=z)", "x{2000}", "(?i)ab", "{", "}", ")", "[", "\\", "", "(?>a+)b", r"\d{4}-\d{2}"],
)  # fmt: skip
def test_an_ordinary_or_a_broken_pattern_is_not_too_costly(pattern):
    assert pattern_bounds.fault(pattern) is None


@pytest.mark.parametrize(
    ("text", "holds", "lacks"),
    [
        ("a-c", "abc", "d-"),
        ("-", "-", "a"),
        ("a-", "a-", "b"),
        ("–—", "–—", "-"),
        (r"\u0400-\u04ff", "Жя", "a\\u0"),
        (r"\x80-\x84\ufffd", "\x80\x83\ufffd", "x8"),
        (r"\U0001f600", "😀", "U"),
        ("a](?:x+x+)+y[b", "a](?:x+)y[b", "z"),
        ("^a", "^a", "b"),
        (r"\]\\\-", "]\\-", "a"),
        (r"a\-c", "a-c", "b"),
        ("[:alpha:]", "[:alph]", "z"),
    ],
)
def test_characters_are_a_set_of_characters_and_nothing_else(text, holds, lacks):
    found = pattern_bounds.Characters(text)
    assert all(found.stand_in(letter) for letter in holds)
    assert not found.stand_in(lacks)
    assert found.is_beyond_ascii == (not holds.isascii())


@pytest.mark.parametrize("text", [r"\d", r"\w", r"a\s", "\\", "z-a", r"\u12", r"\U99999999"])
def test_what_is_no_set_of_characters_is_refused(text):
    with pytest.raises(ValueError, match="“"):
        pattern_bounds.Characters(text)


def written(words):
    return tag_string.write(words, [word.lower() for word in words])


def test_steps_find_what_a_regular_expression_finds():
    dice = random.Random(11)
    steps = ["a", "b", "ANY", "a|b", "!a", "*ed", "WORD", "CAP", "<DT>", "c&!b"]
    for _ in range(1500):
        parts = [dice.choice(steps) + dice.choice(["", "", "?", "*", "+"]) for _ in range(dice.randint(1, 6))]
        if dice.random() < 0.5:
            first = dice.randint(0, len(parts) - 1)
            last = dice.randint(first + 1, len(parts))
            parts = [*parts[:first], "[", *parts[first:last], "]", *parts[last:]]
        sequence = " ".join(["^"] * (dice.random() < 0.2) + parts + ["$"] * (dice.random() < 0.2))
        try:
            pattern = _compile(sequence)
        except ValueError:
            continue
        pattern.__dict__["row"] = None
        sentence = written([dice.choice(["a", "b", "c", "ended", "The", "B"]) for _ in range(dice.randint(0, 7))])
        plain = list(pattern.found(sentence))
        del pattern.__dict__["row"]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("lint.checks.generic.sequence._MOST_WAYS", 0)
            assert list(runs(pattern.row, sentence)) == plain, (sequence, sentence)


@pytest.mark.parametrize(
    "sequence", ["the " + "ANY* " * 8 + "zzz", "ANY+ " * 20 + "zzz", "the " + "WORD? " * 40 + "zzz"]
)
def test_a_sequence_with_many_ways_comes_to_an_end(sequence):
    pattern = _compile(sequence.strip())
    assert list(pattern.found(written(["zzz", "the", *"abcdefghijkl" * 12]))) == []


def test_a_phrase_with_many_ways_comes_to_an_end_and_finds_what_it_did():
    hopeless = phrase_matcher.parse("dam " + "<any>? " * 20 + "zzz")
    assert list(phrase_matcher.find(Tokens("dam " * 60), hopeless)) == []
    with pytest.raises(ValueError, match="20 of them optional"):
        phrase_matcher.parse("dam " + "<any>? " * 21 + "zzz")
    with pytest.raises(ValueError, match="at most 200 words"):
        phrase_matcher.parse("dam " * 201)


def by_hand(words, slots):
    """Return the lengths of all matches of a phrase at the start of the words, in the order in which they are preferred."""
    if not slots:
        return [0]
    slot, rest = slots[0], slots[1:]
    fits = words and (words[0] in slot.loose or (slot.kind == "any" and words[0].isalnum()))
    taken = [1 + length for length in by_hand(words[1:], rest)] if fits else []
    return taken + (by_hand(words, rest) if slot.optional else [])


def test_phrases_prefer_what_a_plain_search_prefers():
    dice = random.Random(5)
    for _ in range(2000):
        body = " ".join(
            dice.choice(["a", "b", "a|b", "<any>"]) + dice.choice(["", "?", "?"]) for _ in range(dice.randint(1, 5))
        )
        phrase = phrase_matcher.parse(f"dam {body}")
        words = ["dam", *(dice.choice(["a", "b", "c"]) for _ in range(dice.randint(0, 6)))]
        expected = [(0, length) for length in by_hand(words, phrase.slots)[:1]]
        assert list(phrase_matcher.find(Tokens(" ".join(words)), phrase)) == expected, (body, words)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 40 + "*b", "a" * 250 + ".txt"),
        ("**/" * 60 + "*a*a*b", "/".join("a" * 200)),
        ("**/*a*a*/" * 20 + "b", "/".join(["aaaa"] * 300)),
        ("*-*-*-*-*-*-*.txt", "-" * 250),
        ("[ab]*[ab]*[ab]*[ab]*[ab]*c", "ab" * 120),
        ("a*a*a*a*a*a*a*a*a*a*b/", "a" * 250 + "/x"),
    ],
)
def test_a_glob_with_many_ways_comes_to_an_end(pattern, path):
    assert not globs.matches(pattern, path)


def translated(pattern):
    """Return a glob as a regular expression that may backtrack as it likes."""
    folder_only, body = pattern.endswith("/"), pattern.removesuffix("/")
    out = [] if "/" in body else [r"(?:.*/)?"]
    parts = body.removeprefix("/").split("/")
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "**":
            out.append(r".+" if last else r"(?:.*/)?")
        else:
            out.append(part.replace("*", "[^/]*").replace("?", "[^/]") + ("" if last else "/"))
    return re.compile("".join(out) + (r"/.*" if folder_only else r"(?:/.*)?"), re.DOTALL)


def test_globs_match_what_a_regular_expression_matches():
    dice = random.Random(3)
    paths = ["/".join(names) for count in (1, 2, 3) for names in product(["a", "ab", "b"], repeat=count)]
    for _ in range(700):
        parts = ["".join(dice.choice("aab*?") for _ in range(dice.randint(1, 3))) for _ in range(dice.randint(1, 4))]
        parts = ["**" if dice.random() < 0.3 else part.replace("**", "*") for part in parts]
        pattern = dice.choice(["", "/"]) + "/".join(parts) + dice.choice(["", "", "/"])
        plain = translated(pattern)
        for path in paths:
            assert globs.matches(pattern, path) == bool(plain.fullmatch(path)), (pattern, path)
