/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#define _POSIX_C_SOURCE 200809L
#include "shell.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EXIT_NO_PROGRAM = 127 };

static void redirect(const char *name, int flags, int descriptor) {
    int file = open(name, flags, 0600);
    if (file < 0 || dup2(file, descriptor) < 0) {
        _exit(EXIT_FAILED);
    }
}

static void run_shell(const char *folder) {
    if (chdir(folder) != 0) {
        _exit(EXIT_FAILED);
    }
    redirect("/dev/null", O_RDONLY, STDIN_FILENO);
    redirect("/dev/null", O_WRONLY, STDOUT_FILENO);
    redirect("warnings", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    /* -init: the user's own start-up file must not change how a CSV is read. */
    execlp("sqlite3", "sqlite3", "-batch", "-init", "/dev/null", "staging.db",
           ".import --csv lines.csv staging", (char *)NULL);
    _exit(EXIT_NO_PROGRAM);
}

static FILE *open_warnings(const char *folder) {
    char name[4096];
    int length = snprintf(name, sizeof name, "%s/warnings", folder);
    return length > 0 && (size_t)length < sizeof name ? fopen(name, "r") : NULL;
}

static bool fail_with_warning(struct rms *rms, const char *folder) {
    char text[200] = "";
    FILE *file = open_warnings(folder);
    if (file != NULL) {
        if (fgets(text, sizeof text, file) != NULL) {
            text[strcspn(text, "\r\n")] = '\0';
        }
        fclose(file);
    }
    return rms_fail(rms, "sqlite3 cannot read %s: %s", rms->file, text);
}

bool shell_import(struct rms *rms, const char *folder) {
    pid_t child = fork();
    if (child < 0) {
        return rms_fail(rms, "cannot start sqlite3: %s", strerror(errno));
    }
    if (child == 0) {
        run_shell(folder);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return rms_fail(rms, "lost sqlite3: %s", strerror(errno));
        }
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_NO_PROGRAM) {
        return rms_fail(rms, "the program sqlite3, which reads the CSV, is not installed");
    }
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) || fail_with_warning(rms, folder);
}

/* One line of what the shell wrote: "lines.csv:12: expected 3 columns but found 2 - ..." */
static bool read_complaint(const char *text, struct shell_complaints *out) {
    static const char prefix[] = "lines.csv:";
    char *end = NULL;
    char reason[96];
    unsigned expected;
    unsigned found;
    const char *renamed = strstr(text, "\" to \"");
    if (text[0] == '"' && renamed != NULL) {
        snprintf(out->twice, sizeof out->twice, "%.*s", (int)(renamed - text - 1), text + 1);
        return true;
    }
    if (strncmp(text, prefix, sizeof prefix - 1) != 0) {
        return true;
    }
    long long line = strtoll(text + sizeof prefix - 1, &end, 10);
    if (line < 1 || end == NULL || strncmp(end, ": ", 2) != 0) {
        return true;
    }
    end += 2;
    if (sscanf(end, "expected %u columns but found %u", &expected, &found) == 2) {
        snprintf(reason, sizeof reason, "%u fields expected, %u found", expected, found);
        return lines_add(&out->shape, line, reason);
    }
    if (strncmp(end, "unescaped", 9) == 0) {
        return lines_add(&out->quotes, line, "a quote inside a quoted field is not doubled");
    }
    if (strncmp(end, "unterminated", 12) == 0) {
        out->unclosed = out->unclosed == 0 ? line : out->unclosed;
        return lines_add(&out->shape, line, "a quote is opened and never closed");
    }
    snprintf(reason, sizeof reason, "%.90s", end);
    return lines_add(&out->shape, line, reason);
}

bool shell_read_complaints(struct rms *rms, const char *folder, struct shell_complaints *out) {
    memset(out, 0, sizeof *out);
    FILE *file = open_warnings(folder);
    if (file == NULL) {
        return rms_fail(rms, "cannot read what sqlite3 said");
    }
    char *text = NULL;
    size_t size = 0;
    bool done = true;
    while (done && getline(&text, &size, file) > 0) {
        done = read_complaint(text, out);
    }
    free(text);
    fclose(file);
    return done || rms_fail(rms, "out of memory");
}

void shell_complaints_free(struct shell_complaints *complaints) {
    lines_free(&complaints->shape);
    lines_free(&complaints->quotes);
}
