#!/usr/bin/env python3
# tests/program/as_the_service.py UNIT COMMAND... - runs a command under what a unit of systemd forbids, without systemd.
"""The same list of system calls (asked of systemd-analyze), no memory that is written and run, no new rights, the same
kinds of sockets, the same umask. Not tried here: the read-only file system, the private user and the list of addresses."""
import ctypes
import errno
import os
import re
import subprocess
import sys

ALLOW, ERRNO = 0x7FFF0000, 0x00050000
PR_SET_NO_NEW_PRIVS, PR_SET_MDWE, MDWE_REFUSE_EXEC_GAIN = 38, 65, 1
FAMILIES = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10}


class Compared(ctypes.Structure):
    _fields_ = [("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64)]


def settings(path):
    found = {}
    for line in open(path, encoding="utf-8"):
        match = re.match(r"(\w+)=(.*)", line)
        if match:
            found.setdefault(match.group(1), []).append(match.group(2).strip())
    return found


def calls(names):
    """Names of system calls; a group stands for what systemd says is in it."""
    for name in names:
        if not name.startswith("@"):
            yield name
            continue
        listed = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager", name], capture_output=True, text=True,
                                check=True).stdout
        inside = [line.strip() for line in listed.splitlines() if line.startswith("  ") and "#" not in line]
        yield from calls(inside)


def allowed(filters):
    """As systemd reads them: the first line opens the list, `~` takes away, later ones add."""
    found = set()
    for line in filters:
        names = set(calls(line.removeprefix("~").split()))
        found = found - names if line.startswith("~") else found | names
    return found


def lock_in(unit):
    seccomp, libc = ctypes.CDLL("libseccomp.so.2"), ctypes.CDLL(None, use_errno=True)
    seccomp.seccomp_init.restype = ctypes.c_void_p
    one = settings(unit)
    os.umask(int(one["UMask"][-1], 8))
    context = ctypes.c_void_p(seccomp.seccomp_init(ERRNO | errno.EPERM))
    names = allowed(one["SystemCallFilter"]) | set(calls(["@default"]))
    for name in names:
        number = seccomp.seccomp_syscall_resolve_name(name.encode())
        if number < 0 or (name == "socket" and "RestrictAddressFamilies" in one):
            continue
        if seccomp.seccomp_rule_add(context, ALLOW, number, 0) != 0:
            sys.exit(f"as_the_service: {name} cannot be allowed")
    for family in one["RestrictAddressFamilies"][-1].split():
        compared = (Compared * 1)(Compared(0, 4, FAMILIES[family], 0))  # 4: equal
        seccomp.seccomp_rule_add_array(context, ALLOW, seccomp.seccomp_syscall_resolve_name(b"socket"), 1, compared)
    if one.get("NoNewPrivileges") != ["yes"] or libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        sys.exit("as_the_service: new rights are not ruled out")
    if one.get("MemoryDenyWriteExecute") == ["yes"] and libc.prctl(PR_SET_MDWE, MDWE_REFUSE_EXEC_GAIN, 0, 0, 0) != 0:
        print("as_the_service: this kernel cannot refuse memory that is written and run", file=sys.stderr)
    if seccomp.seccomp_load(context) != 0:
        sys.exit("as_the_service: the filter is not taken")


if __name__ == "__main__":
    lock_in(sys.argv[1])
    os.execv(sys.argv[2], sys.argv[2:])
