# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""A type checker passes the package, and refuses to mix what must not be mixed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import darisk

PACKAGE = Path(darisk.__file__).parent


def mypy(*arguments: str, folder: Path) -> tuple[int, str]:
    # Where the package is not installed but built in place, mypy is told where it is.
    installed = PACKAGE.parent.name == "site-packages"
    environment = os.environ | ({} if installed else {"MYPYPATH": str(PACKAGE.parent)})
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=environment,
    )
    return found.returncode, found.stdout + found.stderr


def test_the_package_is_typed(tmp_path: Path) -> None:
    names = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in PACKAGE.rglob("*.py")
        if path.name != "capi.py"
    ]
    assert len(names) > 30
    arguments = [word for name in names for word in ("-m", name)]
    code, told = mypy(*arguments, folder=tmp_path)
    assert code == 0, told


# Each line that is marked must be refused, and no other.
MIXED = """
import datetime as dt
import darisk
from darisk import Facts, Outcome, Stated, dait, dash, marac, response

day = dt.date(2024, 3, 1)
good = darisk.classify(Facts(relationships="SPOUSE", victim_age=(3, 4)), definition="DAA_2021")
grade: dash.Grade = dash.Grade.HIGH
grade = dait.Outcome.BRIEF_CREW  # refused
grade = response.Grade.EMERGENCY  # refused
grade = 103  # refused
outcome: dait.Outcome = dash.Grade.HIGH  # refused
answer = good.outcome
answer = dait.Outcome.BRIEF_CREW  # refused
response.Request(requested=response.Grade.SCHEDULED)
response.Request(requested=dash.Grade.HIGH)  # refused
dait.Checks({dait.Check.HISTORY_PAIR: dait.State.FOUND})
dait.Checks({dash.Item.STALKING: dait.State.FOUND})  # refused
with dash.Assessment(dash.Instrument.RIC_24) as assessment:
    assessment.record_grade(dash.Grade.HIGH, assessor=1, at=day, mode="PHONE", rationale="x")
    assessment.record_grade(dait.Outcome.BRIEF_CREW, assessor=1, at=day, mode="PHONE", rationale="x")  # refused
    assessment.record_grade(response.Grade.PRIORITY, assessor=1, at=day, mode="PHONE", rationale="x")  # refused
dait.assess(dait.Checks()).outcome == dash.Grade.HIGH  # refused
dash.Grade.HIGH == response.Grade.EMERGENCY  # refused
Outcome.REVIEW == dait.Outcome.BRIEF_CREW  # refused
dash.validate(dait.assess(dait.Checks()))  # refused
darisk.explain(dait.assess(dait.Checks()))  # refused
darisk.classify(Facts(), definition=dash.Instrument.RIC_24)  # refused
Facts(relationships=darisk.Behaviour.VERBAL)  # refused
Facts(risk=3)  # refused
Facts(recorded_on="2024-03-01")  # refused
Facts(repeated=Stated.NO, exposed=None, underlying=True)
many = darisk.classify({"victim_age": [3]}, definition="DAA_2021")
len(many), many["outcome"], many.row(0).outcome
many.outcome  # refused
good.refused  # refused
marac.visible(3, 4) == dash.Criterion.MET
marac.visible(3, 4) == dash.Grade.HIGH  # refused
"""


def test_mixing_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mixed.py"
    file.write_text(MIXED, encoding="utf-8")
    code, told = mypy(str(file), folder=tmp_path)
    assert code == 1, told
    found = {int(line) for line in re.findall(r"mixed\.py:(\d+): error", told)}
    expected = {i for i, line in enumerate(MIXED.splitlines(), 1) if line.endswith("# refused")}
    assert found == expected, told
