"""The language server: what is sent to the editor, and when."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from lint import __version__
from lint.lsp import diagnostics, workspace_edits
from lint.lsp.open_documents import Checked, OpenDocument
from lint.lsp.positions import UTF16, LspPositions
from lint.lsp.protocol import Protocol
from lint.lsp.state import ServerState
from lint.lsp.workspace_files import Stamp
from lint.project.lint_job import Problem

_QUIET = 0.2
_PAUSE = 0.05
"""Seconds: a change after a quiet time is checked at once; of changes in quick succession, the one before a pause."""

_POLL = 2.0
_TITLE = "newslint"


class Server(LanguageServer):
    """One server for one editor."""

    protocol: Protocol

    def __init__(self) -> None:
        """Start with nothing open."""
        super().__init__("newslint", __version__, protocol_cls=Protocol)
        self.state = ServerState()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._changed: dict[str, float] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._at_fault: set[str] = set()
        self._elsewhere: set[str] = set()
        self._stamps: dict[str, Stamp] = {}

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ANN401 - the library's own type
        """Log the error. A dialog would only disturb somebody on a deadline."""
        del source
        self.log(f"{type(error).__name__}: {error}", types.MessageType.Error)

    def log(self, message: str, kind: types.MessageType = types.MessageType.Log) -> None:
        """Write to the editor's log."""
        with suppress(Exception):
            self.window_log_message(types.LogMessageParams(kind, message))

    def show(self, message: str, kind: types.MessageType) -> None:
        """Show the user a message."""
        self.window_show_message(types.ShowMessageParams(kind, message))

    @property
    def encoding(self) -> str:
        """The unit of the editor's columns."""
        found = self.workspace.position_encoding
        return getattr(found, "value", found) or UTF16

    def spawn(self, work: Any) -> None:  # noqa: ANN401 - any coroutine
        """Run a coroutine as a background task."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._spawned)

    def _spawned(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.report_server_error(error if isinstance(error, Exception) else RuntimeError(str(error)), None)

    def schedule(self, uri: str, *, typed: bool = False) -> None:
        """Check a text and publish its findings: at once, or after the pause that ends a burst of typing."""
        text = self.state.texts.get(uri)
        if text is None or (self.state.client.pulls and text.is_copy):
            return
        loop = asyncio.get_running_loop()
        now, before = loop.time(), self._changed.get(uri, 0.0)
        self._changed[uri] = now
        self._drop_timer(uri)
        if typed and now - before < _QUIET:
            self._timers[uri] = loop.call_later(_PAUSE, lambda: self.spawn(self.publish_findings(uri)))
        else:
            self.spawn(self.publish_findings(uri))

    def ask_external(self, uri: str) -> None:
        """Let external checkers that are on read a text, then publish again."""
        self.spawn(self._ask_external(uri))

    async def _ask_external(self, uri: str) -> None:
        if not await self.state.ask_external(uri):
            return
        if self.state.client.pulls:
            self.ask_to_pull()
        else:
            await self.publish_findings(uri)

    def _drop_timer(self, uri: str) -> None:
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()

    async def publish_findings(self, uri: str) -> None:
        """Publish the findings of a text, and again when typing there has stopped."""
        text = self.state.texts.get(uri)
        if text is None:
            return
        version = text.version
        faults = await self.state.faults_of_rule_file(uri)
        checked = await self.state.checked(uri)
        self.publish_faults()
        self.record_stamp(text)
        if checked is None or text.version != version or self.state.texts.get(uri) is not text:
            return
        if text.is_copy:
            said = diagnostics.of(checked, uri, self.state.client, findings=self.shown_findings(text, checked))
        elif faults is not None:
            by_uri = diagnostics.of_faults(faults, checked.places)
            said = by_uri.get(uri) or by_uri.get(from_fs_path(text.path) or uri, [])
        else:
            return
        self.publish(uri, said, checked.version)
        self.hold(uri, text, checked)

    def publish(self, uri: str, said: list[diagnostics.Diagnostic], version: int | None = None) -> None:
        """Send the diagnostics of one file."""
        params: dict[str, Any] = {"uri": uri, "diagnostics": said}
        if version is not None:
            params["version"] = version
        self.protocol.tell(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def shown_findings(self, text: OpenDocument, checked: Checked) -> list[Any]:
        """Return the findings of a text, except those where something is being typed."""
        if checked.result is None:
            return []
        if not self.state.settings.hold_back:
            return list(checked.result.findings)
        return [finding for finding in checked.result.findings if not text.holds(finding.span)]

    def _holds_back(self, text: OpenDocument, checked: Checked) -> bool:
        return checked.result is not None and len(self.shown_findings(text, checked)) < len(checked.result.findings)

    def release(self, uri: str) -> None:
        """Publish the findings that were held back."""
        self._timers.pop(uri, None)
        text = self.state.texts.get(uri)
        if text is None:
            return
        text.caret = None
        if self.state.client.pulls:
            self.ask_to_pull()
        else:
            self.spawn(self.publish_findings(uri))

    def hold(self, uri: str, text: OpenDocument, checked: Checked) -> None:
        """Schedule the publication of findings that were held back."""
        if self._holds_back(text, checked):
            self._drop_timer(uri)
            loop = asyncio.get_running_loop()
            self._timers[uri] = loop.call_later(self.state.settings.hold_back, self.release, uri)

    def ask_to_pull(self) -> None:
        """Ask the editor to pull diagnostics again."""
        if self.state.client.pulls:
            self.workspace_diagnostic_refresh(None)

    def publish_faults(self) -> None:
        """Publish the faults of configuration and rule files, and withdraw those that are gone.

        Also shows the user which settings a configuration asked for and did not get.
        """
        for file, message in self.state.notices():
            self.show(f"{file}: {message}", types.MessageType.Warning)
        by_uri = diagnostics.of_faults(diagnostics.problem_faults(self.state.problems()))
        for uri in self._at_fault - by_uri.keys():
            self.publish(uri, [])
        for uri, said in by_uri.items():
            self.publish(uri, said)
        self._at_fault = set(by_uri)

    def reload(self) -> None:
        """Reload configurations and rules, and check everything again."""
        self.state.reload()
        for uri in list(self.state.texts):
            self.schedule(uri)
            self.ask_external(uri)
        if self.state.client.pulls:
            self.ask_to_pull()
            self.spawn(self._find_faults())

    async def _find_faults(self) -> None:
        for uri in list(self.state.texts):
            await self.state.checked(uri)
        self.publish_faults()

    def close(self, uri: str) -> None:
        """Forget a text."""
        self._drop_timer(uri)
        self._changed.pop(uri, None)
        self._stamps.pop(uri, None)
        if self.state.texts.pop(uri, None) is not None:
            self.publish(uri, [])

    def silence_elsewhere(self, uri: str) -> None:
        """Withdraw what the last check of the workspace published for a file that is now open."""
        if uri in self._elsewhere:
            self._elsewhere.discard(uri)
            self.publish(uri, [])

    async def poll(self) -> None:
        """Look for changed configurations and rules, for an editor that does not watch files."""
        while True:
            await asyncio.sleep(_POLL)
            before, self._stamps = self._stamps, self.state.stamps()
            if any(uri in before and before[uri].is_past(now) for uri, now in self._stamps.items()):
                self.reload()

    def record_stamp(self, text: OpenDocument) -> None:
        """For clients that cannot watch files: record modification times of configuration and rules."""
        noted = self._stamps.get(text.uri)
        if self.state.client.watches or (noted is not None and (noted.rules is not None or text.setup is None)):
            return
        now = self.state.stamp(text)
        self._stamps[text.uri] = Stamp(noted.config if noted else now.config, now.rules)

    async def write(self, change: workspace_edits.Change) -> bool:
        """Change a file: in the editor if it is open there, else on disk."""
        uri = next((uri for uri, text in self.state.texts.items() if Path(text.path) == change.path), None)
        if uri is None:
            workspace_edits.write(change)
            return True
        places = self.state.texts[uri].places
        whole = types.Range(types.Position(0, 0), places.position(len(places.text)))
        edit = types.WorkspaceEdit(changes={uri: [types.TextEdit(whole, change.text)]})
        answer = await self.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, _TITLE))
        return answer.applied

    async def check_workspace(self) -> dict[str, int]:
        """Check every file of the workspace, report progress, and publish the findings."""
        files = await asyncio.get_running_loop().run_in_executor(None, self.state.files)
        token = f"newslint-{id(files)}"
        shown = self.state.client.progress and bool(files)
        if shown:
            try:
                await self.work_done_progress.create_async(token)
                self.work_done_progress.begin(
                    token, types.WorkDoneProgressBegin(_TITLE, cancellable=True, percentage=0)
                )
            except Exception:  # noqa: BLE001 - an editor that will not show progress still gets its findings
                shown = False
        found = done = 0
        for path in files:
            if shown and self.work_done_progress.tokens[token].cancelled():
                break
            if shown:
                report = types.WorkDoneProgressReport(message=path.name, percentage=100 * done // len(files))
                self.work_done_progress.report(token, report)
            found += await self._check_closed_file(path)
            done += 1
        if shown:
            self.work_done_progress.end(token, types.WorkDoneProgressEnd(message=f"{done} files, {found} findings"))
            self.work_done_progress.tokens.pop(token, None)
        self.publish_faults()
        return {"files": done, "findings": found}

    async def _check_closed_file(self, path: Path) -> int:
        uri = from_fs_path(str(path)) or path.as_uri()
        if any(Path(text.path) == path for text in self.state.texts.values()):
            return 0
        result = await self.state.check_file(path)
        if isinstance(result, Problem):
            self.log(f"{result.where}: {result.message}", types.MessageType.Warning)
        if result is None or isinstance(result, Problem):
            return 0
        setup = await self.state.setup(str(path))
        places = LspPositions(result.source.text, self.encoding)
        checked = Checked(0, self.state.generation, places, result.source, setup, None, result)
        self.publish(uri, diagnostics.of(checked, uri, self.state.client))
        self._elsewhere.add(uri)
        return len(result.findings)
