"""The server: each request and notification of the protocol, and what answers it."""

import asyncio
import logging
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method
from pygls.uris import from_fs_path, to_fs_path

from lint import __version__, config
from lint.archive import Problem
from lint.lsp import actions, diagnostics, housework, reading, views
from lint.lsp.client import Client
from lint.lsp.desk import Desk, SupersededError
from lint.lsp.positions import UTF16, Places
from lint.lsp.texts import Checked, OpenText, path_of

_QUIET = 0.2
_PAUSE = 0.05
"""Seconds: a change after a quiet time is checked at once; of changes that follow fast, the one before a pause."""

_POLL = 2.0
_WATCHED = ("**/newslint.yaml", "**/.newslint.yaml", "**/pyproject.toml", "**/*.{yaml,yml}")
_TITLE = "newslint"


class _Protocol(LanguageServerProtocol):
    """The protocol without the library's own copies of texts, which count lines in another way and trust every edit."""

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 - one of many types of message
        """Read a message; a request that cannot be read is answered with an error, where the library says nothing."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if data.get("id") is not None and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        """Offer diagnostics to be pulled only to an editor that can be told to pull again.

        Findings change without an edit, when a rule is disabled or nothing is being typed any more; one that pulls and
        cannot be told (Neovim 0.11) would show the old ones.
        """
        result = yield from super().lsp_initialize(params)
        if not Client.of(params.capabilities).pulls:
            result.capabilities.diagnostic_provider = None
        return result

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Hand on to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Hand on to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """Hand on to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Server(LanguageServer):
    """One server for one editor."""

    def __init__(self) -> None:
        """Start with nothing open."""
        super().__init__("newslint", __version__, protocol_cls=_Protocol)
        self.desk = Desk()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._changed: dict[str, float] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._at_fault: set[str] = set()
        self._elsewhere: set[str] = set()
        self._stamps: frozenset[tuple[str, int]] = frozenset()

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ANN401 - the library's own type
        """Log what went wrong; a box in the face of somebody on a deadline helps nobody."""
        del source
        self.log(f"{type(error).__name__}: {error}", types.MessageType.Error)

    def log(self, message: str, kind: types.MessageType = types.MessageType.Log) -> None:
        """Write to the editor's log."""
        with suppress(Exception):
            self.window_log_message(types.LogMessageParams(kind, message))

    def show(self, message: str, kind: types.MessageType) -> None:
        """Tell the user."""
        self.window_show_message(types.ShowMessageParams(kind, message))

    @property
    def encoding(self) -> str:
        """What the editor counts columns in."""
        found = self.workspace.position_encoding
        return getattr(found, "value", found) or UTF16

    def spawn(self, work: Any) -> None:  # noqa: ANN401 - any coroutine
        """Run a coroutine beside everything else."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._spawned)

    def _spawned(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.report_server_error(error if isinstance(error, Exception) else RuntimeError(str(error)), None)

    def schedule(self, uri: str, *, typed: bool = False) -> None:
        """Check a text and speak about it: at once, or after the pause that ends a burst of typing."""
        text = self.desk.texts.get(uri)
        if text is None or (self.desk.client.pulls and text.is_copy):
            return
        loop = asyncio.get_running_loop()
        now, before = loop.time(), self._changed.get(uri, 0.0)
        self._changed[uri] = now
        self._drop_timer(uri)
        if typed and now - before < _QUIET:
            self._timers[uri] = loop.call_later(_PAUSE, lambda: self.spawn(self.speak(uri)))
        else:
            self.spawn(self.speak(uri))

    def _drop_timer(self, uri: str) -> None:
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()

    async def speak(self, uri: str) -> None:
        """Publish what is to be said of a text, and again when nothing is being typed there any more."""
        text = self.desk.texts.get(uri)
        if text is None:
            return
        version = text.version
        faults = await self.desk.faults_of_rule_file(uri)
        checked = await self.desk.checked(uri)
        self.speak_of_faults()
        if checked is None or text.version != version or self.desk.texts.get(uri) is not text:
            return
        if text.is_copy:
            said = diagnostics.of(checked, uri, self.desk.client, findings=self.to_say(text, checked))
        elif faults is not None:
            said = diagnostics.of_faults(faults, checked.places).get(uri, [])
            own = from_fs_path(text.path)
            said = said or (diagnostics.of_faults(faults, checked.places).get(own or uri, []))
        else:
            return
        self.publish(uri, said, checked.version)
        if self._holds_back(text, checked):
            self._drop_timer(uri)
            loop = asyncio.get_running_loop()
            self._timers[uri] = loop.call_later(self.desk.settings.hold_back, self.release, uri)

    def publish(self, uri: str, said: list[types.Diagnostic], version: int | None = None) -> None:
        """Send the diagnostics of one file."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, said, version))

    def to_say(self, text: OpenText, checked: Checked) -> list[Any]:
        """Return the findings of a text but those at the place where something is being typed."""
        if checked.result is None:
            return []
        if not self.desk.settings.hold_back:
            return list(checked.result.findings)
        return [finding for finding in checked.result.findings if not text.holds(finding.span)]

    def _holds_back(self, text: OpenText, checked: Checked) -> bool:
        return checked.result is not None and len(self.to_say(text, checked)) < len(checked.result.findings)

    def release(self, uri: str) -> None:
        """Say what was held back."""
        self._timers.pop(uri, None)
        text = self.desk.texts.get(uri)
        if text is None:
            return
        text.caret = None
        if self.desk.client.pulls:
            self.ask_to_pull()
        else:
            self.spawn(self.speak(uri))

    def hold(self, uri: str, text: OpenText, checked: Checked) -> None:
        """After a pull that left something out, ask for another when the time has come."""
        if self._holds_back(text, checked):
            self._drop_timer(uri)
            loop = asyncio.get_running_loop()
            self._timers[uri] = loop.call_later(self.desk.settings.hold_back, self.release, uri)

    def ask_to_pull(self) -> None:
        """Ask the editor to ask again."""
        if self.desk.client.pulls:
            self.workspace_diagnostic_refresh(None)

    def speak_of_faults(self) -> None:
        """Publish the faults of configuration and rule files, and take back those that are gone."""
        by_uri = diagnostics.of_faults(diagnostics.problem_faults(self.desk.problems()))
        for uri in self._at_fault - by_uri.keys():
            self.publish(uri, [])
        for uri, said in by_uri.items():
            self.publish(uri, said)
        self._at_fault = set(by_uri)

    def reload(self) -> None:
        """Read configurations and rules anew, and check everything again."""
        self.desk.reload()
        for uri in list(self.desk.texts):
            self.schedule(uri)
        if self.desk.client.pulls:
            self.ask_to_pull()
            self.spawn(self._find_faults())

    async def _find_faults(self) -> None:
        for uri in list(self.desk.texts):
            await self.desk.checked(uri)
        self.speak_of_faults()

    def close(self, uri: str) -> None:
        """Forget a text."""
        self._drop_timer(uri)
        self._changed.pop(uri, None)
        if self.desk.texts.pop(uri, None) is not None:
            self.publish(uri, [])

    def silence_elsewhere(self, uri: str) -> None:
        """Take back what the last look at the whole workspace said of a file that is now open."""
        if uri in self._elsewhere:
            self._elsewhere.discard(uri)
            self.publish(uri, [])

    async def poll(self) -> None:
        """Look for changed configurations and rules, for an editor that does not watch files."""
        self._stamps = self.desk.stamps()
        while True:
            await asyncio.sleep(_POLL)
            stamps = self.desk.stamps()
            if stamps != self._stamps:
                known = {path for path, _ in self._stamps} | {path for path, _ in stamps}
                changed = {path for path, _ in stamps ^ self._stamps}
                self._stamps = stamps
                if changed & known:
                    self.reload()

    async def write(self, change: housework.Change) -> bool:
        """Make a change to a file: in the editor where it is open there, else on disk."""
        uri = next((uri for uri, text in self.desk.texts.items() if Path(text.path) == change.path), None)
        if uri is None:
            housework.write(change)
            return True
        places = self.desk.texts[uri].places
        whole = types.Range(types.Position(0, 0), places.position(len(places.text)))
        edit = types.WorkspaceEdit(changes={uri: [types.TextEdit(whole, change.text)]})
        answer = await self.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, _TITLE))
        return answer.applied

    async def look_at_all(self) -> dict[str, int]:
        """Check every file of the workspace, telling how far it is, and publish what is found."""
        files = await asyncio.get_running_loop().run_in_executor(None, self.desk.files)
        token = f"newslint-{id(files)}"
        shown = self.desk.client.progress and bool(files)
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
            found += await self._look_at(path)
            done += 1
        if shown:
            self.work_done_progress.end(token, types.WorkDoneProgressEnd(message=f"{done} files, {found} findings"))
            self.work_done_progress.tokens.pop(token, None)
        self.speak_of_faults()
        return {"files": done, "findings": found}

    async def _look_at(self, path: Path) -> int:
        uri = from_fs_path(str(path)) or path.as_uri()
        if any(Path(text.path) == path for text in self.desk.texts.values()):
            return 0
        result = await self.desk.check_file(path)
        if isinstance(result, Problem):
            self.log(f"{result.where}: {result.message}", types.MessageType.Warning)
        if result is None or isinstance(result, Problem):
            return 0
        way = await self.desk.way(str(path))
        places = Places(result.source.text, self.encoding)
        checked = Checked(0, self.desk.generation, places, result.source, way, None, result)
        self.publish(uri, diagnostics.of(checked, uri, self.desk.client))
        self._elsewhere.add(uri)
        return len(result.findings)


def make() -> Server:  # noqa: C901, PLR0915 - one short function for each message of the protocol
    """Return a server that has not started yet."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = Server()
    desk = server.desk

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        desk.client = Client.of(params.capabilities)
        roots = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        desk.folders = [Path(path) for uri in roots if (path := to_fs_path(uri))]
        desk.settings, wrong = desk.settings.updated(params.initialization_options)
        for message in wrong:
            server.show(message, types.MessageType.Warning)

    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        if desk.client.watches:
            watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
            registration = types.Registration(
                "newslint-watch",
                types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                types.DidChangeWatchedFilesRegistrationOptions(watchers),
            )
            with suppress(Exception):
                await server.client_register_capability_async(types.RegistrationParams([registration]))
        else:
            server.spawn(server.poll())
        await ask_settings()

    async def ask_settings() -> None:
        if desk.client.configures:
            items = [types.ConfigurationItem(section="newslint")]
            with suppress(Exception):
                answer = await server.workspace_configuration_async(types.ConfigurationParams(items))
                take_settings(answer[0] if answer else None)

    def take_settings(data: object) -> None:
        new, wrong = desk.settings.updated(data)
        for message in wrong:
            server.show(message, types.MessageType.Warning)
        if new != desk.settings:
            desk.settings = new
            server.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        if params.settings:
            take_settings(params.settings)
        else:
            await ask_settings()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(_params: types.DidChangeWatchedFilesParams) -> None:
        server.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_workspace_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        gone = {to_fs_path(folder.uri) for folder in params.event.removed}
        kept = [folder for folder in desk.folders if str(folder) not in gone]
        desk.folders = [*kept, *(Path(path) for folder in params.event.added if (path := to_fs_path(folder.uri)))]
        server.reload()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        places = Places(item.text, server.encoding)
        server.silence_elsewhere(item.uri)
        desk.texts[item.uri] = OpenText(item.uri, item.language_id, item.version, places, server.encoding)
        server.schedule(item.uri)
        if desk.client.pulls:
            server.spawn(find_faults(item.uri))

    async def find_faults(uri: str) -> None:
        await desk.checked(uri)
        server.speak_of_faults()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        item = params.text_document
        text = desk.texts.get(item.uri)
        if text is None:
            server.log(f"{item.uri} was changed and never opened", types.MessageType.Warning)
        elif not text.change(item.version, params.content_changes):
            server.log(f"version {item.version} of {item.uri} came after {text.version}", types.MessageType.Warning)
        else:
            server.schedule(item.uri, typed=True)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        text = desk.texts.get(params.text_document.uri)
        if text is None:
            return
        text.caret = None
        if text.is_yaml or Path(text.path).name == "pyproject.toml" or Path(text.path).name in config.NAMES:
            server.reload()
        else:
            server.schedule(text.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="newslint"),
    )
    async def diagnostic(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        text = desk.texts.get(uri)
        if text is None or not text.is_copy:
            return types.RelatedFullDocumentDiagnosticReport([])
        version = text.version
        checked = await desk.checked(uri)
        if checked is None or checked.version != version:
            raise JsonRpcException(
                "the text has changed since", -32802, types.DiagnosticServerCancellationData(retrigger_request=True)
            )
        findings = server.to_say(text, checked)
        result = f"{checked.version}.{checked.generation}.{len(findings)}"
        server.hold(uri, text, checked)
        if params.previous_result_id == result:
            return types.RelatedUnchangedDocumentDiagnosticReport(result)
        said = diagnostics.of(checked, uri, desk.client, findings=findings)
        return types.RelatedFullDocumentDiagnosticReport(said, result_id=result)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        checked = await desk.checked(params.text_document.uri)
        return views.hover(checked, params.position, desk.client) if checked else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, actions.FIX_ALL]),
    )
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        checked = await desk.checked(uri)
        if checked is None:
            return []
        said = {actions.key(str(d.code), d.message, d.range.start): d for d in params.context.diagnostics}
        kinds = tuple(getattr(kind, "value", kind) for kind in params.context.only or ())
        asked = actions.Asked(checked.places.span(params.range), kinds, desk.settings.reasons)
        return actions.offered(checked, uri, asked, said)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbol(
        params: types.DocumentSymbolParams,
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        checked = await desk.checked(params.text_document.uri)
        return views.symbols(checked, params.text_document.uri, desk.client) if checked else []

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        if not desk.settings.code_lens:
            return []
        checked = await desk.checked(params.text_document.uri)
        return views.lenses(checked) if checked else []

    @server.feature(types.TEXT_DOCUMENT_COMPLETION)
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        checked = await desk.checked(params.text_document.uri)
        return views.completions(checked, params.position) if checked else None

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare_rename(params: types.PrepareRenameParams) -> types.Range | None:
        checked = await desk.checked(params.text_document.uri)
        if checked is None or checked.analysis is None:
            return None
        span = reading.word_at(checked.analysis, checked.places.offset(params.position))
        return checked.places.range(span) if span else None

    @server.feature(types.TEXT_DOCUMENT_RENAME)
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        uri = params.text_document.uri
        checked = await desk.checked(uri)
        if checked is None:
            return None
        edits = actions.renamed(checked, checked.places.offset(params.position), params.new_name)
        return actions.change(checked, uri, edits) if edits else None

    @server.command(actions.DISABLE)
    async def disable(uri: str, rule: str) -> bool:
        return await carry_out(uri, lambda way, root: [housework.disabled(rule, way, root)])

    @server.command(actions.LIST)
    async def add_to_list(uri: str, word: str, rule: str) -> bool:
        return await carry_out(uri, lambda way, root: list(housework.listed(word, rule, way, root)))

    async def carry_out(uri: str, changes: Any) -> bool:  # noqa: ANN401 - a function of way and root
        path = path_of(uri)
        text = desk.texts.get(uri)
        name = path if text is None or text.is_file else str(desk.folder_of(path) / path)
        try:
            way = (text.way if text else None) or await desk.way(name)
            made = [await server.write(change) for change in changes(way, desk.folder_of(name))]
        except (ValueError, OSError) as error:
            server.show(f"newslint: {error}", types.MessageType.Error)
            return False
        server.reload()
        return all(made)

    @server.command(actions.CHECK)
    async def check_workspace() -> dict[str, int]:
        try:
            return await server.look_at_all()
        except SupersededError:
            return {"files": 0, "findings": 0}

    return server
