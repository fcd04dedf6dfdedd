# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""data.table's side of the benchmark: runs serial_datatable.R, checks what it answered, and prints
its times as those of the other peers."""

import resource
import subprocess
import sys
from pathlib import Path

import numpy as np

import peers
import serial_job


def read_answers(place, rows):
    """Ids as they are, all else as doubles."""
    columns = {name: np.fromfile(place / (f"{name}.u64" if name == "person" else f"{name}.f64"),
                                 dtype=np.uint64 if name == "person" else np.float64)
               for name in serial_job.ANSWERS}
    return columns, np.fromfile(place / "top.u64", dtype=np.uint64), rows


def main():
    if len(sys.argv) != 4 or sys.argv[1] != "serial":
        sys.exit(f"usage: python {sys.argv[0]} serial FOLDER RUNS")
    folder, runs = Path(sys.argv[2]), sys.argv[3]
    expected = peers.RESULTS["serial"](folder)
    serial_job.PEAK_STARTS.tofile(folder / "starts.i32")
    script = Path(__file__).with_name("serial_datatable.R")
    told = subprocess.run(["Rscript", script, folder, runs, str(peers.THREADS)], check=True,
                          stdout=subprocess.PIPE, text=True).stdout
    for number, line in enumerate(told.splitlines(), start=1):
        name, *seconds = line.split("\t")
        outcome = read_answers(folder / f"datatable.{number}", len(expected))
        if not peers.same(outcome, expected):
            sys.exit(f"bench: datatable {name}: results are not those of the library")
        peers.print_time("serial", "datatable", name, [float(one) for one in seconds])
    peers.print_memory("serial", "datatable", len(expected), resource.RUSAGE_CHILDREN)


if __name__ == "__main__":
    main()
