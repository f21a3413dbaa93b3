/* save.c - a report of a sitting as a file to take away. */
#include "past.h"

#include "leadquiz/clock.h"
#include "leadquiz/report.h"
#include "leadquiz/translate.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TRIES = 100, STEM_BYTES = 160 };

static const enum report_format formats[] = {REPORT_PDF,      REPORT_HTML, REPORT_TEXT,
                                             REPORT_MARKDOWN, REPORT_JSON, REPORT_CSV};
enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

static const char *describe(enum report_format format) {
    switch (format) {
    case REPORT_PDF: return _("PDF, one page to print");
    case REPORT_HTML: return _("HTML, for a web browser");
    case REPORT_TEXT: return _("Plain text");
    case REPORT_MARKDOWN: return _("Markdown");
    case REPORT_JSON: return _("JSON, for programs");
    case REPORT_CSV: return _("CSV, for spreadsheets");
    default: return "";
    }
}

static enum step ask_format(struct past *past, enum report_format *format) {
    char reply[REPLY_BYTES];
    int number = 0;
    talk_blank(past->talk);
    for (int i = 0; i < FORMAT_COUNT; i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%d", i + 1);
        talk_entry(past->talk, mark, describe(formats[i]));
    }
    for (;;) {
        enum step step = talk_ask(
            past->talk, _("In which form? Type a number, or press Enter for none (q leave)."),
            reply, past->error);
        if (step != STEP_ON)
            return step;
        if (talk_is(reply, 'q'))
            return STEP_LEAVE;
        if (reply[0] == '\0' || talk_is(reply, 'b'))
            return STEP_BACK;
        if (text_to_int(reply, strlen(reply), &number) && number >= 1 && number <= FORMAT_COUNT) {
            *format = formats[number - 1];
            return STEP_ON;
        }
        talk_format(past->talk, _("Please type 1 to %d."), FORMAT_COUNT);
    }
}

/* A code name as part of a file's name: letters and digits, the rest as hyphens. */
static void make_stem(const struct history *history, int entry, char out[STEM_BYTES]) {
    char date[32];
    clock_iso_date(history->entries[entry].sitting.finished, date, sizeof date);
    const char *name = history->person.name;
    snprintf(out, STEM_BYTES, "leadquiz%s%s-%s", name[0] != '\0' ? "-" : "", name, date);
    for (char *at = out; *at != '\0'; at++) {
        unsigned char letter = (unsigned char)*at;
        bool plain = letter >= 0x80 || (letter >= '0' && letter <= '9') ||
                     (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                     letter == '_';
        if (!plain)
            *at = '-';
    }
}

/* A file that is not there yet: where the person stands if files may be written there, else in
 * their home. */
static void suggest_path(const struct past *past, int entry, enum report_format format,
                         char path[PATH_MAX]) {
    char stem[STEM_BYTES];
    const char *home = getenv("HOME");
    bool here = access(".", W_OK) == 0 || home == NULL;
    make_stem(&past->history, entry, stem);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
        char number[16] = "";
        if (attempt > 1)
            snprintf(number, sizeof number, "-%d", attempt);
        snprintf(path, PATH_MAX, "%s%s%s%s.%s", here ? "" : home, here ? "" : "/", stem, number,
                 report_extension(format));
        if (access(path, F_OK) != 0)
            return;
    }
}

enum step past_save(struct past *past, int entry) {
    enum report_format format = REPORT_TEXT;
    char reply[REPLY_BYTES];
    char usual[PATH_MAX];
    struct error wrong = {.kind = ERROR_NONE};
    enum step step = ask_format(past, &format);
    if (step != STEP_ON)
        return step;
    suggest_path(past, entry, format, usual);
    talk_say(past->talk, _("It holds your result and your history with this questionnaire, so give "
                           "it only to people who may see them."));
    for (;;) {
        talk_format(past->talk, _("Enter alone saves it as %s."), usual);
        step = talk_ask(past->talk,
                        _("Type the name of a new file, or press Enter (b back, q leave)."), reply,
                        past->error);
        if (step != STEP_ON)
            return step;
        if (talk_is(reply, 'q'))
            return STEP_LEAVE;
        if (talk_is(reply, 'b'))
            return STEP_BACK;
        const char *path = reply[0] != '\0' ? reply : usual;
        if (report_save(&past->history, entry, true, format, clock_now(), path, false, &wrong)) {
            talk_format(past->talk, _("Saved as %s."), path);
            return STEP_ON;
        }
        talk_format(past->talk, _("That did not work: %s."), wrong.sentence);
    }
}
