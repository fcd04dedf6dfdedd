# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# The structs of the public headers: "struct member", one a line, in their order. Its input is the
# text after the preprocessor, one statement or brace a line.
/typedef struct [a-z0-9_]+ *\{/ { name = $3; next }
name == "" { next }
/^ *\}/ { name = ""; next }
/\(\*/ {
    sub(/.*\(\* */, "")
    sub(/\).*/, "")
    print name, $1
    next
}
/;/ {
    sub(/ *;.*/, "")
    sub(/ *\[.*/, "")
    sub(/.*[ *]/, "")
    print name, $0
}
