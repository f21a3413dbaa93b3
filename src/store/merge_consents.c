/* merge_consents.c - what people allow in two stores: where one log goes on from the other, the
 * longer one; where they contradict each other both, and No counts unless both say Yes. */
#include "merge.h"

/* A word of `a` that is not the same in `b`. */
#define MORE(a, a_person, b, b_person)                                                             \
    "EXISTS (SELECT 1 FROM " a ".consent x WHERE x.person = " a_person                             \
    " AND NOT EXISTS (SELECT 1 FROM " b ".consent y WHERE y.person = " b_person                    \
    " AND y.consent = x.consent AND y.change = x.change AND y.granted = x.granted "                \
    "AND y.time = x.time AND y.version = x.version))"
#define NONE(store, person) "NOT EXISTS (SELECT 1 FROM " store ".consent WHERE person = " person ")"
#define NOW(store, person, consent)                                                                \
    "ifnull((SELECT granted FROM " store ".consent WHERE person = " person                         \
    " AND consent = " consent " ORDER BY change DESC LIMIT 1), 0)"
#define LAST_FINISHED(store, person)                                                               \
    "ifnull((SELECT max(finished) FROM " store ".sitting WHERE person = " person "), w.yes)"

/* An empty log is No to everything, unless the person was kept at the same moment: then it is the
 * log before the first word. */
static const char look[] =
    "CREATE TABLE other.longer (here INTEGER PRIMARY KEY, there INTEGER NOT NULL) STRICT;"
    "CREATE TABLE other.split (here INTEGER PRIMARY KEY, there INTEGER NOT NULL) STRICT;"
    "CREATE TABLE other.compared AS SELECT s.here, s.there, " MORE("main", "s.here", "other", "s.there") " AS here_more, " MORE(
        "other", "s.there", "main",
        "s.here") " AS there_more, "
                  "(" NONE("main", "s.here") " OR " NONE(
                      "other",
                      "s.there") ") "
                                 "AND h.created <> o.created AS empty "
                                 "FROM other.same_person s JOIN main.person h ON h.id = s.here "
                                 "JOIN other.person o ON o.id = s.there WHERE s.met;"
                                 "INSERT INTO other.split SELECT here, there FROM other.compared "
                                 "WHERE (here_more AND there_more) OR (empty AND (here_more OR there_more));"
                                 "INSERT INTO other.longer SELECT here, there FROM other.compared "
                                 "WHERE there_more AND NOT here_more AND NOT empty";

static const char contradicting[] =
    "SELECT p.name, '', '', '', c.column1 FROM other.split s JOIN main.person p ON p.id = s.here "
    "CROSS JOIN (VALUES (0), (1), (2), (3)) c "
    "WHERE " NOW("main", "s.here", "c.column1") " <> " NOW(
        "other", "s.there", "c.column1") " ORDER BY p.name, c.column1";

/* Where not both say Yes, a No has to stand after the last Yes, and after all that the lead could
 * see where it is Yes: that stays known. Its time does not depend on when the stores are merged, so
 * that doing it again, or the other way round, comes to the same. */
#define TOO_EARLY                                                                                  \
    "max(w.yes, iif(w.consent = 2 AND w.yes_here, " LAST_FINISHED(                                 \
        "main", "w.here") ", w.yes), "                                                             \
                          "iif(w.consent = 2 AND w.yes_there, " LAST_FINISHED(                     \
                              "other", "w.there") ", w.yes))"

static const char change[] =
    "INSERT INTO main.consent (person, consent, change, granted, version, time) "
    "SELECT s.here, c.consent, c.change, c.granted, c.version, c.time "
    "FROM other.same_person s JOIN other.consent c ON c.person = s.there WHERE NOT s.met;"
    "INSERT INTO main.consent (person, consent, change, granted, version, time) "
    "SELECT l.here, c.consent, c.change, c.granted, c.version, c.time "
    "FROM other.longer l JOIN other.consent c ON c.person = l.there "
    "WHERE true ON CONFLICT DO NOTHING;"
    "CREATE TABLE other.word (person INTEGER NOT NULL, consent INTEGER NOT NULL, "
    "  granted INTEGER NOT NULL, version TEXT NOT NULL, time INTEGER NOT NULL) STRICT;"
    "INSERT INTO other.word SELECT c.person, c.consent, c.granted, c.version, c.time "
    "FROM other.split s JOIN main.consent c ON c.person = s.here "
    "UNION SELECT s.here, c.consent, c.granted, c.version, c.time "
    "FROM other.split s JOIN other.consent c ON c.person = s.there;"
    "CREATE INDEX other.word_of ON word (person, consent);"
    "CREATE TABLE other.last_yes AS SELECT v.person AS here, s.there, v.consent, "
    "max(v.time) AS yes, max(v.version) AS version, " NOW("main", "s.here", "v.consent") " AS yes_here, " NOW(
        "other", "s.there",
        "v.consent") " AS yes_there "
                     "FROM other.word v JOIN other.split s ON s.here = v.person WHERE v.granted "
                     "GROUP BY v.person, v.consent;"
                     "INSERT INTO other.word SELECT here, consent, 0, version, too_early + 1 FROM ("
                     "SELECT w.*, min(253402300799998, " TOO_EARLY
                     ") AS too_early FROM other.last_yes w "
                     "WHERE NOT (w.yes_here AND w.yes_there)) n WHERE NOT EXISTS (SELECT 1 FROM other.word v "
                     "WHERE v.person = n.here AND v.consent = n.consent AND NOT v.granted AND v.time > n.too_early);"
                     "DELETE FROM main.consent WHERE person IN (SELECT here FROM other.split);"
                     /* What was known until the first word after the last Yes (lead_until) is known
                      * until the last of them, as it was in one of the stores: that one comes
                      * first. */
                     "INSERT INTO main.consent (person, consent, change, granted, version, time) "
                     "SELECT w.person, w.consent, row_number() OVER (PARTITION BY w.person, w.consent "
                     "ORDER BY w.time >= y.yes AND NOT w.granted, "
                     "iif(w.time >= y.yes AND NOT w.granted, -w.time, w.time), w.granted DESC, w.version) - 1, "
                     "w.granted, w.version, w.time FROM other.word w LEFT JOIN other.last_yes y "
                     "ON y.here = w.person AND y.consent = w.consent";

bool merge_consents_look(struct merging *merging, struct error *error) {
    return database_run(merging->store, look, error) &&
           merge_tell(merging, MERGE_CONSENT, contradicting, error);
}

bool merge_consents(struct merging *merging, struct error *error) {
    return database_run(merging->store, change, error);
}
