# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Lets the tests import what they share, and makes Hypothesis ask the same in every run: a red test
is a change of ours. DARISK_HYPOTHESIS=random looks for more."""

import os
import sys
from pathlib import Path

try:
    from hypothesis import settings
except ImportError:
    pass  # with Debian's own packages alone no test runs that wants it
else:
    settings.register_profile("same", derandomize=True, deadline=None, database=None)
    settings.register_profile("random", deadline=None, print_blob=True)
    settings.load_profile(os.environ.get("DARISK_HYPOTHESIS", "same"))

sys.path.insert(0, str(Path(__file__).parent))
