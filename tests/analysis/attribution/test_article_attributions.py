"""What an article says of its sources as one value: links stand in where nobody else is a source."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.analysis.attribution import article_attributions
from lint.text.document import Document
from lint.text.source import Source

STORY = """\
Ana Ruiz [said](https://example.org/ruiz) on Monday that the road is shut.

The river [rose](https://example.org/river) by a metre, and [fell](https://example.org/later) again. “Nobody may pass here today.”

The wind tore at the [sign](https://example.org/sign) “The ferry is lost for good today.” for a year.
"""


@pytest.fixture(scope="module")
def analysis():
    return Analysis(Document.of(Source("story.md", STORY, format="markdown")), RESOURCES)


def gathered(analysis, links):
    return article_attributions.gather(
        analysis.relations,
        analysis.remarks,
        links,
        analysis.sentences,
        analysis.sourced_sentences,
        analysis.sentence_at,
    )


def quoted(found):
    return [STORY[quotation.start : quotation.end] for quotation in found.unattributed]


def test_a_link_is_the_source_of_a_sentence_without_another_once(analysis):
    found = gathered(analysis, analysis.links)
    assert [linked.link.address for linked in found.linked] == [
        "https://example.org/river",
        "https://example.org/sign",
    ]
    assert STORY[found.linked[0].start : found.linked[0].end].startswith("The river")
    assert STORY[found.linked[0].start : found.linked[0].end].endswith("again.")


def test_a_quotation_in_a_linked_sentence_has_a_source(analysis):
    assert quoted(gathered(analysis, analysis.links)) == ["“Nobody may pass here today.”"]


def test_where_links_do_not_count_nobody_says_what_they_vouch_for(analysis):
    found = gathered(analysis, ())
    assert found.linked == []
    assert quoted(found) == ["“Nobody may pass here today.”", "“The ferry is lost for good today.”"]


def test_the_relations_are_those_of_the_article(analysis):
    found = gathered(analysis, analysis.links)
    assert [relation.name for relation in found.relations if relation.attribution.reports][:1] == ["Ana Ruiz"]
