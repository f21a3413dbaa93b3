/* meeting_save.c - a meeting's report in one of the formats, and as a file. */
#include "team.h"

#include "leadquiz/translate.h"

#include <stdio.h>

bool meeting_report_write(const struct meeting_report *report, enum report_format format, FILE *out,
                          struct error *error) {
    if (format == REPORT_PDF)
        return error_set(error, ERROR_USAGE, _("a PDF needs a file to go to: -o FILE"));
    struct team *team = meeting_collect(report);
    bool written = team != NULL && team_write(team, format, out);
    meeting_free(team);
    return report_written(written, out, error);
}

static bool write_asked(const void *what, enum report_format format, FILE *out,
                        struct error *error) {
    return meeting_report_write(what, format, out, error);
}

bool meeting_report_save(const struct meeting_report *report, enum report_format format,
                         const char *path, bool replace, struct error *error) {
    return report_save_with(write_asked, report, format, path, replace, error);
}

bool meeting_report_file_name(const struct meeting *meeting, enum report_format format,
                              const char *folder, char path[PATH_MAX], struct error *error) {
    char name[sizeof "meeting-" + MEETING_CODE_BYTES];
    snprintf(name, sizeof name, "meeting-%s", meeting->code);
    return report_free_name(name, meeting->created, format, folder, path, error);
}
