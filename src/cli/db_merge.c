/* db_merge.c - leadquiz db merge FILE: what another store holds, put into this one. */
#include "db.h"

#include "watch.h"

#include "../plain/passphrase.h"

#include "leadquiz/clock.h"
#include "leadquiz/paths.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { TOLD_MOST = 200, DATE_BYTES = 32 };

static const char *const consents[CONSENT_COUNT] = {
    [CONSENT_SAVE] = MARK("keeping answers"),
    [CONSENT_AVERAGE] = MARK("counting in averages"),
    [CONSENT_LEAD] = MARK("what the team lead may see"),
    [CONSENT_RESEARCH] = MARK("use for research"),
};

static const char *date_of(int64_t time, char out[DATE_BYTES]) {
    clock_iso_date(time, out, DATE_BYTES);
    return out;
}

/* One line a conflict: what it is, and what comes of it. */
static void say(const struct merge_told *told, struct error *said) {
    char date[DATE_BYTES];
    switch (told->conflict) {
    case MERGE_TWO_PEOPLE:
        error_set(said, ERROR_NONE,
                  _("\"%s\" is in both stores, and nothing says that it is the same person; after "
                    "a merge it is one"),
                  told->name);
        break;
    case MERGE_TEAM:
        error_set(said, ERROR_NONE,
                  _("\"%s\" is in the team %s here and in %s there; %s counts, where something was "
                    "done last"),
                  told->name, told->here, told->there, told->taken);
        break;
    case MERGE_CONSENT:
        error_set(said, ERROR_NONE,
                  _("\"%s\" says Yes in one store and No in the other to %s; No "
                    "counts"),
                  told->name, _(consents[told->number]));
        break;
    case MERGE_TWO_OPEN:
        error_set(said, ERROR_NONE,
                  _("\"%s\" has an open sitting in each; both stay, and the one worked on last "
                    "goes on"),
                  told->name);
        break;
    case MERGE_OPEN_SITTING:
        error_set(said, ERROR_NONE,
                  _("\"%s\" went on with the sitting begun on %s in both stores; the finished one "
                    "counts, or the one worked on last"),
                  told->name, date_of(told->number, date));
        break;
    case MERGE_OTHER_SITTING:
        error_set(
            said, ERROR_NONE,
            _("\"%s\" has a sitting begun on %s that is another one in the other store; the one here "
              "stays"),
            told->name, date_of(told->number, date));
        break;
    case MERGE_CODE:
        error_set(said, ERROR_NONE,
                  _("The meeting \"%s\" has the code %s here, because %s is "
                    "another one's"),
                  told->name, told->taken, told->there);
        break;
    case MERGE_OTHER_MEETING:
        error_set(said, ERROR_NONE,
                  _("The meeting \"%s\" (%s) went on in both stores; it stays as it is here"),
                  told->name, told->here);
        break;
    case MERGE_CONFLICT_COUNT: break;
    }
}

struct merge_saying {
    struct watch watch;
    int64_t told;
    bool asked; /* and answered Yes: who may be two people was said */
};

static void on_told(void *context, const struct merge_told *told) {
    struct merge_saying *saying = context;
    struct error said = {.sentence = ""}; /* cleaned */
    if ((saying->asked && told->conflict == MERGE_TWO_PEOPLE) || ++saying->told > TOLD_MOST)
        return;
    watch_end(&saying->watch);
    say(told, &said);
    puts(said.sentence);
}

static bool on_step(void *context, int64_t done, int64_t of) {
    struct merge_saying *saying = context;
    return watch_step(&saying->watch, done, of);
}

/* What stands behind a passphrase there is not to be read here without it. */
static bool ask_for_other(const struct arguments *arguments, struct store *other,
                          struct error *error) {
    struct lead_lock lock;
    char text[PASSPHRASE_BYTES] = "";
    if (!store_lock_get(other, &lock, error))
        return false;
    if (lock.hash[0] == '\0')
        return true;
    if (!arguments->passphrase_stdin && isatty(STDIN_FILENO) != 1)
        return error_set(error, ERROR_INPUT,
                         _("%s has a passphrase of its own: start leadquiz in a terminal, or say "
                           "--passphrase-stdin and give it as a line of standard input, after that "
                           "of the store if it has one"),
                         arguments->operands[1]);
    bool done =
        plain_passphrase(stdin, _("Passphrase of the other store:"), text, error) &&
        (passphrase_matches(lock.hash, text) ||
         error_set(error, ERROR_INPUT, _("this is not the passphrase of %s; nothing was changed"),
                   arguments->operands[1]));
    passphrase_wipe(text, sizeof text);
    return done;
}

static void say_more(const struct merge_saying *saying) {
    char more[WATCH_NUMBER_BYTES];
    if (saying->told > TOLD_MOST)
        printf(_("... and more like these: %s\n"), watch_number(saying->told - TOLD_MOST, more));
}

static void say_counts(const struct merge_counts *counts, const struct merge_saying *saying,
                       bool dry_run) {
    const int64_t numbers[] = {counts->people,   counts->known_people,
                               counts->sittings, counts->known_sittings,
                               counts->meetings, counts->known_meetings};
    char texts[6][WATCH_NUMBER_BYTES];
    for (int i = 0; i < 6; i++)
        (void)watch_number(numbers[i], texts[i]);
    say_more(saying);
    printf(_("people: %s new, %s in both; sittings: %s new, %s in both; meetings: %s new, %s in "
             "both\n"),
           texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]);
    if (dry_run)
        printf("%s\n", _("this was a dry run: nothing was changed"));
}

static bool say_lock(struct store *store, struct store *other, struct error *error) {
    struct lead_lock here, there;
    char command[TOLD_BYTES];
    if (!store_lock_get(store, &here, error) || !store_lock_get(other, &there, error))
        return false;
    if (here.hash[0] == '\0' && there.hash[0] != '\0')
        printf(_("What came in stood behind a passphrase; this store has none. %s sets one.\n"),
               told_command(command, "db passphrase"));
    return true;
}

static struct store *open_store(const struct arguments *arguments, char path[PATH_MAX],
                                struct error *error) {
    bool missing = false;
    if (!arguments->dry_run)
        return paths_database(arguments->db, path, error) ? command_store(arguments, error) : NULL;
    /* Where there is no store yet, a dry run must not leave one behind. */
    struct store *store = command_store_to_try(arguments, path, &missing, error);
    return missing ? store_open_memory(error) : store;
}

/* ---- doing ---- */

struct joining {
    struct store *store, *other;
    const char *path;
    char kept[PATH_MAX]; /* what was there before, "" = nothing was, or nothing is to be kept */
    bool unchanged;      /* all that came is here already */
    struct merge_saying saying;
    struct merge_counts counts;
};

/* Where it was not done the copy of what is there is of no use, unless the disk is at fault. */
static bool join(struct joining *joining, bool dry_run, int64_t may_join, struct error *error) {
    const struct merge_options options = {.dry_run = dry_run,
                                          .may_join = may_join,
                                          .tell = on_told,
                                          .context = &joining->saying,
                                          .watch = {on_step, &joining->saying}};
    joining->counts = (struct merge_counts){.two_people = 0};
    joining->kept[0] = '\0';
    bool done = (dry_run || care_merge_keep(joining->store, joining->path, joining->kept,
                                            &options.watch, error)) &&
                store_merge(joining->store, joining->other, &options, &joining->counts, error);
    bool kept = joining->kept[0] != '\0';
    if (done)
        care_merge_kept(joining->store, &joining->counts, joining->kept, &options.watch);
    joining->unchanged = done && kept && joining->kept[0] == '\0';
    watch_end(&joining->saying.watch);
    if (!done && joining->kept[0] != '\0' && error->kind != ERROR_STORAGE)
        (void)unlink(joining->kept);
    return done;
}

static bool join_or_ask(struct joining *joining, const struct arguments *arguments,
                        struct error *error) {
    if (join(joining, arguments->dry_run, arguments->force ? INT64_MAX : 0, error))
        return true;
    int64_t two_people = joining->counts.two_people;
    if (two_people == 0 || isatty(STDIN_FILENO) != 1)
        return false;
    say_more(&joining->saying);
    (void)fflush(stdout);
    if (!command_yes(
            _("Is each of these names one person? From then on it is one, with all that both "
              "stores have of it.")))
        return error_set(error, ERROR_INPUT, _("nothing was changed"));
    joining->saying.asked = true;
    joining->saying.told = 0;
    return join(joining, false, two_people, error);
}

static void say_kept(const struct joining *joining, const char *file) {
    struct error said; /* cleaned */
    if (joining->unchanged) {
        error_set(
            &said, ERROR_NONE,
            _("%s holds nothing that is not here already: the store is as it was, and no copy "
              "of it was kept."),
            file);
        puts(said.sentence);
    }
    if (joining->kept[0] == '\0')
        return;
    error_set(&said, ERROR_NONE, _("What was there before is in %s."), joining->kept);
    puts(said.sentence);
}

static bool merge(const struct arguments *arguments, struct store *store, const char *path,
                  struct error *error) {
    struct joining joining = {.store = store, .path = path};
    const struct store_watch watch = {on_step, &joining.saying};
    watch_begin(&joining.saying.watch);
    joining.other = care_merge_open(path, arguments->operands[1], &watch, error);
    watch_end(&joining.saying.watch);
    bool done = joining.other != NULL && ask_for_other(arguments, joining.other, error) &&
                join_or_ask(&joining, arguments, error);
    if (done) {
        say_kept(&joining, arguments->operands[1]);
        say_counts(&joining.counts, &joining.saying, arguments->dry_run);
    }
    done = done && say_lock(store, joining.other, error);
    store_close(joining.other);
    return done;
}

bool db_merge(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX];
    struct store *store = open_store(arguments, path, error);
    bool done = store != NULL && command_lead(arguments, store, error) &&
                merge(arguments, store, path, error);
    store_close(store);
    return done;
}
