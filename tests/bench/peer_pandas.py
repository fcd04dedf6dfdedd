# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""pandas' side of the benchmark: job "serial" alone."""

import peers
import serial_pandas

if __name__ == "__main__":
    peers.main("pandas", {
        "serial": lambda folder: serial_pandas.variants(folder, peers.THREADS)})
