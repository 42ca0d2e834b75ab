# tools/train_text/pack_encoder.py - the encoder as learnt, in eight bits a weight, in the file src/text/encoder.h reads.
"""Usage: pack_encoder.py ENCODER.npz PACKAGE OUT.bin   (PACKAGE 'untaught' in place of ENCODER.npz: USE-lite as it comes)"""
import json
import pathlib
import struct
import sys

import numpy as np

import use_lite

PANEL = 16
ALIGNMENT = 64
LABELS = 28
MATRICES = ["qkv0", "out0", "in0", "ffn0", "qkv1", "out1", "in1", "ffn1", "widen", "last"]


def eight_bits(values, axis):
    scale = np.maximum(np.abs(values).max(axis, keepdims=True), 1e-9) / 127
    return np.rint(values / scale).astype(np.int8), scale.astype("<f4").reshape(-1)


def panels(values):
    """[row][column] as [column / 16][row][column % 16], after a scale for each column."""
    weights, scale = eight_bits(values, 0)
    rows, columns = weights.shape
    return scale.tobytes() + weights.reshape(rows, columns // PANEL, PANEL).transpose(1, 0, 2).tobytes()


def piece_list(vocabulary):
    known, out = use_lite.Pieces(vocabulary).known, b""
    for index, (piece, _) in enumerate(vocabulary):
        text = piece.encode() if known.get(piece, (None,))[0] == index else b""
        out += bytes([len(text)]) + text + struct.pack("<f", known[piece][1] if text else 0.0)
    return out


def packed(blocks):
    out = b"RGW1" + struct.pack("<I", len(blocks))
    for name, data in blocks.items():
        out += struct.pack("<I", len(name)) + name.encode() + struct.pack("<I", len(data))
    for data in blocks.values():
        out += b"\0" * (-len(out) % ALIGNMENT) + data
    return out


def main(source, package, out):
    package = pathlib.Path(package)
    weights = use_lite.read_package(package)
    learnt = use_lite.parameters(weights) if source == "untaught" else dict(np.load(source))
    blocks = {"pieces": piece_list(json.loads((package / "vocab.json").read_text(encoding="utf-8"))),
              "rates": use_lite.timing_rates(weights).astype("<f4").tobytes()}
    rows, scale = eight_bits(np.asarray(learnt["embedding"]), 1)
    blocks["embedding"], blocks["embedding.scale"] = rows.tobytes(), scale.tobytes()
    for name in MATRICES:
        blocks[name + ".w"] = panels(np.asarray(learnt[name + ".w"]))
        blocks[name + ".b"] = np.asarray(learnt[name + ".b"]).astype("<f4").tobytes()
    for name, value in learnt.items():
        if name.startswith("norm_"):
            blocks[name] = np.asarray(value).astype("<f4").tobytes()
    if "tone.w" in learnt:  # the head: 28 labels are left behind, 4 groups and 7 classes are kept
        blocks["tone.w"] = np.ascontiguousarray(learnt["tone.w"][:, LABELS:]).astype("<f4").tobytes()
        blocks["tone.b"] = learnt["tone.b"][LABELS:].astype("<f4").tobytes()
    pathlib.Path(out).write_bytes(packed(blocks))


if __name__ == "__main__":
    main(*sys.argv[1:])
