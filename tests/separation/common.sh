# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# What the tests of the separation share, on top of what they share with those of the ABI.
. "$(dirname "${BASH_SOURCE[0]}")/../abi/common.sh"
here=tests/separation

# Which module may know which. The three that must not be confused know nothing but themselves and
# what lies below all. Only the audit, over closed cases, may see two of them together.
declare -A knows=(
    [base]="base"
    [definition]="base definition"
    [dash]="base dash"
    [dait]="base dait"
    [response]="base response"
    [audit]="base audit dash dait"
)
apart="dash dait response"

# The module a file belongs to: a source, a public header, or an object of the build. The kinds of
# ties and behaviours go with the definition, which alone asks for them.
module_of() { # PATH
    case $1 in
    lib/base/* | */lib/base/*) echo base ;;
    lib/model/* | */model/*.o) echo definition ;;
    lib/*/* | *.o)
        local folder
        folder=$(basename "$(dirname "$1")")
        [ -n "${knows[$folder]:-}" ] && echo "$folder" || echo unknown
        ;;
    include/darisk/dash.h | include/darisk/dash_*.h | include/darisk/marac.h) echo dash ;;
    include/darisk/dait.h | include/darisk/dait_*.h) echo dait ;;
    include/darisk/response.h | include/darisk/response_*.h) echo response ;;
    include/darisk/audit.h | include/darisk/audit_*.h) echo audit ;;
    include/darisk/allocator.h | include/darisk/column.h | include/darisk/date.h | \
        include/darisk/export.h | include/darisk/moment.h | include/darisk/provision.h | \
        include/darisk/stated.h | include/darisk/status.h | include/darisk/version.h) echo base ;;
    include/darisk/behaviour.h | include/darisk/circumstance.h | include/darisk/classification.h | \
        include/darisk/code_list.h | include/darisk/definition.h | \
        include/darisk/definition_policy.h | include/darisk/explanation.h | \
        include/darisk/finding.h | include/darisk/relationship.h) echo definition ;;
    *) echo unknown ;;
    esac
}

may_know() { # MODULE OTHER
    [[ " ${knows[$1]:-} " == *" $2 "* ]]
}
