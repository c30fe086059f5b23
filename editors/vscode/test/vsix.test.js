// What is in the package, and nothing else. Needs dist/newslint.vsix (npm run package).
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { inflateRawSync } = require("node:zlib");

const root = path.join(__dirname, "..");

/** Read a ZIP file's central directory: names and contents. */
function unzip(file) {
  const data = fs.readFileSync(file);
  const end = data.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const found = new Map();
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset));
    const local = data.readUInt32LE(at + 42);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const body = data.subarray(start, start + size);
    found.set(data.toString("utf8", at + 46, at + 46 + name), method === 8 ? inflateRawSync(body) : body);
    at += 46 + name + extra + comment;
  }
  return found;
}

const files = unzip(path.join(root, "dist", "newslint.vsix"));

test("the package holds the bundle, its description, the licence and no more", () => {
  assert.deepEqual([...files.keys()].sort(), [
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE.txt",
    "extension/dist/NOTICES.txt",
    "extension/dist/extension.js",
    "extension/package.json",
    "extension/readme.md",
  ]);
});

test("what is packed is what was built", () => {
  const same = (inside, outside) => assert.ok(files.get(inside).equals(fs.readFileSync(path.join(root, outside))), inside);
  same("extension/dist/extension.js", "dist/extension.js");
  same("extension/LICENSE.txt", "../../LICENSE");
});

test("the package can be started and says what it contributes", () => {
  const described = JSON.parse(files.get("extension/package.json"));
  assert.ok(files.has(path.posix.join("extension", described.main)));
  const titles = described.contributes.commands.map((command) => command.command);
  assert.deepEqual(titles, ["newslint.restart", "newslint.lintWorkspace"]);
  assert.equal(described.capabilities.untrustedWorkspaces.supported, false);
});

test("the licences of all that is bundled go with it", () => {
  const notices = files.get("extension/dist/NOTICES.txt").toString();
  for (const name of ["vscode-languageclient", "vscode-jsonrpc", "vscode-languageserver-protocol", "semver"])
    assert.match(notices, new RegExp(`^${name} \\d[^\\n]* \\((MIT|ISC)\\)`, "m"));
});

test("the lock names no registry", () => {
  const lock = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json")));
  assert.deepEqual(Object.values(lock.packages).filter((entry) => "resolved" in entry), []);
});
