# tests/trust/faults_proof.py SIZE REGIE - the n-th system call or allocation of a command fails, for n = 1, 2, 3, ...:
# what the command then says of itself is true, and the workspace goes on.
"""A command that ends with 0 has done it; one that ends with 1 says so in a plain message with a code, and has done
nothing, or says that it does not know. No other end is allowed, and afterwards everything is whole and the same command
works. SIZE: how many faults. All calls of the operating system are tried first, each in every way; the rest of SIZE are
allocations, spread evenly."""
import errno
import itertools
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

AS_OF = "2026-03-16"
SECONDS_MAX = 60
CODE = re.compile(r"\[([a-z]+\.[a-z_]+)\]")
# They say that it may be there or not. Of any other code nothing may be there.
IN_DOUBT = {"records.unknown", "program.out_of_memory", "program.failed"}
WAYS = {
    "open": [errno.EIO, errno.ENOSPC, errno.EMFILE],
    "read": [errno.EIO, errno.EINTR],
    "write": [errno.EIO, errno.ENOSPC, errno.EINTR],
    "sync": [errno.EIO, errno.ENOSPC],
    "truncate": [errno.EIO],
    "rename": [errno.EIO, errno.ENOSPC],
    "remove": [errno.EIO],
    "mkdir": [errno.ENOSPC],
    "map": [errno.ENOMEM],
    "space": [errno.ENOMEM],
    "alloc": [errno.ENOMEM],
}
# Without memory the figures' store, a library, may crash the program. Then it is as after a kill: nothing may be half.
OF_MEMORY = {"space", "alloc"}
CAN_BE_DONE_AND_FAIL = {"write", "sync", "truncate", "rename", "remove", "mkdir"}


class Command:
    def __init__(self, name, words, acts):
        self.name, self.words, self.acts = name, words, acts  # acts: kind -> how many lines of the journal it adds
        self.counts = {}


class Fault:
    def __init__(self, command, kind, at, number, sticks, after):
        self.command, self.kind, self.at, self.number, self.sticks, self.after = command, kind, at, number, sticks, after
        self.crashed = False

    def environment(self):
        words = {"FAULT_KIND": self.kind, "FAULT_AT": str(self.at), "FAULT_ERRNO": str(self.number)}
        if self.sticks:
            words["FAULT_STICKS"] = "1"
        if self.after:
            words["FAULT_AFTER"] = "1"
        return words

    def __str__(self):
        return (f"{self.command.name}: {self.kind} {self.at} {errno.errorcode[self.number]}"
                f"{' and all after it' if self.sticks else ''}{' though it was done' if self.after else ''}")


class Place:
    """A workspace to start from, copied for each fault."""

    def __init__(self, regie, folder):
        self.regie, self.folder = pathlib.Path(regie).resolve(), folder
        self.shim = self.regie.parent / "fault_shim.so"
        self.base = folder / "base"
        self.environment = {**os.environ, "NO_COLOR": "1"}

    def run(self, words, workspace, more=None):
        return subprocess.run([str(self.regie), *words, "--workspace", str(workspace)], capture_output=True, text=True,
                              errors="replace", timeout=SECONDS_MAX, env={**self.environment, **(more or {})})

    def done(self, words, workspace=None):
        ended = self.run(words, workspace or self.base)
        if ended.returncode != 0:
            sys.exit(f"faults: {words[0]} ended with {ended.returncode}: {ended.stderr}")
        return ended.stdout

    def make(self):
        self.done(["init", str(self.base), "--name", "Acme", "--language", "en"])
        for name, rows in (("earlier.csv", 90), ("later.csv", 97)):
            days = [f"2026-{1 + i // 28:02}-{1 + i % 28:02},Brand,{900 + i % 7},{40 + i % 5},{20 + i % 3}.50" for i in range(rows)]
            (self.folder / name).write_text("Day,Campaign,Impr.,Clicks,Cost\n" + "\n".join(days) + "\n")
        self.done(["import", str(self.folder / "earlier.csv")])
        self.done(["account", "add", "maud", "--role", "owner"])

    def commands(self):
        decide = ["decide", "--by", "maud", "--question", "More?", "--option", "no", "--option", "yes", "--choose", "2",
                  "--forecast", "clicks +25% within 14 days at 70%", "--as-of", AS_OF]
        return [
            Command("event add", ["event", "add", "--title", "A fair", "--from", "2026-03-10"], {"event": 1}),
            Command("note", ["note", "three prospects cancelled", "--from", "2026-03-10"], {"note": 1}),
            Command("import", ["import", str(self.folder / "later.csv")], {"import": 1}),
            Command("decide", decide, {"decision": 1}),
            Command("rebuild", ["rebuild"], {}),
        ]

    def preloaded(self):
        before = self.environment.get("LD_PRELOAD", "")
        return {"LD_PRELOAD": f"{self.shim} {before}".strip()}

    def count(self, command):
        """How many calls there are of each kind; and what the figures are once it is done."""
        workspace, counts = self.folder / "counted", self.folder / "counts"
        shutil.copytree(self.base, workspace)
        ended = self.run(command.words, workspace, {**self.preloaded(), "FAULT_COUNTS": str(counts)})
        if ended.returncode != 0 or not counts.exists():
            sys.exit(f"faults: {command.name} ended with {ended.returncode}: {ended.stderr}")
        command.counts = {kind: int(n) for kind, n in (line.split() for line in counts.read_text().splitlines())}
        command.figures = self.figures(workspace)
        shutil.rmtree(workspace)

    def figures(self, workspace):
        return self.done(["sources", "--json", "--as-of", AS_OF], workspace)


def acts(workspace):
    with sqlite3.connect(workspace / "records.sqlite") as records:
        return dict(records.execute("SELECT kind, count(*) FROM journal GROUP BY kind"))


def faults_of(commands):
    for command in commands:
        for kind, numbers in WAYS.items():
            if kind == "alloc":
                continue
            for at, number in itertools.product(range(1, command.counts[kind] + 1), numbers):
                yield Fault(command, kind, at, number, False, False)
                if number == errno.EIO and kind in CAN_BE_DONE_AND_FAIL:
                    yield Fault(command, kind, at, number, False, True)
                if number != errno.EINTR:  # one that never ends would be waited for without end
                    yield Fault(command, kind, at, number, True, False)


def allocations_of(commands, how_many):
    each = max(1, how_many // len(commands))
    for command in commands:
        step = max(1, command.counts["alloc"] // each)
        for i, at in enumerate(range(1, command.counts["alloc"] + 1, step)):
            yield Fault(command, "alloc", at, errno.ENOMEM, i % 4 == 3, False)


def try_one(place, fault, before):
    """What was not true; "" where all was."""
    command = fault.command
    with tempfile.TemporaryDirectory(dir=place.folder) as scratch:
        workspace = pathlib.Path(scratch) / "w"
        shutil.copytree(place.base, workspace)
        try:
            ended = place.run(command.words, workspace, {**place.preloaded(), **fault.environment()})
        except subprocess.TimeoutExpired:
            return "it never ended"
        said = ended.stderr.strip()
        code = CODE.findall(ended.stdout + said)  # a file that was refused is told among the others
        crashed = ended.returncode < 0 and fault.kind in OF_MEMORY
        fault.crashed = crashed
        if not crashed and (ended.returncode < 0 or ended.returncode > 1):
            return f"it ended with {ended.returncode}: {said[-300:]}"
        if ended.returncode == 1 and not code:
            return f"no code in what it said: {said[-300:] or ended.stdout[-300:]}"
        checked = place.run(["verify"], workspace)
        if checked.returncode != 0:
            return f"not whole: {checked.stdout} {checked.stderr}"
        after = acts(workspace)
        added = {kind: n - before.get(kind, 0) for kind, n in after.items() if n != before.get(kind, 0)}
        is_done = added == command.acts and (ended.returncode == 0 or bool(command.acts))
        if added not in ({}, command.acts):
            return f"half of it is there: {added}"
        if ended.returncode == 0 and added != command.acts:
            return f"it said it was done, and is not: {ended.stdout[-200:]} {said[-200:]}"
        if ended.returncode == 1 and is_done and code[-1] not in IN_DOUBT:
            return f"it said it was not done, and is: {said[-300:]}"
        again = place.run(command.words, workspace)
        is_kept = is_done and CODE.findall(again.stderr) == ["records.exists"]  # what was signed is not signed twice
        if again.returncode != 0 and not is_kept:
            return f"it does not work afterwards: {again.stderr[-300:]}"
        if command.name in ("import", "rebuild") and place.figures(workspace) != command.figures:
            return "the figures are not the same afterwards"
    return ""


def main():
    size = int(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="regie faults ") as folder:
        place = Place(sys.argv[2], pathlib.Path(folder))
        if not place.shim.exists():
            print(f"{place.shim} is not there: build the target fault_shim")
            return 77
        place.make()
        commands = place.commands()
        for command in commands:
            place.count(command)
        before = acts(place.base)
        faults = list(faults_of(commands))
        of_system = len(faults)
        if size < len(faults):
            faults = random.Random(20_261_127).sample(faults, size * 2 // 3)
        faults += allocations_of(commands, size - len(faults))
        broken, tried = [], 0
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for fault, wrong in zip(faults, pool.map(lambda fault: try_one(place, fault, before), faults)):
                tried += 1
                if tried % 500 == 0:
                    print(f"{tried} of {len(faults)}", file=sys.stderr, flush=True)
                if fault.crashed:
                    print(f"{fault}: crashed", file=sys.stderr, flush=True)
                if wrong:
                    broken.append(fault)
                    print(f"{fault}: {wrong}", file=sys.stderr, flush=True)
    system = sum(fault.kind != "alloc" for fault in faults)
    crashed = sum(fault.crashed for fault in faults)
    print(f"{tried} faults ({system} of {of_system} ways a system call can fail, {tried - system} allocations) in "
          f"{len(commands)} commands: {len(broken)} lies or broken workspaces; {crashed} ended by a crash for want of "
          "memory, with nothing half done")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
