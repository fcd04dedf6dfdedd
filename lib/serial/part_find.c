/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The people, incidents and victims of a part, each with a number by first appearance. */
#include "serial/counter.h"
#include "serial/distinct.h"
#include "serial/part.h"

static void find_people(struct darisk_serial_part *part) {
    const struct darisk_serial_table table = darisk_serial_table_new(part->table, part->count);
    part->person_count = 0;
    for (size_t i = 0; i < part->count; i++) {
        const uint64_t id = part->rows[i].person;
        size_t at = darisk_serial_table_place(&table, id, 0);
        if (id == 0) {
            part->person_of[i] = UINT32_MAX;
            continue;
        }
        while (table.places[at] != UINT32_MAX && part->person_ids[table.places[at]] != id)
            at = (at + 1) & table.last;
        if (table.places[at] == UINT32_MAX) {
            table.places[at] = (uint32_t)part->person_count;
            part->person_ids[part->person_count++] = id;
        }
        part->person_of[i] = table.places[at];
    }
    struct darisk_serial_person nobody = {.total = INT64_MIN, .last = DARISK_DATE_UNKNOWN};
    for (size_t i = 0; i < part->person_count; i++) {
        nobody.id = part->person_ids[i];
        *darisk_serial_part_person(part, i) = nobody;
    }
}

/* The number of an incident of a person. */
static uint32_t number_incident(struct darisk_serial_part *part,
                                const struct darisk_serial_table *table, uint64_t id,
                                uint32_t person) {
    size_t at = darisk_serial_table_place(table, id, person);
    for (; table->places[at] != UINT32_MAX; at = (at + 1) & table->last) {
        const struct darisk_serial_incident *incident = &part->incidents[table->places[at]];
        if (incident->id == id && incident->person == person)
            return table->places[at];
    }
    part->incidents[part->incident_count] = (struct darisk_serial_incident){
        .id = id,
        .gravity = 0,
        .date = DARISK_DATE_UNKNOWN,
        .all_date = DARISK_DATE_UNKNOWN,
        .person = person,
        .bits = DARISK_SERIAL_INCIDENT_FREQUENT | DARISK_SERIAL_INCIDENT_FREQUENT_CRIME,
    };
    table->places[at] = (uint32_t)part->incident_count;
    return (uint32_t)part->incident_count++;
}

/* A counted row to its incident, without a jump. A missing date is less than any. */
static void take_counted(const struct darisk_serial_question *question,
                         const struct darisk_serial_row *row,
                         struct darisk_serial_incident *incident) {
    const bool crime = row->offence != DARISK_OFFENCE_NOT_A_CRIME;
    const int64_t gravity = crime * question->weights[row->offence];
    incident->date = row->date > incident->date ? row->date : incident->date;
    incident->gravity = gravity > incident->gravity ? gravity : incident->gravity;
    incident->bits |=
        DARISK_SERIAL_INCIDENT_COUNTED | (crime ? DARISK_SERIAL_INCIDENT_CRIME : 0) |
        (row->offence == DARISK_OFFENCE_UNMAPPED ? DARISK_SERIAL_INCIDENT_UNMAPPED : 0) |
        (row->victim == 0 ? DARISK_SERIAL_INCIDENT_NO_VICTIM : 0);
}

static enum darisk_serial_class take_row(const struct darisk_serial_part *part,
                                         const struct darisk_serial_question *question,
                                         const struct darisk_serial_row *row,
                                         struct darisk_serial_incident *incident) {
    static const uint32_t BITS[] = {
        [DARISK_SERIAL_ROW_IS_CANCELLED] = DARISK_SERIAL_INCIDENT_CANCELLED,
        [DARISK_SERIAL_ROW_IS_SELF] = DARISK_SERIAL_INCIDENT_SELF,
        [DARISK_SERIAL_ROW_IS_FUTURE] = DARISK_SERIAL_INCIDENT_FUTURE,
    };
    const enum darisk_serial_class class = darisk_serial_class_of(row, question->as_of);
    if (class != DARISK_SERIAL_ROW_IS_COUNTED) {
        incident->bits |= BITS[class];
        return class;
    }
    incident->all_date = row->date > incident->all_date ? row->date : incident->all_date;
    if (part->dual != NULL && darisk_serial_is_dual(part->dual, row))
        return DARISK_SERIAL_ROW_IS_DUAL;
    take_counted(question, row, incident);
    return class;
}

void darisk_serial_find_incidents(struct darisk_serial_part *part,
                                  const struct darisk_serial_question *question) {
    find_people(part);
    const struct darisk_serial_table table = darisk_serial_table_new(part->table, part->count);
    part->incident_count = 0;
    for (size_t i = 0; i < part->count; i++) {
        const struct darisk_serial_row *row = &part->rows[i];
        if (row->person == 0) {
            part->classes[i] = DARISK_SERIAL_ROW_IS_NOBODYS;
            continue;
        }
        const uint32_t incident = number_incident(part, &table, row->incident, part->person_of[i]);
        part->incident_of[i] = incident;
        part->classes[i] = (uint8_t)take_row(part, question, row, &part->incidents[incident]);
    }
}

static uint32_t number_victim(struct darisk_serial_part *part,
                              const struct darisk_serial_table *table, uint64_t id,
                              uint32_t person) {
    size_t at = darisk_serial_table_place(table, id, person);
    for (; table->places[at] != UINT32_MAX; at = (at + 1) & table->last) {
        const struct darisk_serial_victim *victim = &part->victims[table->places[at]];
        if (victim->id == id && victim->person == person)
            return table->places[at];
    }
    part->victims[part->victim_count] =
        (struct darisk_serial_victim){.id = id, .last = DARISK_DATE_UNKNOWN, .person = person};
    table->places[at] = (uint32_t)part->victim_count;
    return (uint32_t)part->victim_count++;
}

/* The smallest group of a victim on any counted row, whatever the day (errata 7.1). */
static void take_group(struct darisk_serial_part *part, size_t row,
                       struct darisk_serial_victim *victim) {
    const uint64_t group = part->groups[row];
    if (group == 0)
        return;
    darisk_serial_part_person(part, victim->person)->marks |= DARISK_SERIAL_PERSON_GROUPED;
    if (victim->group == 0 || group < victim->group)
        victim->group = group;
}

static void take_victim(struct darisk_serial_part *part, const struct darisk_serial_table *table,
                        size_t row) {
    const darisk_date date = part->incidents[part->incident_of[row]].date;
    part->victim_of[row] = number_victim(part, table, part->rows[row].victim, part->person_of[row]);
    struct darisk_serial_victim *victim = &part->victims[part->victim_of[row]];
    victim->undated |= date == DARISK_DATE_UNKNOWN;
    victim->last = date > victim->last ? date : victim->last;
    if (part->groups != NULL)
        take_group(part, row, victim);
}

/* Keeps, of the rows that may be answered, those of victims who may be accused, too. Without a
 * jump, and all at once, since what is asked for lies anywhere in memory. */
static void keep_accused(struct darisk_serial_part *part) {
    size_t kept = 0;
    for (size_t i = 0; part->accused != NULL && i < part->answerable_count; i++) {
        const uint32_t row = part->answerable[i];
        part->answerable[kept] = row;
        kept += darisk_serial_is_accused(part->accused, part->rows[row].victim);
    }
    part->answerable_count = kept;
}

/* Victims who are in no window are not told apart, where nothing but windows asks for them.
 * EXCLUDE_DUAL takes away no flag, so its rows may be answered as well. */
void darisk_serial_find_victims(struct darisk_serial_part *part,
                                const struct darisk_serial_question *question) {
    const struct darisk_serial_table table = darisk_serial_table_new(part->table, part->count);
    const darisk_date earliest = part->groups != NULL ? DARISK_SERIAL_NO_START : question->victims;
    size_t count = 0;
    part->victim_count = part->answerable_count = 0;
    /* Who is in a window nobody can foresee: first all of them without a jump, then what is done.
     */
    for (size_t i = 0; i < part->count; i++) {
        part->victim_of[i] = DARISK_SERIAL_NO_VICTIM;
        if (part->classes[i] < DARISK_SERIAL_ROW_IS_DUAL || part->rows[i].victim == 0)
            continue;
        const struct darisk_serial_incident *incident = &part->incidents[part->incident_of[i]];
        part->answerable[part->answerable_count] = (uint32_t)i;
        part->answerable_count += incident->all_date > question->look_back;
        if (part->accused != NULL)
            darisk_serial_accused_fetch(part->accused, part->rows[i].victim);
        part->order[count] = i;
        count += (part->classes[i] == DARISK_SERIAL_ROW_IS_COUNTED) &
                 ((incident->date > earliest) | (incident->date == DARISK_DATE_UNKNOWN));
    }
    for (size_t i = 0; i < count; i++)
        take_victim(part, &table, (size_t)part->order[i]);
    keep_accused(part);
    part->units = part->victims;
    part->unit_count = part->victim_count;
    if (part->groups != NULL)
        darisk_serial_join_groups(part);
}
