# bench/peers/change_points.py - the planted series of bench/change_points.cpp, split by ruptures.
"""Usage: change_points.py FILE > times.csv   (name,values,CPU seconds,changes found; FILE has one value a line)"""
import sys
import time

import numpy
import ruptures

values = numpy.loadtxt(sys.argv[1])


def run(name, of, runs, make):
    # The same price a change as ours: twice the log of the length, noise of unit variance.
    price = 2 * numpy.log(len(of))
    least = float("inf")
    for _ in range(runs):
        start = time.process_time()
        found = make().fit(of.reshape(-1, 1)).predict(pen=price)
        least = min(least, time.process_time() - start)
    print(f"{name},{len(of)},{least:.6f},{len(found) - 1}", flush=True)


# KernelCPD with the linear kernel is the same squared error, in C; Pelt is the same in Python.
run("KernelCPD", values[:3650], 3, lambda: ruptures.KernelCPD(kernel="linear", min_size=1))
run("Pelt", values[:3650], 1, lambda: ruptures.Pelt(model="l2", min_size=1, jump=1))
run("KernelCPD", values, 1, lambda: ruptures.KernelCPD(kernel="linear", min_size=1))
