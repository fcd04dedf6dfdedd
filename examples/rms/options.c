/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "options.h"

#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: rms --database NEW.db [options] FILE.csv\n"
    "\n"
    "Imports a CSV of incidents into a new SQLite database, classifies every pair of people in\n"
    "it, writes outcome, provision and findings back, and prints a report.\n"
    "\n"
    "  --database FILE      the database to make; it must not exist yet\n"
    "  --codes LIST         the ties are codes of nibrs, shr or ptpr (default: our own keys)\n"
    "  --jurisdiction KEY   whose police flag it (default: england_and_wales)\n"
    "  --definition KEY     one definition for every row (default: the one in force on the day\n"
    "                       of the record)\n"
    "  --column OUR=THEIRS  their name for one of our columns; OUR= leaves that column out\n"
    "  --assessments FILE   calls, background checks, DASH forms and reviews of these incidents\n"
    "  --as-of DAY          the day on which it is asked what is due, and who is ranked (default:\n"
    "                       the day of the last call, and of the last record)\n"
    "  --gravity FILE       how grave offences are: columns code and weight\n"
    "  --gravity-edition TEXT  which table that is\n"
    "  --gravity-source TEXT   where it is from; ons stands for the line that the Office for\n"
    "                       National Statistics asks for\n"
    "  --policy NAME        rank perpetrators by this preset, or by the policy in this file; up "
    "to\n"
    "                       four (default: essex-2014-phase1, and libdarisk-ref-1 or, without\n"
    "                       --gravity, the same without gravity)\n"
    "  --brief              a report without explanations and lists\n"
    "  --quiet              no progress and no report\n"
    "  --help, --version\n"
    "\n"
    "exit code: 0 every row was taken; 1 it failed; 2 wrong usage; 3 some rows were rejected\n"
    "(they are in the table rejected, with line, column and reason)\n";

static const char ons_source[] = "Source: Office for National Statistics licensed under the Open"
                                 " Government Licence v.3.0";

static bool wrong(const char *option, const char *value, int *code) {
    fprintf(stderr, "rms: --%s does not know \"%s\"; try rms --help\n", option, value);
    *code = EXIT_USAGE;
    return false;
}

/* Keys are capitals with underscores; people type nibrs or england-and-wales. */
static void as_key(const char *text, char *key, size_t size) {
    size_t i = 0;
    for (; text[i] != '\0' && i + 1 < size; i++) {
        key[i] = text[i] == '-' ? '_' : (char)toupper((unsigned char)text[i]);
    }
    key[i] = '\0';
}

static bool read_column(const char *text, struct options *out, int *code) {
    const char *equals = strchr(text, '=');
    size_t length = equals == NULL ? 0 : (size_t)(equals - text);
    if (length == 0 || length >= sizeof out->column[0].ours || out->columns == OPTIONS_COLUMNS) {
        return wrong("column", text, code);
    }
    memcpy(out->column[out->columns].ours, text, length);
    out->column[out->columns].ours[length] = '\0';
    out->column[out->columns].theirs = equals + 1;
    out->columns++;
    return true;
}

static bool read_option(int option, const char *value, struct options *out, int *code) {
    char key[64];
    if (value != NULL) {
        as_key(value, key, sizeof key);
    }
    switch (option) {
    case 'd':
        out->database = value;
        return true;
    case 'c':
        return darisk_code_list_from_text(key, &out->codes) == DARISK_OK ||
               wrong("codes", value, code);
    case 'j':
        return darisk_jurisdiction_from_text(key, &out->jurisdiction) == DARISK_OK ||
               wrong("jurisdiction", value, code);
    case 'n':
        return darisk_definition_from_text(key, &out->definition) == DARISK_OK ||
               wrong("definition", value, code);
    case 'a':
        out->assessments = value;
        return true;
    case 't':
        return darisk_date_from_text(value, &out->as_of) == DARISK_OK ||
               wrong("as-of", value, code);
    case 'm':
        return read_column(value, out, code);
    case 'g':
        out->gravity = value;
        return true;
    case 'e':
        out->gravity_edition = value;
        return true;
    case 's':
        out->gravity_source = strcmp(value, "ons") == 0 ? ons_source : value;
        return true;
    case 'p':
        return out->policies < OPTIONS_POLICIES ? (out->policy[out->policies++] = value, true)
                                                : wrong("policy", value, code);
    case 'b':
        out->brief = true;
        return true;
    case 'q':
        out->quiet = true;
        return true;
    case 'h':
        fputs(usage, stdout);
        *code = EXIT_ALL_TAKEN;
        return false;
    case 'v':
        printf("rms, an example of libdarisk %s, rules %u\n", darisk_version_text(),
               (unsigned)darisk_rules_version());
        *code = EXIT_ALL_TAKEN;
        return false;
    default:
        fputs("try rms --help\n", stderr);
        *code = EXIT_USAGE;
        return false;
    }
}

bool options_read(int argc, char **argv, struct options *out, int *code) {
    static const struct option names[] = {{"database", required_argument, NULL, 'd'},
                                          {"codes", required_argument, NULL, 'c'},
                                          {"jurisdiction", required_argument, NULL, 'j'},
                                          {"definition", required_argument, NULL, 'n'},
                                          {"column", required_argument, NULL, 'm'},
                                          {"assessments", required_argument, NULL, 'a'},
                                          {"as-of", required_argument, NULL, 't'},
                                          {"gravity", required_argument, NULL, 'g'},
                                          {"gravity-edition", required_argument, NULL, 'e'},
                                          {"gravity-source", required_argument, NULL, 's'},
                                          {"policy", required_argument, NULL, 'p'},
                                          {"brief", no_argument, NULL, 'b'},
                                          {"quiet", no_argument, NULL, 'q'},
                                          {"help", no_argument, NULL, 'h'},
                                          {"version", no_argument, NULL, 'v'},
                                          {NULL, 0, NULL, 0}};
    memset(out, 0, sizeof *out);
    out->as_of = DARISK_DATE_UNKNOWN;
    out->jurisdiction = DARISK_JURISDICTION_ENGLAND_AND_WALES;
    for (int option; (option = getopt_long(argc, argv, "", names, NULL)) != -1;) {
        if (!read_option(option, optarg, out, code)) {
            return false;
        }
    }
    if (out->database == NULL || optind + 1 != argc) {
        fprintf(stderr, "rms: %s; try rms --help\n",
                out->database == NULL ? "--database is missing" : "name one CSV file");
        *code = EXIT_USAGE;
        return false;
    }
    if ((out->gravity == NULL) != (out->gravity_edition == NULL)) {
        fputs("rms: --gravity and --gravity-edition go together; try rms --help\n", stderr);
        *code = EXIT_USAGE;
        return false;
    }
    out->file = argv[optind];
    return true;
}
