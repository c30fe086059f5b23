"""Read an input: the text of one article, or each article of an export."""

import os
from collections.abc import Iterator

from lint.project.config import Config
from lint.project.lint_job import Input, Options
from lint.safety import file_reading
from lint.text import source
from lint.text.errors import SourceError
from lint.text.formats.registry import suffix_of
from lint.text.source import Source


def read(entry: Input, settings: Config, options: Options) -> Iterator[Source | SourceError]:
    """Yield the texts of an input, or what is wrong with it; `options` take precedence over the `settings`."""
    encoding = options.encoding or settings.encoding
    limit = options.max_size or settings.max_size or file_reading.LARGEST_TEXT
    path = os.path.abspath(entry.name)  # noqa: PTH100 - takes .. out, and follows no link
    try:
        export = settings.export_for(path) if settings.exports else None
        if export is not None:
            from lint.text import exports  # noqa: PLC0415 - few projects have exports

            yield from exports.read(entry.name, entry.stream, export, encoding=encoding, limit=limit)
            return
        refusal = source.unread(entry.name, settings.suffixes)
        if refusal is not None and (entry.stream is not None or not os.path.isdir(entry.name)):  # noqa: PTH112 - any name will do
            yield SourceError(entry.name, refusal)
            return
        kind = settings.suffixes.get(suffix_of(entry.name))
        if entry.stream is None:
            text = source.read(entry.name, encoding=encoding, limit=limit, kind=kind)
        else:
            text = source.receive(entry.stream, entry.name, encoding=encoding, limit=limit, kind=kind)
    except SourceError as error:
        yield error
        return
    if text.format == "wxr":
        from lint.text import exports  # noqa: PLC0415 - see above

        yield from exports.of_wordpress(text)
    else:
        yield text
