// The bundle, as it is packed, against the real server over standard input and output. Needs newslint on the PATH.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const { after, afterEach, beforeEach, test } = require("node:test");

const find = Module._resolveFilename;
Module._resolveFilename = (name, ...more) => (name === "vscode" ? path.join(__dirname, "vscode.js") : find(name, ...more));
const vscode = require("vscode");
const extension = require("../dist/extension.js");
const { desk } = vscode;

const STORY = "Envoy arrives 😀\n\n😀 The envoy, Paul Witkoff, came to the the palace.\n\nTalks with Witkov go on.\n";
const made = fs.mkdtempSync(path.join(os.tmpdir(), "newslint-"));
const searchPath = process.env.PATH;
let story;
let uri;

/** Return the rules of what is shown for the story, in order. */
const rules = () => (desk.shown.get(uri.toString()) ?? []).map((one) => (one.code?.value ?? one.code)).sort();

beforeEach(() => {
  desk.folder = fs.mkdtempSync(path.join(made, "desk-"));
  uri = vscode.Uri.file(path.join(desk.folder, "story.txt"));
  story = new desk.Text(uri, "plaintext", STORY);
  Object.assign(desk, { texts: [story], settings: {}, messages: [], registered: [], log: [], python: undefined, choice: undefined });
  desk.shown.clear();
  process.env.NEWSLINT_CACHE = path.join(made, "cache");
});
afterEach(async () => {
  subscriptions.splice(0).forEach((one) => one.dispose());
  await extension.deactivate();
  process.env.PATH = searchPath;
});
after(() => fs.rmSync(made, { recursive: true, force: true }));

const subscriptions = [];
const start = () => extension.activate({ subscriptions });

test("a text that is open is checked, mended and checked again", async () => {
  await start();
  await desk.until("diagnostics", () => rules().includes("doubled-word"));
  const shown = desk.shown.get(uri.toString());
  const name = shown.find((one) => (one.code?.value ?? one.code) === "inconsistent-name");
  assert.deepEqual([name.range.start.line, name.range.start.character, name.range.end.character], [4, 11, 17]);
  assert.equal(name.relatedInformation[0].message, "Witkoff here");
  const doubled = shown.find((one) => (one.code?.value ?? one.code) === "doubled-word");
  assert.deepEqual([doubled.range.start.character, doubled.source, doubled.tags], [36, "newslint", [1]]);

  const [{ provider }] = desk.provider("registerCodeActionsProvider");
  const context = { diagnostics: [doubled], only: undefined, triggerKind: 1 };
  const token = new vscode.CancellationTokenSource().token;
  const offered = await provider.provideCodeActions(story, doubled.range, context, token);
  const titles = offered.map((action) => action.title);
  assert.ok(titles.some((title) => title.startsWith("Ignore doubled-word here: ")), titles.join("; "));
  await vscode.workspace.applyEdit(offered.find((action) => action.title.startsWith("Take out")).edit);
  assert.equal(story.text, STORY.replace("the the", "the"));
  await desk.until("the finding to go", () => !rules().includes("doubled-word") && rules().includes("inconsistent-name"));

  await desk.type(story, [new vscode.TextEdit(new vscode.Range(4, 0, 4, 0), "They said said so. ")]);
  await desk.until("the new finding", () => rules().includes("doubled-word"));
  const again = desk.shown.get(uri.toString()).find((one) => (one.code?.value ?? one.code) === "doubled-word");
  const more = await provider.provideCodeActions(story, again.range, { ...context, diagnostics: [again] }, token);
  const off = more.find((action) => action.title.startsWith("Disable doubled-word")).command;
  assert.equal(await vscode.commands.executeCommand(off.command, ...off.arguments), true);
  assert.equal(fs.readFileSync(path.join(desk.folder, "newslint.yaml"), "utf8"), "ignore: [doubled-word]\n");
  await desk.until("the rule to be off", () => !rules().includes("doubled-word"));
  assert.deepEqual(desk.messages, []);
});

test("the editor's settings reach the server, at the start and later", async () => {
  desk.settings = { newslint: { ignore: ["inconsistent-name"] } };
  await start();
  await desk.until("diagnostics", () => rules().includes("doubled-word"));
  assert.ok(!rules().includes("inconsistent-name"));
  desk.settings = { newslint: { ignore: ["doubled-word"] } };
  await desk.event("workspace.onDidChangeConfiguration").fire({ affectsConfiguration: (key) => key === "newslint" });
  await desk.until("the other rule", () => rules().includes("inconsistent-name") && !rules().includes("doubled-word"));
});

test("the whole workspace is checked on command", async () => {
  fs.writeFileSync(path.join(desk.folder, "other.txt"), "They said said so.\n");
  await start();
  await vscode.commands.executeCommand("newslint.lintWorkspace");
  const other = vscode.Uri.file(path.join(desk.folder, "other.txt")).toString();
  await desk.until("the other text", () => (desk.shown.get(other) ?? []).length === 1);
});

test("without newslint the message says what to do, and the setting is one click away", async () => {
  process.env.PATH = desk.folder;
  desk.choice = "Open the setting";
  await start();
  assert.match(desk.messages[0], /^newslint was not found .*pip install '\.\[lsp\]'/);
  await desk.until("the setting", () => desk.messages.includes("command workbench.action.openSettings newslint.command"));
  assert.deepEqual(rules(), []);

  process.env.PATH = searchPath; // it has been installed
  await vscode.commands.executeCommand("newslint.restart");
  await desk.until("diagnostics", () => rules().includes("doubled-word"));
});

test("another command is started once it is configured", async () => {
  process.env.PATH = desk.folder;
  await start();
  process.env.PATH = searchPath;
  const program = searchPath.split(path.delimiter).map((folder) => path.join(folder, "newslint")).find((file) => fs.existsSync(file));
  desk.settings = { newslint: { command: [program, "lsp"] } };
  await desk.event("workspace.onDidChangeConfiguration").fire({ affectsConfiguration: (key) => key === "newslint.command" });
  await desk.until("diagnostics", () => rules().includes("doubled-word"));
});

test("the Python that its extension has chosen is asked for newslint", async () => {
  const program = searchPath.split(path.delimiter).map((folder) => path.join(folder, "newslint")).find((file) => fs.existsSync(file));
  process.env.PATH = desk.folder;
  const environments = {
    getActiveEnvironmentPath: () => ({ path: "an environment" }),
    resolveEnvironment: async ({ path: found }) => (found === "an environment"
      ? { executable: { uri: vscode.Uri.file(path.join(path.dirname(program), "python")) } } : undefined),
  };
  desk.python = { isActive: false, activate: async () => ({ environments }) };
  await start();
  await desk.until("diagnostics", () => rules().includes("doubled-word"));
  assert.deepEqual(desk.messages, []);

  desk.python = { isActive: true, exports: { environments: { ...environments, resolveEnvironment: () => { throw new Error("no"); } } } };
  await vscode.commands.executeCommand("newslint.restart");
  assert.match(desk.messages[0], /was not found/);
});
