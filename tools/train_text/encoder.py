# tools/train_text/encoder.py - teaches USE-lite the tones of GoEmotions and the questions of banking77 together, and keeps what it learnt.
"""Usage: encoder.py DATA PACKAGE OUT   DATA: the text data; PACKAGE: dist/ of the npm package; OUT: where encoder.npz goes"""
import csv
import json
import pathlib
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np
import optax

import use_lite

SEED = 20
EPOCHS = 2
BATCH = 64
TOKENS_MAX = 32            # 97 % of GoEmotions; what is longer is cut for training only
RATE = 3e-4
DROP_VECTOR, DROP_TOKEN = 0.2, 0.08
AVERAGE = 0.998            # exponential mean of the weights: what is kept
KEEP_STEPS = 200           # what is learnt so far is written now and then: a run that is stopped is not lost
LABELS, CLASSES = 28, 77
GROUPS = {"negative": [2, 3, 9, 10, 11, 12, 14, 16, 19, 24, 25], "positive": [0, 1, 4, 5, 8, 13, 15, 17, 18, 20, 21, 23],
          "ambiguous": [6, 7, 22, 26], "neutral": [27]}
SEVEN = {"anger": [2, 3, 10], "disgust": [11], "fear": [14, 19], "joy": GROUPS["positive"],
         "sadness": [9, 12, 16, 24, 25], "surprise": [6, 7, 22, 26], "neutral": [27]}


def goemotions(path):
    texts, targets = [], []
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n"):
        if line:
            text, labels, _ = line.split("\t")
            row = np.zeros(LABELS, np.float32)
            row[[int(label) for label in labels.split(",")]] = 1
            texts.append(text)
            targets.append(row)
    return texts, np.array(targets)


def banking(folder, name):
    classes = json.loads((pathlib.Path(folder) / "categories.json").read_text())
    with open(pathlib.Path(folder) / f"{name}.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [row["text"] for row in rows], np.array([classes.index(row["category"]) for row in rows])


def tone_targets(labels):
    """28 labels, then the 4 groups and the 7 classes they fall into."""
    fold = lambda kinds: np.stack([labels[:, members].max(1) for members in kinds.values()], 1)
    return np.concatenate([labels, fold(GROUPS), fold(SEVEN)], 1)


def batches(tokens, random):
    """Indices in batches of like length, in a random order."""
    order = random.permutation(len(tokens))
    order = order[np.argsort([min(len(tokens[i]), TOKENS_MAX) + random.random() * 3 for i in order], kind="stable")]
    cut = [order[at:at + BATCH] for at in range(0, len(order), BATCH)]
    return [cut[i] for i in random.permutation(len(cut))]


def padded(tokens, indices):
    longest = max(min(max(len(tokens[i]) for i in indices), TOKENS_MAX), 1)
    width = next(size for size in (12, 20, TOKENS_MAX) if size >= longest)
    out = np.zeros((BATCH, width), np.int32)
    mask = np.zeros((BATCH, width), bool)
    for row, index in enumerate(indices):
        piece = tokens[index][:width]
        out[row, :len(piece)] = piece
        mask[row, :len(piece)] = True
    return out, mask


def loss(p, rates, tokens, mask, targets, rows, key, banking_task):
    first, second = jax.random.split(key)
    tokens = jnp.where(jax.random.bernoulli(first, DROP_TOKEN, tokens.shape), use_lite.UNKNOWN, tokens)
    vector = use_lite.sentence_vector(p, rates, tokens, mask)
    vector = vector * jax.random.bernoulli(second, 1 - DROP_VECTOR, vector.shape) / (1 - DROP_VECTOR)
    if banking_task:
        each = optax.softmax_cross_entropy_with_integer_labels(vector @ p["banking.w"] + p["banking.b"], targets)
    else:
        each = optax.sigmoid_binary_cross_entropy(vector @ p["tone.w"] + p["tone.b"], targets).sum(-1)
    return (each * rows).sum() / rows.sum()


def f1(truth, said):
    hits = (truth * said).sum(0)
    return (2 * hits / np.maximum(truth.sum(0) + said.sum(0), 1)).mean()


def vectors(p, rates, tokens):
    run = jax.jit(use_lite.sentence_vector)
    out = np.zeros((len(tokens), 512), np.float32)
    order = np.argsort([len(t) for t in tokens], kind="stable")
    for at in range(0, len(order), BATCH):
        indices = order[at:at + BATCH]
        block, mask = padded(tokens, indices)
        out[indices] = np.asarray(run(p, rates, block, mask))[:len(indices)]
    return out


def keep(out, mean, rates):
    np.savez(out, rates=np.asarray(rates), **{name: np.asarray(value) for name, value in mean.items()})


def main(data, package, out):
    data, package, started = pathlib.Path(data), pathlib.Path(package), time.time()
    random = np.random.default_rng(SEED)
    weights = use_lite.read_package(package)
    p, rates = use_lite.parameters(weights), jnp.asarray(use_lite.timing_rates(weights))
    pieces = use_lite.Pieces(json.loads((package / "vocab.json").read_text(encoding="utf-8")))
    sets = {name: goemotions(data / "goemotions" / f"{name}.tsv") for name in ("train", "dev")}
    sets["banking"] = banking(data / "banking77", "train")
    tokens = {name: [pieces.tokens(text) for text in texts] for name, (texts, _) in sets.items()}
    print(f"{time.time() - started:.0f} s: tokens", flush=True)
    p["tone.w"], p["tone.b"] = jnp.zeros((512, 39)), jnp.full(39, -2.0)
    p["banking.w"], p["banking.b"] = jnp.zeros((512, CLASSES)), jnp.zeros(CLASSES)
    targets = {"train": tone_targets(sets["train"][1]), "banking": sets["banking"][1]}
    plan = [[(task, cut) for task in ("train", "banking") for cut in batches(tokens[task], random)]
            for _ in range(EPOCHS)]
    steps = sum(len(epoch) for epoch in plan)
    schedule = optax.warmup_cosine_decay_schedule(0, RATE, steps // 20, steps, RATE / 50)
    optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=0.01))
    state, mean = optimizer.init(p), p

    @jax.jit
    def tone_step(p, state, mean, *rest):
        return step(p, state, mean, False, *rest)

    @jax.jit
    def banking_step(p, state, mean, *rest):
        return step(p, state, mean, True, *rest)

    def step(p, state, mean, banking_task, *rest):
        value, slope = jax.value_and_grad(loss)(p, rates, *rest, banking_task)
        change, state = optimizer.update(slope, state, p)
        p = optax.apply_updates(p, change)
        mean = jax.tree.map(lambda m, w: AVERAGE * m + (1 - AVERAGE) * w, mean, p)
        return p, state, mean, value

    count, sums, key = 0, [], jax.random.key(SEED)
    for epoch in plan:
        for i in random.permutation(len(epoch)):
            task, cut = epoch[i]
            block, mask = padded(tokens[task], cut)
            wanted = np.zeros((BATCH, *targets[task].shape[1:]), targets[task].dtype)
            wanted[:len(cut)] = targets[task][cut]
            run = banking_step if task == "banking" else tone_step
            p, state, mean, value = run(p, state, mean, block, mask, wanted,
                                        (np.arange(BATCH) < len(cut)).astype(np.float32), jax.random.fold_in(key, count))
            count += 1
            if count % 50 == 0:
                print(f"{time.time() - started:.0f} s: step {count} of {steps}, {task} {float(value):.3f}", flush=True)
            if count % KEEP_STEPS == 0:
                keep(out, mean, rates)
        dev = vectors(mean, rates, tokens["dev"])
        chances = 1 / (1 + np.exp(-(dev @ np.asarray(mean["tone.w"]) + np.asarray(mean["tone.b"]))))
        truth = tone_targets(sets["dev"][1])
        print(f"{time.time() - started:.0f} s: dev macro-F1 at .35: groups {f1(truth[:, 28:32], chances[:, 28:32] > .35):.4f}, "
              f"seven {f1(truth[:, 32:], chances[:, 32:] > .35):.4f}", flush=True)
        keep(out, mean, rates)


if __name__ == "__main__":
    main(*sys.argv[1:])
