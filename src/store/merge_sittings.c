/* merge_sittings.c - sittings of two stores: the same by start and seed. */
#include "merge.h"

/* What is to be done with a sitting of the other store. */
#define IS_NEW "0"
#define IS_SAME "1"
#define IS_OTHER "2"    /* the same key, and something else in it: what is here stays */
#define IS_FINISHED "3" /* open here */
#define IS_OPEN "4"     /* finished here */
#define IS_EARLIER "5"  /* open in both, here worked on last */
#define IS_LATER "6"    /* open in both, there worked on last */

/* All answers of an open sitting, in one text. */
#define ANSWERS(store, id)                                                                            \
    "ifnull((SELECT group_concat(prompt || ':' || value, ' ') FROM (SELECT prompt, value FROM " store \
    ".answer WHERE sitting = " id " ORDER BY prompt)), '')"
#define COUNT(store, id) "(SELECT count(*) FROM " store ".answer WHERE sitting = " id ")"

#define AGAIN_OPEN                                                                                 \
    "iif((o.updated, " COUNT("other", "o.id") ", " ANSWERS(                                        \
        "other", "o.id") ", o.position) > "                                                        \
                         "(h.updated, " COUNT("main", "h.id") ", " ANSWERS(                        \
                             "main", "h.id") ", h.position), " IS_LATER ", " IS_EARLIER ")"

static const char look[] =
    "CREATE TABLE other.same_sitting (there INTEGER PRIMARY KEY, here INTEGER, "
    "  met INTEGER NOT NULL, what INTEGER NOT NULL) STRICT;"
    "INSERT INTO other.same_sitting SELECT o.id, h.id, h.id IS NOT NULL, "
    "CASE WHEN h.id IS NULL THEN " IS_NEW
    " WHEN h.person <> p.here OR h.questionnaire <> q.here OR h.form <> o.form "
    "OR h.role <> o.role OR h.subject IS NOT a.here THEN " IS_OTHER
    " WHEN h.finished IS NULL AND o.finished IS NULL THEN " AGAIN_OPEN
    " WHEN h.finished IS NULL THEN " IS_FINISHED " WHEN o.finished IS NULL THEN " IS_OPEN
    " WHEN h.finished = o.finished AND h.answers = o.answers AND h.times = o.times THEN " IS_SAME
    " ELSE " IS_OTHER " END "
    "FROM other.sitting o JOIN other.same_person p ON p.there = o.person "
    "JOIN other.same_questionnaire q ON q.there = o.questionnaire "
    "LEFT JOIN other.same_person a ON a.there = o.subject "
    "LEFT JOIN main.sitting h ON h.started = o.started AND h.seed = o.seed";

#define TOLD "SELECT p.name, '', '', '', "
#define OF_BOTH                                                                                    \
    "FROM other.same_sitting s JOIN main.sitting h ON h.id = s.here "                              \
    "JOIN other.sitting o ON o.id = s.there JOIN main.person p ON p.id = h.person "

static const char others[] =
    TOLD "h.started " OF_BOTH "WHERE s.what = " IS_OTHER " ORDER BY p.name, h.started";

/* An answer of `a` that is another one, or none, in `b`. */
#define LOST(a, a_id, b, b_id)                                                                     \
    "EXISTS (SELECT 1 FROM " a ".answer x LEFT JOIN " b ".answer y ON y.sitting = " b_id           \
    " AND y.prompt = x.prompt WHERE x.sitting = " a_id " AND y.value IS NOT x.value)"

static const char went_on_in_both[] = TOLD
    "h.started " OF_BOTH "WHERE "
    "(s.what = " IS_LATER
    " AND " LOST("main", "h.id", "other",
                 "o.id") ") OR "
                         "(s.what = " IS_EARLIER " AND " LOST(
                             "other", "o.id", "main",
                             "h.id") ") OR "
                                     "(s.what = " IS_FINISHED " AND h.updated > o.finished) OR "
                                     "(s.what = " IS_OPEN
                                     " AND o.updated > h.finished) ORDER BY p.name, h.started";

static const char two_open[] = TOLD
    "max(o.started) FROM other.same_sitting s JOIN other.sitting o ON o.id = s.there "
    "JOIN other.same_person w ON w.there = o.person JOIN main.person p ON p.id = w.here "
    "WHERE s.what = " IS_NEW " AND o.finished IS NULL AND EXISTS (SELECT 1 FROM main.sitting h "
    "WHERE h.person = p.id AND h.finished IS NULL) GROUP BY p.id ORDER BY p.name";

static const char come_in[] =
    "INSERT INTO main.sitting (person, subject, role, questionnaire, form, seed, started, updated, "
    "finished, position, answers, times) SELECT p.here, a.here, o.role, q.here, o.form, o.seed, "
    "o.started, o.updated, o.finished, o.position, o.answers, o.times "
    "FROM other.same_sitting s JOIN other.sitting o ON o.id = s.there "
    "JOIN other.same_person p ON p.there = o.person "
    "JOIN other.same_questionnaire q ON q.there = o.questionnaire "
    "LEFT JOIN other.same_person a ON a.there = o.subject WHERE s.what = " IS_NEW
    " ORDER BY o.started, o.seed;"
    "UPDATE other.same_sitting SET here = (SELECT h.id FROM other.sitting o JOIN main.sitting h "
    "ON h.started = o.started AND h.seed = o.seed WHERE o.id = there) WHERE here IS NULL;"
    "CREATE UNIQUE INDEX other.same_sitting_here ON same_sitting (here);"
    "DELETE FROM main.answer WHERE sitting IN "
    "(SELECT here FROM other.same_sitting WHERE what IN (" IS_FINISHED ", " IS_LATER "));"
    "UPDATE main.sitting SET updated = o.updated, finished = o.finished, position = o.position, "
    "answers = o.answers, times = o.times "
    "FROM other.same_sitting s JOIN other.sitting o ON o.id = s.there "
    "WHERE s.here = sitting.id AND s.what IN (" IS_FINISHED ", " IS_LATER ");"
    "INSERT INTO main.answer (sitting, prompt, value, time_ms) "
    "SELECT s.here, a.prompt, a.value, a.time_ms FROM other.same_sitting s "
    "JOIN other.answer a ON a.sitting = s.there WHERE s.what IN (" IS_NEW ", " IS_LATER ");"
    "INSERT INTO main.result (sitting, level, rule_level, assessed, quality, desire, scales, tips, "
    "neighbour) SELECT s.here, r.level, r.rule_level, r.assessed, r.quality, r.desire, r.scales, "
    "r.tips, r.neighbour FROM other.same_sitting s JOIN other.result r ON r.sitting = s.there "
    "WHERE s.what IN (" IS_NEW ", " IS_FINISHED ") ORDER BY s.here;"
    /* Where one of them has deleted the meeting, the other brings it back. */
    "UPDATE main.sitting SET meeting = m.here FROM other.same_sitting s "
    "JOIN other.sitting o ON o.id = s.there JOIN other.same_meeting m ON m.there = o.meeting "
    "WHERE s.here = sitting.id AND s.what <> " IS_OTHER " AND sitting.meeting IS NULL";

/* The word that was told last counts. */
#define SAME_ACTION                                                                                \
    "h.facet = o.facet AND h.tip = o.tip AND h.text = o.text AND h.chosen = o.chosen "             \
    "AND h.due = o.due "

static const char actions[] =
    "UPDATE main.action AS h SET outcome = o.outcome, told = o.told "
    "FROM other.same_sitting s JOIN other.action o ON o.sitting = s.there "
    "WHERE s.what = " IS_SAME " AND h.sitting = s.here AND " SAME_ACTION
    "AND o.told IS NOT NULL AND (h.told IS NULL OR (o.told, o.outcome) > (h.told, h.outcome));"
    "INSERT INTO main.action (sitting, facet, tip, text, chosen, due, outcome, told) "
    "SELECT s.here, o.facet, o.tip, o.text, o.chosen, o.due, o.outcome, o.told "
    "FROM other.same_sitting s JOIN other.action o ON o.sitting = s.there "
    "WHERE s.what IN (" IS_NEW ", " IS_FINISHED ") OR (s.what = " IS_SAME
    " AND NOT EXISTS (SELECT 1 FROM main.action h WHERE h.sitting = s.here AND " SAME_ACTION
    ")) ORDER BY s.here, o.id";

bool merge_sittings(struct merging *merging, struct error *error) {
    struct store *store = merging->store;
    struct merge_counts *counts = merging->counts;
    return database_run(store, look, error) &&
           merge_tell(merging, MERGE_OTHER_SITTING, others, error) &&
           merge_tell(merging, MERGE_OPEN_SITTING, went_on_in_both, error) &&
           merge_tell(merging, MERGE_TWO_OPEN, two_open, error) &&
           database_run(store, come_in, error) && database_run(store, actions, error) &&
           database_number(store, "SELECT count(*) FROM other.same_sitting WHERE what = " IS_NEW,
                           &counts->sittings, error) &&
           database_number(store, "SELECT count(*) FROM other.same_sitting WHERE what <> " IS_NEW,
                           &counts->known_sittings, error) &&
           database_number(store,
                           "SELECT count(*) FROM other.same_sitting WHERE what IN (" IS_FINISHED
                           ", " IS_LATER ")",
                           &counts->went_on, error);
}
