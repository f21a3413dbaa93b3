/* saving.c - a report as a file to take away. */
#include "saving.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static enum step ask_format(struct talk *talk, enum report_format *format, struct error *error) {
    char reply[REPLY_BYTES];
    int number = 0;
    talk_blank(talk);
    for (int i = 0; i < REPORT_OFFERED; i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%d", i + 1);
        talk_entry(talk, mark, report_format_words(report_offered[i]));
    }
    for (;;) {
        enum step step = talk_ask_or_turn(
            talk, _("In which form? Type a number, or press Enter for none (q leave)."), reply,
            error);
        if (step != STEP_ON)
            return step;
        if (reply[0] == '\0')
            return STEP_BACK;
        if (text_to_int(reply, strlen(reply), &number) && number >= 1 && number <= REPORT_OFFERED) {
            *format = report_offered[number - 1];
            return STEP_ON;
        }
        talk_format(talk, _("Please type 1 to %d."), REPORT_OFFERED);
    }
}

enum step saving_ask(struct talk *talk, const struct saving *saving, struct error *error) {
    enum report_format format = REPORT_TEXT;
    char reply[REPLY_BYTES];
    char folder[PATH_MAX], usual[PATH_MAX];
    struct error wrong = {.kind = ERROR_NONE};
    enum step step = ask_format(talk, &format, error);
    if (step != STEP_ON)
        return step;
    report_folder(folder);
    if (!saving->name(saving->context, format, folder, usual, error))
        return STEP_FAILED;
    talk_say(talk, saving->holds);
    for (;;) {
        talk_format(talk, _("Enter alone saves it as %s."), usual);
        step = talk_ask_or_turn(talk,
                                _("Type the name of a new file, or press Enter (b back, q leave)."),
                                reply, error);
        if (step != STEP_ON)
            return step;
        const char *path = reply[0] != '\0' ? reply : usual;
        if (saving->write(saving->context, format, path, &wrong)) {
            talk_format(talk, _("Saved as %s."), path);
            return STEP_ON;
        }
        talk_format(talk, _("That did not work: %s."), wrong.sentence);
    }
}
