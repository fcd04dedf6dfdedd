# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What the command line takes. Its help teaches by examples, which a test runs."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from typing import Any

_CODES = """\
exit codes: 0 every row was taken; 1 it failed; 2 wrong usage; 3 some rows were rejected;
130 it was interrupted"""

_TOP = """\
examples, which can be run one after the other:
  darisk generate incidents --out incidents.csv
  darisk classify incidents.csv --jurisdiction ENGLAND_AND_WALES --out answers.csv
  darisk explain incidents.csv --jurisdiction ENGLAND_AND_WALES --row 1
  darisk generate events --out events.csv
  darisk rank events.csv --policy northumbria-serial --as-of 2024-12-31 --selected

The help of a command shows the columns it reads, and more examples: darisk rank --help
"""

_CLASSIFY = """\
columns (not all need be there; what is missing is unknown, never no):
  relationship or relationships   keys joined by +, such as EX_SPOUSE+CO_PARENT, or with --codes
                                  the codes of a list
  behaviours                      keys joined by +
  circumstances                   KEY=yes and KEY=no, joined by +
  recorded_on, conduct_on, victim_born, perpetrator_born   YYYY-MM-DD
  victim_age, perpetrator_age     40, or a range 16-17; or the ends of ranges in two columns, the
                                  second called victim_age_highest or perpetrator_age_highest
  victim, perpetrator             opaque references

answers: outcome, definition, in_force, age, relationship, behaviour, decided_by, tie, findings

examples:
  darisk classify incidents.csv --definition DAA_2021
  darisk classify incidents.csv --jurisdiction ENGLAND_AND_WALES --out answers.parquet --json
  darisk classify incidents.csv --definition DAA_2021 --rejected rejected.csv --out answers.csv
  darisk classify nibrs.csv --definition DAA_2021 --codes nibrs --column relationship=VictimWas
"""

_RANK = """\
columns: incident_id, role (suspect, offender, other), status (open, cancelled, no_crime) and is_da
(1 or 0) are required; perpetrator_id, victim_id, date_from, date_to, offence (or offence_codes,
joined by ;), connection_group and grade may be missing. One row is one incident, one person
accused, one harmed. References are numbers where all of them are, else texts.

A policy with scores gives the list an order, for --top; one with thresholds alone selects people,
for --selected, in no order. A low score, or none, is no sign of low risk.

examples:
  darisk rank events.csv --policy northumbria-serial --as-of 2024-12-31 --selected
  darisk rank events.csv --policy northumbria-serial --as-of 2024-12-31 --out ranked.parquet --json
  darisk rank events.csv --policy policy.txt --as-of 2024-12-31 --gravity weights.csv \\
    --edition 2020-12 --top 20 --answers rank,person_id,total,incidents,victims
"""

_EXPLAIN = """\
examples:
  darisk explain incidents.csv --definition DAA_2021 --row 1
  darisk explain incidents.csv --jurisdiction ENGLAND_AND_WALES --row 1 --json
  darisk explain events.csv --policy northumbria-serial --as-of 2024-12-31 --person P1
"""

_DASH = """\
columns: one for each item, by its key (darisk codes items), with YES, NO, DONT_KNOW, REFUSED,
NOT_ASKED, NOT_APPLICABLE or nothing; grade (DASH:HIGH, DASH:MEDIUM, DASH:STANDARD) and rationale
may be there. Counts are facts and no grade: no rule sets or lowers one.

examples:
  darisk generate forms --out forms.csv
  darisk dash-check forms.csv --instrument dash-2009
  darisk dash-check forms.csv --instrument dash-2009 --high-risk STRANGULATION --json
"""

_GENERATE = """\
Nothing in it happened and nobody in it exists; each row says so. The same seed gives the same rows
everywhere. No rate in it is that of any force.

examples:
  darisk generate incidents --seed 2014 --rows 1000 --out incidents.csv
  darisk generate events --seed 2014 --rows 1000 --out events.parquet
  darisk generate forms --seed 2014 --rows 10
"""

_WORDS = """\
examples:
  darisk codes
  darisk codes nibrs
  darisk codes behaviours --json
"""


def parser_of() -> argparse.ArgumentParser:
    """The parser. Nothing but it is imported before a command runs."""
    parser = argparse.ArgumentParser(
        prog="darisk",
        description="Domestic abuse definitions, assessments and histories, with reasons. It "
        "advises and records; people decide.",
        epilog=f"{_TOP}\n{_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--print-completion",
        action=_Completion,
        metavar="SHELL",
        choices=("bash", "zsh", "tcsh"),
        help="print completion for bash, zsh or tcsh, and stop",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _classify(
        _command(
            commands, "classify", "say of each incident whether it is domestic abuse", _CLASSIFY
        )
    )
    _rank(_command(commands, "rank", "rank perpetrators under a named policy", _RANK))
    _explain(
        _command(commands, "explain", "say why: of a row, or of a person in a ranking", _EXPLAIN)
    )
    _dash(
        _command(
            commands, "dash-check", "count what DASH forms say, and find what is missing", _DASH
        )
    )
    _generate(_command(commands, "generate", "make rows up", _GENERATE))
    _words(_command(commands, "codes", "show a code list or a vocabulary", _WORDS))
    version = _command(commands, "version", "show the versions", "")
    version.add_argument("--json", action="store_true", help="as JSON")
    version.set_defaults(run=_later("_words", "version"))
    return parser


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A command, whose module is imported when it runs."""

    def run(given: argparse.Namespace) -> int:
        from ._failure import Failure

        try:
            found: Any = importlib.import_module(f".{module}", __package__)
        except ModuleNotFoundError as error:
            if error.name is None or error.name.partition(".")[0] == "darisk":
                raise
            raise Failure(f"{error.name} is not installed: pip install 'darisk[cli]'") from None
        code: int = getattr(found, name)(given)
        return code

    return run


def _command(commands: Any, name: str, says: str, epilog: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(
        name,
        help=says,
        description=says[:1].upper() + says[1:] + ".",
        epilog=f"{epilog}\n{_CODES}" if epilog else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return made


def _add_input(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help=f"{what}: .csv, .csv.gz, .parquet or .jsonl; - is CSV from standard input",
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME=HEADING",
        help="which column of the file is NAME; may be given again",
    )
    parser.add_argument(
        "--columns-file",
        metavar="FILE.toml",
        help='the same in a file: [columns], then name = "heading" lines',
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        metavar="FILE",
        help="where the answers go: .csv, .parquet or .jsonl; else CSV on standard output",
    )
    parser.add_argument(
        "--rejected",
        metavar="FILE",
        help="where rejected rows go, each with its row, column and reason",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="the summary as JSON on standard output; answers only with --out",
    )


def _add_question(parser: argparse.ArgumentParser, required: bool) -> None:
    asked = parser.add_mutually_exclusive_group(required=required)
    asked.add_argument(
        "--definition",
        metavar="KEY",
        help="the definition that is asked (darisk codes definitions)",
    )
    asked.add_argument(
        "--jurisdiction",
        metavar="KEY",
        help="instead: the one by which the police of ENGLAND_AND_WALES, SCOTLAND or another "
        "jurisdiction flag a report of that day",
    )
    parser.add_argument(
        "--codes",
        metavar="LIST",
        help="the relationship holds codes of this list: nibrs, shr or ptpr",
    )


def _add_ranking(parser: argparse.ArgumentParser, required: bool) -> None:
    parser.add_argument(
        "--policy",
        required=required,
        metavar="POLICY",
        help="a preset (darisk codes policies) or a file of policy text",
    )
    parser.add_argument(
        "--as-of", required=required, metavar="DATE", help="the day asked for, YYYY-MM-DD"
    )
    parser.add_argument(
        "--gravity", metavar="FILE.csv", help="how grave offences are: columns code and weight"
    )
    parser.add_argument("--edition", metavar="TEXT", help="which edition of that table it is")
    parser.add_argument(
        "--people",
        metavar="FILE",
        help="what is known of people: columns person_id, on_programme, unsuitable",
    )
    parser.add_argument(
        "--aliases", metavar="FILE", help="who is recorded twice: columns child and parent"
    )


def _classify(parser: argparse.ArgumentParser) -> None:
    _add_input(parser, "incidents")
    _add_question(parser, required=True)
    parser.add_argument(
        "--answers",
        default="definition,decided_by,tie,findings",
        metavar="NAMES",
        help="answers besides the outcome, joined by commas (default: %(default)s)",
    )
    _add_output(parser)
    parser.set_defaults(run=_later("_classify", "classify"))


def _rank(parser: argparse.ArgumentParser) -> None:
    _add_input(parser, "events")
    _add_ranking(parser, required=True)
    parser.add_argument("--top", type=int, metavar="N", help="the first N people only")
    parser.add_argument(
        "--answers", metavar="NAMES", help="columns of the answer, joined by commas; else all"
    )
    _add_output(parser)
    parser.add_argument(
        "--selected", action="store_true", help="only the people whom the policy selects"
    )
    parser.set_defaults(run=_later("_rank", "rank"))


def _explain(parser: argparse.ArgumentParser) -> None:
    _add_input(parser, "incidents or events")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--row", type=int, metavar="N", help="a row of incidents, from 1")
    what.add_argument("--person", metavar="ID", help="a person of a ranking")
    _add_question(parser, required=False)
    _add_ranking(parser, required=False)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_later("_explain", "explain"))


def _dash(parser: argparse.ArgumentParser) -> None:
    _add_input(parser, "forms")
    parser.add_argument("--instrument", required=True, metavar="KEY", help="dash-2009 or ric-24")
    parser.add_argument(
        "--threshold",
        type=int,
        metavar="N",
        help="yes answers of the 24 items; else the published one",
    )
    parser.add_argument(
        "--high-risk", metavar="ITEMS", help="items the force says are high risk, joined by commas"
    )
    _add_output(parser)
    parser.set_defaults(run=_later("_forms", "dash_check"))


def _generate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=("incidents", "events", "forms"),
        help="what for: classify, rank or dash-check",
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar="N",
        help="another seed, other rows (default: %(default)s)",
    )
    parser.add_argument(
        "--rows", type=int, default=1000, metavar="N", help="how many (default: %(default)s)"
    )
    parser.add_argument(
        "--out", metavar="FILE", help=".csv, .parquet or .jsonl; else CSV on standard output"
    )
    parser.set_defaults(run=_later("_generate", "generate"))


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "list", nargs="?", metavar="LIST", help="one of them; without it, the names of all"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_later("_words", "codes"))


class _Completion(argparse.Action):
    """Prints completion, by shtab."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        try:
            shtab: Any = importlib.import_module("shtab")
        except ModuleNotFoundError:
            parser.exit(1, "darisk: shtab is not installed: pip install 'darisk[cli]'\n")
        print(shtab.complete(parser, values))
        parser.exit(0)
