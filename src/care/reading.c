#include "leadquiz/care.h"

#include "copy.h"

/* The copy of one that is damaged is not sound either, and says so. */
static bool make_newer(struct care_reading *reading, const char *path, const char *near,
                       const struct store_watch *watch, struct error *error) {
    bool done = copy_make(near, reading->copy, error) &&
                store_copy(reading->store, reading->copy, path, true, watch, error);
    store_close(reading->store);
    reading->store = done ? store_open_copy(reading->copy, error) : NULL;
    return reading->store != NULL;
}

bool care_reading_begin(struct care_reading *reading, const char *path, const char *near,
                        const struct store_watch *watch, struct error *error) {
    bool older = false;
    *reading = (struct care_reading){.store = store_open_reading(path, false, &older, error)};
    if (reading->store == NULL)
        return false;
    if (!older || make_newer(reading, path, near, watch, error))
        return true;
    care_reading_end(reading);
    return false;
}

void care_reading_end(struct care_reading *reading) {
    store_close(reading->store);
    reading->store = NULL;
    copy_remove(reading->copy);
}
