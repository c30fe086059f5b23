"""The pages of `newslint serve` around an article: the form to paste it into, and a message where there is no page."""

from collections.abc import Sequence

from lint.report.page.markup import document, shown

FORMATS = {"text": "Plain text", "markdown": "Markdown", "mdx": "MDX", "html": "HTML"}
"""The formats an article can have, as the form names them."""

CONFIGURED = ""
"""The choice of the house style that the configuration names, or none."""


def render(
    styles: Sequence[str],
    *,
    largest: int,
    faults: Sequence[str] = (),
    text: str = "",
    chosen: tuple[str, str] = ("text", ""),
) -> str:
    """Return the form, with what was pasted before and why it could not be checked.

    `largest` is the most bytes of an article; `chosen` are a format and a house style.
    """
    form, style = chosen
    alert = "".join(f"<li>{shown(fault)}</li>\n" for fault in faults)
    body = (
        '<div class="desk">\n<header>\n<p class="brand">newslint</p>\n<h1>Check an article</h1>\n'
        '<p class="facts">It is read on this machine and kept nowhere.</p>\n</header>\n<main>\n'
        + (f'<div role="alert"><ul class="alert">\n{alert}</ul></div>\n' if alert else "")
        + '<form method="post" action="check" accept-charset="utf-8">\n'
        '<label for="text">Article</label>\n'
        f'<textarea id="text" name="text" required autofocus spellcheck="false" autocomplete="off" data-largest="{largest}">\n'
        f"{_kept(text)}</textarea>\n"
        '<p class="hint" id="drop" hidden>Paste the article, drop a file on it, or <label class="file">choose a file:'
        ' <input type="file" id="file" accept=".txt,.text,.md,.markdown,.mdx,.html,.htm,text/*"></label>'
        ' <span id="said" role="status"></span></p>\n'
        '<div class="row-of">\n'
        f"{_choice('format', 'Format', FORMATS, form)}"
        f"{_choice('style', 'House style', {CONFIGURED: 'As configured', **{name: name for name in styles}}, style)}"
        '</div>\n<button class="main">Check</button>\n</form>\n</main>\n</div>\n'
    )
    return document("newslint", body, script="form.js", posts=True)


def message(title: str, words: str) -> str:
    """Return a page with one message and a way back."""
    body = (
        f'<div class="desk">\n<header>\n<p class="brand">newslint</p>\n<h1>{shown(title)}</h1>\n</header>\n'
        f'<main>\n<p>{shown(words)}</p>\n<p><a href="./">Another article</a></p>\n</main>\n</div>\n'
    )
    return document(f"newslint: {title}", body, script="form.js")


def _choice(name: str, label: str, options: dict[str, str], chosen: str) -> str:
    listed = "".join(
        f'<option value="{shown(value)}"{" selected" if value == chosen else ""}>{shown(words)}</option>\n'
        for value, words in options.items()
    )
    return f'<div><label for="{name}">{label}</label>\n<select id="{name}" name="{name}">\n{listed}</select></div>\n'


def _kept(text: str) -> str:
    """Return a text line by line, so that its line breaks stay."""
    return "\n".join(shown(line) for line in text.splitlines())
