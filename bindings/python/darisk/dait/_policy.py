# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""A force's own table of the background checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Union

from .._native import c
from .._stated import Stated
from .._value import Value
from .._vocabulary import word
from ._words import Check, Rule, Telling, rule_of

#: Rows of a table by check.
Rules = Mapping[Union[Check, str], Rule]


@dataclass(frozen=True, init=False, repr=False)
class Policy(Value):
    """Which checks must be finished, and who is told what they show.

    A value: it never changes, so threads may share it, and it pickles.

    Parameters
    ----------
    rules
        The rows that differ from the table of the library (`darisk.dait.checks`).

    Raises
    ------
    DariskError
        Where a certificate of either party would be kept from the control room, or what is not
        known would be told more widely than what is.

    Examples
    --------
    >>> rule = Rule(Stated.YES, Telling.CONTROL, Telling.CREW)
    >>> Policy({"HISTORY_PAIR": rule}).rule("HISTORY_PAIR") == rule
    True
    """

    rules: tuple[tuple[Check, Rule], ...]
    _handle: Any = field(repr=False, compare=False)

    def __init__(self, rules: Rules | None = None) -> None:
        handle = c.dait_policy_new()
        if rules is not None and not isinstance(rules, Mapping):
            raise TypeError(
                f"rules: expected a mapping of checks to rules, not {type(rules).__name__}"
            )
        found = tuple((word(Check, key, "rules"), rule) for key, rule in (rules or {}).items())
        for check, rule in found:
            c.dait_policy_set(handle, check.value, _native(rule))
        object.__setattr__(self, "rules", found)
        object.__setattr__(self, "_handle", handle)

    def rule(self, check: Check | str) -> Rule:
        """What this table says of one check."""
        out = c.dait_rule()
        c.dait_policy_get(self._handle, word(Check, check, "check").value, out)
        return rule_of(out)

    def __reduce__(self) -> tuple[object, ...]:
        return Policy, (dict(self.rules),)


def _native(rule: object) -> Any:
    if not isinstance(rule, Rule):
        raise TypeError(f"rules: expected a Rule, not {type(rule).__name__}")
    out = c.dait_rule()
    out.required = Stated.of(rule.required, "required").value
    out.found = word(Telling, rule.found, "found").value
    out.unavailable = word(Telling, rule.unavailable, "unavailable").value
    return out


def handle_of(policy: object) -> object:
    """The handle of a policy; None for the table of the library."""
    if policy is None:
        return None
    if not isinstance(policy, Policy):
        raise TypeError(f"policy: expected a dait.Policy or None, not {type(policy).__name__}")
    return policy._handle
