# bench/peers/locate.py - what a user would pick instead: a regression tree on relative residuals, by scikit-learn.
"""Usage: locate.py FOLDER   (of the sets L and S; prints one row a set: name, F1, CPU seconds a case)

Dimensions become one column a value; the tree splits on "is this value" and the leaves of the tree whose mean
residual is far from zero are the places, named by the values they require. Depth 5, at least 5 rows, as a user
who knows the data would set it; 12 leaves at most.
"""
import gzip
import pathlib
import sys
import time

import numpy
import pandas
from sklearn.preprocessing import OneHotEncoder
from sklearn.tree import DecisionTreeRegressor


def places(table, dimensions):
    larger = numpy.maximum(table["real"], table["predict"])
    seen = larger > 0
    table = table[seen]
    residual = ((table["real"] - table["predict"]) / larger[seen]).to_numpy()
    encoder = OneHotEncoder()
    values = encoder.fit_transform(table[dimensions])
    names = [(dimensions[d], v) for d, some in enumerate(encoder.categories_) for v in some]
    tree = DecisionTreeRegressor(max_depth=5, min_samples_leaf=5, max_leaf_nodes=12).fit(values, residual).tree_
    found = set()

    def walk(node, required):
        if tree.children_left[node] == -1:
            if required and abs(tree.value[node][0][0]) > 0.2:
                found.add(frozenset(required))
            return
        walk(tree.children_left[node], required)
        walk(tree.children_right[node], required + [names[tree.feature[node]]])

    walk(0, [])
    return found


for name in ("L", "S"):
    folder = pathlib.Path(sys.argv[1]) / name
    info = pandas.read_csv(folder / "injection_info.csv").set_index("timestamp")["set"]
    right = wrong = missed = 0
    seconds = []
    for path in sorted(folder.glob("*.csv.gz")):
        with gzip.open(path) as packed:
            table = pandas.read_csv(packed)
        dimensions = [c for c in table.columns if c not in ("real", "predict")]
        truth = {frozenset(tuple(pair.split("=")) for pair in element.split("&"))
                 for element in info[int(path.name.split(".")[0])].split(";")}
        start = time.process_time()
        named = places(table, dimensions)
        seconds.append(time.process_time() - start)
        right += len(named & truth)
        wrong += len(named - truth)
        missed += len(truth - named)
    print(f"{name},{2 * right / max(2 * right + wrong + missed, 1):.3f},{numpy.mean(seconds):.3f}")
