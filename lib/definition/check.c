/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition/check.h"

#define GIVEN_ALL                                                                                  \
    (DARISK_GIVEN_RECORDED_ON | DARISK_GIVEN_CONDUCT_ON | DARISK_GIVEN_VICTIM_AGE |                \
     DARISK_GIVEN_PERPETRATOR_AGE | DARISK_GIVEN_VICTIM_BORN | DARISK_GIVEN_PERPETRATOR_BORN)

/* The odd bits of two-bit answers: an answer with both bits set is none. */
#define ANSWER_LOW      UINT32_C(0x5555)
#define ANSWERS_UNKNOWN (~UINT32_C(0) << (2 * DARISK_CIRCUMSTANCE_LAST))

/* One of the two people: what is given of the age, and where it goes. */
struct person {
    uint32_t age_bit;
    uint32_t born_bit;
    darisk_age age;
    darisk_date born;
    darisk_status age_error;
    darisk_status born_error;
};

static bool given(const darisk_facts *facts, uint32_t bit) {
    return (facts->given & bit) != 0;
}

/* A value that is filled in without its bit would be lost silently. */
static bool filled_but_not_given(const darisk_facts *facts) {
    return (!given(facts, DARISK_GIVEN_RECORDED_ON) && facts->recorded_on != 0) ||
           (!given(facts, DARISK_GIVEN_CONDUCT_ON) && facts->conduct_on != 0) ||
           (!given(facts, DARISK_GIVEN_VICTIM_BORN) && facts->victim_born != 0) ||
           (!given(facts, DARISK_GIVEN_PERPETRATOR_BORN) && facts->perpetrator_born != 0) ||
           (!given(facts, DARISK_GIVEN_VICTIM_AGE) &&
            (facts->victim_age.lowest | facts->victim_age.highest) != 0) ||
           (!given(facts, DARISK_GIVEN_PERPETRATOR_AGE) &&
            (facts->perpetrator_age.lowest | facts->perpetrator_age.highest) != 0);
}

static darisk_status check_sets(const darisk_facts *facts) {
    uint32_t low = facts->circumstances & ANSWER_LOW;
    uint32_t high = facts->circumstances >> 1 & ANSWER_LOW;
    if ((facts->relationships & ~DARISK_RELATIONSHIPS_ALL) != 0)
        return DARISK_ERROR_RELATIONSHIP;
    if ((facts->behaviours & ~DARISK_BEHAVIOURS_ALL) != 0)
        return DARISK_ERROR_BEHAVIOUR;
    if ((low & high) != 0 || (facts->circumstances & ANSWERS_UNKNOWN) != 0)
        return DARISK_ERROR_CIRCUMSTANCE;
    return DARISK_OK;
}

static darisk_status check_days(const darisk_facts *facts) {
    if (given(facts, DARISK_GIVEN_RECORDED_ON) && !darisk_date_is_valid(facts->recorded_on))
        return DARISK_ERROR_RECORDED_ON;
    if (given(facts, DARISK_GIVEN_CONDUCT_ON) && !darisk_date_is_valid(facts->conduct_on))
        return DARISK_ERROR_CONDUCT_ON;
    return DARISK_OK;
}

/* The age of one person at the conduct, as a range; 0 to 130 where it is not known. */
static darisk_status check_person(const darisk_facts *facts, const struct person *who,
                                  darisk_age *age, bool *birth_without_day) {
    int32_t years;
    *age = (darisk_age){0, DARISK_AGE_LAST};
    if (given(facts, who->age_bit) && given(facts, who->born_bit))
        return DARISK_ERROR_AGE_AND_BIRTH;
    if (given(facts, who->age_bit)) {
        if (who->age.lowest > who->age.highest || who->age.highest > DARISK_AGE_LAST)
            return who->age_error;
        *age = who->age;
    } else if (given(facts, who->born_bit)) {
        if (!darisk_date_is_valid(who->born))
            return who->born_error;
        if (!given(facts, DARISK_GIVEN_CONDUCT_ON)) {
            *birth_without_day = true;
            return DARISK_OK;
        }
        if (darisk_date_age(who->born, facts->conduct_on, &years) != DARISK_OK)
            return who->born_error;
        *age = (darisk_age){(uint8_t)years, (uint8_t)years};
    }
    return DARISK_OK;
}

static darisk_status check_people(const darisk_facts *facts, struct darisk_case *c,
                                  bool *birth_without_day) {
    const struct person victim = {DARISK_GIVEN_VICTIM_AGE, DARISK_GIVEN_VICTIM_BORN,
                                  facts->victim_age,       facts->victim_born,
                                  DARISK_ERROR_VICTIM_AGE, DARISK_ERROR_VICTIM_BORN};
    const struct person perpetrator = {DARISK_GIVEN_PERPETRATOR_AGE, DARISK_GIVEN_PERPETRATOR_BORN,
                                       facts->perpetrator_age,       facts->perpetrator_born,
                                       DARISK_ERROR_PERPETRATOR_AGE, DARISK_ERROR_PERPETRATOR_BORN};
    darisk_age age;
    darisk_status status = check_person(facts, &victim, &age, birth_without_day);
    if (status != DARISK_OK)
        return status;
    c->victim_lowest = age.lowest;
    c->victim_highest = age.highest;
    status = check_person(facts, &perpetrator, &age, birth_without_day);
    c->perpetrator_lowest = age.lowest;
    c->perpetrator_highest = age.highest;
    if (status == DARISK_OK && facts->victim != 0 && facts->victim == facts->perpetrator)
        return DARISK_ERROR_SAME_PERSON;
    return status;
}

darisk_status darisk_facts_check(const darisk_facts *facts, struct darisk_case *c,
                                 bool *birth_without_day) {
    darisk_status status;
    if ((facts->given & ~(uint32_t)GIVEN_ALL) != 0 || filled_but_not_given(facts))
        return DARISK_ERROR_GIVEN;
    status = check_sets(facts);
    if (status == DARISK_OK)
        status = check_days(facts);
    if (status == DARISK_OK)
        status = check_people(facts, c, birth_without_day);
    if (status != DARISK_OK)
        return status;
    c->relationships = facts->relationships != 0
                           ? facts->relationships
                           : DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_UNKNOWN);
    c->behaviours = facts->behaviours;
    c->circumstances = facts->circumstances;
    c->day = DARISK_DATE_UNKNOWN;
    return DARISK_OK;
}

darisk_date darisk_facts_day(const darisk_facts *facts, darisk_day_basis basis) {
    bool recorded = basis == DARISK_DAY_BASIS_RECORDED;
    if (!given(facts, recorded ? DARISK_GIVEN_RECORDED_ON : DARISK_GIVEN_CONDUCT_ON))
        return DARISK_DATE_UNKNOWN;
    return recorded ? facts->recorded_on : facts->conduct_on;
}
