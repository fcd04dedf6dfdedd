/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_dait_checks)
DARISK_STRUCT(darisk_dait_assessment)
DARISK_STRUCT(darisk_dait_briefing)
DARISK_STRUCT(darisk_dait_columns)
DARISK_STRUCT(darisk_dait_assessment_columns)
DARISK_STRUCT(darisk_dait_report)
%thread darisk_dait_assess_columns;

/* What has a place for each check is reached by its number; there is none past the room. */
%define DARISK_DAIT_STATES(type)
%ignore type::states;
%extend type {
    uint8_t state(size_t check) {
        return check < DARISK_DAIT_CHECK_ROOM ? $self->states[check] : 0;
    }
}
%enddef
DARISK_DAIT_STATES(darisk_dait_checks)
DARISK_DAIT_STATES(darisk_dait_briefing)
%extend darisk_dait_checks {
    darisk_status set_state(size_t check, uint8_t state) {
        if (check >= DARISK_DAIT_CHECK_ROOM)
            return DARISK_ERROR_DAIT_CHECK;
        $self->states[check] = state;
        return DARISK_OK;
    }
}
%ignore darisk_dait_columns::states;
%extend darisk_dait_columns {
    darisk_column_u8 *state(size_t check) {
        return check < DARISK_DAIT_CHECK_ROOM ? &$self->states[check] : NULL;
    }
}
%include "darisk/dait.h"
