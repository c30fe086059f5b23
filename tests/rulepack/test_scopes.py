"""The kinds of block that a rule selects, and the words of links."""

import pytest

from lint.engine.assembly import make_linter
from lint.rulepack import loader
from lint.rulepack.rule import RuleSet
from lint.text.source import Source

RULE = """\
id: no-ferry
family: style
status: stable
summary: A ferry is named.
severity: warning
check: phrase
options: {{phrases: [ferry]}}
scope: [{scope}]
message: "“{{found}}”: which one?"
why: So that a reader can find it.
source: {{name: the desk}}
examples:
  bad: ["It was the [[ferry]] that sank."]
  good: ["It was the tug that sank.", {{text: "It was the ferries.", because: another word}}]
"""
STORY = (
    "<nitf><body><hedline><hl1>headline ferry</hl1></hedline><byline>byline ferry</byline><dateline>dateline ferry</dateline>"
    "<abstract><p>standfirst ferry</p></abstract><body.content><p>body ferry <a href='https://example.org'>link ferry</a></p>"
    "<bq><p>quote ferry</p></bq><media-caption>caption ferry</media-caption></body.content></body></nitf>"
)


def found(tmp_path, scope: str) -> list[str]:
    folder = tmp_path / "house" / "style"
    folder.mkdir(parents=True)
    (folder / "no-ferry.yaml").write_text(RULE.format(scope=scope))
    pack = loader.load([folder.parent])
    rules = RuleSet(tuple(rule for rule in pack.rules if rule.id == "no-ferry"))
    result = make_linter(pack, rules).lint(Source("a.xml", STORY, format="nitf"))
    return [STORY[: one.span.start].rpartition(">")[2].split()[-1] for one in result.findings]


@pytest.mark.parametrize(
    ("scope", "kinds"),
    [
        ("headline", ["headline"]),
        ("byline", ["byline"]),
        ("dateline", ["dateline"]),
        ("standfirst", ["standfirst"]),
        ("caption", ["caption"]),
        ("quote", ["quote"]),
        ("body", ["standfirst", "body", "link", "caption"]),
        ("link", ["link"]),
        ("link, quote", ["link", "quote"]),
    ],
)
def test_a_rule_reports_in_the_blocks_it_selects(tmp_path, scope: str, kinds: list[str]) -> None:
    assert found(tmp_path, scope) == kinds
