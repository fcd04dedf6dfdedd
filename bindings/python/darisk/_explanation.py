# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""A result in sentences a person can read."""

from __future__ import annotations

from dataclasses import dataclass

from . import _provision
from ._classification import Classification
from ._finding import Finding
from ._native import c
from ._provision import Provision
from ._value import Value, html_table
from ._vocabulary import Word, number, of_number, to_bits


class SentenceRole(Word):
    """What a sentence is for."""

    OUTCOME = 1
    DECIDED = 2
    REASON = 3
    MISSING = 4
    ASK = 5
    DUTY = 6
    NOTE = 7


@dataclass(frozen=True, slots=True, repr=False)
class Sentence(Value):
    """One sentence.

    Attributes
    ----------
    role : SentenceRole
    text : str
    finding : Finding or None
        What it puts into words; None for the conclusion.
    provision : Provision
        What it rests on.
    """

    role: SentenceRole
    text: str
    finding: Finding | None
    provision: Provision

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, repr=False)
class Explanation(Value):
    """What decided a result, under which provision, what is missing, and what to ask next.

    The sentences are ours and hold no reference to a person.

    Attributes
    ----------
    sentences : tuple of Sentence
        The conclusion first.
    """

    sentences: tuple[Sentence, ...]

    def __str__(self) -> str:
        return "\n".join(f"{one.role.name.lower()}: {one.text}" for one in self.sentences)

    def _repr_html_(self) -> str:
        return html_table(
            ("", "", "rests on"),
            ((one.role.name.lower(), one.text, str(one.provision)) for one in self.sentences),
        )


def explain(classification: Classification, /) -> Explanation:
    """Put a result into sentences.

    Parameters
    ----------
    classification
        A result of `classify`, of this release's rule set.

    Examples
    --------
    >>> import darisk
    >>> case = darisk.Facts(relationships="NEIGHBOUR", behaviours="VERBAL")
    >>> explanation = darisk.explain(darisk.classify(case, definition="DAA_2021"))
    >>> explanation.sentences[0].role
    SentenceRole.OUTCOME
    """
    if not isinstance(classification, Classification):
        raise TypeError(
            "classification: expected a Classification, as darisk.classify returns for one pair, "
            f"not {type(classification).__name__}"
        )
    given = c.classification()
    given.rules_version = classification.rules_version
    given.definition = number(classification.definition)
    given.outcome = classification.outcome.value
    for part in ("in_force", "age", "relationship", "behaviour"):
        setattr(given, part, getattr(classification, part).value)
    given.decided_by = classification.decided_by.value
    given.parts_at_outcome = to_bits(classification.parts_at_outcome)
    given.tie = number(classification.tie)
    given.ties = to_bits(classification.ties)
    given.findings = to_bits(classification.findings)
    rests_on = c.part_provision(given.decided_by, given.definition, given.tie)
    given.provision = rests_on
    made = c.explanation_new(given)
    sentences = tuple(
        Sentence(
            SentenceRole(found.role),
            found.text,
            of_number(Finding, found.finding),
            _provision.of(found.provision),
        )
        for found in (c.explanation_at(made, i) for i in range(c.explanation_count(made)))
    )
    return Explanation(sentences)
