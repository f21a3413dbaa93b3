/* db_check.c - leadquiz db check: whether the store is sound, a line for each thing that is not. */
#include "db.h"

#include "watch.h"

#include "leadquiz/paths.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>

static void on_line(void *context, const char *sentence) {
    watch_end(context);
    puts(sentence);
}

static const char *shown_counts(const struct store_checked *of, char out[DB_CONTENTS_BYTES]) {
    enum { ONE_BYTES = 48 };
    char people[ONE_BYTES], sittings[ONE_BYTES], results[ONE_BYTES];
    (void)snprintf(people, sizeof people, N_("%lld person", "%lld people", of->people),
                   (long long)of->people);
    (void)snprintf(sittings, sizeof sittings, N_("%lld sitting", "%lld sittings", of->sittings),
                   (long long)of->sittings);
    (void)snprintf(results, sizeof results,
                   N_("%lld result worked out anew", "%lld results worked out anew", of->results),
                   (long long)of->results);
    (void)snprintf(out, DB_CONTENTS_BYTES, "%s, %s, %s", people, sittings, results);
    return out;
}

static bool say_what_came_of_it(const char *path, const struct care_checked *checked,
                                struct error *error) {
    char counts[DB_CONTENTS_BYTES], export[TOLD_BYTES], restore[TOLD_BYTES];
    int64_t other = checked->looked_at.other_before;
    if (other > 0)
        printf(N_("%lld level was worked out when the sittings before it were others than now: one "
                  "was removed, or came in by a merge or an import\n",
                  "%lld levels were worked out when the sittings before them were others than now: "
                  "some were removed, or came in by a merge or an import\n",
                  other),
               (long long)other);
    shown_counts(&checked->looked_at, counts);
    if (checked->problems == 0) {
        printf(_("%s: all agree\n"), counts);
        return true;
    }
    return error_set(
        error, ERROR_STORAGE,
        N_("%lld thing is wrong in %s (%s); save what can be read with %s, then put a backup in "
           "its place with %s",
           "%lld things are wrong in %s (%s); save what can be read with %s, then put a backup in "
           "its place with %s",
           checked->problems),
        (long long)checked->problems, path, counts, told_command(export, "export -o FILE"),
        told_command(restore, "db restore FILE"));
}

bool db_check(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX];
    struct care_reading reading;
    struct care_checked checked;
    struct watch watch;
    if (!paths_database(arguments->db, path, error))
        return false;
    watch_begin(&watch);
    watch.bare = true;
    const struct care_check check = {on_line, &watch, {watch_step, &watch}};
    if (!care_reading_begin(&reading, path, path, NULL, error))
        return false;
    if (reading.copy[0] != '\0')
        fprintf(stderr, "%s\n",
                _("The store is of an older form: a copy that was made newer is looked at."));
    bool done = care_check(reading.store, &check, &checked, error);
    watch_end(&watch);
    done = done && say_what_came_of_it(path, &checked, error);
    care_reading_end(&reading);
    return done;
}
