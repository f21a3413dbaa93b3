/* team_save.c - a team's report in one of the formats, and as a file. */
#include "team.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

bool team_write(const struct team *team, enum report_format format, FILE *out) {
    switch (format) {
    case REPORT_TEXT:
    case REPORT_ASCII: return team_text(team, report_glyphs(format), out);
    case REPORT_MARKDOWN: return team_markdown(team, out);
    case REPORT_HTML: return team_html(team, out);
    case REPORT_JSON: return team_json(team, out);
    case REPORT_CSV: return team_csv(team, out);
    case REPORT_PDF:
    case REPORT_FORMAT_COUNT: break;
    }
    return false;
}

bool team_report_write(const struct team_report *report, enum report_format format, FILE *out,
                       struct error *error) {
    if (format == REPORT_PDF)
        return error_set(error, ERROR_USAGE, _("a PDF needs a file to go to: -o FILE"));
    struct team *team = team_collect(report);
    bool written = team != NULL && team_write(team, format, out);
    free(team);
    return report_written(written, out, error);
}

static bool write_asked(const void *what, enum report_format format, FILE *out,
                        struct error *error) {
    return team_report_write(what, format, out, error);
}

bool team_report_save(const struct team_report *report, enum report_format format, const char *path,
                      bool replace, struct error *error) {
    return report_save_with(write_asked, report, format, path, replace, error);
}

bool team_report_file_name(const struct review *review, enum report_format format,
                           const char *folder, char path[PATH_MAX], struct error *error) {
    enum { PART_BYTES = NAME_BYTES + 24 + MEETING_CODE_BYTES };
    const char *before = review->made_up ? "made-up-" : "";
    char part[PART_BYTES];
    if (review->team[0] != '\0')
        snprintf(part, sizeof part, "%steam-%s", before, review->team);
    else
        snprintf(part, sizeof part, "%severybody", before);
    if (review->meeting.id != 0) {
        size_t length = strlen(part);
        snprintf(part + length, sizeof part - length, "-%s", review->meeting.code);
    }
    return report_free_name(part, review->now, format, folder, path, error);
}
