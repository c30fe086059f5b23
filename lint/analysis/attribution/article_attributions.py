"""All attribution findings of one article: who says what, which links are sources, and quotations without a speaker."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from lint.analysis.attribution.attributed_quotations import AttributedQuotation
from lint.analysis.attribution.relations import AttributionRelation
from lint.analysis.syntax.sentences import Sentence
from lint.text.formats import Link


class LinkedSentence(NamedTuple):
    """A sentence whose only source is a link: the link, and the sentence in code points."""

    link: Link
    start: int
    end: int


class ArticleAttributions(NamedTuple):
    """The attributions of one article: relations, sentences with a link for a source, and quotations of nobody."""

    relations: Sequence[AttributionRelation]
    linked: Sequence[LinkedSentence]
    unattributed: Sequence[AttributedQuotation]


def gather(
    relations: Sequence[AttributionRelation],
    quotations: Sequence[AttributedQuotation],
    links: Sequence[Link],
    sentences: Sequence[Sentence],
    sourced: Collection[int],
    sentence_at: Callable[[int], int | None],
) -> ArticleAttributions:
    """Return who says what in an article.

    `links` are those that count as a source, `sourced` the numbers of the sentences that name another source. A
    quotation without a speaker is nobody's unless it begins in a sentence that a link is the source of.
    """
    linked = list(_linked(links, sentences, sourced, sentence_at))
    unattributed = [
        quotation
        for quotation in quotations
        if quotation.owner is None and not any(one.start <= quotation.start < one.end for one in linked)
    ]
    return ArticleAttributions(relations, linked, unattributed)


def _linked(
    links: Sequence[Link],
    sentences: Sequence[Sentence],
    sourced: Collection[int],
    sentence_at: Callable[[int], int | None],
) -> Iterator[LinkedSentence]:
    """Yield the sentences that nobody is said to have said, and that link to where they are from; each once."""
    done = set(sourced)
    for link in links:
        number = sentence_at(link.start)
        if number is not None and number not in done:
            done.add(number)
            yield LinkedSentence(link, sentences[number].start, sentences[number].end)
