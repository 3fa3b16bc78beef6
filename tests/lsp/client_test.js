// A real client, vscode-languageserver-protocol from npm, asks the server for every feature.
"use strict";

const assert = require("node:assert/strict");
const {spawn} = require("node:child_process");
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");
const path = require("node:path");
const {pathToFileURL} = require("node:url");
const rpc = require("vscode-languageserver-protocol/node");

const program = path.resolve(process.argv[2]);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "veritally-lsp-"));
const file = path.join(folder, "box.md");
const uri = pathToFileURL(file).toString();
const entry = `---
layout: default
title: Box
name: Box
category: individuals
compute: 6.24e+14
stakeholders: 1
---

## Description

The box holds one A100 of 624 dense INT8 TOPS. It says "hé 😀" at http://boxes.org/box.[^box]

## Scope

- One A100 has 624 dense INT8 TOPS.[^box]

In all, the box provides 6.24e+14 dense INT8 operations per second.

## Implications

One owner decides.[^lid]

## Works cited

[^box]: Box Makers. "Box." 2024. <https://boxes.org/box>
[^lid]: Box Makers. "Lid." 2024. <https://boxes.org/lid>
`;
const at = (needle, add = 0, text = entry) => {
    const before = text.slice(0, text.indexOf(needle) + add);
    const lines = before.split("\n");
    return {line: lines.length - 1, character: lines[lines.length - 1].length};
};
const textDocument = {uri};

/** Text with the edits done, as an editor would. */
function edited(text, edits) {
    const lines = text.split("\n");
    const offset = (place) =>
        lines.slice(0, place.line).reduce((sum, line) => sum + line.length + 1, 0) + place.character;
    return [...edits]
        .sort((a, b) => offset(b.range.start) - offset(a.range.start))
        .reduce((all, e) => all.slice(0, offset(e.range.start)) + e.newText + all.slice(offset(e.range.end)), text);
}

function editsOf(edit) {
    return edit.documentChanges ? edit.documentChanges.flatMap((c) => c.edits) : edit.changes[uri];
}

/** A connection to a server of its own. */
async function connect(capabilities, options) {
    const env = {...process.env, VERITALLY_CACHE: path.join(folder, "links.sqlite"),
        VERITALLY_LEDGER: "", VERITALLY_ALLOW_ADDRESSES: "127.0.0.0/8"};
    const child = spawn(program, ["lsp", "--stdio", "--now", "2026-11-21"], {cwd: folder, env});
    const client = rpc.createProtocolConnection(
        new rpc.StreamMessageReader(child.stdout), new rpc.StreamMessageWriter(child.stdin));
    client.pushed = [];
    client.waiting = [];
    client.onNotification(rpc.PublishDiagnosticsNotification.type, (push) => {
        const waits = client.waiting.shift();
        if (waits) waits(push); else client.pushed.push(push);
    });
    client.next = () => client.pushed.length ? Promise.resolve(client.pushed.shift())
        : new Promise((resolve) => client.waiting.push(resolve));
    client.asked = [];
    client.onRequest(rpc.ApplyWorkspaceEditRequest.type, (params) => {
        client.asked.push(params);
        return {applied: true};
    });
    client.onRequest(rpc.RegistrationRequest.type, () => null);
    client.listen();
    client.hello = await client.sendRequest(rpc.InitializeRequest.type, {
        processId: process.pid, rootUri: pathToFileURL(folder).toString(), capabilities,
        initializationOptions: options});
    await client.sendNotification(rpc.InitializedNotification.type, {});
    client.leave = async () => {
        await client.sendRequest(rpc.ShutdownRequest.type);
        const code = new Promise((resolve) => child.once("exit", resolve));
        await client.sendNotification(rpc.ExitNotification.type);
        return code;
    };
    return client;
}

async function open(client, text = entry) {
    await client.sendNotification(rpc.DidOpenTextDocumentNotification.type,
        {textDocument: {uri, languageId: "markdown", version: 1, text}});
}

/** A web server that counts what it is asked: "/gone" has gone, all else is there. */
async function serveWeb() {
    const web = {asked: 0};
    const server = http.createServer((request, response) => {
        ++web.asked;
        response.writeHead(request.url === "/gone" ? 410 : 200, {"Content-Type": "text/html"});
        response.end("<title>A box</title><p>Some words of a box, enough to be a page.</p>");
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    web.root = `http://127.0.0.1:${server.address().port}`;
    web.close = () => server.close();
    return web;
}

async function typed(client, version, text) {
    await client.sendNotification(rpc.DidChangeTextDocumentNotification.type,
        {textDocument: {uri, version}, contentChanges: [{text}]});
    return (await client.next()).diagnostics;
}

const checkLinks = (client) => client.sendRequest(rpc.ExecuteCommandRequest.type,
    {command: "veritally.checkLinks", arguments: [uri]});
const isDead = (diagnostic) => diagnostic.code === "link/dead";

const pushing = {workspace: {workspaceEdit: {documentChanges: true}, applyEdit: true}};
const tests = {
    async "diagnostics are pushed, one a change"(client) {
        await open(client);
        const first = await client.next();
        assert.equal(first.version, 1);
        const found = first.diagnostics.find((d) => d.code === "front-matter/enum");
        assert.equal(found.source, "veritally");
        assert.match(found.codeDescription.href, /front-matter\/enum/);
        assert.deepEqual(found.range.start, at("individuals"));
        const bare = first.diagnostics.find((d) => d.code === "citation/bare-url");
        assert.deepEqual(bare.range.start, at("http://boxes.org/box"));
        for (let version = 2; version < 5; ++version) {
            await client.sendNotification(rpc.DidChangeTextDocumentNotification.type, {
                textDocument: {uri, version},
                contentChanges: [{range: {start: at("owner"), end: at("owner")}, text: "x"}]});
            const push = await client.next();
            assert.equal(push.version, version);
            assert.equal(push.diagnostics.length, first.diagnostics.length);
        }
    },
    async "diagnostics are pulled, and unchanged ones are not sent twice"() {
        const client = await connect({textDocument: {diagnostic: {}}});
        await open(client);
        const full = await client.sendRequest(rpc.DocumentDiagnosticRequest.type, {textDocument});
        assert.equal(full.kind, "full");
        assert.ok(full.items.length > 0);
        const again = await client.sendRequest(rpc.DocumentDiagnosticRequest.type,
            {textDocument, previousResultId: full.resultId});
        assert.deepEqual(again, {kind: "unchanged", resultId: full.resultId});
        assert.equal(client.pushed.length, 0);
        assert.equal(await client.leave(), 0);
    },
    async "UTF-8 columns where the client offers them"() {
        const client = await connect({general: {positionEncodings: ["utf-16", "utf-8"]}});
        assert.equal(client.hello.capabilities.positionEncoding, "utf-8");
        await open(client);
        const push = await client.next();
        const bare = push.diagnostics.find((d) => d.code === "citation/bare-url");
        const line = entry.split("\n")[bare.range.start.line];
        const bytes = Buffer.byteLength(line.slice(0, line.indexOf("http")));
        assert.equal(bare.range.start.character, bytes);
        assert.equal(await client.leave(), 0);
    },
    async "a quick fix, applied, mends"(client) {
        await open(client);
        await client.next();
        const range = {start: at("individuals"), end: at("individuals", 3)};
        const actions = await client.sendRequest(rpc.CodeActionRequest.type,
            {textDocument, range, context: {diagnostics: []}});
        const fix = actions.find((a) => a.isPreferred);
        assert.equal(fix.kind, "quickfix");
        assert.equal(fix.diagnostics[0].code, "front-matter/enum");
        const text = edited(entry, editsOf(fix.edit));
        assert.match(text, /^category: individual$/m);
        assert.equal(fix.edit.documentChanges[0].textDocument.version, 1);
    },
    async "a suppression silences, once it has a reason without another word"(client) {
        await open(client);
        await client.next();
        const range = {start: at("http://boxes"), end: at("http://boxes")};
        const actions = await client.sendRequest(rpc.CodeActionRequest.type,
            {textDocument, range, context: {diagnostics: [], only: ["quickfix"]}});
        const suppress = actions.find((a) => /^Suppress citation\/bare-url/.test(a.title));
        const text = edited(entry, editsOf(suppress.edit)).replace("citation/bare-url: ", "citation/bare-url: quoted ");
        await client.sendNotification(rpc.DidChangeTextDocumentNotification.type,
            {textDocument: {uri, version: 2}, contentChanges: [{text}]});
        const codes = (await client.next()).diagnostics.map((d) => d.code);
        assert.ok(!codes.includes("citation/bare-url"), codes.join());
        assert.ok(!codes.some((code) => code.startsWith("lint/")), codes.join());
    },
    async "fix all is what --fix does, as an action and as a command"(client) {
        await open(client);
        await client.next();
        const whole = {start: {line: 0, character: 0}, end: {line: 99, character: 0}};
        const [action] = await client.sendRequest(rpc.CodeActionRequest.type,
            {textDocument, range: whole, context: {diagnostics: [], only: ["source.fixAll"]}});
        assert.equal(action.kind, "source.fixAll");
        fs.writeFileSync(file, entry);
        require("node:child_process").spawnSync(program,
            ["lint", "--fix", "--now", "2026-11-21", file], {cwd: folder});
        const fixed = fs.readFileSync(file, "utf8");
        assert.notEqual(fixed, entry);
        assert.equal(edited(entry, editsOf(action.edit)), fixed);
        await client.sendRequest(rpc.ExecuteCommandRequest.type,
            {command: "veritally.fixAll", arguments: [uri]});
        assert.equal(edited(entry, editsOf(client.asked[0].edit)), fixed);
    },
    async "a footnote is inserted for a figure"(client) {
        await open(client);
        await client.next();
        const range = {start: at("6.24e+14 dense"), end: at("6.24e+14 dense")};
        const actions = await client.sendRequest(rpc.CodeActionRequest.type,
            {textDocument, range, context: {diagnostics: []}});
        const insert = actions.find((a) => a.title === "Insert a footnote for this figure");
        const text = edited(entry, editsOf(insert.edit));
        assert.match(text, /per second\.\[\^source\]\n/);
        assert.match(text, /boxes\.org\/lid>\n\[\^source\]: \n/);
    },
    async "hovers answer on findings, figures, footnotes, devices and keys"(client) {
        await open(client);
        await client.next();
        const hover = async (position) => {
            const answer = await client.sendRequest(rpc.HoverRequest.type, {textDocument, position});
            return answer.contents.value;
        };
        assert.match(await hover(at("individuals", 4)), /\*\*front-matter\/enum\*\* · error/);
        assert.match(await hover(at("individuals", 4)), /one person who commands/);
        assert.match(await hover(at("624 dense", 1)), /read as 6\.24e\+14/);
        assert.match(await hover(at("624 dense", 1)), /precision: INT8/);
        assert.match(await hover(at("624 dense", 1)), /dense INT8 operations per second/);
        assert.match(await hover(at("[^box]", 3)), /\*\*Footnote box\*\*: Box Makers/);
        assert.match(await hover(at("A100", 2)), /A100.*\n[^]*\| published \| of \| source \|/);
        assert.match(await hover(at("stakeholders", 2)), /how many people decide/);
        assert.equal(await client.sendRequest(rpc.HoverRequest.type,
            {textDocument, position: at("One owner")}), null);
    },
    async "inlay hints stand behind quoted figures"(client) {
        await open(client);
        await client.next();
        const range = {start: {line: 0, character: 0}, end: {line: 99, character: 0}};
        const hints = await client.sendRequest(rpc.InlayHintRequest.type, {textDocument, range});
        const hint = hints.find((h) => h.position.line === at("- One A100").line);
        assert.match(hint.label, /6\.24e\+14/);
    },
    async "the headline figure shows its derivation, and can be written anew"(client) {
        const once = entry.replace(" of 624 dense INT8 TOPS", "");
        await open(client, once);
        await client.next();
        const hover = await client.sendRequest(rpc.HoverRequest.type,
            {textDocument, position: at("6.24e+14", 2, once)});
        assert.match(hover.contents.value, /\*\*Recomputed: 6\.24e\+14\*\*.*\(consistent\)/);
        const range = {start: at("compute", 0, once), end: at("stakeholders", 0, once)};
        const [tick] = await client.sendRequest(rpc.InlayHintRequest.type, {textDocument, range});
        assert.equal(tick.label, "✓");
        const blank = once.replace("compute: 6.24e+14", "compute:");
        await open(client, blank);
        await client.next();
        const place = at("compute:", 8, blank);
        const actions = await client.sendRequest(rpc.CodeActionRequest.type, {textDocument,
            range: {start: place, end: place}, context: {diagnostics: [], only: ["refactor"]}});
        const insert = actions.find((action) => /recomputed/.test(action.title));
        assert.match(edited(blank, editsOf(insert.edit)), /\ncompute: 6\.2e\+14\nstakeholders/);
    },
    async "completion offers keys, values, labels, headings and devices"(client) {
        const complete = async (text, position) => {
            await open(client, text);
            await client.next();
            const list = await client.sendRequest(rpc.CompletionRequest.type, {textDocument, position});
            return list.map((item) => item.label);
        };
        let text = entry.replace("stakeholders: 1", "st");
        assert.deepEqual((await complete(text, at("st\n---", 2, text)))
            .filter((label) => label === "stakeholders" || label === "title"), ["stakeholders"]);
        assert.ok((await complete(entry, at("individuals"))).includes("state actor"));
        text = entry.replace("owner decides.[^lid]", "owner decides.[^");
        assert.deepEqual(await complete(text, at("decides.[^", 10, text)), ["box", "lid"]);
        text = entry.replace("## Implications", "## ");
        assert.deepEqual(await complete(text, at("## \n", 3, text)), ["Implications"]);
        text = entry.replace("One owner decides", "One H10");
        const devices = await complete(text, at("One H10", 7, text));
        assert.ok(devices.some((name) => /H100/.test(name)), devices.join());
    },
    async "labels have a definition, references and another name"(client) {
        await open(client);
        await client.next();
        const position = at("[^box]", 3);
        const [definition] = await client.sendRequest(rpc.DefinitionRequest.type, {textDocument, position});
        assert.deepEqual(definition.range.start, at("[^box]:", 2));
        const places = await client.sendRequest(rpc.ReferencesRequest.type,
            {textDocument, position, context: {includeDeclaration: true}});
        assert.equal(places.length, 3);
        const prepared = await client.sendRequest(rpc.PrepareRenameRequest.type, {textDocument, position});
        assert.equal(prepared.placeholder, "box");
        const edit = await client.sendRequest(rpc.RenameRequest.type,
            {textDocument, position, newName: "crate"});
        assert.equal(edited(entry, editsOf(edit)), entry.replaceAll("[^box]", "[^crate]"));
        await assert.rejects(client.sendRequest(rpc.RenameRequest.type,
            {textDocument, position, newName: "lid"}), /another footnote/);
        await assert.rejects(client.sendRequest(rpc.RenameRequest.type,
            {textDocument, position, newName: "a]b"}), /no label/);
    },
    async "symbols, links and folds show what the text is made of"(client) {
        await open(client);
        await client.next();
        const symbols = await client.sendRequest(rpc.DocumentSymbolRequest.type, {textDocument});
        assert.deepEqual(symbols.map((s) => s.name),
            ["front matter", "Description", "Scope", "Implications", "Works cited"]);
        assert.deepEqual(symbols[4].children.map((s) => s.name), ["box", "lid"]);
        const links = await client.sendRequest(rpc.DocumentLinkRequest.type, {textDocument});
        assert.deepEqual(links.map((l) => l.target),
            ["http://boxes.org/box", "https://boxes.org/box", "https://boxes.org/lid"]);
        const folds = await client.sendRequest(rpc.FoldingRangeRequest.type, {textDocument});
        assert.ok(folds.some((f) => f.startLine === 0 && f.endLine === 7));
        assert.ok(folds.some((f) => f.startLine === at("## Scope").line));
    },
    async "the config is read again when it is saved"(client) {
        await open(client);
        const before = (await client.next()).diagnostics.length;
        const config = path.join(folder, ".veritally.yaml");
        fs.writeFileSync(config, "rules: {front-matter: off}\n");
        await client.sendNotification(rpc.DidSaveTextDocumentNotification.type, {textDocument});
        const after = (await client.next()).diagnostics;
        fs.rmSync(config);
        assert.ok(after.length < before);
        assert.ok(!after.some((d) => d.code.startsWith("front-matter/")));
    },
    async "links are asked on command, and their verdicts stay"(client) {
        const web = await serveWeb();
        const text = entry.replace("https://boxes.org/box", `${web.root}/gone`)
            .replace("https://boxes.org/lid", `${web.root}/lid`);
        await open(client, text);
        assert.ok(!(await client.next()).diagnostics.some(isDead));
        assert.ok(!(await typed(client, 2, text + "\n")).some(isDead));
        await client.sendNotification(rpc.DidSaveTextDocumentNotification.type, {textDocument});
        assert.equal(web.asked, 0, "nobody asked for it");
        await checkLinks(client);
        const found = (await client.next()).diagnostics.filter(isDead);
        assert.equal(found.length, 1);
        assert.ok(found[0].message.includes(`${web.root}/gone`), found[0].message);
        const asked = web.asked;
        assert.ok(asked >= 2, `${asked} requests`);
        assert.ok((await typed(client, 3, text)).some(isDead));
        const hover = await client.sendRequest(rpc.HoverRequest.type,
            {textDocument, position: at("[^box]", 3, text)});
        assert.ok(hover.contents.value.includes("/gone`: gone"), hover.contents.value);
        const another = await connect(pushing);
        await open(another, text);
        assert.ok((await another.next()).diagnostics.some(isDead), "the cache knows");
        assert.equal(await another.leave(), 0);
        assert.equal(web.asked, asked, "no more requests");
        web.close();
    },
    async "links are asked on save where the user turned that on"(client) {
        const web = await serveWeb();
        const text = entry.replace("https://boxes.org/box", `${web.root}/gone`);
        await client.sendNotification(rpc.DidChangeConfigurationNotification.type,
            {settings: {veritally: {checkLinksOnSave: true}}});
        await open(client, text);
        assert.ok(!(await client.next()).diagnostics.some(isDead));
        assert.equal(web.asked, 0);
        await client.sendNotification(rpc.DidSaveTextDocumentNotification.type, {textDocument});
        assert.ok((await client.next()).diagnostics.some(isDead));
        web.close();
    },
    async "a cancelled request is answered as cancelled or done, and nothing hangs"(client) {
        const large = entry + "\nMore words of no figure at all.\n".repeat(20000);
        await open(client, large);
        await client.next();
        const outcomes = await Promise.all([...Array(5)].map(async () => {
            const token = new rpc.CancellationTokenSource();
            const asked = client.sendRequest(rpc.DocumentDiagnosticRequest.type, {textDocument}, token.token);
            token.cancel();
            return asked.then(() => "done", (error) => error.code);
        }));
        assert.ok(outcomes.every((one) => one === "done" || one === -32800), outcomes.join());
        assert.ok(await client.sendRequest(rpc.FoldingRangeRequest.type, {textDocument}));
    },
};

async function main() {
    let failed = 0;
    for (const [name, test] of Object.entries(tests)) {
        const limit = AbortSignal.timeout(120_000);
        try {
            const client = await connect(pushing);
            await Promise.race([
                test(client),
                new Promise((_, no) => limit.addEventListener("abort", () => no(new Error("took two minutes")))),
            ]);
            assert.equal(await client.leave(), 0);
        } catch (error) {
            ++failed;
            console.log(`FAILED: ${name}\n${error.stack}`);
        }
    }
    fs.rmSync(folder, {recursive: true});
    console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
    process.exit(failed > 0 ? 1 : 0);
}

main();
