# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Every example in a docstring runs and prints what it says; every public name has a docstring."""

import contextlib
import doctest
import importlib
import inspect
import io
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import cases
import darisk
import pytest
from darisk import _cli

NAMES = ["darisk"] + [
    found.name
    for found in pkgutil.walk_packages(darisk.__path__, "darisk.")
    if found.name.rpartition(".")[2] not in ("capi", "_capi")
]


@pytest.mark.parametrize("name", NAMES)
def test_examples(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


def test_the_guide() -> None:
    page = cases.ROOT / "docs" / "guide" / "python.md"
    if not page.exists():
        pytest.skip("the pages are not in a source distribution")
    failed, run = doctest.testfile(str(page), module_relative=False)
    assert failed == 0
    assert run > 5


def test_there_are_examples() -> None:
    """Waits for a search that finds nothing to run."""
    finder = doctest.DocTestFinder()
    found = [
        test
        for name in NAMES
        for test in finder.find(importlib.import_module(name))
        if test.examples
    ]
    assert len(found) > 10


def _public(module: ModuleType) -> list[str]:
    return list(getattr(module, "__all__", ()))


@pytest.mark.parametrize("name", [name for name in NAMES if "._" not in name])
def test_every_public_name_is_described(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    assert _public(module), "a public module says what is public in it"
    for public in _public(module):
        found = getattr(module, public)
        if inspect.isclass(found) or inspect.isfunction(found):
            assert inspect.getdoc(found), public


def test_the_first_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a clone to a ranking in under ten lines, in the README and in the guide."""
    pages = [cases.ROOT / "README.md", cases.ROOT / "docs" / "guide" / "python.md"]
    if not pages[1].exists():
        pytest.skip("the pages are not in a source distribution")
    monkeypatch.chdir(tmp_path)
    _cli.main(["generate", "events", "--out", "events.csv"])
    code = ""
    for page in pages:
        blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        (code,) = [block for block in blocks if "pl.read_csv" in block]
        assert len([line for line in code.splitlines() if line]) < 10
        found: dict[str, object] = {}
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, found)
        assert "person_id" in printed.getvalue()
        assert "recency (R12" in printed.getvalue()
    assert "darisk generate events --out events.csv" in pages[0].read_text(encoding="utf-8")
