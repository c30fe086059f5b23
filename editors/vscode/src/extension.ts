/** newslint in VS Code: finds the server, starts it, and leaves all else to the language client. */

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";
import { discover } from "./discovery";

let client: LanguageClient | undefined;

/** Start the server, and again when it is asked for or another command is configured. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("newslint.restart", restart),
    vscode.commands.registerCommand("newslint.lintWorkspace", lintWorkspace),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("newslint.command")) {
        await restart();
      }
    }),
  );
  await start();
}

/** Stop the server. */
export async function deactivate(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop().catch(() => undefined); // a server that has gone already
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function lintWorkspace(): Promise<void> {
  await client?.sendRequest("workspace/executeCommand", { command: "newslint.checkWorkspace", arguments: [] });
}

async function start(): Promise<void> {
  const discovery = await discover({
    configured: vscode.workspace.getConfiguration("newslint").get<string[]>("command", []),
    folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    python: await chosenPython(),
    searchPath: process.env["PATH"] ?? "",
    windows: process.platform === "win32",
  });
  if ("missing" in discovery) {
    const settings = "Open the setting";
    void vscode.window.showErrorMessage(discovery.missing, settings).then((choice) => {
      if (choice === settings) {
        void vscode.commands.executeCommand("workbench.action.openSettings", "newslint.command");
      }
    });
    return;
  }
  const { command, args } = discovery.found;
  const server: ServerOptions = { command, args: [...args] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: "plaintext" },
      { language: "markdown" },
      { language: "html" },
      { language: "mdx" },
      { scheme: "file", language: "yaml", pattern: "**/rules/**/*.{yaml,yml}" },
      { scheme: "file", pattern: "**/{newslint,.newslint}.yaml" },
    ],
    synchronize: { configurationSection: "newslint" },
    initializationOptions: { newslint: vscode.workspace.getConfiguration("newslint") },
  };
  const starting = (client = new LanguageClient("newslint", "newslint", server, options));
  try {
    await starting.start();
  } catch (error) {
    client = undefined;
    void vscode.window.showErrorMessage(`newslint (${[command, ...args].join(" ")}) does not answer: ${String(error)}`);
  }
}

/** The interpreter that the Python extension has chosen for the workspace, if there is such an extension. */
async function chosenPython(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension("ms-python.python");
  if (extension === undefined) {
    return undefined;
  }
  try {
    const api = (extension.isActive ? extension.exports : await extension.activate()) as {
      environments?: {
        getActiveEnvironmentPath(resource?: vscode.Uri): { path: string };
        resolveEnvironment(found: { path: string }): Promise<{ executable: { uri?: vscode.Uri } } | undefined>;
      };
    };
    const active = api.environments?.getActiveEnvironmentPath(vscode.workspace.workspaceFolders?.[0]?.uri);
    const environment = active && (await api.environments?.resolveEnvironment(active));
    return environment?.executable.uri?.fsPath;
  } catch {
    return undefined;
  }
}
