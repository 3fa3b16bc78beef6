#!/usr/bin/env python3
"""The loopback world of the link tests: a web server that misbehaves, a name server, and TLS under
a certificate authority of its own.

  server.py FOLDER

Makes the certificates in FOLDER, listens on 127.0.0.0/8 and ::1, prints one JSON line with its
ports, and ends when its standard input does. The page /log of the control port tells, as JSON, what
was asked: one [client address, server address, port name, request line, headers] a request, and one
[…, "CONNECT"] a connection."""
import asyncio
import ctypes
import email.utils
import gzip
import json
import pathlib
import shutil
import signal
import socket
import ssl
import struct
import subprocess
import sys
import time
import urllib.parse

PAGE = b"<!doctype html><title>A page</title><p id='here'>Some words, enough to be a page.</p>"
LONG = (b"<!doctype html><title>The board</title><h1 id='here'>The board</h1><p>It is sold under its"
        b" old name and under a new one, and away from home it is known as the board that computes"
        b" as much as ten others of its kind do together.</p>")
log = []
counts = {}
issuers = {}


# ---- answers -------------------------------------------------------------------------------------


def answer(status, body=PAGE, headers=(), reason="Because", length=True):
    lines = [f"HTTP/1.1 {status} {reason}", "Content-Type: text/html; charset=utf-8"]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(status, location, body=b"", headers=()):
    return answer(status, body, [("Location", location), *headers])


class Drop(Exception):
    """Ends the connection; with reset, by RST."""

    def __init__(self, reset=False):
        self.reset = reset


async def endless(writer):
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    for _ in range(100_000):
        writer.write(b"x" * 65536)
        await writer.drain()
    raise Drop()


async def bomb(writer):
    body = gzip.compress(b"\0" * 50_000_000, 9)
    writer.write(answer(200, body, [("Content-Encoding", "gzip")]))
    await writer.drain()
    raise Drop()


async def slow_headers(writer):
    for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + b"X-A: b\r\n" * 1000:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.05)


async def slow_body(writer):
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
    for _ in range(5000):
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def hang(writer):
    await asyncio.sleep(60)


async def raw(writer, data, reset=False):
    writer.write(data)
    await writer.drain()
    await asyncio.sleep(0.01)
    raise Drop(reset)


def nth(request, *answers):
    """The first time the first answer, then the second…, the last for ever."""
    key = (request["host"], request["path"])
    counts[key] = counts.get(key, 0) + 1
    return answers[min(counts[key], len(answers)) - 1]


def route(request):
    """Bytes to send, or a coroutine function of the writer."""
    path, query, headers = request["path"], request["query"], request["headers"]
    first = path.split("/")[1]
    if first.isdigit():
        return answer(int(first))
    simple = {
        "": PAGE, "ok": PAGE, "board": LONG, "empty": b"", "big": b"x" * 300_000, "exact": b"x" * 65536,
    }
    if first in simple:
        return answer(200, simple[first])
    if first == "to":  # /to/STATUS/REST
        _, _, status, target = path.split("/", 3)
        return redirect(int(status), ("http://" + target[4:]) if target.startswith("abs/") else "/" + target)
    if first == "chain":  # /chain/N
        n = int(path.split("/")[2]) if path.split("/")[2].isdigit() else 1
        return redirect(301, f"/chain/{n - 1}" if n > 1 else "/ok")
    if first in ("old", "away"):
        return redirect(301 if first == "old" else 302, "/board")
    if first == "location":
        return redirect(302, urllib.parse.unquote(query))
    if first == "issuer":
        return answer(200, issuers[path.split("/")[2]])
    if first == "refresh":  # /refresh?TARGET
        target = urllib.parse.unquote(query)
        return answer(200, f"<meta http-equiv=Refresh content='0; url={target}'><p>Moved.</p>".encode())
    if first == "tokens":
        body = b"<title>A page</title><p>Enough words to be a page.</p><a href='/x?token=hunter2secret'>x</a>"
        return answer(200, body, [("X-Auth-Token", "hunter2secret"), ("Authorization", "hunter2secret")])
    if first == "signed":
        return redirect(302, f"/404?X-Amz-Signature={query}")
    if first == "door":
        return redirect(302, f"http://user:{query}@{headers['host']}/404")
    if first == "circle":
        return redirect(302, "/circle2")
    if first == "circle2":
        return redirect(302, "/circle")
    if first == "endless-hops":
        return redirect(302, f"/endless-hops/{int((path.split('/') + ['0'])[2] or 0) + 1}")
    if first == "cookie-wall":
        if "seen=1" in headers.get("cookie", ""):
            return answer(200)
        return redirect(302, "/cookie-wall", headers=[("Set-Cookie", "seen=1; Path=/; HttpOnly")])
    if first == "cookie-away":  # sets a cookie and sends elsewhere
        return redirect(302, query, headers=[("Set-Cookie", "secret=1; Domain=.test")])
    if first == "echo":
        return answer(200, json.dumps(headers).encode())
    if first == "browser-only":
        return answer(200 if "accept-language" in headers else 403)
    if first == "once":  # /once/STATUS: the first time only
        return nth(request, answer(int(path.split("/")[2])), answer(200))
    if first == "busy":  # /busy/N?Retry-After
        extra = [("Retry-After", query.replace("%20", " "))] if query else []
        return nth(request, *[answer(429, b"", extra)] * int(path.split("/")[2]), answer(200))
    if first == "busy-date":
        extra = [("Retry-After", email.utils.formatdate(time.time() + 1, usegmt=True))]
        return nth(request, answer(429, b"", extra), answer(200))
    if first == "gzip":
        return answer(200, gzip.compress(PAGE), [("Content-Encoding", "gzip")])
    if first == "bad-gzip":
        return answer(200, b"not gzip at all", [("Content-Encoding", "gzip")])
    if first == "delay":  # /delay/MILLISECONDS
        async def later(writer, seconds=int(path.split("/")[2]) / 1000):
            await asyncio.sleep(seconds)
            writer.write(answer(200))
        return later
    if first == "no-location":
        return answer(302, PAGE)
    if first == "wall":
        return answer(403, b"<title>Just a moment...</title>", [("cf-mitigated", "challenge")])
    if first == "drop-once":
        return nth(request, lambda w: raw(w, b"", True), answer(200))
    bad = {
        "reset": lambda w: raw(w, b"", True),
        "close": lambda w: raw(w, b""),
        "truncated": lambda w: raw(w, b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nsome"),
        "truncated-chunks": lambda w: raw(
            w, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nsome"),
        "bad-chunks": lambda w: raw(
            w, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nsome\r\n0\r\n\r\n"),
        "cut-headers": lambda w: raw(w, b"HTTP/1.1 200 OK\r\nContent-"),
        "not-http": lambda w: raw(w, b"SSH-2.0-OpenSSH_9.2\r\n"),
        "http09": lambda w: raw(w, b"<html>no headers at all"),
        "bad-status": lambda w: raw(w, b"HTTP/1.1 abc\r\n\r\n"),
        "huge-headers": lambda w: raw(
            w, b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (i, b"y" * 2000) for i in range(400))
            + b"Content-Length: 0\r\n\r\n"),
        "long-header": lambda w: raw(
            w, b"HTTP/1.1 200 OK\r\nX: " + b"y" * 3_000_000 + b"\r\nContent-Length: 0\r\n\r\n"),
        "endless": endless, "bomb": bomb, "slow-headers": slow_headers, "slow-body": slow_body,
        "hang": hang,
    }
    return bad.get(first) or answer(404, b"<p>not here</p>")


# ---- connections ---------------------------------------------------------------------------------


def handler(name):
    async def serve(reader, writer):
        peer, own = writer.get_extra_info("peername")[0], writer.get_extra_info("sockname")[0]
        log.append([peer, own, name, "CONNECT", {}])
        try:
            while await one_request(reader, writer, peer, own, name):
                pass
        except Drop as drop:
            if drop.reset:
                linger = struct.pack("ii", 1, 0)
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError,
                asyncio.CancelledError):
            pass
        writer.transport.abort() if isinstance(sys.exc_info()[1], Drop) else writer.close()

    return serve


async def one_request(reader, writer, peer, own, name):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ")
    pairs = [line.split(": ", 1) for line in head[1:] if ": " in line]
    headers = {key.lower(): value for key, value in pairs}
    log.append([peer, own, name, head[0], headers])
    if target.startswith("http://"):  # as a proxy
        target = "/" + target.split("/", 3)[3]
    path, _, query = target.partition("?")
    made = route({"path": path, "query": query, "headers": headers, "host": headers.get("host")})
    if callable(made):
        await made(writer)
    else:
        writer.write(made)
    await writer.drain()
    return True


async def control(reader, writer):
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    if head.startswith("GET /clear"):
        log.clear()
        counts.clear()
        lookups.clear()
    writer.write(answer(200, json.dumps({"log": log, "lookups": lookups}).encode(),
                        [("Connection", "close")]))
    await writer.drain()
    writer.close()


# ---- names ---------------------------------------------------------------------------------------

lookups = []


class Names(asyncio.DatagramProtocol):
    """*.test: what its first label says. 127-x-y-z is that address; both-x is ::1 and 127.0.0.x;
    ten is 10.0.0.1; mixed is private and loopback; rebind is 127.0.9.1 the first time, then
    10.0.0.1; servfail, silent, empty; all else does not exist."""

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, sender):
        reply = self.reply(data)
        if reply:
            self.transport.sendto(reply, sender)

    def reply(self, data):
        labels, at = [], 12
        while data[at]:
            labels.append(data[at + 1:at + 1 + data[at]].decode("latin-1").lower())
            at += 1 + data[at]
        kind = struct.unpack(">H", data[at + 1:at + 3])[0]
        question = data[12:at + 5]
        lookups.append([".".join(labels), kind])
        code, addresses = self.answer(labels, kind)
        if code is None:
            return None
        records = b""
        for address in addresses:
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            packed = socket.inet_pton(family, address)
            records += b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 0, len(packed)) + packed
        flags = 0x8180 | code
        return data[:2] + struct.pack(">HHHHH", flags, 1, len(addresses), 0, 0) + question + records

    def answer(self, labels, kind):
        first = labels[0] if labels[-1] == "test" else "missing"
        four = {"ten": ["10.0.0.1"], "mixed": ["10.0.0.1", "127.0.0.77"], "empty": [],
                "metadata": ["169.254.169.254"]}
        if first == "servfail":
            return 2, []
        if first == "silent":
            return None, []
        if first == "rebind":
            times = sum(1 for name, k in lookups if name.startswith("rebind") and k == 1)
            four["rebind"] = ["127.0.9.1"] if times <= 1 else ["10.0.0.1"]
        if first.startswith("127-"):
            four[first] = [first.replace("-", ".")]
        six = {}
        if first.startswith("both-"):
            four[first], six[first] = [f"127.0.0.{first[5:]}"], ["::1"]
        if first == "mapped":
            four[first], six[first] = [], ["::ffff:10.0.0.1"]
        if first == "dead6":
            four[first], six[first] = ["127.0.0.66"], ["::2"]
        if first not in four:
            return 3, []
        return 0, (four if kind == 1 else six if kind == 28 else {}).get(first, [])


# ---- certificates --------------------------------------------------------------------------------


def openssl(*words, folder):
    subprocess.run(["openssl", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def make_certificates(folder, port):
    """root → intermediate → leaves good, expired; other (of an unknown root); alone (self-signed);
    root → far-1 → … → far-5."""

    def source(path):
        return f"authorityInfoAccess=caIssuers;URI:http://127.0.0.1:{port}/{path}\n"

    aia = source("issuer/intermediate")
    names = "subjectAltName=DNS:*.tls.test,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n"
    ca = "basicConstraints=critical,CA:TRUE\nsubjectKeyIdentifier=hash\n"
    (folder / "ca.ext").write_text(ca)
    (folder / "leaf.ext").write_text(names + aia)
    (folder / "anchored.ext").write_text(names + source("issuer/stranger"))
    (folder / "lost.ext").write_text(names + source("404"))
    (folder / "wrong.ext").write_text("subjectAltName=DNS:elsewhere.example\n" + aia)
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    for name in ("root", "stranger", "alone"):
        openssl("req", "-x509", *key, "-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", "30",
                "-subj", f"/CN={name}", folder=folder)

    def sign(name, issuer, extensions, *validity):
        openssl("req", "-new", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj",
                f"/CN={name}", folder=folder)
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{issuer}.pem", "-CAkey",
                f"{issuer}.key", "-CAcreateserial", "-out", f"{name}.pem", "-extfile", extensions,
                *(validity or ("-days", "20")), folder=folder)

    sign("intermediate", "root", "ca.ext")
    sign("good", "intermediate", "leaf.ext")
    sign("wrong", "intermediate", "wrong.ext")
    sign("expired", "intermediate", "leaf.ext", "-days", "-1")
    sign("other", "stranger", "leaf.ext")
    sign("anchored", "stranger", "anchored.ext")
    sign("lost", "intermediate", "lost.ext")
    far = [f"far-{i}" for i in range(1, 6)]  # Each issued by the one before.
    for issuer, name in zip(["root", *far], far):
        (folder / "far.ext").write_text(ca + source(f"issuer/{issuer}"))
        sign(name, issuer, "far.ext")
    for name in ("far-2", "far-4", "far-5"):
        (folder / "near.ext").write_text(names + source(f"issuer/{name}"))
        sign(f"below-{name}", name, "near.ext")
    for name in ("intermediate", "stranger", "root", *far):
        openssl("x509", "-in", f"{name}.pem", "-outform", "DER", "-out", f"{name}.der", folder=folder)
        issuers[name] = (folder / f"{name}.der").read_bytes()
    for name in ("good", "wrong", "expired", "other"):
        issuer = "stranger" if name == "other" else "intermediate"
        chain = (folder / f"{name}.pem").read_text() + (folder / f"{issuer}.pem").read_text()
        (folder / f"{name}.chain").write_text(chain)


def tls(folder, chain, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / chain, folder / key)
    return context


# ---- HTTP/2 ---------------------------------------------------------------------------------------


def end_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def start_http2(folder):
    """nghttpd over TLS, which speaks HTTP/2 alone. The process and its port, or nothing."""
    program = shutil.which("nghttpd") or shutil.which("nghttpd", path="/usr/sbin")
    if not program:
        return None, None
    pages = folder / "pages"
    pages.mkdir(exist_ok=True)
    (pages / "ok").write_bytes(PAGE)
    (pages / "big").write_bytes(b"x" * 300_000)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    child = subprocess.Popen([program, "-a", "127.0.0.1", "-d", pages, str(port), "good.key",
                              "good.chain"], cwd=folder, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, preexec_fn=end_with_parent)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return child, port
        time.sleep(0.01)
    child.kill()
    return None, None


# ---- everything ----------------------------------------------------------------------------------


async def main(folder):
    loop = asyncio.get_running_loop()
    ports, servers = {}, []

    async def listen(name, serve, context=None, host="0.0.0.0"):
        server = await asyncio.start_server(serve, host, 0, ssl=context, limit=1 << 20, backlog=1000)
        ports[name] = server.sockets[0].getsockname()[1]
        servers.append(server)

    await listen("http", handler("http"))
    make_certificates(folder, ports["http"])
    try:
        server = await asyncio.start_server(handler("http6"), "::1", ports["http"])
        ports["http6"] = ports["http"]
        servers.append(server)
    except OSError:
        pass  # No IPv6 here.
    await listen("control", control)
    for name, chain, key in [
        ("tls", "good.chain", "good.key"), ("expired", "expired.chain", "expired.key"),
        ("wrong", "wrong.chain", "wrong.key"), ("other", "other.chain", "other.key"),
        ("gap", "good.pem", "good.key"), ("alone", "alone.pem", "alone.key"),
        ("gap-wrong", "wrong.pem", "wrong.key"), ("gap-expired", "expired.pem", "expired.key"),
        ("gap-other", "other.pem", "other.key"), ("gap-anchored", "anchored.pem", "anchored.key"),
        ("gap-lost", "lost.pem", "lost.key"), ("gap-2", "below-far-2.pem", "below-far-2.key"),
        ("gap-4", "below-far-4.pem", "below-far-4.key"),
        ("gap-5", "below-far-5.pem", "below-far-5.key"),
    ]:
        await listen(name, handler(name), tls(folder, chain, key))
    refused = socket.socket()
    refused.bind(("127.0.0.1", 0))  # Bound and not listening: connections are refused.
    ports["refused"] = refused.getsockname()[1]
    transport, _ = await loop.create_datagram_endpoint(Names, ("127.0.0.1", 0))
    ports["dns"] = transport.get_extra_info("sockname")[1]
    http2, port = start_http2(folder)
    if http2:
        ports["http2"] = port
    print(json.dumps(ports), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    if http2:
        http2.kill()
        http2.wait()


if __name__ == "__main__":
    asyncio.run(main(pathlib.Path(sys.argv[1])))
