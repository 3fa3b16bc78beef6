import * as fs from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import {
    LanguageClient,
    LanguageClientOptions,
    ServerOptions,
    State,
    TransportKind,
} from "vscode-languageclient/node";

const kSettings = "veritally";

let client: LanguageClient | undefined;
let output: vscode.LogOutputChannel;
let status: vscode.StatusBarItem;

/** The user's setting, else the program in the extension, else the one on PATH. */
function program(context: vscode.ExtensionContext): string {
    const configured = vscode.workspace.getConfiguration(kSettings).get<string>("path", "");
    if (configured !== "") return configured;
    const bundled = context.asAbsolutePath(path.join("bin", "veritally"));
    return fs.existsSync(bundled) ? bundled : "veritally";
}

function settings(): Record<string, unknown> {
    const all = vscode.workspace.getConfiguration(kSettings);
    return {
        config: all.get<string>("config", ""),
        profile: all.get<string>("profile", ""),
        rules: all.get<string[]>("rules", []),
        checkLinksOnSave: all.get<boolean>("checkLinksOnSave", false),
    };
}

function show(state: State): void {
    const names = {
        [State.Starting]: ["$(sync~spin) Veritally", "starting"],
        [State.Running]: ["$(check) Veritally", "running"],
        [State.Stopped]: ["$(error) Veritally", "stopped"],
    };
    const [text, what] = names[state];
    status.text = text;
    status.tooltip = `Veritally's server is ${what}`;
}

function makeClient(context: vscode.ExtensionContext): LanguageClient {
    const command = program(context);
    output.info(`the server is ${command}`);
    const server: ServerOptions = {command, args: ["lsp"], transport: TransportKind.stdio};
    const options: LanguageClientOptions = {
        documentSelector: [
            {scheme: "file", language: "markdown"},
            {scheme: "untitled", language: "markdown"},
            {scheme: "file", pattern: "**/.veritally.yaml"},
        ],
        initializationOptions: {...settings(), asksForReasons: true},
        outputChannel: output,
    };
    const made = new LanguageClient(kSettings, "Veritally", server, options);
    made.onDidChangeState((change) => show(change.newState));
    return made;
}

async function start(context: vscode.ExtensionContext): Promise<void> {
    client = makeClient(context);
    try {
        await client.start();
    } catch (error) {
        show(State.Stopped);
        output.error(String(error));
        const choice = await vscode.window.showErrorMessage(
            "Veritally's server does not start: is the program on PATH, or named in 'veritally.path'?",
            "Settings",
        );
        if (choice === "Settings") {
            await vscode.commands.executeCommand("workbench.action.openSettings", "veritally.path");
        }
    }
}

async function stop(): Promise<void> {
    const old = client;
    client = undefined;
    if (old?.needsStop()) await old.stop();
}

async function restart(context: vscode.ExtensionContext): Promise<void> {
    await stop();
    await start(context);
}

/** The server has written a comment that waits for its reason at the place. */
async function writeReason(
    uri: string,
    place: {line: number; character: number},
): Promise<void> {
    const reason = await vscode.window.showInputBox({
        prompt: "Why may this stand?",
        placeHolder: "the address is a quotation",
        ignoreFocusOut: true,
    });
    if (!reason) return;
    const edit = new vscode.WorkspaceEdit();
    const position = new vscode.Position(place.line, place.character);
    edit.insert(vscode.Uri.parse(uri), position, reason.replaceAll("--", "—"));
    await vscode.workspace.applyEdit(edit);
}

/** Has the server do something with the text at hand; why it cannot is shown. */
async function execute(command: string): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!client || !editor) return;
    try {
        await client.sendRequest("workspace/executeCommand", {
            command,
            arguments: [client.code2ProtocolConverter.asUri(editor.document.uri)],
        });
    } catch (error) {
        await vscode.window.showWarningMessage(`Veritally: ${String(error)}`);
    }
}

async function changed(
    event: vscode.ConfigurationChangeEvent,
    context: vscode.ExtensionContext,
): Promise<void> {
    if (!event.affectsConfiguration(kSettings)) return;
    if (event.affectsConfiguration(`${kSettings}.path`)) return restart(context);
    await client?.sendNotification("workspace/didChangeConfiguration", {
        settings: {[kSettings]: settings()},
    });
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
    output = vscode.window.createOutputChannel("Veritally", {log: true});
    status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
    status.name = "Veritally";
    status.command = "veritally.showOutput";
    status.show();
    context.subscriptions.push(
        output,
        status,
        vscode.commands.registerCommand("veritally.restart", () => restart(context)),
        vscode.commands.registerCommand("veritally.showOutput", () => output.show()),
        vscode.commands.registerCommand("veritally.fixAllHere", () => execute("veritally.fixAll")),
        vscode.commands.registerCommand("veritally.checkLinksHere", () =>
            execute("veritally.checkLinks"),
        ),
        vscode.commands.registerCommand("veritally.writeReason", writeReason),
        vscode.workspace.onDidChangeConfiguration((event) => changed(event, context)),
    );
    await start(context);
}

export async function deactivate(): Promise<void> {
    await stop();
}
