/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The rules of serial perpetrators once more, in the most obvious way: loops over rows, searches
 * for "seen before", a look at every pair of dates. It sorts nothing, keeps nothing and shares no
 * line with the library. It is for a handful of rows: the enumeration asks the library the same
 * and waits for a difference. It reads worlds that are valid; what must be refused (an alias
 * cycle, bands that fall) is not its business. Numbers such as 2.4 are those of the readings of
 * the rules, R7 those of the rules themselves. */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MODEL_ROWS = 64,
    MODEL_IDS = 16,
    MODEL_PAIRS = 64,
    MODEL_CODES = 4,
    MODEL_THRESHOLDS = 8,
    MODEL_BANDS = 6
};

#define MODEL_NO_DATE  INT32_MIN
#define MODEL_NO_TOTAL INT64_MIN

/* ---- What goes in ---- */

enum { MODEL_SUSPECT = 1, MODEL_OFFENDER, MODEL_OTHER };
enum { MODEL_OPEN = 1, MODEL_CANCELLED, MODEL_NO_CRIME };

/* The code of a row: none, one of the table (1 is the first), or one the table lacks. */
enum { MODEL_CODE_NONE = 0, MODEL_CODE_UNMAPPED = 255 };

typedef struct model_row {
    uint64_t incident, perpetrator, victim;
    int32_t from, to;
    uint8_t role, status, is_da, code;
    uint64_t group;
    uint8_t grade;
} model_row;

typedef struct model_alias {
    uint64_t child, parent;
} model_alias;

typedef struct model_fact {
    uint64_t person;
    uint8_t on_programme, unsuitable;
} model_fact;

typedef struct model_referral {
    uint64_t perpetrator, victim;
    int32_t day;
} model_referral;

typedef struct model_review {
    uint64_t victim;
    int32_t day;
} model_review;

typedef enum model_unit { MODEL_MONTHS, MODEL_DAYS, MODEL_UNLIMITED } model_unit;

typedef struct model_window {
    model_unit unit;
    int32_t length;
} model_window;

typedef enum model_measure {
    MODEL_INCIDENTS,
    MODEL_CRIMES,
    MODEL_VICTIMS,
    MODEL_SAME_VICTIM,
    MODEL_PEAK
} model_measure;

typedef struct model_threshold {
    const char *name;
    model_measure measure;
    uint32_t least;
    model_window window;
} model_threshold;

enum { MODEL_RECENCY, MODEL_FREQUENCY, MODEL_GRAVITY, MODEL_PEOPLE, MODEL_COMPONENTS };

typedef struct model_band {
    int64_t bound, points;
} model_band;

typedef enum model_score {
    MODEL_SCORE_NONE,
    MODEL_SCORE_BANDS,
    MODEL_SCORE_QUANTILES,
    MODEL_SCORE_GRAVITY
} model_score;

typedef enum model_cohort {
    MODEL_COHORT_NONE,
    MODEL_COHORT_MET,
    MODEL_COHORT_TOP_K,
    MODEL_COHORT_TOP_BP,
    MODEL_COHORT_TOTAL
} model_cohort;

typedef struct model_policy {
    model_window look_back, serial_window, peak_window;
    uint32_t serial_victims;
    model_threshold thresholds[MODEL_THRESHOLDS];
    size_t threshold_count;
    bool any;
    model_score score;
    int64_t quantiles;
    int64_t weights[MODEL_COMPONENTS];
    model_band bands[MODEL_COMPONENTS][MODEL_BANDS];
    size_t band_counts[MODEL_COMPONENTS];
    bool sum_all;
    int32_t half_life;
    bool one_per_pair_per_day, exclude_dual, qualify;
    model_cohort cohort;
    int64_t cohort_value;
} model_policy;

/* What a world is asked under: the day, the policy and the gravity table, in thousandths of a day.
 */
typedef struct model_setting {
    const char *name;
    int32_t as_of;
    model_policy policy;
    int64_t weights[MODEL_CODES];
    size_t code_count;
    int64_t non_crime;
    int32_t quiet_months, counted_months; /* R14 */
} model_setting;

typedef struct model_world {
    const model_setting *setting;
    const model_row *rows;
    size_t row_count;
    const model_alias *aliases;
    size_t alias_count;
    const model_fact *facts;
    size_t fact_count;
    const model_referral *referrals;
    size_t referral_count;
    const model_review *reviews;
    size_t review_count;
} model_world;

/* ---- What comes out ---- */

typedef enum model_result {
    MODEL_NOT_STATED,
    MODEL_NOT_MET,
    MODEL_INDETERMINATE,
    MODEL_MET
} model_result;

enum {
    MODEL_FLAG_COUNTER = 1,
    MODEL_FLAG_DUAL = 2,
    MODEL_FLAG_UNDATED = 4,
    MODEL_FLAG_FUTURE = 8,
    MODEL_FLAG_UNMAPPED = 16,
    MODEL_FLAG_CONNECTION_UNKNOWN = 32,
    MODEL_FLAG_SELF_LINK = 64,
    MODEL_FLAG_MERGED = 128,
    MODEL_FLAG_CANCELLED = 256
};

typedef struct model_bounds {
    uint32_t low, high;
    model_result result;
} model_bounds;

typedef struct model_person {
    uint64_t id;
    bool scored;
    uint32_t incidents, crimes, victims;
    int64_t gravity;
    bool gravity_partial;
    int32_t last_date, recency_days;
    uint32_t peak, undated, future, cancelled, self_link, unmapped, no_victim;
    model_bounds serial;
    model_bounds thresholds[MODEL_THRESHOLDS];
    model_result combined;
    uint16_t flags;
    int64_t points[MODEL_COMPONENTS];
    int64_t total;
    uint32_t rank;
    bool selected, advice;
} model_person;

typedef struct model_victim {
    uint64_t id;
    model_result quiet;
    uint32_t incidents, undated;
    int32_t last_date, days_quiet;
    uint8_t last_grade;
} model_victim;

typedef struct model_pair {
    uint64_t person, victim;
    model_bounds incidents, crimes; /* their results are not used */
    model_result repeat, escalation_5_3, escalation_3;
} model_pair;

typedef struct model_answer {
    uint64_t overflow; /* 5.10: the least person whose gravity or total does not fit, or 0. Where
                          there is one, nothing else is stated. */
    model_person persons[MODEL_IDS]; /* in the order of 9.5 */
    size_t person_count;
    model_victim victims[MODEL_IDS]; /* those listed, by id */
    size_t victim_count;
    model_pair pairs[MODEL_PAIRS]; /* by ids */
    size_t pair_count;
    uint32_t scored, selected;
    uint32_t ignored_rows, rows_without_perpetrator, reversed_rows;
} model_answer;

/* The defaults of 6.1, and the bands of R13. */
model_policy model_policy_default(void);

/* Everything about a world. */
void model_ask(const model_world *world, model_answer *answer);

#endif
