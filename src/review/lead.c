#include "leadquiz/lead.h"

#include "leadquiz/meeting.h"
#include "leadquiz/passphrase.h"
#include "leadquiz/translate.h"

#include <string.h>

static const int64_t shortest_ms = 2 * 1000, longest_ms = 5 * 60 * 1000;
enum { FREE_TRIES = 3, WRONG_MOST = 1000000 };

bool lead_locked(struct store *store, bool *locked, struct error *error) {
    struct lead_lock lock;
    *locked = true;
    if (!store_lock_get(store, &lock, error))
        return false;
    *locked = lock.hash[0] != '\0';
    return true;
}

static int64_t wait_after(int wrong, int64_t tried, int64_t now) {
    int64_t whole = shortest_ms;
    if (wrong < FREE_TRIES)
        return 0;
    for (int i = FREE_TRIES; i < wrong && whole < longest_ms; i++)
        whole *= 2;
    whole = whole < longest_ms ? whole : longest_ms;
    uint64_t since = (uint64_t)now - (uint64_t)tried;
    return since < (uint64_t)whole ? whole - (int64_t)since : 0;
}

static int64_t wait_of(const struct lead_lock *lock, int64_t now) {
    return lock->hash[0] == '\0' ? 0 : wait_after(lock->wrong, lock->tried, now);
}

/* A try that lies ahead was made before the clock was set back: nobody knows how long ago. */
static bool read_lock(struct store *store, int64_t now, struct lead_lock *lock,
                      struct error *error) {
    if (!store_lock_get(store, lock, error))
        return false;
    if (lock->wrong < 1 || lock->tried <= now)
        return true;
    lock->tried = now;
    return store_lock_set_time(store, now, error);
}

bool lead_wait(struct store *store, int64_t now, int64_t *wait, struct error *error) {
    struct lead_lock lock;
    *wait = 0;
    if (!read_lock(store, now, &lock, error))
        return false;
    *wait = wait_of(&lock, now);
    return true;
}

bool lead_too_early(int64_t wait, struct error *error) {
    int seconds = (int)((wait + 999) / 1000);
    return error_set(error, ERROR_INPUT,
                     N_("those were many wrong tries; wait %d second, then try again",
                        "those were many wrong tries; wait %d seconds, then try again", seconds),
                     seconds);
}

/* Whether a try is taken, in *wait; then it is counted. */
static bool count_try(struct store *store, int64_t now, struct lead_lock *lock, int64_t *wait,
                      struct error *error) {
    if (!read_lock(store, now, lock, error))
        return false;
    *wait = wait_of(lock, now);
    return lock->hash[0] == '\0' || *wait > 0 || store_lock_tried(store, false, now, error);
}

/* It counts as a wrong try before it is looked at: who ends the program meanwhile, or asks from two
 * at once, has tried. */
enum found lead_try(struct store *store, const char *text, int64_t now, struct error *error) {
    struct lead_lock lock;
    int64_t wait = 0;
    if (!store_together_begin(store, true, error))
        return FOUND_FAILED;
    bool done = count_try(store, now, &lock, &wait, error);
    if (!store_together_end(store, done, error))
        return FOUND_FAILED;
    if (lock.hash[0] == '\0')
        return FOUND;
    if (wait > 0) {
        lead_too_early(wait, error);
        return FOUND_FAILED;
    }
    if (passphrase_matches(lock.hash, text))
        return store_lock_tried(store, true, now, error) ? FOUND : FOUND_FAILED;
    error_set(error, ERROR_INPUT, _("that is not the passphrase of this store"));
    return FOUND_NOTHING;
}

bool lead_set(struct store *store, const char *old, const char *fresh, int64_t now,
              struct error *error) {
    char hash[PASSPHRASE_HASH_BYTES] = "";
    if (fresh[0] != '\0' && !passphrase_fits(fresh, error))
        return false;
    if (lead_try(store, old != NULL ? old : "", now, error) != FOUND)
        return false;
    if (fresh[0] != '\0' && !passphrase_hash(fresh, hash, error))
        return false;
    return store_lock_set(store, hash, error);
}

/* ---- a way out of its own ---- */

bool lead_door_make(struct store *store, uint64_t chance, struct lead_door *door,
                    struct error *error) {
    struct lead_lock lock;
    *door = (struct lead_door){.wrong = 0};
    if (!store_lock_get(store, &lock, error))
        return false;
    memcpy(door->hash, lock.hash, sizeof door->hash);
    if (door->hash[0] == '\0')
        meeting_seat_word(chance, 0, door->word);
    return true;
}

static bool door_opens(const struct lead_door *door, const char *text) {
    char word[NAME_BYTES];
    if (door->hash[0] != '\0')
        return passphrase_matches(door->hash, text);
    meeting_seat_word_read(text, word);
    return door->word[0] != '\0' && strcmp(word, door->word) == 0;
}

enum found lead_door_try(struct lead_door *door, const char *text, int64_t now,
                         struct error *error) {
    int64_t wait = wait_after(door->wrong, door->tried, now);
    if (wait > 0) {
        lead_too_early(wait, error);
        return FOUND_FAILED;
    }
    if (door_opens(door, text))
        return FOUND;
    if (door->wrong < WRONG_MOST)
        door->wrong++;
    door->tried = now;
    error_set(error, ERROR_INPUT, "%s",
              door->hash[0] != '\0' ? _("that is not the passphrase of this store")
                                    : _("that is not the word that was shown at the start"));
    return FOUND_NOTHING;
}
