/* save.c - a report of a sitting as a file to take away. */
#include "past.h"

#include "leadquiz/clock.h"
#include "leadquiz/report.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static enum step ask_format(struct past *past, enum report_format *format) {
    char reply[REPLY_BYTES];
    int number = 0;
    talk_blank(past->talk);
    for (int i = 0; i < REPORT_OFFERED; i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%d", i + 1);
        talk_entry(past->talk, mark, report_format_words(report_offered[i]));
    }
    for (;;) {
        enum step step = talk_ask_or_turn(
            past->talk, _("In which form? Type a number, or press Enter for none (q leave)."),
            reply, past->error);
        if (step != STEP_ON)
            return step;
        if (reply[0] == '\0')
            return STEP_BACK;
        if (text_to_int(reply, strlen(reply), &number) && number >= 1 && number <= REPORT_OFFERED) {
            *format = report_offered[number - 1];
            return STEP_ON;
        }
        talk_format(past->talk, _("Please type 1 to %d."), REPORT_OFFERED);
    }
}

enum step past_save(struct past *past, int entry) {
    enum report_format format = REPORT_TEXT;
    char reply[REPLY_BYTES];
    char folder[PATH_MAX], usual[PATH_MAX];
    struct error wrong = {.kind = ERROR_NONE};
    enum step step = ask_format(past, &format);
    if (step != STEP_ON)
        return step;
    report_folder(folder);
    if (!report_file_name(&past->history, entry, format, folder, usual, past->error))
        return STEP_FAILED;
    talk_say(past->talk, _("It holds your result and your history with this questionnaire, so give "
                           "it only to people who may see them."));
    for (;;) {
        talk_format(past->talk, _("Enter alone saves it as %s."), usual);
        step = talk_ask_or_turn(past->talk,
                                _("Type the name of a new file, or press Enter (b back, q leave)."),
                                reply, past->error);
        if (step != STEP_ON)
            return step;
        const char *path = reply[0] != '\0' ? reply : usual;
        if (report_save(&past->history, entry, true, format, clock_now(), path, false, &wrong)) {
            talk_format(past->talk, _("Saved as %s."), path);
            return STEP_ON;
        }
        talk_format(past->talk, _("That did not work: %s."), wrong.sentence);
    }
}
