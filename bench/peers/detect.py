# bench/peers/detect.py - the benchmark's six files by what a user would pick instead: a rolling z-score, river.
"""Usage: detect.py FOLDER_OF_FILES OUT: OUT/NAME/FILE one score a line, OUT/speed.csv "NAME,records per CPU second"."""
import pathlib
import sys
import time

import pandas
from river import anomaly, preprocessing, time_series

WEEK, DAY = 168, 24
source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def rolling_z(series):
    """Distance from the mean of the week before, in its deviations; 0..1 by 1 - 1 / (1 + z)."""
    before = series.shift(1).rolling(WEEK, min_periods=DAY)
    z = ((series - before.mean()) / before.std()).abs()
    return (1 - 1 / (1 + z)).fillna(0).tolist()


def one_by_one(make):
    def run(series):
        model, scores = make(), []
        for value in series:
            scores.append(model.score_one({"value": value}))
            model.learn_one({"value": value})
        return scores
    return run


def predicted(series):
    """river's own detector for time series: distance from a seasonal forecast.

    Set up as its documentation does (p = q = m, n_std 3.5) so many scores are exactly 1 that the best threshold is
    silence; of four settings tried these did best.
    """
    model = anomaly.PredictiveAnomalyDetection(
        time_series.SNARIMAX(p=2, d=0, q=1, m=DAY, sp=1), horizon=1, n_std=30, warmup_period=2 * DAY)
    scores = []
    for value in series:
        scores.append(model.score_one(None, value))
        model.learn_one(None, value)
    return scores


PEERS = {
    "rolling z-score of a week (pandas)": (rolling_z, 200),
    "half-space trees (river)": (one_by_one(
        lambda: preprocessing.MinMaxScaler() | anomaly.HalfSpaceTrees(seed=1)), 1),
    "seasonal forecast error (river)": (predicted, 1),
}

files = {path.name: pandas.read_csv(path)["value"] for path in sorted(source.glob("exchange-*_results.csv"))}
with (out / "speed.csv").open("w") as speed:
    for name, (peer, repeats) in PEERS.items():
        (out / name).mkdir()
        start, records = time.process_time(), 0
        for file, series in files.items():
            long = pandas.concat([series] * repeats, ignore_index=True) if repeats > 1 else series
            scores = peer(long)
            records += len(scores)
            (out / name / file).write_text("".join(f"{score!r}\n" for score in scores[:len(series)]))
        speed.write(f"{name},{records / (time.process_time() - start):.0f}\n")
