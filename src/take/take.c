/* take.c - who takes it, and how a way through begins and goes on. */
#include "internal.h"

#include "leadquiz/store_meeting.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

void take_init(struct take *take, const struct instrument *instrument, struct store *store) {
    memset(take, 0, sizeof *take);
    take->instrument = instrument;
    take->store = store;
    quiz_begin(&take->quiz, instrument, FORM_FULL, 0);
}

void take_free(struct take *take) {
    instrument_free(take->older);
    memset(take, 0, sizeof *take);
}

const struct instrument *take_instrument(const struct take *take) {
    return take->older ? take->older : take->instrument;
}

enum found take_unfinished(struct take *take, const char *name, struct sitting *sitting,
                           struct error *error) {
    int64_t id = 0;
    if (name) {
        struct person person;
        enum found found = store_person_find(take->store, name, &person, error);
        if (found != FOUND)
            return found;
        id = person.id;
    }
    return store_sitting_open_latest(take->store, id, take->instrument->id, sitting, error);
}

bool take_identify(struct take *take, const char *name, const char *team, struct error *error) {
    struct person person;
    enum found found = store_person_find(take->store, name, &person, error);
    if (found == FOUND_FAILED)
        return false;
    if (found == FOUND_NOTHING) {
        memset(&person, 0, sizeof person);
        snprintf(person.name, sizeof person.name, "%s", name);
    }
    if (team)
        snprintf(person.team, sizeof person.team, "%s", team);
    take->person = person;
    return true;
}

static void versions_of(const struct instrument *instrument, bool at_meeting,
                        struct consents_asked *asked) {
    for (int i = 0; i < CONSENT_COUNT; i++) {
        instrument_consent_version(instrument, (enum consent)i, at_meeting, asked->versions[i]);
        asked->now[i] = instrument->consents[i] != NULL;
    }
}

bool take_offered(const struct take *take, bool at_meeting, bool offered[CONSENT_COUNT],
                  struct error *error) {
    struct consents_asked asked;
    versions_of(take->instrument, at_meeting, &asked);
    memcpy(offered, take->person.consents, sizeof take->person.consents);
    for (int i = 0; i < CONSENT_COUNT && take->person.id != 0; i++) {
        if (!asked.now[i])
            continue;
        struct consent_given last = {.granted = false};
        enum found found =
            store_consent_last(take->store, take->person.id, (enum consent)i, &last, error);
        if (found == FOUND_FAILED)
            return false;
        offered[i] = offered[i] && found == FOUND && last.granted &&
                     instrument_consent_covers(last.version, asked.versions[i]);
    }
    return true;
}

void take_offered_words(const struct take *take, const bool offered[CONSENT_COUNT], char *out,
                        size_t size) {
    bool anew = false;
    for (int i = 0; i < CONSENT_COUNT && take->person.id != 0; i++)
        anew = anew ||
               (take->instrument->consents[i] != NULL && take->person.consents[i] && !offered[i]);
    (void)snprintf(
        out, size, "%s",
        anew
            ? _("You said Yes to some of this before, to other words. So it is asked again, and begins with No.")
            : "");
}

bool take_keep_consents(struct store *store, const struct instrument *instrument,
                        struct person *person, int64_t now, struct error *error) {
    struct consents_asked asked;
    versions_of(instrument, false, &asked);
    return store_person_asked(store, person, &asked, now, error);
}

/* Whether this way through is kept. A questionnaire that asks no consents keeps it for whoever
 * gave a name. */
static bool is_kept(const struct take *take) {
    if (take->instrument->consents[CONSENT_SAVE])
        return take->person.consents[CONSENT_SAVE];
    return take->person.name[0] != '\0';
}

/* Start and seed are the key of a sitting; where clock and chance repeat themselves the seed moves
 * on. */
static bool find_free_seed(struct take *take, struct sitting *sitting, struct error *error) {
    struct sitting other;
    enum found found;
    while ((found = store_sitting_find(take->store, sitting->started, sitting->seed, &other,
                                       error)) == FOUND)
        sitting->seed++;
    return found == FOUND_NOTHING;
}

static bool keep_person(const struct take *take, struct person *person, int64_t now,
                        struct error *error) {
    struct consents_asked asked;
    versions_of(take->instrument, take->meeting != 0, &asked);
    return take->asked ? store_person_asked(take->store, person, &asked, now, error)
                       : store_person_save(take->store, person, take->instrument->consent_version,
                                           now, error);
}

static bool store_beginning(struct take *take, struct sitting *sitting, struct error *error) {
    const struct instrument *instrument = take->instrument;
    struct person person = take->person;
    if (!store_questionnaire_keep(take->store, instrument, sitting->started, error) ||
        !keep_person(take, &person, sitting->started, error))
        return false;
    sitting->person = person.id;
    if (!find_free_seed(take, sitting, error) || !store_sitting_begin(take->store, sitting, error))
        return false;
    take->person = person;
    return true;
}

/* What was agreed to may be taken back at any time: also before a sitting that is kept nowhere. Of
 * the sitting itself nothing is written. */
static bool withdraw(struct take *take, int64_t now, struct error *error) {
    struct person person = take->person, known = {0};
    memset(person.consents, 0, sizeof person.consents);
    enum found found =
        person.id == 0 ? FOUND_NOTHING : store_person_get(take->store, person.id, &known, error);
    if (found == FOUND_FAILED)
        return false;
    if (found == FOUND_NOTHING)
        person.id = 0;
    bool changed = memcmp(known.consents, person.consents, sizeof known.consents) != 0;
    memcpy(known.consents, person.consents, sizeof known.consents);
    if (changed &&
        !store_person_save(take->store, &known, take->instrument->consent_version, now, error))
        return false;
    take->person = person;
    return true;
}

bool form_exists(const struct instrument *instrument, enum form form, struct error *error) {
    return instrument_order(instrument, form, true)->count > 0 ||
           error_set(error, ERROR_INPUT,
                     _("this questionnaire has no short form; take the full one"));
}

bool take_begin(struct take *take, enum form form, uint64_t seed, int64_t now,
                struct error *error) {
    const struct instrument *instrument = take->instrument;
    if (!form_exists(instrument, form, error))
        return false;
    struct sitting sitting = {
        .form = form, .seed = seed, .started = now, .updated = now, .meeting = take->meeting};
    snprintf(sitting.person_name, sizeof sitting.person_name, "%s", take->person.name);
    snprintf(sitting.questionnaire, sizeof sitting.questionnaire, "%s", instrument->hash);
    if (is_kept(take) ? !store_beginning(take, &sitting, error) : !withdraw(take, now, error))
        return false;
    instrument_free(take->older);
    take->older = NULL;
    take->sitting = sitting;
    take->seat = 0;
    take->finished = false;
    take->reviewed = false;
    quiz_begin(&take->quiz, instrument, form, sitting.seed);
    return true;
}

bool take_may_keep(const struct instrument *instrument, const struct person *person,
                   struct error *error) {
    return instrument->consents[CONSENT_SAVE] == NULL || person->consents[CONSENT_SAVE] ||
           error_set(
               error, ERROR_INPUT,
               _("\"%s\" does not allow saving, so nothing new is saved; allow it again under "
                 "results, my data, consents"),
               person->name);
}

/* The questionnaire of the sitting: NULL in *older when it is the current one. */
static bool find_questionnaire(struct take *take, const struct sitting *sitting,
                               struct instrument **older, struct error *error) {
    *older = NULL;
    if (strcmp(sitting->questionnaire, take->instrument->hash) == 0)
        return true;
    struct error reason = {.kind = ERROR_NONE};
    *older = store_questionnaire_load(take->store, sitting->questionnaire, &reason);
    if (*older)
        return true;
    if (reason.kind == ERROR_NONE)
        return error_set(error, ERROR_STORAGE,
                         _("the questions of this sitting are not in the store any more; "
                           "begin anew with: leadquiz take --new"));
    if (error)
        *error = reason;
    return false;
}

bool take_resume(struct take *take, const struct sitting *sitting, struct error *error) {
    struct instrument *older = NULL;
    struct person person;
    struct answers answers;
    bool done = false;

    if (sitting->finished != 0)
        return error_set(error, ERROR_INPUT, _("this sitting is finished; begin a new one"));
    if (!find_questionnaire(take, sitting, &older, error))
        goto out;
    const struct instrument *instrument = older ? older : take->instrument;
    enum found found = store_person_get(take->store, sitting->person, &person, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_STORAGE, _("the person of this sitting is not in the store"));
    if (found != FOUND || !take_may_keep(instrument, &person, error) ||
        !store_answers_load(take->store, sitting->id, instrument, &answers, error))
        goto out;

    instrument_free(take->older);
    take->older = older;
    older = NULL;
    take->person = person;
    take->sitting = *sitting;
    take->seat = 0;
    take->finished = false;
    take->reviewed = false;
    quiz_begin(&take->quiz, instrument, sitting->form, sitting->seed);
    quiz_resume(&take->quiz, &answers, instrument_prompt(instrument, sitting->position));
    done = true;
out:
    instrument_free(older);
    return done;
}

/* Whether the person came into the store with this sitting and has no other. */
static bool came_with_it(const struct take *take, bool *alone, struct error *error) {
    struct person person;
    struct store_counts counts;
    enum found found = store_person_get(take->store, take->sitting.person, &person, error);
    *alone = false;
    if (found != FOUND)
        return found == FOUND_NOTHING;
    struct store_filter theirs = {.name = person.name};
    if (!store_count(take->store, &theirs, &counts, error))
        return false;
    *alone = person.created == take->sitting.started && counts.sittings <= 1;
    return true;
}

static bool discard(const struct take *take, bool *alone, struct error *error) {
    if (!came_with_it(take, alone, error))
        return false;
    return *alone ? store_person_forget(take->store, take->sitting.person, error)
                  : store_sitting_discard(take->store, take->sitting.id, error);
}

bool take_discard(struct take *take, struct error *error) {
    bool alone = false;
    if (take->seat != 0)
        return store_seat_clear(take->store, take->seat, error);
    if (take->sitting.id == 0)
        return true;
    if (!store_together_begin(take->store, true, error) ||
        !store_together_end(take->store, discard(take, &alone, error), error))
        return false;
    take->sitting.id = 0;
    if (alone)
        take->person.id = 0;
    return true;
}

bool take_leave(struct take *take, struct error *error) {
    if (take->finished || take->sitting.id == 0 || quiz_answered(&take->quiz) > 0)
        return true;
    return take_discard(take, error);
}

bool take_loses(const struct take *take) {
    return take->sitting.started != 0 && take->sitting.id == 0 && take->seat == 0 &&
           !take->finished;
}
