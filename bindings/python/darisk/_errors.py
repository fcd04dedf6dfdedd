# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Statuses of calls, as exceptions."""

from __future__ import annotations

from ._native import c
from ._vocabulary import Word


class Status(Word):
    """The status of a call. Values are never reused."""

    OK = 0
    ROWS_REFUSED = 1
    ERROR_NULL = 10
    ERROR_STRUCT_SIZE = 11
    ERROR_MEMORY = 12
    ERROR_TEXT = 13
    ERROR_LENGTH = 14
    ERROR_ALLOCATOR = 15
    ERROR_INDEX = 16
    ERROR_COLUMNS = 17
    ERROR_DATE = 20
    ERROR_DATE_TEXT = 21
    ERROR_MONTHS = 22
    ERROR_BORN_LATER = 23
    ERROR_AGE_OVER = 24
    ERROR_DEFINITION = 30
    ERROR_JURISDICTION = 31
    ERROR_NO_DEFINITION = 32
    ERROR_RELATIONSHIP = 33
    ERROR_BEHAVIOUR = 34
    ERROR_CIRCUMSTANCE = 35
    ERROR_CODE_LIST = 36
    ERROR_OUTCOME = 37
    ERROR_GIVEN = 40
    ERROR_VICTIM_AGE = 41
    ERROR_PERPETRATOR_AGE = 42
    ERROR_RECORDED_ON = 43
    ERROR_CONDUCT_ON = 44
    ERROR_VICTIM_BORN = 45
    ERROR_PERPETRATOR_BORN = 46
    ERROR_AGE_AND_BIRTH = 47
    ERROR_SAME_PERSON = 48
    ERROR_POLICY_CELL = 60
    ERROR_POLICY_NARROWS = 61
    ERROR_POLICY_SWITCH_DAY = 62
    ERROR_INSTRUMENT = 100
    ERROR_DASH_ITEM = 101
    ERROR_ANSWER = 102
    ERROR_DASH_THRESHOLD = 103
    ERROR_DASH_HIGH_RISK = 104
    ERROR_DASH_STRIDE = 105
    ERROR_MARAC_POLICY = 110
    ERROR_MARAC_MONTHS = 111
    ERROR_MARAC_STATED = 112
    ERROR_MARAC_DAY = 113
    ERROR_MARAC_INCIDENT = 114
    ERROR_MARAC_REPEATED = 115
    ERROR_MARAC_ANCHOR = 116
    ERROR_DASH_VALUE = 118
    ERROR_DASH_ALREADY_GRADED = 119
    ERROR_DASH_NOT_GRADED = 120
    ERROR_DASH_NO_ANSWERS = 121
    ERROR_DASH_PERSON_MISSING = 122
    ERROR_DASH_REVIEWER_IS_ASSESSOR = 123
    ERROR_DASH_TEXT_LENGTH = 124
    ERROR_DASH_TEXT_UTF8 = 125
    ERROR_DASH_TEXT_BLANK = 126
    ERROR_DASH_OUT_OF_ORDER = 127
    ERROR_DASH_DECISION_MISMATCH = 128
    ERROR_DASH_FROZEN = 129
    ERROR_DASH_LINK = 130
    ERROR_DASH_AGE = 131
    ERROR_DASH_POLICY = 132
    ERROR_DASH_FREED = 133
    ERROR_DAIT_CHECK = 140
    ERROR_DAIT_STATE = 141
    ERROR_DAIT_NOTIFICATION = 142
    ERROR_DAIT_EARLIER = 143
    ERROR_DAIT_RULE = 144
    ERROR_DAIT_UNAVAILABLE = 145
    ERROR_DAIT_CERTIFICATE = 146
    ERROR_DAIT_PERSON = 147
    ERROR_DAIT_MOMENT = 148
    ERROR_RESPONSE_GRADE = 160
    ERROR_RESPONSE_STATED = 161
    ERROR_RESPONSE_ROLE = 162
    ERROR_RESPONSE_GROUND = 163
    ERROR_RESPONSE_SUPPORT = 164
    ERROR_RESPONSE_MOMENT = 165
    ERROR_RESPONSE_REVIEW = 166
    ERROR_AUDIT_KIND = 180
    ERROR_AUDIT_CODE = 181
    ERROR_AUDIT_STATED = 182
    ERROR_AUDIT_SHARE = 183
    ERROR_SERIAL_POLICY_LINE = 200
    ERROR_SERIAL_POLICY_VALUE = 201
    ERROR_SERIAL_POLICY_BANDS = 202
    ERROR_SERIAL_POLICY_OVERFLOW = 203
    ERROR_SERIAL_POLICY_COHORT = 204
    ERROR_SERIAL_PRESET = 205
    ERROR_GRAVITY_CODE = 206
    ERROR_GRAVITY_WEIGHT = 207
    ERROR_GRAVITY_DUPLICATE = 208
    ERROR_GRAVITY_EDITION = 209
    ERROR_EVENT_INCIDENT = 210
    ERROR_EVENT_ROLE = 211
    ERROR_EVENT_DATE = 212
    ERROR_EVENT_STATUS = 213
    ERROR_EVENT_DA = 214
    ERROR_EVENT_OFFENCE = 215
    ERROR_ARROW_RELEASED = 220
    ERROR_ARROW_SCHEMA = 221
    ERROR_ARROW_ARRAY = 222
    ERROR_ARROW_LENGTH = 223
    ERROR_ARROW_BUFFER = 224
    ERROR_ARROW_NULLS = 225
    ERROR_ARROW_OFFSETS = 226
    ERROR_ARROW_INDEX = 227
    ERROR_ARROW_STREAM = 228
    ERROR_ARROW_NO_COLUMN = 229
    ERROR_ARROW_COLUMN_TWICE = 230
    ERROR_ARROW_TYPE = 231
    ERROR_ARROW_VALUE = 232
    ERROR_ARROW_DAY = 233
    ERROR_ARROW_WORD = 234
    ERROR_ARROW_WORDS = 235
    ERROR_ARROW_KIND = 236
    ERROR_ARROW_TEXT_SIZE = 237
    ERROR_ARROW_BATCHES = 238
    ERROR_ARROW_EXPORTED = 239
    ERROR_COHORT_THREADS = 250
    ERROR_COHORT_ROWS = 251
    ERROR_COHORT_ALIAS = 252
    ERROR_COHORT_CYCLE = 253
    ERROR_COHORT_GRAVITY = 254
    ERROR_COHORT_BYTES = 255
    ERROR_RANKING_PERSON = 260
    ERROR_RANKING_SUM = 261
    ERROR_RANKING_STALE = 262
    ERROR_REFERENCE_TEXT = 270
    ERROR_REFERENCE_SAME = 271


class DariskError(ValueError):
    """A call was refused: an argument is not what the library takes.

    What is missing or doubtful in a case is never an error; it is a finding in the result.

    Parameters
    ----------
    status
        Why.
    message
        A sentence that names the argument and what was expected; the library's own unless given.

    Attributes
    ----------
    status : Status or None
        The status of the library; None for one that this package does not know.
    """

    status: Status | None

    def __init__(self, status: Status | int, message: str | None = None) -> None:
        code = status.value if isinstance(status, Status) else status
        super().__init__(message if message is not None else c.status_message(code))
        try:
            self.status = Status(code)
        except ValueError:
            self.status = None

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (None if self.status is None else self.status.value, str(self))


def _rebuild(code: int | None, message: str) -> DariskError:
    return DariskError(-1 if code is None else code, message)
