/** Where newslint may be found on this machine, in the order in which it is tried. Nothing here needs VS Code. */

import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import * as path from "node:path";

/** A command that may start the server, and in words where it comes from. */
export interface Candidate {
  readonly command: string;
  readonly args: readonly string[];
  readonly origin: string;
}

/** What is known beside the file system. `python` is the interpreter that the Python extension has chosen. */
export interface Surroundings {
  readonly configured: readonly string[];
  readonly folders: readonly string[];
  readonly python?: string | undefined;
  readonly searchPath: string;
  readonly windows: boolean;
}

/** Every command worth a try: what is configured and nothing else, or the folders' environments, Python's, the PATH. */
export function candidates(around: Surroundings, runs: (file: string) => boolean = isProgram): Candidate[] {
  if (around.configured.length > 0) {
    const [command, ...args] = around.configured as [string, ...string[]];
    return [{ command, args, origin: "the setting newslint.command" }];
  }
  const found: Candidate[] = [];
  const system = around.windows ? path.win32 : path.posix;
  const bin = around.windows ? "Scripts" : "bin";
  const program = around.windows ? "newslint.exe" : "newslint";
  for (const folder of around.folders) {
    for (const environment of [".venv", "venv"]) {
      const file = system.join(folder, environment, bin, program);
      if (runs(file)) {
        found.push({ command: file, args: ["lsp"], origin: `${environment} in ${system.basename(folder)}` });
      }
    }
  }
  if (around.python !== undefined) {
    const beside = system.join(system.dirname(around.python), program);
    found.push(
      runs(beside)
        ? { command: beside, args: ["lsp"], origin: "the chosen Python environment" }
        : { command: around.python, args: ["-m", "lint", "lsp"], origin: "the chosen Python environment" },
    );
  }
  for (const folder of around.searchPath.split(system.delimiter)) {
    const file = system.join(folder, program);
    if (folder !== "" && runs(file)) {
      found.push({ command: file, args: ["lsp"], origin: "the PATH" });
      break;
    }
  }
  return found.filter((one, at) => found.findIndex((other) => other.command === one.command) === at);
}

/** What became of a try: the first command that can serve, or why none can, in words for the user. */
export type Discovery = { readonly found: Candidate } | { readonly missing: string };

/** Try the candidates in order: one serves whose `lsp --check` says so within `patience` milliseconds. */
export async function discover(around: Surroundings, patience = 20_000): Promise<Discovery> {
  const tried: string[] = [];
  for (const candidate of candidates(around)) {
    const complaint = await complaintOf(candidate, patience);
    if (complaint === undefined) {
      return { found: candidate };
    }
    tried.push(`${candidate.origin} (${candidate.command}): ${complaint}`);
  }
  const hint = "Install it with “pip install '.[lsp]'” in a copy of its repository, or name the command in the setting newslint.command.";
  return tried.length === 0
    ? { missing: `newslint was not found in a .venv of the workspace, in its Python environment or on the PATH. ${hint}` }
    : { missing: `newslint cannot be started. ${tried.join("; ")}. ${hint}` };
}

async function complaintOf(candidate: Candidate, patience: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(candidate.command, [...candidate.args, "--check"], { stdio: ["ignore", "pipe", "pipe"] });
    let answer = "";
    let said = "";
    const timer = setTimeout(() => {
      child.kill();
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(`it did not answer within ${patience / 1000} seconds`);
    }, patience);
    child.stdout.on("data", (data: Buffer) => (answer += data.toString()));
    child.stderr.on("data", (data: Buffer) => (said += data.toString()));
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve(error.message);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) {
        resolve(/^newslint \S+ can serve/m.test(answer) ? undefined : "it is not newslint's language server");
      } else {
        resolve(said.trim().split("\n").at(-1) || `it ended with ${code}`);
      }
    });
  });
}

/** Tell whether a file is there and may be run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
