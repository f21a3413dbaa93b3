/* meeting_sheet.c - leadquiz meeting sheet: blank sheets of a meeting, to be printed. */
#include "meeting_paper.h"
#include "report.h"

#include "leadquiz/room.h"
#include "leadquiz/sheet_report.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>

static bool write(const struct sheet_report *report, const struct arguments *arguments,
                  enum report_format format, struct error *error) {
    bool replace = false;
    if (arguments->output == NULL)
        return sheet_report_write(report, format, stdout, error);
    return report_may_save(arguments, &replace, error) &&
           sheet_report_save(report, format, arguments->output, replace, error);
}

static bool print(const struct meeting *meeting, const struct instrument *instrument,
                  const struct arguments *arguments, enum report_format format,
                  struct error *error) {
    struct sheet_form sheet;
    struct sheet_report report = {&sheet, meeting->code, meeting->title, meeting->named};
    char command[TOLD_BYTES];
    if (meeting->one_by_one)
        return error_set(error, ERROR_INPUT,
                         _("this meeting asks single questions; a sheet is for a whole form"));
    if (meeting->state == MEETING_ENDED)
        return error_set(error, ERROR_INPUT,
                         _("this meeting has ended and takes no more rows; print the sheets of "
                           "another one, made with: %s"),
                         told_command(command, "meeting new"));
    return sheet_make(instrument, meeting->form, &sheet, error) &&
           write(&report, arguments, format, error);
}

bool meeting_sheet(const struct arguments *arguments, struct error *error) {
    enum report_format format;
    struct meeting meeting;
    struct instrument *own = NULL;
    if (!report_find_format(arguments, &format, error))
        return false;
    struct instrument *instrument = command_questions(arguments, error);
    struct store *store = instrument != NULL ? command_store_of_before(arguments, error) : NULL;
    bool done = store != NULL &&
                room_find(store, instrument, arguments->operands[1], &meeting, &own, error) &&
                print(&meeting, own != NULL ? own : instrument, arguments, format, error);
    instrument_free(own);
    store_close(store);
    instrument_free(instrument);
    return done;
}
