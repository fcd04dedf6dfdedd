# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""By what rules perpetrators are counted, scored and ranked: data, written as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .. import _check, _provision
from .._errors import DariskError
from .._native import c
from .._provision import Provision
from .._table import Table, listed
from .._value import Value
from ._words import PresetKind


@dataclass(frozen=True, init=False, repr=False)
class Policy(Value):
    """A policy. Two of the same text are the same; threads may share one, and it pickles.

    Made by `Policy.from_text` or `Policy.preset`.

    Attributes
    ----------
    id : str
        Its name.
    text : str
        Every rule in a fixed order, what was left out written out, without comments.
    digest : str
        The SHA-256 of the text, as 64 digits.
    gravity_edition : str or None
        The only edition of a gravity table it may be used with.
    thresholds : tuple of str
        The names of its thresholds.

    Examples
    --------
    >>> policy = Policy.from_text("policy three-a-year\\n"
    ...                           "threshold often incidents at_least 3 in 12 months\\n"
    ...                           "cohort met\\n")
    >>> policy.id, policy.thresholds
    ('three-a-year', ('often',))
    """

    id: str
    text: str = field(repr=False)
    digest: str
    gravity_edition: str | None
    thresholds: tuple[str, ...]
    _handle: Any = field(repr=False, compare=False)

    def __init__(self) -> None:
        raise TypeError("a Policy is made by Policy.from_text or Policy.preset")

    @classmethod
    def from_text(cls, text: str) -> Policy:
        """Read and check the text of a policy; docs/guide/serial.md has its keys.

        Raises
        ------
        DariskError
            For a text that is none: the message names the line, and what was expected.
        """
        given = _check.utf8(text, "text")
        report = c.serial_policy_report()
        try:
            return cls._of(c.serial_policy_read(given, report))
        except DariskError as error:
            if error.status is None:
                raise
            raise DariskError(error.status, _where(report) + (report.message or str(error))) from (
                None
            )

    @classmethod
    def preset(cls, id: str, *, gravity_edition: str | None = None) -> Policy:
        """The policy of a preset of persons; see `presets`.

        Parameters
        ----------
        id
            Such as "essex-2014-phase1".
        gravity_edition
            The edition of the gravity table, to which the policy is tied; one that needs a table is
            not made without it.
        """
        name = _check.text(id, "id")
        edition = None if gravity_edition is None else _check.text(gravity_edition, "edition")
        found = c.serial_preset_find(name)
        try:
            return cls._of(c.serial_preset_policy(name, edition))
        except DariskError as error:
            if error.status is None:
                raise
            if found is None or found.kind != PresetKind.PERSON.value:
                known = [one.key for one in presets() if one.kind is PresetKind.PERSON]
                told = f"id: {name!r} is no preset of persons: expected {', '.join(known)}"
                raise DariskError(error.status, told) from None
            told = str(error)
            if edition is None:
                told = f"{name} weighs offences: expected a gravity table, and its edition"
            raise DariskError(error.status, f"gravity_edition: {told}") from None

    @classmethod
    def _of(cls, handle: Any) -> Policy:
        made = cls.__new__(cls)
        names = (
            c.serial_policy_threshold_name(handle, i)
            for i in range(c.serial_policy_threshold_count(handle))
        )
        for name, value in (
            ("id", c.serial_policy_id(handle)),
            ("text", c.serial_policy_text(handle)),
            ("digest", c.serial_policy_digest(handle)),
            ("gravity_edition", c.serial_policy_gravity_edition(handle)),
            ("thresholds", tuple(names)),
            ("_handle", handle),
        ):
            object.__setattr__(made, name, value)
        return made

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[object, ...]:
        return Policy.from_text, (self.text,)


def _where(report: Any) -> str:
    if report.line == 0:
        return "text: "
    place = f"line {report.line}"
    if report.column != 0:
        place += f", column {report.column}"
    return f"{place} ({report.key}): " if report.key else f"{place}: "


@dataclass(frozen=True, slots=True, repr=False)
class Preset(Value):
    """One rule that somebody published, or that is ours.

    Attributes
    ----------
    key : str
        Its id, such as "essex-2014-phase1"; kept for ever.
    kind : PresetKind
        PERSON is a policy; PAIR is answered by `Cohort.pairs`.
    mark : str
        "published" where somebody published the rule, else "ours".
    says : str
        The rule, in our words.
    basis : str
        What is published, and by whom; empty where nothing is.
    ours : str
        What the library adds where the source is silent.
    needs_gravity : bool
        Its bounds or its order mean something only with one gravity table.
    provision : Provision
    text : str
        The text of the policy, without an edition; empty for a PAIR.
    """

    key: str
    kind: PresetKind
    mark: str
    says: str
    basis: str
    ours: str
    needs_gravity: bool
    provision: Provision
    text: str


def _load() -> Iterator[Preset]:
    for found in listed(c.serial_preset_count, c.serial_preset_at):
        yield Preset(
            found.id,
            PresetKind(found.kind),
            "ours" if found.basis is None else "published",
            found.says,
            found.basis or "",
            found.ours or "",
            found.needs_gravity,
            _provision.of(found.provision),
            found.policy or "",
        )


_presets = Table("presets", ("key", "kind", "mark", "says"), _load)


def presets() -> Table[Preset]:
    """The rules that come with the library, each marked as published or ours.

    Examples
    --------
    >>> presets()["essex-2014-phase1"].mark
    'published'
    >>> print(Policy.preset("essex-2014-phase1").text.splitlines()[0])
    policy essex-2014-phase1
    """
    return _presets


def policy_of(policy: object) -> Policy:
    """A policy; nothing else is one."""
    if not isinstance(policy, Policy):
        raise TypeError(f"policy: expected a serial.Policy, not {type(policy).__name__}")
    return policy
