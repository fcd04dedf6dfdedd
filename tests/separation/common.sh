# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# What the tests of the separation share, on top of what they share with those of the ABI.
. "$(dirname "${BASH_SOURCE[0]}")/../abi/common.sh"
here=tests/separation

# Which module may know which. The three that must not be confused know nothing but themselves and
# what lies below all; DASH knows the criteria, which know nothing of it. Only the audit, over
# closed cases, may see two of them together.
declare -A knows=(
    [base]="base"
    [criteria]="base criteria"
    [definition]="base definition"
    [dash]="base criteria dash"
    [dait]="base dait"
    [response]="base response"
    [serial]="base criteria serial"
    [arrow]="base arrow"
    [audit]="base audit dash dait"
)
apart="dash dait response"

# The module a file belongs to: a source, a public header, or an object of the build. The kinds of
# ties and behaviours go with the definition, which alone asks for them. The answer is in $REPLY.
module_of() { # PATH
    REPLY=unknown
    case $1 in
    */model/count.* | */model/quiet.* | */model/repeat.*) REPLY=criteria ;;
    lib/model/* | */model/*) REPLY=definition ;;
    lib/*/* | *.o)
        local folder=${1%/*}
        folder=${folder##*/}
        [ -z "${knows[$folder]:-}" ] || REPLY=$folder
        ;;
    include/darisk/dash.h | include/darisk/dash_*.h | include/darisk/marac.h) REPLY=dash ;;
    include/darisk/dait.h | include/darisk/dait_*.h) REPLY=dait ;;
    include/darisk/response.h | include/darisk/response_*.h) REPLY=response ;;
    include/darisk/cohort.h | include/darisk/gravity.h | include/darisk/pair.h | \
        include/darisk/quiet_victim.h | include/darisk/ranking.h | \
        include/darisk/score_explanation.h | include/darisk/serial_policy.h) REPLY=serial ;;
    include/darisk/arrow.h) REPLY=arrow ;;
    include/darisk/audit.h | include/darisk/audit_*.h) REPLY=audit ;;
    include/darisk/allocator.h | include/darisk/column.h | include/darisk/date.h | \
        include/darisk/export.h | include/darisk/moment.h | include/darisk/provision.h | \
        include/darisk/reference.h | include/darisk/stated.h | include/darisk/status.h | \
        include/darisk/version.h) REPLY=base ;;
    include/darisk/behaviour.h | include/darisk/circumstance.h | include/darisk/classification.h | \
        include/darisk/code_list.h | include/darisk/definition.h | \
        include/darisk/definition_policy.h | include/darisk/explanation.h | \
        include/darisk/finding.h | include/darisk/relationship.h) REPLY=definition ;;
    esac
}

may_know() { # MODULE OTHER
    [[ " ${knows[$1]:-} " == *" $2 "* ]]
}
