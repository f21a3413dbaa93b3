/* merge.c - another store looked at as a whole, and then put into this one. */
#include "leadquiz/care.h"

#include "leadquiz/new_file.h"
#include "leadquiz/store_meeting.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is looked at; the questionnaire of the sitting before is nearly always that of the next. */
struct looking {
    struct store *other;
    struct instrument *instrument; /* owned */
    const struct store_watch *watch;
    int64_t done, of;
};

static bool lacks_questionnaire(struct error *error) {
    return error_set(
        error, ERROR_STORAGE,
        _("a sitting in it has no questionnaire that can be read; nothing was changed"));
}

static bool use_questionnaire(struct looking *looking, const char *hash, struct error *error) {
    struct error reason = {.kind = ERROR_NONE};
    if (looking->instrument != NULL && strcmp(looking->instrument->hash, hash) == 0)
        return true;
    instrument_free(looking->instrument);
    looking->instrument = store_questionnaire_load(looking->other, hash, &reason);
    if (looking->instrument == NULL && reason.kind == ERROR_NONE)
        return lacks_questionnaire(error);
    if (looking->instrument == NULL)
        *error = reason;
    return looking->instrument != NULL;
}

static bool look_at_questionnaire(const struct questionnaire_kept *kept, void *context,
                                  struct error *error) {
    return use_questionnaire(context, kept->hash, error);
}

static bool look_at_person(const struct person *person, void *context, struct error *error) {
    (void)person;
    (void)context;
    (void)error;
    return true;
}

static bool look_at_sitting(const struct sitting *sitting, void *context, struct error *error) {
    enum { EVERY = 256 };
    struct looking *looking = context;
    struct answers answers;
    struct result result;
    if (!use_questionnaire(looking, sitting->questionnaire, error) ||
        !store_answers_load(looking->other, sitting->id, looking->instrument, &answers, error))
        return false;
    enum found found =
        sitting->finished == 0
            ? FOUND
            : store_result_load(looking->other, sitting->id, looking->instrument, &result, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_STORAGE,
                  _("a finished sitting in it has no result; nothing was changed"));
    if (found != FOUND)
        return false;
    return ++looking->done % EVERY != 0 || looking->watch->progress == NULL ||
           looking->watch->progress(looking->watch->context, looking->done, looking->of) ||
           error_set(error, ERROR_INTERRUPTED, _("interrupted; nothing was changed"));
}

static bool look_at_meeting(const struct meeting *meeting, void *context, struct error *error) {
    return use_questionnaire(context, meeting->questionnaire, error);
}

/* Whatever a screen or an export would stumble over later. */
static bool look(struct store *other, const struct store_watch *watch, struct error *error) {
    static const struct store_filter all = {0};
    struct looking looking = {.other = other, .watch = watch};
    struct store_counts counts;
    bool done = store_count(other, &all, &counts, error) &&
                (looking.of = counts.sittings,
                 store_questionnaires_each(other, &all, look_at_questionnaire, &looking, error)) &&
                store_people_each(other, &all, look_at_person, &looking, error) &&
                store_sittings_each(other, &all, look_at_sitting, &looking, error) &&
                store_meetings_each(other, look_at_meeting, &looking, error);
    instrument_free(looking.instrument);
    return done;
}

struct store *care_merge_open(const char *path, const char *file, const struct store_watch *watch,
                              struct error *error) {
    if (care_same_file(path, file)) {
        error_set(error, ERROR_INPUT, _("%s is the store itself; name another one"), file);
        return NULL;
    }
    struct store *other = store_open_apart(file, watch, error);
    if (other != NULL && look(other, watch, error))
        return other;
    store_close(other);
    return NULL;
}

/* ---- what was there before ---- */

static bool cannot_keep(const char *path, int why, struct error *error) {
    return error_set(error, ERROR_STORAGE,
                     _("what is at %s now could not be kept beside it: %s; nothing was changed"),
                     path, strerror(why));
}

/* Begun under the first name that is free. */
static bool begin_kept(struct new_file *file, const char *path, char kept[PATH_MAX],
                       struct error *error) {
    for (int i = 1; i <= KEPT_BESIDE_MOST; i++) {
        char ending[32] = "";
        if (i > 1)
            (void)snprintf(ending, sizeof ending, "-%d", i);
        int length = snprintf(kept, PATH_MAX, "%s.before-merge%s", path, ending);
        if (length < 0 || length >= PATH_MAX)
            return cannot_keep(path, ENAMETOOLONG, error);
        file->there = false;
        if (new_file_begin(file, kept, false, error))
            return true;
        if (!file->there)
            return false;
    }
    return cannot_keep(path, EEXIST, error);
}

bool care_merge_keep(struct store *store, const char *path, char kept[PATH_MAX],
                     const struct store_watch *watch, struct error *error) {
    struct store_contents contents;
    struct new_file file;
    kept[0] = '\0';
    if (!store_contents(store, &contents, error))
        return false;
    if (contents.people + contents.meetings == 0)
        return true;
    bool done = begin_kept(&file, path, kept, error);
    if (done) {
        done = store_copy(store, file.beside, kept, true, watch, error);
        done = new_file_end(&file, done, error);
    }
    if (!done)
        kept[0] = '\0';
    return done;
}

void care_merge_kept(struct store *store, const struct merge_counts *counts, char kept[PATH_MAX],
                     const struct store_watch *watch) {
    bool same = false;
    if (kept[0] != '\0' && counts->people + counts->sittings + counts->meetings == 0 &&
        store_same(store, kept, watch, &same, NULL) && same && unlink(kept) == 0)
        kept[0] = '\0';
}
