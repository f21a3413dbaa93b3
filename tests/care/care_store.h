/* care_store.h - what the tests of the care layer share: a folder, and a store that was used. */
#ifndef LEADQUIZ_TESTS_CARE_STORE_H
#define LEADQUIZ_TESTS_CARE_STORE_H

#include "../store/fixture.h"

#include "leadquiz/care.h"

#include <dirent.h>

static inline void in_folder(const struct fixture *fixture, const char *name, char out[PATH_MAX]) {
    (void)snprintf(out, PATH_MAX, "%s/%s", fixture->directory, name);
}

/* A store at `path` with so many people, each with a finished sitting. */
static inline void people_at(struct fixture *fixture, const char *path, int people) {
    static const char *const names[] = {"calm-heron", "quiet-otter", "Made-Up Max", "red-kite"};
    struct store *store = store_open(path, &fixture->error);
    if (store == NULL)
        fail_msg("%s", fixture->error.sentence);
    for (int i = 0; i < people; i++) {
        int64_t started = NOW * INT64_C(1000) + i * 1000;
        struct sitting sitting = fixture_sitting(fixture, store, names[i], FORM_FULL, started);
        (void)fixture_finish(fixture, store, &sitting, started + 500);
    }
    store_close(store);
}

/* How many files are in the folder; a copy that was not removed is one too many. */
static inline int files_in(const struct fixture *fixture) {
    DIR *folder = opendir(fixture->directory);
    int count = 0;
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

static inline void assert_said(const struct fixture *fixture, const char *ending) {
    const char *found = strstr(fixture->error.sentence, ending);
    if (found == NULL)
        fail_msg("\"%s\" is not in: %s", ending, fixture->error.sentence);
}

#endif
