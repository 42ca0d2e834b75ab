#!/usr/bin/env python3
# tests/program/graceful_stop.py REGIE - SIGTERM with an import at hand and a stream open; twice; readiness; sd_notify; logs.
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

REGIE = sys.argv[1]
PASSWORD = "six geese a-laying"
ROWS = 600_000
SECONDS_TO_STOP = 20


class Desk:
    """A desk over one workspace, and the session of the person who keeps it."""

    def __init__(self, folder, **more):
        self.server = subprocess.Popen(
            [REGIE, "serve", "--workspace", str(folder), "--address", "127.0.0.1:0", "--log", "json"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **more})
        told = ""
        while not re.search(r"Stop it", told):
            line = self.server.stdout.readline()
            assert line, "the desk ended: " + told + self.server.stderr.read()
            told += line
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)", told).group(1))
        self.code = (re.search(r"code=([\w-]+)", told) or [None, None])[1]
        self.log = []
        self.reader = threading.Thread(target=lambda: self.log.extend(self.server.stderr))
        self.reader.start()
        self.cookie = self.token = ""
        self.keys = 0

    def ask(self, method, path, body=None, kind="application/json", connection=None):
        wire = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.keys += 1
        wire.request(method, path, body if isinstance(body, (bytes, type(None))) else json.dumps(body),
                     {"Content-Type": kind, "Cookie": self.cookie, "X-Regie-Token": self.token,
                      "Idempotency-Key": f"k{self.keys}"})
        answer = wire.getresponse()
        text = answer.read()
        if answer.getheader("Set-Cookie"):
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        return answer.status, json.loads(text) if text[:1] in b"{[" else text

    def answers(self, events):
        """Waits until the watcher's request is at hand beside the one that asks, or its answer began; not for ever."""
        until = time.monotonic() + 20
        while not events and time.monotonic() < until:
            text = self.ask("GET", "/metrics")[1]
            if int(re.search(rb"^regie_requests_running (\d+)", text, re.M)[1]) > 1:
                break
            time.sleep(0.02)

    def come_in(self):
        if self.code:
            status, me = self.ask("POST", "/api/v1/set-up", {"code": self.code, "name": "maud", "password": PASSWORD,
                                                             "language": "en"})
        else:
            status, me = self.ask("POST", "/api/v1/sign-in", {"name": "maud", "password": PASSWORD})
        assert status == 200, me
        self.token = me["token"]

    def ended(self):
        code = self.server.wait(timeout=60)
        self.reader.join()
        events = [json.loads(line) for line in self.log]  # each line is one JSON object, or this throws
        return code, events


def big_csv():
    lines = ["Day,Campaign,Impr.,Clicks,Cost"]
    for row in range(ROWS):
        lines.append(f"2026-{1 + row % 2:02}-{1 + row % 28:02},Campaign {row // 56},{row % 997},{row % 31},{row % 7}.50")
    return "\n".join(lines).encode()


def regie(folder, *words):
    return subprocess.run([REGIE, *words, "--workspace", str(folder)], capture_output=True, text=True)


def start_import(desk, workspace):
    status, upload = desk.ask("POST", f"/api/v1/w/{workspace}/uploads?path=big.csv", big_csv(), "text/csv")
    assert status == 201, upload
    status, job = desk.ask("POST", f"/api/v1/w/{workspace}/imports", {"uploads": [{"upload": upload["upload"]}]})
    assert status == 202, job
    return job["id"]


def watch(desk, workspace, job):
    """The event stream of a job, asked for now and read until the desk closes it. It may be told only between two files:
    an import has its workspace to itself."""
    wire = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=60)
    wire.request("GET", f"/api/v1/w/{workspace}/jobs/{job}/events", headers={"Cookie": desk.cookie})
    got = []
    reader = threading.Thread(target=lambda: got.extend(wire.getresponse()))
    reader.start()
    return reader, got


def stops_gently(scratch):
    folder = scratch / "acme"
    assert regie(folder, "init", str(folder), "--name", "Acme", "--language", "en").returncode == 0
    notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notify.bind(str(scratch / "notify"))
    notify.settimeout(10)
    desk = Desk(folder, NOTIFY_SOCKET=str(scratch / "notify"))
    assert notify.recv(100) == b"READY=1"
    desk.come_in()
    assert desk.ask("GET", "/readyz")[0] == 200
    reader, events_of_job = watch(desk, "acme", start_import(desk, "acme"))
    desk.answers(events_of_job)
    started = time.monotonic()
    desk.server.send_signal(signal.SIGTERM)
    assert notify.recv(100) == b"STOPPING=1"
    code, events = desk.ended()
    took = time.monotonic() - started
    reader.join()
    assert code == 0, (code, events[-5:])
    assert took < SECONDS_TO_STOP, took
    states = [json.loads(line[6:])["state"] for line in events_of_job if line.startswith(b"data: ")]
    assert states and states[-1] == "cancelled", f"the watcher hears how it ended: {states[-3:]}"
    names = [event["event"] for event in events]
    for name in ("desk_started", "desk_set_up", "desk_stopping", "desk_stopped"):
        assert name in names, names
    assert not [event for event in events if event["level"] == "error"], events
    for line in desk.log:
        assert "maud" not in line and PASSWORD not in line and "127.0.0.1" not in line, line
    imports = regie(folder, "--json", "sources")
    assert imports.returncode == 0, f"the lock is free: {imports.stderr}"
    assert "Campaign 1" not in imports.stdout and "big.csv" not in imports.stdout, "nothing half of it is kept"
    assert regie(folder, "verify").returncode == 0
    print(f"stopped in {took:.1f} s")


def a_second_signal_ends_at_once(scratch):
    folder = scratch / "bruno"
    assert regie(folder, "init", str(folder), "--name", "Bruno", "--language", "en").returncode == 0
    desk = Desk(folder)
    desk.come_in()
    # A request at hand that never ends: its body is announced and does not come.
    slow = socket.create_connection(("127.0.0.1", desk.port))
    slow.sendall(b"POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{")
    start_import(desk, "bruno")
    desk.server.send_signal(signal.SIGTERM)
    time.sleep(0.02)
    desk.server.send_signal(signal.SIGINT)
    started = time.monotonic()
    code, _ = desk.ended()
    assert time.monotonic() - started < 5, "at once"
    assert code in (128 + signal.SIGINT, 0), code  # 0: the first was faster
    assert regie(folder, "verify").returncode == 0, "and nothing is half written"


with tempfile.TemporaryDirectory(prefix="regie stop ") as folder:
    root = pathlib.Path(folder)
    stops_gently(root)
    a_second_signal_ends_at_once(root)
