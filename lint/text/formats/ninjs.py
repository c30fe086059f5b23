"""Read ninjs (IPTC's news in JSON, versions 1 to 3) and the metadata of pictures as ExifTool writes it in JSON.

The fields are those of the IPTC's schemas (https://iptc.org/standards/ninjs/) and of its photo metadata standard. Of
several renditions of one text only one is read: marked up before plain, since it shows the paragraphs.
"""

from collections.abc import Iterable, Iterator, Sequence

from lint.text.formats import Read
from lint.text.formats.json_strings import String, field, strings
from lint.text.formats.projection import Field, compose

_SINGLE = {
    "headline": ("headline", "plain"),
    "title": ("headline", "plain"),
    "byline": ("byline", "plain"),
    "by": ("byline", "plain"),
    "located": ("dateline", "plain"),
    "description_html": ("standfirst", "html"),
    "description_xhtml": ("standfirst", "html"),
    "description_text": ("standfirst", "plain"),
    "body_html": ("body", "html"),
    "body_xhtml": ("body", "html"),
    "body_text": ("body", "plain"),
}
"""Properties of ninjs 1: kind of block and markup. Of those with one kind and owner, the first listed here is read."""

_LISTED = {"headlines": "headline", "subheadlines": "standfirst", "descriptions": "standfirst", "bodies": "body"}
"""Properties of ninjs 2 and 3 with a list of renditions."""

_ORDER = {name: number for number, name in enumerate(_SINGLE)}

_PICTURE = {
    "headline": "headline",
    "captionabstract": "caption",
    "description": "caption",
    "imagedescription": "caption",
    "byline": "byline",
    "creator": "byline",
    "artist": "byline",
}
"""Metadata of a picture: kind of block. The same words often stand under several of these; one of a kind is read."""


def blocks(text: str) -> Read:
    """Return what is read of ninjs. Raises FaultError if it is not JSON."""
    found = list(strings(text))
    types = {one.path[:-1]: text[one.start : one.end].lower() for one in found if one.path[-1] == "contentType"}
    chosen: dict[tuple[object, ...], tuple[int, String, str, str]] = {}
    for one in found:
        read = _single(one) or _listed(one, types)
        if read is None:
            continue
        owner, rank, kind, markup = read
        key = (*owner, kind)
        if key not in chosen or rank < chosen[key][0]:
            chosen[key] = rank, one, "caption" if _is_of_picture(owner, kind) else kind, markup
    return compose(text, (field(text, one, kind, markup) for _, one, kind, markup in chosen.values()))


Choice = tuple[tuple[object, ...], int, str, str]


def _single(one: String) -> Choice | None:
    name = one.path[-1]
    if name not in _SINGLE or not _is_item(one.path[:-1]):
        return None
    kind, markup = _SINGLE[str(name)]
    return one.path[:-1], _ORDER[str(name)], kind, markup


def _listed(one: String, types: dict[tuple[str | int, ...], str]) -> Choice | None:
    *owner, name, number, key = ("", "", *one.path)
    if name not in _LISTED or key != "value" or not isinstance(number, int) or not _is_item(one.path[:-3]):
        return None
    is_html = "html" in types.get(one.path[:-1], "")
    return tuple(owner[2:]), number - 100_000 * is_html, _LISTED[str(name)], "html" if is_html else "plain"


def _is_item(owner: Sequence[object]) -> bool:
    """Tell whether a path leads to the item itself, or to one that is associated with it."""
    return not owner or (len(owner) % 2 == 0 and all(name == "associations" for name in owner[::2]))


def _is_of_picture(owner: Sequence[object], kind: str) -> bool:
    """Tell whether a description is that of an associated item, which a page shows under the picture."""
    return bool(owner) and kind == "standfirst"


def picture_blocks(text: str) -> Read:
    """Return what is read of the metadata of pictures. Raises FaultError if it is not JSON."""
    return compose(text, _picture_fields(text, strings(text)))


def _picture_fields(text: str, found: Iterable[String]) -> Iterator[Field]:
    seen = set()
    for one in found:
        names = [name for name in one.path if isinstance(name, str)]
        if len(names) != 1:
            continue
        # ExifTool puts the group before the name: IPTC:Caption-Abstract.
        kind = _PICTURE.get(names[0].rpartition(":")[2].replace("-", "").lower())
        picture = one.path[0]
        if kind is not None and (picture, kind) not in seen:
            seen.add((picture, kind))
            yield field(text, one, kind, "plain")
