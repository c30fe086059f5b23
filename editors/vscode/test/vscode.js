// A stand-in for the `vscode` module: enough of an editor for the bundle to talk to the real server through it.
// `desk` is what a test sees and says: open texts, settings, diagnostics shown, messages, registered providers.
const { fileURLToPath, pathToFileURL } = require("node:url");
const path = require("node:path");

class Disposable {
  constructor(dispose = () => undefined) { this.dispose = dispose; }
  static from(...all) { return new Disposable(() => all.forEach((one) => one.dispose())); }
}

class EventEmitter {
  #listeners = new Set();
  event = (listener, self) => {
    const bound = self ? listener.bind(self) : listener;
    this.#listeners.add(bound);
    return new Disposable(() => this.#listeners.delete(bound));
  };
  fire(value) { return Promise.all([...this.#listeners].map((listener) => listener(value))); }
  dispose() { this.#listeners.clear(); }
}

class Position {
  constructor(line, character) { Object.assign(this, { line, character }); }
  isBefore(other) { return this.line < other.line || (this.line === other.line && this.character < other.character); }
  isEqual(other) { return this.line === other.line && this.character === other.character; }
}

class Range {
  constructor(a, b, c, d) {
    [this.start, this.end] = typeof a === "number" ? [new Position(a, b), new Position(c, d)] : [a, b];
  }
}

class Uri {
  constructor(href) {
    this.href = href;
    const url = new URL(href);
    Object.assign(this, { scheme: url.protocol.slice(0, -1), path: decodeURIComponent(url.pathname), authority: "", query: "", fragment: "" });
  }
  static parse(text) { return new Uri(text); }
  static file(file) { return new Uri(pathToFileURL(file).href); }
  get fsPath() { return this.scheme === "file" ? fileURLToPath(this.href) : this.path; }
  toString() { return this.href; }
}

class Diagnostic {
  constructor(range, message, severity) { Object.assign(this, { range, message, severity }); }
}

class CodeActionKind {
  constructor(value) { this.value = value; }
  append(part) { return new CodeActionKind(this.value ? `${this.value}.${part}` : part); }
}
const kinds = { Empty: "", QuickFix: "quickfix", Refactor: "refactor", RefactorExtract: "refactor.extract", RefactorInline: "refactor.inline",
  RefactorRewrite: "refactor.rewrite", Source: "source", SourceOrganizeImports: "source.organizeImports", SourceFixAll: "source.fixAll" };
for (const [name, value] of Object.entries(kinds)) CodeActionKind[name] = new CodeActionKind(value);

class CodeAction {
  constructor(title, kind) { Object.assign(this, { title, kind }); }
}

class WorkspaceEdit {
  files = new Map();
  set(uri, edits) { this.files.set(uri.toString(), [...(this.files.get(uri.toString()) ?? []), ...edits]); }
  entries() { return [...this.files].map(([uri, edits]) => [Uri.parse(uri), edits.map((edit) => (Array.isArray(edit) ? edit[0] : edit))]); }
}

class TextEdit {
  constructor(range, newText) { Object.assign(this, { range, newText }); }
}

class CancellationTokenSource {
  #emitter = new EventEmitter();
  token = { isCancellationRequested: false, onCancellationRequested: this.#emitter.event };
  cancel() { this.token.isCancellationRequested = true; void this.#emitter.fire(); }
  dispose() {}
}

class TabInputText {
  constructor(uri) { this.uri = uri; }
}

class Text {
  constructor(uri, languageId, text) { Object.assign(this, { uri, languageId, text, version: 1, isClosed: false, isDirty: false }); }
  get fileName() { return this.uri.fsPath; }
  getText() { return this.text; }
  offset(at) { return this.text.split("\n").slice(0, at.line).reduce((sum, line) => sum + line.length + 1, 0) + at.character; }
}

const events = new Map();
const event = (name) => {
  if (!events.has(name)) events.set(name, new EventEmitter());
  return events.get(name);
};

/** What is not written out below: an event, a class or a function that registers something. */
const filled = (name, known) => new Proxy(known, {
  get(target, key) {
    if (key in target || typeof key === "symbol" || key === "then") return target[key];
    if (/^on(Did|Will)/.test(key)) return event(`${name}.${key}`).event;
    if (/^(register|create)/.test(key)) return (...given) => (desk.registered.push([key, ...given]), new Disposable());
    return (target[key] = /^[A-Z]/.test(key) ? class { constructor(...given) { this.given = given; } } : undefined);
  },
});

const desk = {
  event, events, Text, texts: [], settings: {}, shown: new Map(), messages: [], registered: [], commands: new Map(), log: [], python: undefined, folder: undefined,
  /** Wait until `condition` gives something. */
  async until(what, condition) {
    const end = Date.now() + 60_000;
    for (;;) {
      const found = condition();
      if (found) return found;
      if (Date.now() > end) throw new Error(`waited a minute for ${what}; ${desk.messages.join("; ")} ${desk.log.join("")}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  provider(kind) { return desk.registered.filter(([key]) => key === kind).map(([, selector, provider]) => ({ selector, provider })); },
};

const setting = (key) => key.split(".").reduce((tree, part) => tree?.[part], desk.settings);
const workspace = filled("workspace", {
  get textDocuments() { return desk.texts; },
  get workspaceFolders() { return desk.folder && [{ uri: Uri.file(desk.folder), name: path.basename(desk.folder), index: 0 }]; },
  getWorkspaceFolder: () => workspace.workspaceFolders?.[0],
  getConfiguration: (section) => ({ ...setting(section ?? ""), get: (key, other) => setting(section ? `${section}.${key}` : key) ?? other }),
  createFileSystemWatcher: (glob) => {
    const watcher = { glob, create: new EventEmitter(), change: new EventEmitter(), remove: new EventEmitter(), dispose() {} };
    Object.assign(watcher, { onDidCreate: watcher.create.event, onDidChange: watcher.change.event, onDidDelete: watcher.remove.event });
    desk.registered.push(["watcher", watcher]);
    return watcher;
  },
  applyEdit: async (edit) => {
    for (const [uri, edits] of edit.entries()) await desk.type(desk.texts.find((text) => text.uri.toString() === uri.toString()), edits);
    return true;
  },
  notebookDocuments: [],
});

/** Make edits in an open text as the editor does, and tell of them. */
desk.type = async (text, edits) => {
  const contentChanges = edits.map((edit) => ({ range: edit.range, rangeOffset: text.offset(edit.range.start), text: edit.newText,
    rangeLength: text.offset(edit.range.end) - text.offset(edit.range.start) })).sort((a, b) => b.rangeOffset - a.rangeOffset);
  for (const change of contentChanges)
    text.text = text.text.slice(0, change.rangeOffset) + change.text + text.text.slice(change.rangeOffset + change.rangeLength);
  text.version++;
  await event("workspace.onDidChangeTextDocument").fire({ document: text, contentChanges, reason: undefined });
};

const matches = (selector, text) => [].concat(selector).some((one) => {
  const filter = typeof one === "string" ? { language: one } : one;
  return (!filter.language || filter.language === text.languageId) && (!filter.scheme || filter.scheme === text.uri.scheme)
    && (!filter.pattern || path.matchesGlob?.(text.uri.path, String(filter.pattern)));
}) ? 10 : 0;

const output = () => filled("output", { append: (text) => desk.log.push(text), appendLine: (text) => desk.log.push(`${text}\n`), clear() {}, show() {}, dispose() {} });
const say = (...given) => (desk.messages.push(given[0]), Promise.resolve(desk.choice));

const api = {
  desk, Disposable, EventEmitter, Position, Range, Uri, Diagnostic, CodeActionKind, CodeAction, WorkspaceEdit, TextEdit, TabInputText, CancellationTokenSource, workspace,
  version: "1.91.0",
  env: { appName: "stand-in", language: "en", appRoot: "", machineId: "", clipboard: {} },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  CodeActionTriggerKind: { Invoke: 1, Automatic: 2 },
  ProgressLocation: { SourceControl: 1, Window: 10, Notification: 15 },
  SymbolKind: new Proxy({}, { get: (_, key) => key }),
  Location: class { constructor(uri, range) { Object.assign(this, { uri, range }); } },
  DiagnosticRelatedInformation: class { constructor(location, message) { Object.assign(this, { location, message }); } },
  languages: filled("languages", {
    match: matches,
    createDiagnosticCollection: (name) => ({
      name,
      set: (uri, found) => desk.shown.set(uri.toString(), [...found]),
      delete: (uri) => desk.shown.delete(uri.toString()),
      has: (uri) => desk.shown.has(uri.toString()),
      forEach() {}, clear: () => desk.shown.clear(), dispose: () => desk.shown.clear(),
    }),
  }),
  window: filled("window", {
    showErrorMessage: say, showWarningMessage: say, showInformationMessage: say,
    createOutputChannel: output,
    withProgress: (_, work) => work({ report() {} }, new CancellationTokenSource().token),
    tabGroups: {
      get all() { return [{ tabs: desk.texts.map((text) => ({ input: new TabInputText(text.uri) })) }]; },
      onDidChangeTabs: event("tabs").event,
    },
    get activeTextEditor() { return desk.texts[0] && { document: desk.texts[0] }; },
    visibleTextEditors: [],
  }),
  commands: {
    registerCommand: (name, run) => (desk.commands.set(name, run), new Disposable(() => desk.commands.delete(name))),
    executeCommand: async (name, ...given) => {
      if (desk.commands.has(name)) return desk.commands.get(name)(...given);
      desk.messages.push(`command ${[name, ...given].join(" ")}`);
    },
  },
  extensions: { getExtension: () => desk.python },
};
module.exports = filled("vscode", api);
