# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What is generated stays private, and one module alone knows of it."""

from __future__ import annotations

import ast
import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import cases
import darisk
import pytest
from darisk import audit, dait, dash, marac, response, serial

PACKAGE = Path(darisk.__file__).parent
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "capi.py")


def test_one_module_imports_the_generated_one() -> None:
    naming = [path.name for path in SOURCES if "capi" in path.read_text(encoding="utf-8")]
    assert naming == ["_native.py"]


def imported(path: Path) -> set[str]:
    """The modules of the package that a file imports, such as "_stated" or "dash._words"."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            found.add(f"{'.' * node.level}{node.module or ''}")
            if not node.module:
                found.update(f"{'.' * node.level}{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("folder", ["dash", "dait", "response", "serial"])
def test_the_vocabularies_are_apart(folder: str) -> None:
    """Neither module imports another of them; only audit sees two."""
    others = {"dash", "dait", "response", "serial", "audit", "marac"} - {folder}
    for path in (PACKAGE / folder).glob("*.py"):
        assert not {name.lstrip(".").split(".")[0] for name in imported(path)} & others


def public() -> list[object]:
    return [
        getattr(module, name)
        for module in (darisk, audit, dait, dash, marac, response, serial)
        for name in module.__all__
    ]


def test_nothing_generated_is_public() -> None:
    for found in public():
        assert "capi" not in str(getattr(found, "__module__", ""))


def test_no_field_is_generated() -> None:
    """Waits for a value that carries a pointer about."""
    for found in public():
        if dataclasses.is_dataclass(found):
            fields = {field.name for field in dataclasses.fields(found) if field.repr}
            assert not {"this", "thisown"} & fields


def test_version() -> None:
    header = (cases.ROOT / "include" / "darisk" / "version.h").read_text(encoding="utf-8")
    assert f'"{darisk.__version__}"' in header
    assert re.search(rf"DARISK_RULES_VERSION {darisk.rules_version}\b", header)


def test_import_is_silent_and_needs_nothing() -> None:
    """With warnings as errors, and without a package besides the library of Python."""
    code = (
        "import sys; before = set(sys.modules); import darisk; "
        "found = {n.partition('.')[0] for n in set(sys.modules) - before}; "
        "print(*sorted(n for n in found - set(sys.stdlib_module_names) if 'swig' not in n))"
    )
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert (found.stdout.strip(), found.stderr) == ("darisk", "")


def test_the_library_inside_does_not_show() -> None:
    """One symbol is exported, so another libdarisk in the process is not disturbed."""
    (module,) = PACKAGE.glob("_capi*.so")
    found = subprocess.run(
        ["nm", "-D", "--defined-only", str(module)], capture_output=True, text=True, check=True
    )
    assert [line.split()[-1] for line in found.stdout.splitlines()] == ["PyInit__capi"]
