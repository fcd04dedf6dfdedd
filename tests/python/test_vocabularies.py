# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Every vocabulary is that of the headers: no word more, none less, none by another number."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any

import cases
import darisk
import pytest
from darisk import audit, dait, dash, marac, response, serial
from darisk._native import c
from darisk._vocabulary import OrderedWord, Word

VOCABULARIES: dict[str, type[Word]] = {
    "darisk_stated": darisk.Stated,
    "darisk_status": darisk.Status,
    "darisk_relationship": darisk.Relationship,
    "darisk_relationship_group": darisk.RelationshipGroup,
    "darisk_behaviour": darisk.Behaviour,
    "darisk_circumstance": darisk.Circumstance,
    "darisk_code_list": darisk.CodeList,
    "darisk_code_mapping": darisk.CodeMapping,
    "darisk_code_direction": darisk.CodeDirection,
    "darisk_provision_kind": darisk.ProvisionKind,
    "darisk_definition": darisk.Definition,
    "darisk_jurisdiction": darisk.Jurisdiction,
    "darisk_outcome": darisk.Outcome,
    "darisk_cell": darisk.Cell,
    "darisk_day_basis": darisk.DayBasis,
    "darisk_finding": darisk.Finding,
    "darisk_part": darisk.Part,
    "darisk_finding_role": darisk.FindingRole,
    "darisk_sentence_role": darisk.SentenceRole,
    "darisk_dait_check": dait.Check,
    "darisk_dait_state": dait.State,
    "darisk_dait_telling": dait.Telling,
    "darisk_dait_code": dait.Outcome,
    "darisk_dait_marker": dait.Marker,
    "darisk_dait_notification": dait.Notification,
    "darisk_instrument": dash.Instrument,
    "darisk_dash_item": dash.Item,
    "darisk_answer": dash.Answer,
    "darisk_criterion": dash.Criterion,
    "darisk_dash_section": dash.Section,
    "darisk_dash_subset": dash.Subset,
    "darisk_dash_mask": dash.Mask,
    "darisk_dash_state": dash.State,
    "darisk_dash_not_completed": dash.NotCompleted,
    "darisk_dash_mode": dash.Mode,
    "darisk_dash_source": dash.Source,
    "darisk_dash_search": dash.Search,
    "darisk_dash_review_kind": dash.ReviewKind,
    "darisk_dash_decision": dash.Decision,
    "darisk_dash_link_state": dash.LinkState,
    "darisk_dash_resolution": dash.Resolution,
    "darisk_dash_record_kind": dash.RecordKind,
    "darisk_dash_finding": dash.Finding,
    "darisk_dash_severity": dash.Severity,
    "darisk_dash_certainty": dash.Certainty,
    "darisk_dash_trigger": dash.Trigger,
    "darisk_dash_duty": dash.Duty,
    "darisk_dash_standing": dash.Standing,
    "darisk_marac_criterion": marac.Criterion,
    "darisk_marac_scope": marac.Scope,
    "darisk_marac_version": marac.Version,
    "darisk_marac_anchor_kind": marac.AnchorKind,
    "darisk_marac_preset": marac.Preset,
    "darisk_response_role": response.Role,
    "darisk_response_ground": response.Ground,
    "darisk_response_support": response.Support,
    "darisk_response_certificate": response.Certificate,
    "darisk_response_delay": response.Delay,
    "darisk_response_finding": response.Finding,
    "darisk_response_duty": response.Duty,
    "darisk_response_finding_role": response.FindingRole,
    "darisk_audit_kind": audit.Kind,
    "darisk_event_role": serial.EventRole,
    "darisk_event_status": serial.EventStatus,
    "darisk_serial_result": serial.Result,
    "darisk_serial_flag": serial.Flag,
    "darisk_serial_preset_kind": serial.PresetKind,
    "darisk_contribution_kind": serial.ContributionKind,
}

# Without a name of their own in the headers.
UNNAMED: dict[str, type[Word]] = {"DARISK_DASH_": dash.Grade, "DARISK_RESPONSE_": response.Grade}

# Not words of anything: which members of a struct are filled in. Python has None for that.
PLUMBING = {"darisk_given", "darisk_dash_given", "darisk_moment_given"}

# Headers whose modules are not built in Python yet.
LATER: set[str] = {"arrow.h"}


def headers() -> str:
    folder = cases.ROOT / "include" / "darisk"
    names = sorted(path for path in folder.glob("*.h") if path.name not in LATER)
    text = "\n".join(path.read_text(encoding="utf-8") for path in names)
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def enumerators(body: str) -> dict[str, int]:
    return {name: int(value) for name, value in re.findall(r"(DARISK_\w+)\s*=\s*(\d+)", body)}


NAMED = {
    tag: enumerators(body)
    for tag, body in re.findall(r"typedef enum (\w+) \{(.*?)\}", headers(), re.DOTALL)
}


def stripped(names: dict[str, int]) -> dict[str, int]:
    """Without "not set", and without what all of the names begin with."""
    kept = {name: value for name, value in names.items() if not name.endswith("_NOT_SET")}
    prefix = os.path.commonprefix(list(kept))  # noqa: RUF071
    prefix = prefix[: prefix.rindex("_") + 1]
    return {name[len(prefix) :]: value for name, value in kept.items()}


def test_every_enumeration_of_the_headers_has_a_class() -> None:
    """Waits for a vocabulary that came to the headers and not to Python."""
    assert NAMED.keys() - PLUMBING == VOCABULARIES.keys()


@pytest.mark.parametrize("tag", VOCABULARIES)
def test_same_words(tag: str) -> None:
    kind = VOCABULARIES[tag]
    expected = stripped(NAMED[tag])
    # Some prefixes are shorter than the name, where all words begin alike.
    found = {word.name: word.value for word in kind}
    assert list(found.values()) == list(expected.values())
    for ours, theirs in zip(found, expected):
        assert ours.endswith(theirs), (ours, theirs)
        assert any(name.endswith(f"_{ours}") for name in NAMED[tag])


@pytest.mark.parametrize("prefix", UNNAMED)
def test_same_grades(prefix: str) -> None:
    bodies = re.findall(r"\benum \{(.*?)\}", headers(), re.DOTALL)
    found = [e for e in map(enumerators, bodies) if all(name.startswith(prefix) for name in e)]
    assert len(found) == 1
    names = {n.removeprefix(prefix): v for n, v in found[0].items() if not n.endswith("NOT_SET")}
    assert names == {word.name: word.value for word in UNNAMED[prefix]}


def struct_text(kind: str, text: str) -> Callable[[int], str | None]:
    def ask(value: int) -> str | None:
        made = getattr(c, kind)()
        made.code = value
        found: str | None = getattr(c, text)(made)
        return found

    return ask


TEXTS: dict[type[Word], Callable[[int], Any]] = {
    darisk.Relationship: c.relationship_text,
    darisk.Behaviour: c.behaviour_text,
    darisk.Circumstance: c.circumstance_text,
    darisk.CodeList: c.code_list_text,
    darisk.Definition: c.definition_text,
    darisk.Jurisdiction: c.jurisdiction_text,
    darisk.Outcome: c.outcome_text,
    darisk.Finding: c.finding_text,
    darisk.Part: c.part_text,
    darisk.SentenceRole: c.sentence_role_text,
    dait.Check: c.dait_check_text,
    dait.State: c.dait_state_text,
    dait.Telling: c.dait_telling_text,
    dait.Marker: c.dait_marker_text,
    dait.Notification: c.dait_notification_text,
    dait.Outcome: struct_text("dait_outcome", "dait_outcome_text"),
    dash.Instrument: c.instrument_text,
    dash.Item: c.dash_item_text,
    dash.Answer: c.answer_text,
    dash.Criterion: c.criterion_text,
    dash.Section: c.dash_section_text,
    dash.Finding: c.dash_finding_text,
    dash.Severity: c.dash_severity_text,
    dash.Trigger: c.dash_trigger_text,
    dash.Standing: c.dash_standing_text,
    dash.Grade: struct_text("dash_grade", "dash_grade_text"),
    response.Grade: struct_text("response_grade", "response_grade_text"),
    response.Role: c.response_role_text,
    response.Ground: c.response_ground_text,
    response.Support: c.response_support_text,
    response.Certificate: c.response_certificate_text,
    response.Delay: c.response_delay_text,
    response.Finding: c.response_finding_text,
    response.Duty: c.response_duty_text,
    serial.EventRole: c.event_role_text,
    serial.EventStatus: c.event_status_text,
    serial.Flag: c.serial_flag_text,
    serial.ContributionKind: c.contribution_kind_text,
}


@pytest.mark.parametrize("kind", TEXTS)
def test_same_texts(kind: type[Word]) -> None:
    """The key in Python is the text in C."""
    assert {word.value: str(word) for word in kind} == {
        word.value: TEXTS[kind](word.value) for word in kind
    }


def test_results_of_thresholds() -> None:
    """What is not stated is no text in C."""
    for result in serial.Result:
        stated = result is not serial.Result.NOT_STATED
        assert c.serial_result_text(result.value) == (str(result) if stated else "")
    assert serial.Result.NOT_MET < serial.Result.INDETERMINATE < serial.Result.MET


def test_status_messages() -> None:
    for status in darisk.Status:
        assert c.status_text(status.value) == f"DARISK_{status}"
        assert str(darisk.DariskError(status)) == c.status_message(status.value)


@pytest.mark.parametrize("kind", [*VOCABULARIES.values(), *UNNAMED.values()])
def test_words_are_no_numbers(kind: type[Word]) -> None:
    word = next(iter(kind))
    assert not isinstance(word, int)
    assert word != word.value
    assert repr(word) == f"{kind.__name__}.{word.name}"
    assert word.key == str(word)


def test_vocabularies_do_not_mix() -> None:
    """Waits for a comparison between two vocabularies that gives an answer."""
    kinds = [darisk.Outcome, dash.Grade, dash.Criterion]
    assert all(issubclass(kind, OrderedWord) for kind in kinds)
    for one in kinds:
        for other in [*kinds, dait.Outcome, response.Grade]:
            a, b = next(iter(one)), next(iter(other))
            if one is other:
                assert a <= b
                assert not a < b
                continue
            assert a != b
            for compare in ("<", "<=", ">", ">="):
                with pytest.raises(TypeError):
                    eval(f"a {compare} b", {"a": a, "b": b})


@pytest.mark.parametrize("kind", [dait.Outcome, response.Grade])
def test_what_has_no_order_has_none(kind: type[Word]) -> None:
    first, second, *_ = kind
    with pytest.raises(TypeError):
        first < second  # type: ignore[operator]  # noqa: B015
