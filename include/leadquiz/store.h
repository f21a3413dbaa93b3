/* store.h - what is kept: people, consents, sittings, answers, results, questionnaires.
 *
 * One file of data. No type, error code or dialect of the database appears here, so that a second
 * implementation of this contract is a second file. Every call that changes something is one
 * transaction, durable when it returns true; one that returns false has changed nothing (but where
 * the disk itself fails while it makes a change durable, nobody can know). Times are
 * milliseconds since 1970 UTC and come in as arguments. Text that goes in is checked, text that
 * comes out is cleaned. A store is used by one thread; several processes may use one file. */
#ifndef LEADQUIZ_STORE_H
#define LEADQUIZ_STORE_H

#include "leadquiz/answers.h"
#include "leadquiz/passphrase.h"
#include "leadquiz/privacy.h"
#include "leadquiz/scoring.h"
#include "leadquiz/text.h"

#include <stdint.h>

struct store;

/* Open the store at `path`, creating it (mode 0600, directory 0700) when it is not there or an
 * empty file, and migrating an older one after a backup beside itself (PATH.before-vN). NULL with
 * one sentence, and nothing written, when it is: a directory, a link, not a database, a database of
 * another program, of a newer leadquiz, damaged, read-only, locked too long, older and open in
 * another program, or on a full disk (a new store then stays an empty file). */
struct store *store_open(const char *path, struct error *error);

/* The same without creating anything: *missing is set when there is no file at `path` or an
 * empty one, and NULL returned with no error. */
struct store *store_open_existing(const char *path, bool *missing, struct error *error);

/* A store that lives in memory alone and is gone when it is closed. */
struct store *store_open_memory(struct error *error);

/* The people in it are made up (demo.h), so that what is taken away of it says so. Known as long as
 * the store is open. */
void store_set_made_up(struct store *store);
bool store_is_made_up(const struct store *store);

/* NULL is allowed. */
void store_close(struct store *store);

/* A question that can fail has three answers. */
enum found { FOUND_FAILED, FOUND_NOTHING, FOUND };

/* ---- people ---- */

struct person {
    int64_t id; /* 0: not in the store */
    char name[NAME_BYTES];
    char team[NAME_BYTES]; /* "" = none */
    bool consents[CONSENT_COUNT];
    int64_t created; /* when first kept; 0 for one who is not in the store */
};

/* Names are compared without regard to ASCII case. */
enum found store_person_find(struct store *store, const char *name, struct person *person,
                             struct error *error);
enum found store_person_get(struct store *store, int64_t id, struct person *person,
                            struct error *error);

/* Insert the person (id 0; the name must be new) or change team and consents. Each consent that
 * changed is logged with `consent_version` and `now`; nothing is overwritten in that log. Sets
 * person->id. */
bool store_person_save(struct store *store, struct person *person, const char *consent_version,
                       int64_t now, struct error *error);

/* The same when the consents were asked just now, in these versions: a Yes to words that no Yes
 * before was said to (instrument_consent_covers) is logged though the answer is the same. */
struct consents_asked {
    char versions[CONSENT_COUNT][CONSENT_VERSION_BYTES];
    bool now[CONSENT_COUNT]; /* false: this one was not, its version is that of a change alone */
};
bool store_person_asked(struct store *store, struct person *person,
                        const struct consents_asked *asked, int64_t now, struct error *error);

/* The log of consents: one consent after the other, each oldest first. */
struct consent_given {
    enum consent consent;
    bool granted;
    char version[CONSENT_VERSION_BYTES]; /* of the wording */
    int64_t time;
};

/* Fills at most `most`, returns how many there are, -1 on failure. */
int store_consents(struct store *store, int64_t person, struct consent_given *list, int most,
                   struct error *error);

/* The last word on one of them; FOUND_NOTHING: none was said. */
enum found store_consent_last(struct store *store, int64_t person, enum consent consent,
                              struct consent_given *last, struct error *error);

/* Add to the log of a person in the store what another store's log says. */
bool store_consent_add(struct store *store, int64_t person, const struct consent_given *given,
                       struct error *error);

/* The only person in the store, FOUND_NOTHING when there are none or several: on one's own machine
 * nobody needs to type a name again. */
enum found store_person_only(struct store *store, struct person *person, struct error *error);

/* Remove the person, consents, sittings, answers, results and actions for good (overwritten in the
 * file, log emptied), with the team if it was the last in it. The numbers of the person and the
 * sittings stay in publications. No failure when gone already. */
bool store_person_forget(struct store *store, int64_t person, struct error *error);

/* ---- questionnaires ---- */

/* Keep the questionnaire's bytes under its hash, once. */
bool store_questionnaire_keep(struct store *store, const struct instrument *instrument, int64_t now,
                              struct error *error);

/* The questionnaire kept under `hash`, read anew; the caller frees it. NULL with no error set
 * (error->kind == ERROR_NONE) when there is none. */
struct instrument *store_questionnaire_load(struct store *store, const char *hash,
                                            struct error *error);

/* The strictest minimums of `instrument` and of all questionnaires kept with its id, version and
 * scoring version; keep_months is that of `instrument`. */
bool store_privacy(struct store *store, const struct instrument *instrument,
                   struct privacy_rules *rules, struct error *error);

/* ---- sittings ---- */

struct sitting {
    int64_t id;
    int64_t person; /* who answered */
    char person_name[NAME_BYTES];
    char questionnaire[DIGEST_TEXT]; /* hash */
    enum form form;
    uint64_t seed;
    int64_t started, updated;
    int64_t finished;  /* 0 = open */
    char position[64]; /* id of the prompt the person stood at, "" = the first open one */
    int answered;      /* how many prompts have an answer */
    int64_t meeting;   /* at which it was kept (store_meeting.h); 0: at none, or that is deleted */
};

/* Begin a sitting of sitting->person with questionnaire, form, seed and started set, and meeting
 * where there is one; sets id. The subject is the person, the role self. Start and seed together
 * are the key of a sitting in any store: one that is there already is refused. */
bool store_sitting_begin(struct store *store, struct sitting *sitting, struct error *error);

/* The sitting with this key, and the first of a person with this seed. */
enum found store_sitting_find(struct store *store, int64_t started, uint64_t seed,
                              struct sitting *sitting, struct error *error);
enum found store_sitting_find_seed(struct store *store, int64_t person, uint64_t seed,
                                   struct sitting *sitting, struct error *error);

/* The open sitting worked on last: of the person, or of anyone when person is 0; with the
 * questionnaire of that id (of any version), or with any when it is NULL. */
enum found store_sitting_open_latest(struct store *store, int64_t person, const char *questionnaire,
                                     struct sitting *sitting, struct error *error);
enum found store_sitting_get(struct store *store, int64_t id, struct sitting *sitting,
                             struct error *error);

/* Keep one answer, and where the person stands now. Answering again replaces the answer. An
 * open answer cannot be kept. Durable on return. Fails when the sitting is finished or gone. */
bool store_answer_save(struct store *store, int64_t sitting, const char *prompt,
                       struct answer answer, const char *position, int64_t now,
                       struct error *error);

/* Where the person stands. */
bool store_position_save(struct store *store, int64_t sitting, const char *position, int64_t now,
                         struct error *error);

/* The answers of a sitting, open or finished, by the prompts of `instrument`, which must have the
 * sitting's hash. */
bool store_answers_load(struct store *store, int64_t sitting, const struct instrument *instrument,
                        struct answers *answers, struct error *error);

/* Close the sitting with its answers and what of the result is kept: level, rule_level, assessed,
 * quality, desire, the scale scores and the tips; the neighbour of the level is worked out from the
 * answers. Finished already: nothing changes, and it is no failure when the answers are the same.
 */
bool store_sitting_finish(struct store *store, int64_t sitting, const struct instrument *instrument,
                          const struct answers *answers, const struct result *result, int64_t now,
                          struct error *error);

/* Remove a sitting and its answers for good; no failure when it is gone already. */
bool store_sitting_discard(struct store *store, int64_t sitting, struct error *error);

/* The finished sittings of a person, oldest first; fills at most `most`, returns how many there
 * are, -1 on failure. */
int store_sittings_finished(struct store *store, int64_t person, struct sitting *sittings, int most,
                            struct error *error);

/* The result of a finished sitting. What is kept comes back exactly; the rest (facets, counts,
 * probabilities, neighbour, gate, lean, flags, strength) is computed again from the answers. A
 * level that the questionnaire does not have is damage. `instrument` has the sitting's hash. */
enum found store_result_load(struct store *store, int64_t sitting,
                             const struct instrument *instrument, struct result *result,
                             struct error *error);

/* What is known before a new sitting of the person with `instrument` in `form`: the level of the
 * last finished, not poor, full sitting with the same questionnaire id, version and scoring
 * version, days since, and the tips shown last (in any finished sitting with these three); keep
 * where the action chosen last for a facet in the very last of these sittings was done "partly" or
 * is still open. previous_none when there is nothing. */
bool store_previous(struct store *store, int64_t person, const struct instrument *instrument,
                    int64_t now, struct previous *previous, struct error *error);

/* ---- many people's answers ---- */

/* For figures about the questions. Call `each` with one finished sitting of every person who lets
 * the answers be used for research (CONSENT_RESEARCH, and no other consent): their last with this
 * questionnaire (by hash) and form that is not poor, or else their last. Only what a person said of
 * themselves. `each` returns false, with the error set, to end it. Memory does not depend on the
 * number of people. */
typedef bool (*store_answers_fn)(int64_t sitting, int64_t person, const struct answers *answers,
                                 void *context, struct error *error);
bool store_each_answers(struct store *store, const struct instrument *instrument, enum form form,
                        store_answers_fn each, void *context, struct error *error);

/* Call `each` with the answers of these finished sittings, without the times, by the prompts of
 * `instrument`: of one with another questionnaire those of the prompts with the same id whose
 * answer may be given there too. Quickest where the ids rise. A sitting that is gone is a sentence.
 */
typedef bool (*store_values_fn)(size_t number, const struct answers *answers, void *context,
                                struct error *error);
bool store_values_each(struct store *store, const struct instrument *instrument,
                       const int64_t *sittings, size_t count, store_values_fn each, void *context,
                       struct error *error);

/* ---- actions ---- */

enum outcome { OUTCOME_OPEN, OUTCOME_YES, OUTCOME_PARTLY, OUTCOME_NO };

struct action_chosen {
    int64_t id, sitting;
    char facet[64]; /* facet id, "" for a person's own action */
    int tip;        /* number of the tip, -1 for one's own */
    char text[400];
    int64_t chosen, due;
    enum outcome outcome;
    int64_t told; /* when the outcome was told, 0 while it is open */
};

/* Keep an action for a finished sitting; sets id. */
bool store_action_add(struct store *store, struct action_chosen *action, struct error *error);

/* Say how it went. */
bool store_action_outcome(struct store *store, int64_t action, enum outcome outcome, int64_t now,
                          struct error *error);

/* The person's actions without an outcome, of all finished sittings: the newest `most`, oldest
 * first. Returns how many they are, -1 on failure. */
int store_actions_open(struct store *store, int64_t person, struct action_chosen *actions, int most,
                       struct error *error);

/* The actions of a sitting in the order they were chosen; fills at most `most`, returns how many
 * there are, -1 on failure. */
int store_actions(struct store *store, int64_t sitting, struct action_chosen *actions, int most,
                  struct error *error);

/* ---- a group of people ----
 *
 * What a team lead looks at rests on one row a person, kept up in the same transaction as whatever
 * changes it: the last finished sitting with this questionnaire and form that counts (not poor,
 * said of themselves), and the one before it. "This questionnaire" is id, version and scoring
 * version together; scores come in the order of the instrument's scales, NAN where not known. */

struct counted {
    int64_t sitting, finished; /* sitting 0: there is none */
    int level;                 /* 0: none */
    int neighbour;             /* 0: the level is firm */
    int assessed;              /* highest level that was looked at */
    int desire;                /* -1: not answered */
    double scales[SCALES_MOST];
};

struct standing {
    int64_t person;
    const char *name, *team; /* clean; valid during the call; team may be "" */
    bool average, lead;      /* what the person lets be done now */
    int64_t lead_until;      /* the lead may see, or could see, what was finished before this */
    struct counted last, before;
    int sittings; /* that count */
};

typedef bool (*store_standing_fn)(const struct standing *standing, void *context,
                                  struct error *error);

/* Call `each` for everybody (of the team; NULL: of all) who has a sitting that counts and lets
 * something of it be seen, in no order. Returning false, with the error set, ends it. */
bool store_standings_each(struct store *store, const struct instrument *instrument, enum form form,
                          const char *team, store_standing_fn each, void *context,
                          struct error *error);

/* Whom the lead may see now, or once could: call `each` for everybody (with this questionnaire and
 * form) of whom something is known, which is what was finished before `until` (INT64_MAX: all of
 * it). Whoever was forgotten is not there. */
typedef bool (*store_known_fn)(int64_t person, int64_t until, void *context, struct error *error);
bool store_known_each(struct store *store, const struct instrument *instrument, enum form form,
                      store_known_fn each, void *context, struct error *error);

/* Make ready what is read of everybody with this questionnaire and form, so that
 * store_standings_each, store_known_each and, of the full form, store_activity take a fraction of
 * the time. They say the same without it. Of few people, and where it is ready, nothing is done;
 * whoever changes a person takes away what it says of that person in the same transaction. */
bool store_gather(struct store *store, const struct instrument *instrument, enum form form,
                  struct error *error);

/* When a sitting was finished; FOUND_NOTHING when it is gone or open. */
enum found store_finished(struct store *store, int64_t sitting, int64_t *finished,
                          struct error *error);

/* How many people (of the team) let something be seen, in averages or by the lead; how many of them
 * let the lead see it; how many finished a sitting with this questionnaire, in any form and poor
 * ones too, and how many of these since `since`. */
struct store_activity {
    int64_t people, answered, since;
    int64_t open; /* people whom the lead may see */
    bool there;   /* somebody is (in the team), whatever they let be seen */
};
bool store_activity(struct store *store, const struct instrument *instrument, const char *team,
                    int64_t since, struct store_activity *activity, struct error *error);

/* Every sitting that counts (see above), of people who let it count in averages or let the lead see
 * it, by the time of its finish, finished in from..until (exclusive). */
struct counted_row {
    int64_t person;
    bool average, lead;
    int64_t lead_until; /* as in standing */
    struct counted counted;
};
typedef bool (*store_counted_fn)(const struct counted_row *row, void *context, struct error *error);
bool store_counted_each(struct store *store, const struct instrument *instrument, enum form form,
                        const char *team, int64_t from, int64_t until, store_counted_fn each,
                        void *context, struct error *error);

/* One of these sittings, FOUND_NOTHING when it is gone, does not count, or is of another
 * questionnaire or form. */
enum found store_counted_get(struct store *store, const struct instrument *instrument,
                             enum form form, int64_t sitting, struct counted_row *row,
                             struct error *error);

/* Every sitting that counts and was kept at a meeting which is there (store_meeting.h), whatever
 * its person lets be seen: by person, then meeting, then the time of the finish. */
struct kept_at {
    int64_t person, meeting, sitting;
};
typedef bool (*store_kept_at_fn)(const struct kept_at *kept, void *context, struct error *error);
bool store_kept_at_each(struct store *store, const struct instrument *instrument, enum form form,
                        store_kept_at_fn each, void *context, struct error *error);

/* The names of the teams with somebody whom the lead may see, or with at least `least` people who
 * let something be seen, by name; at most `most`, returns how many there are, -1 on failure. */
int store_teams(struct store *store, int least, char (*names)[NAME_BYTES], int most,
                struct error *error);

/* A number that is another one whenever somebody else has changed the store since (another
 * connection, or this one). */
bool store_version(struct store *store, int64_t *version, struct error *error);

/* ---- figures about groups that have been shown ----
 *
 * Each set of figures that was shown about a group is kept (members and which figures, no
 * figures), because whatever is shown later has to be held against it (privacy.h). */
enum { SCOPE_BYTES = 160 };

/* A seat is a member under its number and this, which no sitting and no person ever has. */
#define SEAT_FIRST (INT64_C(1) << 62)

struct publication {
    int64_t id;
    int64_t base;            /* above 0: the members are what has changed since that publication,
                                as privacy_record_add takes it */
    char scope[SCOPE_BYTES]; /* which figures of which group, as the one who asks names it */
    int64_t time;            /* when it was shown first */
    uint64_t digest;         /* privacy_digest of all members */
    struct privacy_set set;
};

/* Keep one of this questionnaire and form; one with the same scope, digest and shown figures that
 * is there already is not kept twice. Sets its id, or that of the one that is there. */
bool store_publication_add(struct store *store, const struct instrument *instrument, enum form form,
                           struct publication *publication, struct error *error);

/* All of this questionnaire and form, newest first; those of `scope` alone, unless it is NULL.
 * A base comes after those that rest on it, and has the same questionnaire and form. There are no
 * members: set.members is NULL, set.count 0. */
typedef bool (*store_publication_fn)(const struct publication *publication, void *context,
                                     struct error *error);
bool store_publications_each(struct store *store, const struct instrument *instrument,
                             enum form form, const char *scope, store_publication_fn each,
                             void *context, struct error *error);

/* The members of one of them, or what has changed; the caller frees. `known` of all is false. */
bool store_publication_members(struct store *store, int64_t id, struct privacy_member **members,
                               size_t *count, struct error *error);

/* When somebody looked at `scope` before this look (0: never). A look within `apart` ms of the one
 * before belongs to it. Nobody waits until the disk has it: a power cut may take it away. */
bool store_looked(struct store *store, const char *scope, int64_t now, int64_t apart,
                  int64_t *before, struct error *error);

/* ---- the lead's passphrase ---- */

struct lead_lock {
    char hash[PASSPHRASE_HASH_BYTES]; /* "": no passphrase is set */
    int wrong;                        /* tries since the last right one */
    int64_t tried;                    /* time of the last wrong one */
};
bool store_lock_get(struct store *store, struct lead_lock *lock, struct error *error);
/* "" removes it. The wrong tries are forgotten. */
bool store_lock_set(struct store *store, const char *hash, struct error *error);
/* Count a wrong try, or forget the wrong ones after a right one. */
bool store_lock_tried(struct store *store, bool right, int64_t now, struct error *error);
/* Say that the last wrong try was at this time; none is counted. */
bool store_lock_set_time(struct store *store, int64_t tried, struct error *error);

/* ---- everything, to copy it ---- */

/* Make the calls that follow one transaction: they see the store as it is now, and with `changes`
 * all that they change is kept or nothing. A call in between that fails spoils the whole: it can
 * then only be given up. One store can do this once at a time. */
bool store_together_begin(struct store *store, bool changes, struct error *error);
/* `keep` false gives everything up, and false is returned without a sentence. */
bool store_together_end(struct store *store, bool keep, struct error *error);

/* Which people and sittings; NULL = all. The times, where there are some, are those of a sitting's
 * finish (or start, when open). */
struct store_filter {
    const char *name, *team;
    bool has_from, has_until;
    int64_t from, until; /* until is exclusive */
    int64_t meeting;     /* at which the result was kept; 0: any, or none */
};

struct store_counts {
    int64_t questionnaires, people, sittings;
};

struct questionnaire_kept {
    char hash[DIGEST_TEXT];
    const char *bytes; /* valid during the call */
    size_t length;
    int64_t kept;
};

bool store_count(struct store *store, const struct store_filter *filter,
                 struct store_counts *counts, struct error *error);

/* Call `each` for what the filter lets through: questionnaires by the time they were kept, people
 * by the time they were, sittings by start and seed. `each` may ask the store for other things;
 * returning false, with the error set, ends it. Questionnaires and people are those of the sittings
 * where the filter has a time or a meeting; all people of the name and team where it has none; all
 * questionnaires without a filter. */
typedef bool (*store_questionnaire_fn)(const struct questionnaire_kept *kept, void *context,
                                       struct error *error);
typedef bool (*store_person_fn)(const struct person *person, void *context, struct error *error);
typedef bool (*store_sitting_fn)(const struct sitting *sitting, void *context, struct error *error);
bool store_questionnaires_each(struct store *store, const struct store_filter *filter,
                               store_questionnaire_fn each, void *context, struct error *error);
bool store_people_each(struct store *store, const struct store_filter *filter, store_person_fn each,
                       void *context, struct error *error);
bool store_sittings_each(struct store *store, const struct store_filter *filter,
                         store_sitting_fn each, void *context, struct error *error);

#endif
