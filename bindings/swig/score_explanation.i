/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_contribution)
DARISK_RECORD(darisk_contribution_incident)
DARISK_HANDLE(darisk_score_explanation)

/* The incidents are the explanation's: it must be there still. */
%ignore darisk_contribution::incidents;
%extend darisk_contribution {
    const darisk_contribution_incident *behind(size_t index) {
        return index < $self->incident_count ? &$self->incidents[index] : NULL;
    }
}
%thread darisk_score_explanation_new;
%include "darisk/score_explanation.h"
