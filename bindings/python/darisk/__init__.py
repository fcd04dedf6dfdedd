# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Domestic abuse definitions, assessments and histories, with reasons.

It advises and records; people decide. `classify` answers whether an incident is domestic abuse
under a named definition, and `explain` says why. What is not known is unknown, and never read as
no.

Examples
--------
>>> import darisk
>>> case = darisk.Facts(relationships="EX_SPOUSE", behaviours="VERBAL",
...                     victim_age=52, perpetrator_age=55)
>>> print(darisk.classify(case, definition="DAA_2021").outcome)
DEFINITION:QUALIFIES
"""

from . import audit, dait, dash, marac, response, serial
from ._behaviour import Behaviour, BehaviourRecord, behaviours
from ._circumstance import Circumstance, CircumstanceRecord, circumstances
from ._classification import Classification, Classifications, classify
from ._code_list import Code, CodeDirection, CodeList, CodeMapping, codes
from ._definition import (
    Cell,
    DayBasis,
    Definition,
    DefinitionRecord,
    Jurisdiction,
    Outcome,
    definition_in_force,
    definitions,
)
from ._errors import DariskError, Status
from ._explanation import Explanation, Sentence, SentenceRole, explain
from ._facts import Facts
from ._finding import Finding, FindingRecord, FindingRole, Part, findings
from ._native import c as _c
from ._policy import DefinitionPolicy, SettableCell, settable_cells
from ._provision import Provision, ProvisionKind, provisions
from ._relationship import Relationship, RelationshipGroup, RelationshipRecord, relationships
from ._stated import Stated
from ._table import Table

#: The version of the library inside this package.
__version__: str = _c.version_text()

#: The version of its rule set: equal numbers mean equal outcomes for equal facts.
rules_version: int = _c.rules_version()

__all__ = [
    "Behaviour",
    "BehaviourRecord",
    "Cell",
    "Circumstance",
    "CircumstanceRecord",
    "Classification",
    "Classifications",
    "Code",
    "CodeDirection",
    "CodeList",
    "CodeMapping",
    "DariskError",
    "DayBasis",
    "Definition",
    "DefinitionPolicy",
    "DefinitionRecord",
    "Explanation",
    "Facts",
    "Finding",
    "FindingRecord",
    "FindingRole",
    "Jurisdiction",
    "Outcome",
    "Part",
    "Provision",
    "ProvisionKind",
    "Relationship",
    "RelationshipGroup",
    "RelationshipRecord",
    "Sentence",
    "SentenceRole",
    "SettableCell",
    "Stated",
    "Status",
    "Table",
    "__version__",
    "audit",
    "behaviours",
    "circumstances",
    "classify",
    "codes",
    "dait",
    "dash",
    "definition_in_force",
    "definitions",
    "explain",
    "findings",
    "marac",
    "provisions",
    "relationships",
    "response",
    "rules_version",
    "serial",
    "settable_cells",
]
