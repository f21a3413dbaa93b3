/* save.c - a report of a sitting as a file to take away. */
#include "past.h"
#include "saving.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

struct chosen {
    const struct history *history;
    int entry;
};

static bool name(void *context, enum report_format format, const char *folder, char path[PATH_MAX],
                 struct error *error) {
    const struct chosen *chosen = context;
    return report_file_name(chosen->history, chosen->entry, format, folder, path, error);
}

static bool write(void *context, enum report_format format, const char *path, struct error *error) {
    const struct chosen *chosen = context;
    return report_save(chosen->history, chosen->entry, true, format, clock_now(), path, false,
                       error);
}

enum step past_save(struct past *past, int entry) {
    struct chosen chosen = {.history = &past->history, .entry = entry};
    struct saving saving = {
        .holds = _("It holds your result and your history with this questionnaire, so give it "
                   "only to people who may see them."),
        .name = name,
        .write = write,
        .context = &chosen,
    };
    return saving_ask(past->talk, &saving, past->error);
}
