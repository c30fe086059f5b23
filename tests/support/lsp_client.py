"""An editor for tests: speaks the Language Server Protocol to the real `newslint lsp`, byte by byte."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ALL = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}},
    "textDocument": {
        "publishDiagnostics": {
            "relatedInformation": True,
            "codeDescriptionSupport": True,
            "tagSupport": {"valueSet": [1, 2]},
            "versionSupport": True,
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
}
"""What most editors can do, pulling diagnostics and watching files aside."""


def merged(first, second):
    """Return two trees of settings as one; the second goes before the first."""
    out = dict(first)
    for key, value in second.items():
        out[key] = merged(out[key], value) if isinstance(value, dict) and isinstance(out.get(key), dict) else value
    return out


class Editor:
    """One connection. Requests of the server are answered by `answers`, by method; notifications are kept.

    With `begun` the session has begun; else `begin` begins it.
    """

    def __init__(self, folder=None, *, can=None, options=None, folders=None, begun=True):
        self.folder = folder
        self.answers = {"workspace/configuration": lambda params: [None for _ in params["items"]]}
        self.notes = []
        self.requests = []
        self._number = 0
        self._inbox = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lint", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder or ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self._from, self._to = self.process.stdout, self.process.stdin
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        roots = folders if folders is not None else ([folder] if folder else [])
        params = {
            "processId": os.getpid(),
            "rootUri": Path(roots[0]).as_uri() if roots else None,
            "capabilities": merged(ALL, can or {}),
            "workspaceFolders": [{"uri": Path(root).as_uri(), "name": Path(root).name} for root in roots] or None,
        }
        if options is not None:
            params["initializationOptions"] = options
        self._beginning = params
        if begun:
            self.begin()

    def begin(self):
        """Begin the session."""
        self.capabilities = self.ask("initialize", self._beginning)["capabilities"]
        self.tell("initialized", {})

    def _read(self):
        with suppress(OSError, ValueError):
            while True:
                length = 0
                while (line := self._from.readline().strip()) != b"":
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                if not length:
                    break
                self._inbox.put(json.loads(self._from.read(length)))
        self._inbox.put(None)

    def send(self, message):
        """Send any message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        self.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def write(self, data):
        """Send bytes as they are."""
        self._to.write(data)
        self._to.flush()

    def tell(self, method, params):
        """Send a notification."""
        self.send({"method": method, "params": params})

    def start(self, method, params):
        """Send a request and return its number."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        return self._number

    def ask(self, method, params, *, timeout=90, error=False):
        """Send a request and return its result, or with `error` its error."""
        return self.answer(self.start(method, params), timeout=timeout, error=error)

    def answer(self, number, *, timeout=90, error=False):
        """Wait for the answer to a request."""
        message = self.wait(lambda message: message.get("id") == number and "method" not in message, timeout)
        if error:
            return message["error"]
        assert "error" not in message, message["error"]
        return message["result"]

    def wait(self, wanted, timeout=90):
        """Take messages until one is wanted, answering the server's requests on the way."""
        deadline = time.monotonic() + timeout
        while True:
            try:
                message = self._inbox.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise TimeoutError("the server keeps silent") from None
            assert message is not None, "the server has gone"
            if "method" in message and "id" in message:
                self.requests.append(message)
                make = self.answers.get(message["method"])
                self.send({"id": message["id"], "result": make(message["params"]) if make else None})
            elif "method" in message:
                self.notes.append(message)
            if wanted(message):
                return message

    def open(self, uri, text, *, language="plaintext", version=1):
        """Open a text."""
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def change(self, uri, version, *changes):
        """Send changes: (range or None, text) each."""
        listed = [{"text": text} if where is None else {"range": where, "text": text} for where, text in changes]
        self.tell(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": listed}
        )

    def diagnostics(self, uri, version=None, *, timeout=90, wanted=None):
        """Wait for diagnostics of a text, of one version where one is named."""
        message = self.wait(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri
                and (version is None or message["params"].get("version") == version)
                and (wanted is None or wanted(message["params"]["diagnostics"]))
            ),
            timeout,
        )
        return message["params"]["diagnostics"]

    def silent(self, uri, seconds):
        """Return what is published of a text in some time, which may be nothing."""
        found = []
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                found.append(self.diagnostics(uri, timeout=deadline - time.monotonic()))
            except TimeoutError:
                break
        return found

    def actions(self, uri, diagnostic, only=None):
        """Ask for the code actions of a diagnostic."""
        context = {"diagnostics": [diagnostic]}
        if only:
            context["only"] = only
        params = {"textDocument": {"uri": uri}, "range": diagnostic["range"], "context": context}
        return self.ask("textDocument/codeAction", params)

    def quit(self):
        """Say goodbye and return the exit status."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        status = self.process.wait(timeout=30)
        self.close()
        return status

    def close(self):
        """End the connection whatever state it is in."""
        self.process.kill()
        self.process.wait()
        for stream in (self._to, self._from):
            with suppress(OSError):
                stream.close()
        self._thread.join(timeout=5)


def at(line, start, end, last=None):
    """Return a range, on one line unless `last` names another."""
    return {
        "start": {"line": line, "character": start},
        "end": {"line": line if last is None else last, "character": end},
    }


def applied(text, edits):
    """Return a text with edits in UTF-16 positions made, as an editor makes them."""
    starts = [0]
    for number, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[number + 1 : number + 2] != "\n"):
            starts.append(number + 1)

    def offset(position):
        place = starts[position["line"]]
        units = position["character"]
        while units > 0:
            units -= 2 if ord(text[place]) > 0xFFFF else 1
            place += 1
        return place

    spans = sorted(
        ((offset(e["range"]["start"]), offset(e["range"]["end"]), e["newText"]) for e in edits), reverse=True
    )
    for start, end, new in spans:
        text = text[:start] + new + text[end:]
    return text
