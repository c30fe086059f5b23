"""What patterns from files may cost, for each kind of pattern, and that the cheap matchers find what the plain ones find."""

import random
import re
from itertools import product

import pytest
import regex

from lint import budget, globs, patterns
from lint.analysis import phrases
from lint.analysis.grammar import tagged
from lint.analysis.grammar.steps import runs
from lint.analysis.tokens import Tokens
from lint.budget import Budget, OverrunError
from lint.checks.sequence import _compile

HOPELESS = regex.compile("(?:x|xx)+y|zzz")
"""Exponential: no machine comes to the end of sixty letters."""


def test_a_pattern_is_stopped_and_its_rule_has_nothing_left():
    purse = Budget(seconds=0.01)
    with purse.of("slow"), pytest.raises(OverrunError, match=r"more than 0\.01 seconds"):
        list(budget.current().find(HOPELESS, "x" * 60))
    with purse.of("slow"), pytest.raises(OverrunError):
        list(budget.current().find(regex.compile("a"), "a"))
    with purse.of("other"):
        assert [match[0] for match in budget.current().find(regex.compile("a"), "a b a")] == ["a", "a"]


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
    assert said in patterns.fault(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"\bfoo (?:bar|baz){2,4}", "[(]{3}", r"\({3}x", "(?P<found>x)(?!y)(?<=z)", "x{2000}", "(?i)ab", "{", "}", ")", "[", "\\", "", "(?>a+)b", r"\d{4}-\d{2}"],
)  # fmt: skip
def test_an_ordinary_or_a_broken_pattern_is_not_too_costly(pattern):
    assert patterns.fault(pattern) is None


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
    found = patterns.characters(text)
    assert all(found.fullmatch(letter) for letter in holds)
    assert not any(found.fullmatch(letter) for letter in lacks)


@pytest.mark.parametrize("text", [r"\d", r"\w", r"a\s", "\\", "z-a", r"\u12", r"\U99999999"])
def test_what_is_no_set_of_characters_is_refused(text):
    with pytest.raises(ValueError, match="“"):
        patterns.characters(text)


def written(words):
    return tagged.write(words, [word.lower() for word in words])


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
            patch.setattr("lint.checks.sequence._MOST_WAYS", 0)
            assert list(runs(pattern.row, sentence)) == plain, (sequence, sentence)


@pytest.mark.parametrize(
    "sequence", ["the " + "ANY* " * 8 + "zzz", "ANY+ " * 20 + "zzz", "the " + "WORD? " * 40 + "zzz"]
)
def test_a_sequence_with_many_ways_comes_to_an_end(sequence):
    pattern = _compile(sequence.strip())
    assert list(pattern.found(written(["zzz", "the", *"abcdefghijkl" * 12]))) == []


def test_a_phrase_with_many_ways_comes_to_an_end_and_finds_what_it_did():
    hopeless = phrases.parse("dam " + "<any>? " * 20 + "zzz")
    assert list(phrases.find(Tokens("dam " * 60), hopeless)) == []
    with pytest.raises(ValueError, match="20 of them optional"):
        phrases.parse("dam " + "<any>? " * 21 + "zzz")
    with pytest.raises(ValueError, match="at most 200 words"):
        phrases.parse("dam " * 201)


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
        phrase = phrases.parse(f"dam {body}")
        words = ["dam", *(dice.choice(["a", "b", "c"]) for _ in range(dice.randint(0, 6)))]
        expected = [(0, length) for length in by_hand(words, phrase.slots)[:1]]
        assert list(phrases.find(Tokens(" ".join(words)), phrase)) == expected, (body, words)


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
