// Where newslint is looked for, and what is said when it is not there. Needs dist/discovery.js (npm run bundle).
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, test } = require("node:test");
const { candidates, discover, isProgram } = require("../dist/discovery.js");

const none = { configured: [], folders: [], searchPath: "", windows: false };
const has = (...files) => (file) => files.includes(file);
const commands = (found) => found.map((one) => [one.command, ...one.args].join(" "));

const desk = fs.mkdtempSync(path.join(os.tmpdir(), "newslint-"));
after(() => fs.rmSync(desk, { recursive: true, force: true }));

/** Write a program in a folder of its own that answers `lsp --check` so, and return its path. */
function program(name, script, mode = 0o755) {
  const file = path.join(desk, name, "newslint");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode });
  return file;
}
const good = program("good", 'case "$*" in "lsp --check") echo "newslint 9.9 can serve an editor";; *) exit 64;; esac');

test("a configured command is the only one tried", () => {
  const around = { ...none, configured: ["/opt/newslint", "lsp", "--stdio"], folders: ["/w"], searchPath: "/bin" };
  assert.deepEqual(commands(candidates(around, () => true)), ["/opt/newslint lsp --stdio"]);
});

test("each folder's environments come first, then Python's, then the PATH", () => {
  const around = { ...none, folders: ["/w/one", "/w/two"], python: "/py/bin/python3", searchPath: ":/usr/bin:/bin" };
  const files = ["/w/one/venv/bin/newslint", "/w/two/.venv/bin/newslint", "/w/two/venv/bin/newslint", "/py/bin/newslint"];
  const found = candidates(around, has(...files, "/usr/bin/newslint", "/bin/newslint"));
  assert.deepEqual(commands(found), [...files, "/usr/bin/newslint"].map((file) => `${file} lsp`));
  assert.deepEqual(
    found.map((one) => one.origin),
    ["venv in one", ".venv in two", "venv in two", "the chosen Python environment", "the PATH"],
  );
});

test("a chosen Python without the script beside it runs the module", () => {
  const found = candidates({ ...none, python: "/py/bin/python3" }, () => false);
  assert.deepEqual(commands(found), ["/py/bin/python3 -m lint lsp"]);
});

test("one program in two places is tried once", () => {
  const around = { ...none, folders: ["/w"], python: "/w/.venv/bin/python", searchPath: "/w/.venv/bin" };
  assert.equal(candidates(around, has("/w/.venv/bin/newslint")).length, 1);
});

test("on Windows the folder and the file are called otherwise", () => {
  const around = { ...none, folders: ["C:\\w"], searchPath: "C:\\x;C:\\y", windows: true };
  const found = candidates(around, has("C:\\w\\.venv\\Scripts\\newslint.exe", "C:\\y\\newslint.exe"));
  assert.deepEqual(commands(found), ["C:\\w\\.venv\\Scripts\\newslint.exe lsp", "C:\\y\\newslint.exe lsp"]);
});

test("only a file that may be run is a program", () => {
  assert.equal(isProgram(good), true);
  assert.equal(isProgram(path.dirname(good)), false);
  assert.equal(isProgram(path.join(desk, "nothing")), false);
  if (process.getuid?.() !== 0) assert.equal(isProgram(program("closed", "", 0o644)), false);
});

test("nothing anywhere: the message says where it was looked for and how to install it", async () => {
  const { missing } = await discover({ ...none, folders: [desk], searchPath: desk });
  assert.match(missing, /was not found in a \.venv of the workspace, in its Python environment or on the PATH\./);
  assert.match(missing, /pip install '\.\[lsp\]'.*newslint\.command/);
});

test("the first that can serve is taken, whatever the ones before it say", async () => {
  const old = program("old/.venv/bin", 'echo "newslint: error: no such option" >&2; exit 2');
  const around = { ...none, folders: [path.join(desk, "old")], searchPath: path.dirname(good) };
  assert.equal(fs.existsSync(old), true);
  assert.deepEqual((await discover(around)).found, { command: good, args: ["lsp"], origin: "the PATH" });
});

test("why none can serve is said for each", async () => {
  const bare = program("bare/venv/bin", "echo first >&2; echo \"needs the language server's library\" >&2; exit 2");
  const silent = program("silent", "exit 3");
  const around = { ...none, folders: [path.join(desk, "bare")], python: "/no/python", searchPath: path.dirname(silent) };
  const { missing } = await discover(around);
  assert.match(missing, new RegExp(`cannot be started\\. venv in bare \\(${bare}\\): needs the language server's library;`));
  assert.match(missing, /the chosen Python environment \(\/no\/python\): .*ENOENT/);
  assert.match(missing, /the PATH \(.*\): it ended with 3\. Install it with/);
});

test("another program of that name is not taken", async () => {
  const other = program("other", "echo hello");
  assert.match((await discover({ ...none, configured: [other, "lsp"] })).missing, /it is not newslint's language server/);
  const { missing } = await discover({ ...none, configured: [good] }); // `lsp` is forgotten
  assert.match(missing, /the setting newslint\.command .* it ended with 64/);
});

test("one that never answers is given up", async () => {
  const slow = program("slow", "exec sleep 30");
  const { missing } = await discover({ ...none, configured: [slow, "lsp"] }, 200);
  assert.match(missing, /did not answer within 0\.2 seconds/);
});

test("the newslint that is on the PATH serves", async () => {
  const discovery = await discover({ ...none, searchPath: process.env.PATH });
  assert.ok(discovery.found, discovery.missing);
});
