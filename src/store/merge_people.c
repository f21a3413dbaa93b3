/* merge_people.c - people of two stores: the same by their code name. */
#include "merge.h"

#include "leadquiz/translate.h"

/* When somebody last did something. */
#define OF_SITTINGS(store, id)                                                                     \
    "ifnull((SELECT max(max(started, ifnull(updated, finished))) FROM " store                      \
    ".sitting WHERE person = " id "), -9223372036854775808)"
#define OF_CONSENTS(store, id)                                                                     \
    "ifnull((SELECT max(time) FROM " store ".consent WHERE person = " id "), -9223372036854775808)"
#define LAST_DONE(store, id) "max(" OF_SITTINGS(store, id) ", " OF_CONSENTS(store, id) ")"

#define BOTH                                                                                       \
    "FROM other.same_person s JOIN main.person h ON h.id = s.here "                                \
    "JOIN other.person o ON o.id = s.there WHERE s.met "

/* What the two stores say, before anything is changed. */
static const char look[] =
    "CREATE TABLE other.same_person ("
    "  there INTEGER PRIMARY KEY, here INTEGER, met INTEGER NOT NULL) STRICT;"
    "INSERT INTO other.same_person SELECT o.id, h.id, h.id IS NOT NULL "
    "FROM other.person o LEFT JOIN main.person h ON h.name = o.name;"
    "CREATE TABLE other.touched (person INTEGER PRIMARY KEY) STRICT;"
    /* A team whose name is written in another way. */
    "INSERT INTO other.touched SELECT p.id FROM other.team o "
    "JOIN main.team h ON h.name = o.name AND o.name < h.name COLLATE BINARY "
    "JOIN main.person p ON p.team = h.id;"
    /* The team of the store where the person did something last. */
    "CREATE TABLE other.team_of (person INTEGER PRIMARY KEY, here TEXT, there TEXT, "
    "  goes INTEGER NOT NULL) STRICT;"
    "INSERT INTO other.team_of SELECT here, here_team, there_team, "
    "there_last > here_last OR (there_last = here_last AND there_team < here_team) FROM ("
    "SELECT s.here, ht.name AS here_team, ot.name AS there_team, " LAST_DONE("main", "s.here") " AS here_last, " LAST_DONE(
        "other",
        "s.there") " AS there_last "
                   "FROM other.same_person s JOIN main.person h ON h.id = s.here "
                   "JOIN other.person o ON o.id = s.there JOIN main.team ht ON ht.id = h.team "
                   "JOIN other.team ot ON ot.id = o.team WHERE s.met AND ht.name <> ot.name)";

/* Neither kept at the same moment, nor a word of consent or a sitting that is in both. */
static const char two_people[] =
    "SELECT h.name, '', '', '', 0 " BOTH "AND h.created <> o.created "
    "AND NOT EXISTS (SELECT 1 FROM main.consent a JOIN other.consent b ON b.person = s.there "
    "AND b.consent = a.consent AND b.granted = a.granted AND b.time = a.time "
    "AND b.version = a.version WHERE a.person = s.here) "
    "AND NOT EXISTS (SELECT 1 FROM main.sitting a JOIN other.sitting b "
    "ON b.started = a.started AND b.seed = a.seed WHERE a.person = s.here) ORDER BY h.name";

static const char two_teams[] =
    "SELECT p.name, t.here, t.there, iif(t.goes, t.there, t.here), 0 "
    "FROM other.team_of t JOIN main.person p ON p.id = t.person ORDER BY p.name";

static const char change[] =
    "INSERT INTO main.team (name) SELECT name FROM other.team WHERE true ORDER BY name "
    "ON CONFLICT (name) DO UPDATE SET name = excluded.name "
    "WHERE excluded.name < team.name COLLATE BINARY;"
    /* Who was kept first says how the name is written. */
    "UPDATE main.person SET name = o.name, created = o.created "
    "FROM other.same_person s JOIN other.person o ON o.id = s.there "
    "WHERE s.here = person.id AND s.met AND (o.created < person.created "
    "OR (o.created = person.created AND o.name < person.name COLLATE BINARY));"
    "INSERT INTO main.person (name, created) SELECT o.name, o.created "
    "FROM other.same_person s JOIN other.person o ON o.id = s.there WHERE NOT s.met "
    "ORDER BY o.created, o.name;"
    "UPDATE other.same_person SET here = (SELECT h.id FROM other.person o "
    "JOIN main.person h ON h.name = o.name WHERE o.id = there) WHERE here IS NULL;"
    "CREATE UNIQUE INDEX other.same_person_here ON same_person (here);"
    "UPDATE main.person SET team = h.id FROM other.same_person s "
    "JOIN other.person o ON o.id = s.there JOIN other.team t ON t.id = o.team "
    "JOIN main.team h ON h.name = t.name WHERE s.here = person.id "
    "AND (person.team IS NULL OR person.id IN (SELECT person FROM other.team_of WHERE goes));"
    "INSERT OR IGNORE INTO other.touched SELECT here FROM other.same_person";

/* What was put together cannot be taken apart again. */
static bool may_join(struct merging *merging, struct error *error) {
    int64_t found = merging->counts->conflicts[MERGE_TWO_PEOPLE];
    if (merging->options->dry_run || found <= merging->options->may_join)
        return true;
    merging->counts->two_people = found;
    return error_set(error, ERROR_INPUT,
                     _("nothing was changed: a name that is in both stores may be that of two "
                       "people, who would be one from then on; say --force where each name is one "
                       "person"));
}

bool merge_people(struct merging *merging, struct error *error) {
    struct store *store = merging->store;
    struct merge_counts *counts = merging->counts;
    return database_run(store, look, error) &&
           merge_tell(merging, MERGE_TWO_PEOPLE, two_people, error) && may_join(merging, error) &&
           merge_consents_look(merging, error) &&
           merge_tell(merging, MERGE_TEAM, two_teams, error) &&
           database_run(store, change, error) && merge_consents(merging, error) &&
           database_number(store, "SELECT count(*) FROM other.same_person WHERE met",
                           &counts->known_people, error) &&
           database_number(store, "SELECT count(*) FROM other.same_person WHERE NOT met",
                           &counts->people, error);
}
