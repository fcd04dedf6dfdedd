# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The prose of docs/law/README.md that no table can give."""

OPENING = """\
Each rule of the library has a clause behind it, and each clause has cases. These pages put the three
side by side: what the clause says in our own words, what the library makes of it, and the golden
cases that rest on it. They are no legal advice, and they are not the text of the law.
"""

READING_THE_PAGES = """\
A clause is *law* (an Act or a judgment), *guidance* (a circular, a protocol, prosecution guidance) or
a *reading*: our choice where the sources are silent or disagree. A reading is never presented as law.
What we know but have not checked against the text is marked as not verified.

The outcome of a case is the least of four parts (in force, age, relationship, behaviour), where
excluded is less than review and review less than qualifies. Unknown is never no. Review means: treat
it as domestic abuse until a person has decided.
"""

# The part columns of the table of definitions, in words.
PARTS = {
    "whole": "The whole",
    "in_force": "The part in force",
    "age": "The age part",
    "relationship": "The relationship part",
    "behaviour": "The behaviour part",
}

NOT_ENCODED = [
    ["Risk, history, time since a separation, how often the two meet",
     "No definition asks for them. Guidance that did was criticised for it, so they have no field."],
    ["Place, sex, sexuality, consent or support of the victim",
     "No definition asks for them."],
    ["Whether it is a crime",
     "Incidents count. The Scottish protocol's \"might be criminal\" is a low bar that a person considers; a finding says so."],
    ["Intent, recklessness, what the perpetrator knew or ought to have known",
     "They belong to the offences of 2015 and 2018 and to a court. `QUALIFIES` for an offence means that the limbs tested here are met."],
    ["Serious effect on the victim (section 76), harm that a reasonable person would expect (Scotland)",
     "The same."],
    ["Defences",
     "The same."],
    ["Whether a notice is necessary, and the rank of the officer who gives it",
     "They belong to the notices of 2014 and 2024 and to the officer who decides."],
    ["Pilot areas of the notice of 2024",
     "The library knows no places; the force knows whether it is in the pilot."],
    ["Parties to the same family proceedings (Family Law Act 1996 s.62(3)(g))",
     "No kind of tie stands for it; such parties nearly always have another tie as well."],
    ["Neglect as a type",
     "For homicide reviews it is recorded as other abuse."],
    ["The death, for a homicide review",
     "Asking the question supposes it."],
    ["A family tree",
     "The library takes the kind of tie that a person recorded; it does not work out who is a relative of whom."],
    ["Time limits for prosecution or for applications",
     "They do not decide what the behaviour is."],
    ["Northern Ireland",
     "Its text is not verified; see below."],
    ["The Scottish protection notices of 2021 (`SCO_DAPN_2021`)",
     "Not in force on any day in the text that was found."],
    ["The statistics of the ONS and the FBI's groupings",
     "They group ties for counting, differ from each other, and are no definition. Their codes are mapped to kinds of tie, and ambiguous codes to unknown."],
]
