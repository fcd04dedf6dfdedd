# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The one module that imports the generated one.

What is generated speaks C: numbers for words, structs filled in field by field. Everything else in
the package goes through the name `c`, so that the generator could be exchanged.
"""

import importlib
from typing import Any

c: Any = importlib.import_module("darisk.capi")
