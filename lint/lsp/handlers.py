"""Handlers for each LSP request and notification."""

import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.uris import to_fs_path

from lint.lsp import code_actions, diagnostics, features, garbage, insights, workspace_edits
from lint.lsp.capabilities import EditorFeatures
from lint.lsp.check_run import SupersededError
from lint.lsp.open_documents import OpenDocument, path_of
from lint.lsp.positions import LspPositions
from lint.lsp.server import Server
from lint.project import config

_WATCHED = (
    *(f"**/{name}" for name in config.NAMES),
    "**/newslint.lock",
    "**/*baseline*.json",
    "**/pyproject.toml",
    "**/*.{yaml,yml}",
)


def make() -> Server:
    """Return a server that has not been started."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = Server()
    _life(server)
    _texts(server)
    _pull(server)
    _questions(server)
    _commands(server)
    return server


def _life(server: Server) -> None:
    """Register the handlers of the session: its beginning, its settings, its folders."""
    state = server.state

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        state.client = EditorFeatures.of(params.capabilities)
        roots = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        state.folders = [Path(path) for uri in roots if (path := to_fs_path(uri))]
        state.settings, wrong = state.settings.updated(params.initialization_options)
        for message in wrong:
            server.show(message, types.MessageType.Warning)

    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        server.spawn(garbage.collect(lambda: server.state.is_busy))
        if state.client.watches:
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
        if state.client.configures:
            items = [types.ConfigurationItem(section="newslint")]
            with suppress(Exception):
                answer = await server.workspace_configuration_async(types.ConfigurationParams(items))
                take_settings(answer[0] if answer else None)

    def take_settings(data: object) -> None:
        new, wrong = state.settings.updated(data)
        for message in wrong:
            server.show(message, types.MessageType.Warning)
        if new != state.settings:
            state.settings = new
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
        kept = [folder for folder in state.folders if str(folder) not in gone]
        state.folders = [*kept, *(Path(path) for folder in params.event.added if (path := to_fs_path(folder.uri)))]
        server.reload()


def _texts(server: Server) -> None:
    """Register the handlers of open texts: opened, changed, saved, closed."""
    state = server.state

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        places = LspPositions(item.text, server.encoding)
        server.silence_elsewhere(item.uri)
        text = state.texts[item.uri] = OpenDocument(item.uri, item.language_id, item.version, places, server.encoding)
        server.record_stamp(text)
        server.schedule(item.uri)
        server.ask_external(item.uri)
        if state.client.pulls:
            server.spawn(find_faults(item.uri))

    async def find_faults(uri: str) -> None:
        await state.checked(uri)
        server.publish_faults()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        item = params.text_document
        text = state.texts.get(item.uri)
        if text is None:
            server.log(f"{item.uri} was changed and never opened", types.MessageType.Warning)
        elif not text.change(item.version, params.content_changes):
            server.log(f"version {item.version} of {item.uri} came after {text.version}", types.MessageType.Warning)
        else:
            server.schedule(item.uri, typed=True)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        text = state.texts.get(params.text_document.uri)
        if text is None:
            return
        text.caret = None
        if text.is_yaml or Path(text.path).name == "pyproject.toml" or Path(text.path).name in config.NAMES:
            server.reload()
        else:
            server.schedule(text.uri)
            server.ask_external(text.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _pull(server: Server) -> None:
    """Register the handlers for editors that pull diagnostics instead of waiting for them."""
    state = server.state

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="newslint"),
    )
    async def diagnostic(params: types.DocumentDiagnosticParams) -> dict[str, Any]:
        uri = params.text_document.uri
        text = state.texts.get(uri)
        if text is None or not text.is_copy:
            return {"kind": "full", "items": []}
        version = text.version
        checked = await state.checked(uri)
        if checked is None or checked.version != version:
            raise JsonRpcException(
                "the text has changed since", -32802, types.DiagnosticServerCancellationData(retrigger_request=True)
            )
        findings = server.shown_findings(text, checked)
        result = f"{checked.version}.{checked.generation}.{text.external_readings}.{len(findings)}"
        server.hold(uri, text, checked)
        if params.previous_result_id == result:
            return {"kind": "unchanged", "resultId": result}
        said = diagnostics.of(checked, uri, state.client, findings=findings)
        return {"kind": "full", "items": said, "resultId": result}


def _questions(server: Server) -> None:
    """Register the handlers of requests about a text: hover, code actions, symbols, lenses, completion, rename."""
    state = server.state

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        checked = await state.checked(params.text_document.uri)
        return features.hover(checked, params.position, state.client) if checked else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, code_actions.FIX_ALL]),
    )
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        checked = await state.checked(uri)
        if checked is None:
            return []
        said = {code_actions.key(str(d.code), d.message, d.range.start): d for d in params.context.diagnostics}
        kinds = tuple(getattr(kind, "value", kind) for kind in params.context.only or ())
        asked = code_actions.Asked(checked.places.span(params.range), kinds, state.settings.reasons)
        return code_actions.offered(checked, uri, asked, said)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbol(
        params: types.DocumentSymbolParams,
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        checked = await state.checked(params.text_document.uri)
        return features.symbols(checked, params.text_document.uri, state.client) if checked else []

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        if not state.settings.code_lens:
            return []
        checked = await state.checked(params.text_document.uri)
        return features.lenses(checked) if checked else []

    @server.feature(types.TEXT_DOCUMENT_COMPLETION)
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        checked = await state.checked(params.text_document.uri)
        return features.completions(checked, params.position) if checked else None

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare_rename(params: types.PrepareRenameParams) -> types.Range | None:
        checked = await state.checked(params.text_document.uri)
        if checked is None or checked.analysis is None:
            return None
        span = insights.word_at(checked.analysis, checked.places.offset(params.position))
        return checked.places.range(span) if span else None

    @server.feature(types.TEXT_DOCUMENT_RENAME)
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        uri = params.text_document.uri
        if not params.new_name.strip() or len(params.new_name.splitlines()) > 1:
            raise JsonRpcInvalidParams(f"{params.new_name!r} is no name")
        checked = await state.checked(uri)
        if checked is None:
            return None
        edits = code_actions.renamed(checked, checked.places.offset(params.position), params.new_name)
        return code_actions.change(checked, uri, edits) if edits else None


def _commands(server: Server) -> None:
    """Register the commands of code actions, and the check of the whole workspace."""
    state = server.state

    @server.command(code_actions.DISABLE)
    async def disable(uri: str, rule: str) -> bool:
        return await carry_out(uri, lambda setup, root: [workspace_edits.disabled(rule, setup, root)])

    @server.command(code_actions.LIST)
    async def add_to_list(uri: str, word: str, rule: str) -> bool:
        return await carry_out(uri, lambda setup, root: list(workspace_edits.listed(word, rule, setup, root)))

    async def carry_out(uri: str, changes: Any) -> bool:  # noqa: ANN401 - a function of way and root
        path = path_of(uri)
        text = state.texts.get(uri)
        if text is None and not state.is_in_workspace(path):
            server.show(f"newslint: {path} is neither open nor in the workspace", types.MessageType.Error)
            return False
        name = path if text is None or text.is_file else str(state.folder_of(path) / path)
        try:
            setup = (text.setup if text else None) or await state.setup(name)
            root = state.folder_of(name)
            wanted = changes(setup, root)
            for change in wanted:
                workspace_edits.refuse_outside(change, (*state.folders, root), setup)
            made = [await server.write(change) for change in wanted]
        except (ValueError, OSError) as error:
            server.show(f"newslint: {error}", types.MessageType.Error)
            return False
        server.reload()
        return all(made)

    @server.command(code_actions.CHECK)
    async def check_workspace() -> dict[str, int]:
        try:
            return await server.check_workspace()
        except SupersededError:
            return {"files": 0, "findings": 0}
