# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# C sources without comments and without what stands in string and character literals:
# "file:line:code".
FNR == 1 { in_comment = 0 }
{
    code = ""
    end = length($0)
    for (i = 1; i <= end; i++) {
        one = substr($0, i, 1)
        two = substr($0, i, 2)
        if (in_comment) {
            if (two == "*/") {
                in_comment = 0
                i++
            }
        } else if (two == "/*") {
            in_comment = 1
            i++
            code = code " "
        } else if (two == "//") {
            break
        } else if (one == "\"" || one == "'") {
            for (i++; i <= end && substr($0, i, 1) != one; i++)
                if (substr($0, i, 1) == "\\")
                    i++
            code = code one one
        } else {
            code = code one
        }
    }
    print FILENAME ":" FNR ":" code
}
