/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file serial_policy.h
 * By what rules perpetrators are counted, scored and ranked: windows, thresholds, bands, weights
 * and the rule for who is shown first. A policy is data, written as text.
 *
 * Each line is a key and its values, with one blank between words and a line feed at the end. A
 * line that starts with # is a comment; blank lines say nothing. The order is free, and a key
 * stands once at most, but for `threshold` and `band`. What is left out is as shown here; only
 * `policy` must be there.
 *
 *     policy NAME                 a-z, 0-9 and -, to 64 bytes
 *     look_back 24 months         N months (1 to 1200), N days (1 to 36600) or unlimited
 *     serial_window 36 months     the same
 *     serial_victims 2
 *     peak_window 3 months        not unlimited
 *     threshold NAME MEASURE at_least K in WINDOW
 *                                 eight at most, names a-z, 0-9 and _, to 32 bytes, each once and
 *                                 none "serial"; MEASURE is incidents, crimes, victims,
 *                                 same_victim, or peak: the most incidents in any window of that
 *                                 length within the look-back
 *     thresholds all              all or any
 *     score none                  none, bands, quantiles Q or gravity
 *     weight COMPONENT 1          COMPONENT is recency, frequency, gravity or victims
 *     band COMPONENT BOUND POINTS
 *     gravity_incident max        max or sum_all
 *     half_life 0                 days; 0 is off
 *     one_per_pair_per_day no     yes or no
 *     exclude_dual no             yes or no
 *     qualify no                  yes or no: scored only if the thresholds are met
 *     cohort none                 none, met, top_k K, top_bp BP or total_at_least T
 *     gravity_edition none        none, or the text of an edition to the end of the line
 *
 * The bands given for a component, in increasing order and 32 at most, replace those it would have,
 * which are those of `libdarisk-ref-1`; `band COMPONENT none` leaves it without. Bounds of gravity
 * are in thousandths of a day. Numbers are decimal digits without sign or leading 0. */
#ifndef DARISK_SERIAL_POLICY_H
#define DARISK_SERIAL_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "darisk/allocator.h"
#include "darisk/export.h"
#include "darisk/provision.h"
#include "darisk/status.h"

/** The most bytes of the text of a policy. @since 0.1 */
#define DARISK_SERIAL_POLICY_TEXT_LAST 65536
/** The most thresholds of a policy. @since 0.1 */
#define DARISK_SERIAL_THRESHOLDS_LAST 8
/** The most bands of one component. @since 0.1 */
#define DARISK_SERIAL_BANDS_LAST 32

/** A policy. Opaque; it never changes once it is made, so threads may share it. @since 0.1 */
typedef struct darisk_serial_policy darisk_serial_policy;

/** Where and why a text was refused. @since 0.1 */
typedef struct darisk_serial_policy_report {
    uint32_t struct_size; /**< sizeof(darisk_serial_policy_report), set by the caller */
    uint32_t unused;      /**< 0 */
    size_t line;          /**< from 1; 0 where it is no single line */
    size_t column;        /**< the byte of that line, from 1; 0 where it is the whole line */
    const char *key;      /**< the key of the line, or NULL; owned by the library */
    const char *message;  /**< what was expected, or NULL; owned by the library */
} darisk_serial_policy_report;

/** Whom a preset is about. @since 0.1 */
typedef enum darisk_serial_preset_kind {
    DARISK_SERIAL_PRESET_NOT_SET = 0,
    DARISK_SERIAL_PRESET_PERSON = 1, /**< a perpetrator: it is a policy */
    DARISK_SERIAL_PRESET_PAIR = 2    /**< a perpetrator and a victim: the query of pairs answers it */
} darisk_serial_preset_kind;

/** One rule that somebody published, or that is ours. A const record owned by the library; fields
 * may be added at the end. @since 0.1 */
typedef struct darisk_serial_preset {
    const char *id; /**< such as "essex-2014-phase1"; kept for ever */
    darisk_serial_preset_kind kind;
    const char *says;  /**< the rule, in our words */
    const char *basis; /**< what is published, and by whom; NULL where nothing is */
    const char *ours;  /**< what the library adds where the source is silent */
    const darisk_provision *provision;
    const char *policy; /**< the text, without an edition; NULL where the kind is PAIR */
    bool needs_gravity; /**< its bounds or its order mean something only with one gravity table */
} darisk_serial_preset;

DARISK_BEGIN_DECLS

/** Reads and checks the text of a policy. There is no other way to make one.
 * @param text       need not end in a NUL, and may have none in it
 * @param size       its bytes
 * @param allocator  NULL for malloc and free
 * @param report     may be NULL; where given, filled in whatever the status but #DARISK_ERROR_NULL
 *                   and #DARISK_ERROR_STRUCT_SIZE
 * @param out        the caller's, to be given to darisk_serial_policy_free(); untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_ALLOCATOR;
 *         #DARISK_ERROR_MEMORY; #DARISK_ERROR_SERIAL_POLICY_LINE for a line of another form, a key
 *         twice, a text that is too long or has no line `policy`;
 *         #DARISK_ERROR_SERIAL_POLICY_VALUE for a word or number that its key does not take;
 *         #DARISK_ERROR_SERIAL_POLICY_BANDS where bounds do not increase, points of recency rise
 *         or those of another component fall; #DARISK_ERROR_SERIAL_POLICY_OVERFLOW where the
 *         greatest total, by bands or by quantiles, is above INT64_MAX;
 *         #DARISK_ERROR_SERIAL_POLICY_COHORT for a cohort that needs a score, without one.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_serial_policy_read(
    const char *text, size_t size, const darisk_allocator *allocator,
    darisk_serial_policy_report *report, darisk_serial_policy **out);

/** Frees a policy. NULL does nothing. @since 0.1 */
DARISK_API void darisk_serial_policy_free(darisk_serial_policy *policy);

/** The policy as text: every key once, in the order above, what was left out written out, the
 * thresholds and bands as given, no comments. Two policies with the same text are the same policy.
 * @return owned by the policy; NULL for NULL.
 * @since 0.1 */
DARISK_API const char *darisk_serial_policy_text(const darisk_serial_policy *policy);

/** The name of a policy; NULL for NULL. @since 0.1 */
DARISK_API const char *darisk_serial_policy_id(const darisk_serial_policy *policy);

/** The SHA-256 of darisk_serial_policy_text() as 64 digits; NULL for NULL. @since 0.1 */
DARISK_API const char *darisk_serial_policy_digest(const darisk_serial_policy *policy);

/** The only edition of a gravity table that a policy may be used with; NULL where it names none.
 * @since 0.1 */
DARISK_API const char *darisk_serial_policy_gravity_edition(const darisk_serial_policy *policy);

/** How many thresholds a policy has; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_serial_policy_threshold_count(const darisk_serial_policy *policy);

/** The name of a threshold, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const char *darisk_serial_policy_threshold_name(const darisk_serial_policy *policy,
                                                           size_t index);

/** How many presets there are. @since 0.1 */
DARISK_API size_t darisk_serial_preset_count(void);

/** One preset, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_serial_preset *darisk_serial_preset_at(size_t index);

/** The preset with this id; NULL where there is none, or for NULL. @since 0.1 */
DARISK_API const darisk_serial_preset *darisk_serial_preset_find(const char *id);

/** Makes the policy of a preset.
 * @param id               of a preset of persons
 * @param gravity_edition  the edition of the caller's gravity table, to which the policy is tied;
 *                         NULL ties it to none, which a preset that needs one does not take
 * @param allocator        NULL for malloc and free
 * @param out              as in darisk_serial_policy_read()
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_ALLOCATOR;
 *         #DARISK_ERROR_MEMORY; #DARISK_ERROR_SERIAL_PRESET for an id that is no preset of
 *         persons; #DARISK_ERROR_GRAVITY_EDITION for an edition that is none, or left out.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_serial_preset_policy(
    const char *id, const char *gravity_edition, const darisk_allocator *allocator,
    darisk_serial_policy **out);

/** How many sources the rules of perpetrators have. @since 0.1 */
DARISK_API size_t darisk_serial_provision_count(void);

/** One source, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_provision *darisk_serial_provision_at(size_t index);

/** The source with this key; NULL where there is none, or for NULL. @since 0.1 */
DARISK_API const darisk_provision *darisk_serial_provision_find(const char *key);

DARISK_END_DECLS

#endif
