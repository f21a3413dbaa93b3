#include "statements.h"

#define WITH_TEAM "LEFT JOIN team t ON t.id = p.team "

/* The consent given last; none in the log means No. */
#define CONSENT_NOW(consent)                                                                       \
    "ifnull((SELECT granted FROM consent WHERE person = p.id AND consent = " consent               \
    " ORDER BY change DESC LIMIT 1), 0)"

#define PERSON_SELECT                                                                              \
    "SELECT p.id, p.name, ifnull(t.name, ''), p.created, " CONSENT_NOW("0") ", " CONSENT_NOW(      \
        "1") ", " CONSENT_NOW("2") ", " CONSENT_NOW("3") " FROM person p " WITH_TEAM

#define SITTING_SELECT                                                                             \
    "SELECT s.id, s.person, p.name, q.hash, s.form, s.seed, s.started, "                           \
    "ifnull(s.updated, s.finished), s.finished, ifnull(s.position, ''), "                          \
    "CASE WHEN s.finished IS NULL THEN (SELECT count(*) FROM answer a WHERE a.sitting = s.id) "    \
    "ELSE length(replace(replace(hex(s.answers), 'E', ''), 'F', '')) END, ifnull(s.meeting, 0) "   \
    "FROM sitting s JOIN person p ON p.id = s.person "                                             \
    "JOIN questionnaire q ON q.number = s.questionnaire "

/* Which people and sittings: ?1 a name or '', ?2 a team or '', ?3 to ?4 (exclusive) the time of the
 * finish, or of the start of an open one, ?5 the meeting that the result was kept at, or 0. */
#define OF_PERSON "(?1 = '' OR p.name = ?1) AND (?2 = '' OR t.name = ?2) "
#define OF_TIME                                                                                    \
    "s.role = 0 AND ifnull(s.finished, s.started) >= ?3 "                                          \
    "AND ifnull(s.finished, s.started) < ?4 AND (?5 = 0 OR s.meeting = ?5) "
/* Without limits of time the people without a sitting belong to it too (?6), and without any
 * limits the questionnaires nobody has used. */
#define PEOPLE_CHOSEN                                                                              \
    "WHERE " OF_PERSON                                                                             \
    "AND (?6 OR EXISTS (SELECT 1 FROM sitting s WHERE s.person = p.id AND " OF_TIME ")) "
#define QUESTIONNAIRES_CHOSEN                                                                      \
    "WHERE ?6 OR q.number IN (SELECT s.questionnaire FROM sitting s "                              \
    "JOIN person p ON p.id = s.person " WITH_TEAM "WHERE " OF_PERSON "AND " OF_TIME ") "

#define LATEST_FIRST "ORDER BY s.updated DESC, s.id DESC LIMIT 1"

/* Finished sittings about the person by the person, with the same questionnaire id, version and
 * scoring version. */
#define SAME_BEFORE                                                                                \
    "JOIN questionnaire q ON q.number = s.questionnaire "                                          \
    "WHERE s.person = ?1 AND s.role = 0 AND s.finished IS NOT NULL AND q.id = ?2 "                 \
    "AND q.version = ?3 AND q.scoring_version = ?4 "

/* The smallest number of a questionnaire with the same id, version and scoring version as ... */
#define SERIES_OF_SITTING                                                                          \
    "(SELECT min(o.number) FROM questionnaire o WHERE o.id = q.id AND o.version = q.version "      \
    "AND o.scoring_version = q.scoring_version) "
/* The numbers of a series. */
#define OF_SERIES(series)                                                                          \
    "IN (SELECT o.number FROM questionnaire q JOIN questionnaire o ON o.id = q.id "                \
    "AND o.version = q.version AND o.scoring_version = q.scoring_version "                         \
    "WHERE q.number = " series ") "

/* Bit 1: counts in averages, 2: the lead may see it. */
#define SEEN CONSENT_NOW("1") " + 2 * " CONSENT_NOW("2")
/* When the consent to the lead that was given last ended: 0 where none was ever given, the largest
 * number while it stands. */
#define LEAD_UNTIL                                                                                 \
    "ifnull((SELECT ifnull((SELECT e.time FROM consent e WHERE e.person = p.id "                   \
    "AND e.consent = 2 AND e.change = g.change + 1), 9223372036854775807) FROM consent g "         \
    "WHERE g.person = p.id AND g.consent = 2 AND g.granted ORDER BY g.change DESC LIMIT 1), 0)"

/* As counted_of_row reads it. */
#define COUNTED_COLUMNS                                                                            \
    "s.questionnaire, s.id, s.finished, r.level, r.neighbour, r.assessed, r.desire, r.scales "

/* Finished sittings that people said of themselves. */
#define STANDING_ROWS                                                                              \
    "SELECT s.person, " SERIES_OF_SITTING ", s.form, r.quality < 2, " COUNTED_COLUMNS              \
    "FROM sitting s JOIN result r ON r.sitting = s.id "                                            \
    "JOIN questionnaire q ON q.number = s.questionnaire "                                          \
    "WHERE s.role = 0 AND s.finished IS NOT NULL "

/* Sittings that count, of series ?1 and form ?2, of people who let something be seen; ?3 to ?4
 * (exclusive) the time of the finish. */
#define COUNTED_SELECT "SELECT s.person, n.seen, n.lead_until, " COUNTED_COLUMNS
#define COUNTED_ONLY                                                                               \
    "WHERE n.series = ?1 AND n.form = ?2 AND n.seen > 0 AND s.role = 0 AND s.form = ?2 "           \
    "AND s.questionnaire " OF_SERIES("?1") "AND r.quality < 2 "
#define COUNTED_OF_TIME                                                                            \
    COUNTED_ONLY "AND s.finished >= ?3 AND s.finished < ?4 ORDER BY s.finished, s.id"

/* Nothing tells SQLite how many people there are in a series. */
#define BY_PERSON "INDEXED BY standing_by_person "

#define STANDING_COLUMNS                                                                           \
    "n.person, n.name, n.team, n.seen, n.lead_until, n.sittings, n.last, n.before "

/* Those there are, those who let something be seen, and those whom the lead may see. */
#define PEOPLE_COUNTS                                                                              \
    "count(*), count(*) FILTER (WHERE p.seen > 0), count(*) FILTER (WHERE p.seen >= 2) "

#define ACTION_SELECT                                                                              \
    "SELECT id, sitting, facet, tip, text, chosen, due, outcome, told FROM action "

static const char *const statements[MEETING_INSERT] = {
    [BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [BEGIN_READ] = "BEGIN",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",

    [PERSON_BY_NAME] = PERSON_SELECT "WHERE p.name = ?",
    [PERSON_BY_ID] = PERSON_SELECT "WHERE p.id = ?",
    [PERSON_ONLY] = PERSON_SELECT "LIMIT 2",
    [PERSON_CHOSEN] = PERSON_SELECT PEOPLE_CHOSEN "ORDER BY p.created, p.name",
    [PERSON_COUNT] = "SELECT count(*) FROM person p " WITH_TEAM PEOPLE_CHOSEN,
    [PERSON_DELETE] = "DELETE FROM person WHERE id = ?",
    [PERSON_INSERT] = "INSERT INTO person (name, created) VALUES (?, ?)",
    [PERSON_SET_TEAM] =
        "UPDATE person SET team = (SELECT id FROM team WHERE name = ?2) WHERE id = ?1",
    [TEAM_INSERT] = "INSERT INTO team (name) VALUES (?) ON CONFLICT (name) DO NOTHING",
    [TEAM_DELETE_EMPTY] =
        "DELETE FROM team WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.team = team.id)",
    [CONSENT_INSERT] =
        "INSERT INTO consent (person, consent, change, granted, version, time) "
        "VALUES (?1, ?2, (SELECT count(*) FROM consent WHERE person = ?1 AND consent = ?2), "
        "?3, ?4, ?5)",
    [CONSENT_LIST] = "SELECT consent, granted, version, time FROM consent WHERE person = ? "
                     "ORDER BY consent, change",
    [CONSENT_LAST] = "SELECT consent, granted, version, time FROM consent WHERE person = ? "
                     "AND consent = ? ORDER BY change DESC LIMIT 1",

    [QUESTIONNAIRE_NUMBER] = "SELECT number FROM questionnaire WHERE hash = ?",
    [QUESTIONNAIRE_INSERT] =
        "INSERT INTO questionnaire (hash, id, version, scoring_version, title, bytes, kept) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
    [QUESTIONNAIRE_BYTES] = "SELECT bytes FROM questionnaire WHERE hash = ?",
    [QUESTIONNAIRE_CHOSEN] =
        "SELECT q.hash, q.bytes, q.kept FROM questionnaire q " QUESTIONNAIRES_CHOSEN
        "ORDER BY q.kept, q.hash",
    [QUESTIONNAIRE_COUNT] = "SELECT count(*) FROM questionnaire q " QUESTIONNAIRES_CHOSEN,
    [QUESTIONNAIRE_HASH] = "SELECT hash FROM questionnaire WHERE number = ?",
    [QUESTIONNAIRE_NUMBERS] = "SELECT number, hash FROM questionnaire",
    [SERIES_NUMBER] = "SELECT min(number) FROM questionnaire WHERE id = ? AND version = ? "
                      "AND scoring_version = ?",
    [SERIES_OTHERS] = "SELECT hash FROM questionnaire WHERE id = ?1 AND version = ?2 "
                      "AND scoring_version = ?3 AND hash <> ?4",

    [SITTING_INSERT] =
        "INSERT INTO sitting (person, role, questionnaire, form, seed, started, updated, position, "
        "meeting) VALUES (?1, 0, ?2, ?3, ?4, ?5, ?5, '', nullif(?6, 0)) "
        "ON CONFLICT (started, seed) DO NOTHING",
    [SITTING_BY_ID] = SITTING_SELECT "WHERE s.id = ?",
    [SITTING_BY_KEY] = SITTING_SELECT "WHERE s.started = ? AND s.seed = ?",
    [SITTING_BY_PERSON_SEED] =
        SITTING_SELECT "WHERE s.person = ? AND s.seed = ? ORDER BY s.id LIMIT 1",
    [SITTING_FINISHED] = SITTING_SELECT "WHERE s.person = ? AND s.role = 0 "
                                        "AND s.finished IS NOT NULL ORDER BY s.finished, s.id",
    [SITTING_FINISHED_AT] = "SELECT finished FROM sitting WHERE id = ? AND finished IS NOT NULL",
    [SITTING_VALUES] =
        "SELECT questionnaire, answers FROM sitting WHERE id = ? AND finished IS NOT NULL",
    [SITTING_CHOSEN] =
        SITTING_SELECT WITH_TEAM "WHERE " OF_PERSON "AND " OF_TIME "ORDER BY s.started, s.seed",
    [SITTING_COUNT] = "SELECT count(*) FROM sitting s JOIN person p ON p.id = s.person " WITH_TEAM
                      "WHERE " OF_PERSON "AND " OF_TIME,
    [SITTING_OPEN_LATEST] =
        SITTING_SELECT "WHERE s.finished IS NULL AND (?1 IS NULL OR q.id = ?1) " LATEST_FIRST,
    [SITTING_OPEN_LATEST_OF] = SITTING_SELECT "WHERE s.person = ?2 AND s.finished IS NULL "
                                              "AND (?1 IS NULL OR q.id = ?1) " LATEST_FIRST,
    [SITTING_STATE] = "SELECT q.hash, s.finished IS NOT NULL, s.answers, s.times FROM sitting s "
                      "JOIN questionnaire q ON q.number = s.questionnaire WHERE s.id = ?",
    [SITTING_MOVE] = "UPDATE sitting SET position = ?, updated = ? WHERE id = ? "
                     "AND finished IS NULL",
    [SITTING_CLOSE] = "UPDATE sitting SET finished = ?2, updated = NULL, position = NULL, "
                      "answers = ?3, times = ?4 WHERE id = ?1",
    [SITTING_DELETE] = "DELETE FROM sitting WHERE id = ?",

    [ANSWER_REPLACE] = "INSERT INTO answer (sitting, prompt, value, time_ms) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (sitting, prompt) DO UPDATE "
                       "SET value = excluded.value, time_ms = excluded.time_ms",
    [ANSWER_LIST] = "SELECT prompt, value, time_ms FROM answer WHERE sitting = ?",
    [ANSWER_DELETE] = "DELETE FROM answer WHERE sitting = ?",

    /* One sitting a person: the last that is not poor, or else the last. */
    [ANSWERS_THAT_COUNT] =
        "SELECT s.id, p.id, s.answers, s.times FROM person p JOIN sitting s ON s.id = ("
        "SELECT n.id FROM sitting n JOIN result r ON r.sitting = n.id "
        "WHERE n.person = p.id AND n.role = 0 AND n.finished IS NOT NULL AND n.form = ?2 "
        "AND n.questionnaire = (SELECT number FROM questionnaire WHERE hash = ?1) "
        "ORDER BY r.quality >= 2, n.finished DESC, n.id DESC LIMIT 1) "
        "WHERE " CONSENT_NOW("3") " ORDER BY p.id",

    [RESULT_INSERT] = "INSERT INTO result (sitting, level, rule_level, assessed, quality, desire, "
                      "scales, tips, neighbour) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [RESULT_BY_SITTING] = "SELECT q.hash, s.form, s.answers, s.times, r.level, r.rule_level, "
                          "r.assessed, r.quality, r.desire, r.scales, r.tips "
                          "FROM result r JOIN sitting s ON s.id = r.sitting "
                          "JOIN questionnaire q ON q.number = s.questionnaire WHERE r.sitting = ?",
    [RESULT_OF_QUESTIONNAIRE] =
        "SELECT r.sitting, s.form, s.answers, s.times, r.level, r.quality FROM result r "
        "JOIN sitting s ON s.id = r.sitting WHERE s.questionnaire = ? "
        "AND s.finished IS NOT NULL",
    [RESULT_SET_NEIGHBOUR] = "UPDATE result SET neighbour = ?2 WHERE sitting = ?1",
    [PREVIOUS_LEVEL] =
        "SELECT r.level, s.finished FROM sitting s "
        "JOIN result r ON r.sitting = s.id " SAME_BEFORE "AND s.form = 0 AND r.quality < 2 "
        "ORDER BY s.finished DESC, s.id DESC LIMIT 1",
    /* Oldest first: what was shown or chosen last overwrites. */
    [PREVIOUS_TIPS] = "SELECT q.hash, r.tips FROM sitting s "
                      "JOIN result r ON r.sitting = s.id " SAME_BEFORE "ORDER BY s.finished, s.id",
    [PREVIOUS_ACTIONS] =
        "SELECT a.facet, a.outcome FROM action a WHERE a.facet <> '' AND a.sitting = ("
        "SELECT s.id FROM sitting s " SAME_BEFORE "ORDER BY s.finished DESC, s.id DESC LIMIT 1) "
        "ORDER BY a.chosen, a.id",

    [ACTION_INSERT] = "INSERT INTO action (sitting, facet, tip, text, chosen, due, outcome, told) "
                      "SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM sitting "
                      "WHERE id = ?1 AND finished IS NOT NULL",
    [ACTION_LIST] = ACTION_SELECT "WHERE sitting = ? ORDER BY chosen, id",
    /* The newest ones, oldest first. */
    [ACTION_OPEN] = "SELECT a.id, a.sitting, a.facet, a.tip, a.text, a.chosen, a.due, a.outcome, "
                    "a.told FROM (SELECT n.*, s.finished FROM sitting s "
                    "JOIN action n ON n.sitting = s.id WHERE s.person = ?1 AND s.role = 0 "
                    "AND s.finished IS NOT NULL AND n.outcome = 0 "
                    "ORDER BY s.finished DESC, s.id DESC, n.id DESC LIMIT ?2) a "
                    "ORDER BY a.finished, a.sitting, a.id",
    [ACTION_TELL] = "UPDATE action SET outcome = ?2, told = ?3 WHERE id = ?1",

    [STANDING_ROW] = STANDING_ROWS "AND s.id = ?",
    [STANDING_ALL_ROWS] = STANDING_ROWS,
    [STANDING_PERSON_ROWS] = STANDING_ROWS "AND s.person = ? ORDER BY s.finished, s.id",
    [STANDING_FORGET] = "DELETE FROM standing " BY_PERSON "WHERE person = ?",
    [ANSWERED_FORGET] = "DELETE FROM answered WHERE person = ?",
    [STANDING_SITTINGS] =
        "SELECT " COUNTED_COLUMNS "FROM sitting s JOIN result r ON r.sitting = s.id "
        "WHERE s.person = ?1 AND s.role = 0 AND s.form = ?3 AND s.finished IS NOT NULL "
        "AND r.quality < 2 AND s.questionnaire " OF_SERIES(
            "?2") "ORDER BY s.finished DESC, s.id DESC",
    /* A sitting after all that count, and the first that does. */
    [STANDING_NEXT] =
        "UPDATE standing " BY_PERSON "SET sittings = sittings + 1, finished = ?4, before = last, "
        "last = ?5 WHERE person = ?1 AND series = ?2 AND form = ?3 "
        "AND finished < ?4",
    [STANDING_FIRST] =
        "INSERT INTO standing (series, form, name, person, team, seen, lead_until, sittings, "
        "finished, last) "
        "SELECT ?2, ?3, p.name, p.id, ifnull(t.name, ''), p.seen, p.lead_until, 1, ?4, ?5 "
        "FROM person p " WITH_TEAM "WHERE p.id = ?1 ON CONFLICT (series, form, name) DO NOTHING",
    [STANDING_UPDATE] =
        "UPDATE standing " BY_PERSON "SET sittings = ?4, finished = ?5, last = ?6, before = ?7 "
        "WHERE person = ?1 AND series = ?2 AND form = ?3",
    [STANDING_DELETE] =
        "DELETE FROM standing " BY_PERSON "WHERE person = ?1 AND series = ?2 AND form = ?3",
    [PERSON_SEEN] =
        "UPDATE person AS p SET seen = " SEEN ", lead_until = " LEAD_UNTIL " WHERE p.id = ?",
    [PEOPLE_SEEN] = "UPDATE person AS p SET seen = " SEEN ", lead_until = " LEAD_UNTIL,
    [STANDING_PERSON] = "UPDATE standing SET (team, seen, lead_until) = "
                        "(SELECT ifnull(t.name, ''), p.seen, p.lead_until FROM person p " WITH_TEAM
                        "WHERE p.id = ?1) WHERE person = ?1",
    [ANSWERED_PERSON] = "UPDATE answered SET seen = (SELECT seen FROM person WHERE id = ?1) "
                        "WHERE person = ?1",
    [STANDING_EACH] = "SELECT " STANDING_COLUMNS "FROM standing n "
                      "WHERE n.series = ?1 AND n.form = ?2 AND n.seen > 0 ORDER BY n.name",
    [STANDING_EACH_OF_TEAM] =
        "SELECT " STANDING_COLUMNS "FROM team t CROSS JOIN person p ON p.team = t.id "
        "CROSS JOIN standing n " BY_PERSON "ON n.person = p.id "
        "WHERE n.series = ?1 AND n.form = ?2 AND n.seen > 0 AND t.name = ?3 ORDER BY n.name",
    [KNOWN_EACH] = "SELECT person, lead_until FROM standing " BY_PERSON
                   "WHERE series = ?1 AND form = ?2 AND lead_until <> 0",
    [ANSWERED_NEXT] = "INSERT INTO answered (person, series, finished, seen) "
                      "SELECT id, ?2, ?3, seen FROM person WHERE id = ?1 "
                      "ON CONFLICT (person, series) DO UPDATE "
                      "SET finished = max(finished, excluded.finished)",
    [ANSWERED_DELETE] = "DELETE FROM answered WHERE person = ?1 AND series = ?2",
    [ANSWERED_INSERT] =
        "INSERT INTO answered (person, series, finished, seen) SELECT ?1, ?2, max(s.finished), "
        "(SELECT seen FROM person WHERE id = ?1) FROM sitting s WHERE s.person = ?1 AND s.role = 0 AND s.finished IS NOT NULL "
        "AND s.questionnaire " OF_SERIES("?2") "HAVING max(s.finished) IS NOT NULL",
    [ANSWERED_COUNT] = "SELECT count(*), count(*) FILTER (WHERE finished >= ?2) FROM answered "
                       "WHERE series = ?1 AND seen > 0",
    [ANSWERED_COUNT_OF_TEAM] =
        "SELECT count(*), count(*) FILTER (WHERE a.finished >= ?2) "
        "FROM team t CROSS JOIN person p ON p.team = t.id "
        "CROSS JOIN answered a ON a.person = p.id AND a.series = ?1 AND a.seen > 0 "
        "WHERE t.name = ?3",
    [PEOPLE_COUNT] = "SELECT " PEOPLE_COUNTS "FROM person p",
    [PEOPLE_COUNT_OF_TEAM] =
        "SELECT " PEOPLE_COUNTS "FROM team t JOIN person p ON p.team = t.id WHERE t.name = ?",
    [COUNTED_EACH] = "SELECT person, sitting, finished, kept FROM counted "
                     "WHERE series = ?1 AND form = ?2 AND finished >= ?3 AND finished < ?4 "
                     "ORDER BY finished, sitting",
    [COUNTED_EACH_OF_TEAM] =
        COUNTED_SELECT "FROM team t CROSS JOIN person p ON p.team = t.id "
                       "CROSS JOIN standing n " BY_PERSON "ON n.person = p.id "
                       "CROSS JOIN sitting s ON s.person = p.id "
                       "CROSS JOIN result r ON r.sitting = s.id AND t.name = ?5 " COUNTED_OF_TIME,
    [COUNTED_BY_SITTING] =
        COUNTED_SELECT "FROM sitting s CROSS JOIN result r ON r.sitting = s.id "
                       "CROSS JOIN standing n " BY_PERSON "ON n.person = s.person " COUNTED_ONLY
                       "AND s.id = ?3 AND s.finished IS NOT NULL",
    /* Whatever people let be seen: whoever asks about a room asks about all of it. */
    [KEPT_AT_EACH] =
        "SELECT s.person, s.meeting, s.id FROM sitting s "
        "INDEXED BY sitting_by_meeting CROSS JOIN result r ON r.sitting = s.id "
        "WHERE s.meeting IS NOT NULL AND s.role = 0 AND s.form = ?2 "
        "AND s.finished IS NOT NULL AND r.quality < 2 "
        "AND s.questionnaire " OF_SERIES("?1") "ORDER BY s.person, s.meeting, s.finished, s.id",
    [COUNTED_INSERT] = "INSERT INTO counted (series, form, finished, sitting, person, kept) "
                       "VALUES (?, ?, ?, ?, ?, ?)",
    [COUNTED_DELETE] = "DELETE FROM counted WHERE (series, form, finished, sitting) IN ("
                       "SELECT " SERIES_OF_SITTING ", s.form, s.finished, s.id FROM sitting s "
                       "JOIN questionnaire q ON q.number = s.questionnaire WHERE s.id = ?1)",
    [COUNTED_DELETE_PERSON] =
        "DELETE FROM counted WHERE (series, form, finished, sitting) IN ("
        "SELECT " SERIES_OF_SITTING ", s.form, s.finished, s.id FROM sitting s "
        "JOIN questionnaire q ON q.number = s.questionnaire WHERE s.person = ?1)",
    [TEAM_LIST] = "SELECT name FROM team t "
                  "WHERE EXISTS (SELECT 1 FROM person p WHERE p.team = t.id AND p.seen >= 2) "
                  "OR (SELECT count(*) FROM person p WHERE p.team = t.id AND p.seen > 0) >= ? "
                  "ORDER BY name",

    [PERSON_LARGEST] = "SELECT ifnull(max(id), 0) FROM person",
    [PEOPLE_LIST] = "SELECT id, seen, lead_until FROM person ORDER BY id",
    [GATHERED_DROP] = "DELETE FROM gathered WHERE block = ?",
    [GATHERED_COUNT] =
        "SELECT count(*) FROM gathered WHERE series = ?1 AND form = ?2 AND block <= ?3",
    [GATHERED_BLOCKS] = "SELECT block FROM gathered WHERE series = ?1 AND form = ?2 ORDER BY block",
    [PERSON_FROM] = "SELECT min(id) FROM person WHERE id >= ?",
    [GATHERED_PEOPLE] = "SELECT count(*) FROM (SELECT 1 FROM person LIMIT ?1)",
    [GATHERED_FROM] =
        "SELECT p.id, p.seen, a.finished, n.seen, n.lead_until, n.sittings, n.name, n.team, "
        "n.last, n.before FROM person p "
        "LEFT JOIN answered a ON a.person = p.id AND a.series = ?1 "
        "LEFT JOIN standing n " BY_PERSON "ON n.person = p.id AND n.series = ?1 AND n.form = ?2 "
        "WHERE p.id BETWEEN ?3 AND ?4 ORDER BY p.id",
    [GATHERED_INSERT] = "INSERT INTO gathered (series, form, block, heads, people) "
                        "VALUES (?, ?, ?, ?, ?)",
    [GATHERED_EACH] = "SELECT block, heads, people FROM gathered WHERE series = ?1 AND form = ?2",

    [PUBLICATION_INSERT] =
        "INSERT INTO publication (series, form, scope, digest, shown, time, base, members) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (series, form, scope, digest, shown) "
        "DO NOTHING",
    [PUBLICATION_ID] = "SELECT id FROM publication WHERE series = ? AND form = ? AND scope = ? "
                       "AND digest = ? AND shown = ?",
    [PUBLICATION_LIST] = "SELECT id, scope, time, digest, shown, ifnull(base, 0) FROM publication "
                         "WHERE series = ?1 AND form = ?2 AND (?3 IS NULL OR scope = ?3) "
                         "ORDER BY id DESC",
    [PUBLICATION_MEMBERS] = "SELECT members FROM publication WHERE id = ?",
    [LOOKED_GET] = "SELECT before, last FROM looked WHERE scope = ?",
    [LOOKED_SET] = "INSERT INTO looked (scope, before, last) VALUES (?1, ?2, ?3) "
                   "ON CONFLICT (scope) DO UPDATE SET before = ?2, last = ?3",
    [LOCK_GET] = "SELECT hash, wrong, tried FROM lead_lock",
    [LOCK_SET] = "INSERT INTO lead_lock (one, hash, wrong, tried) VALUES (1, ?1, 0, 0) "
                 "ON CONFLICT (one) DO UPDATE SET hash = ?1, wrong = 0, tried = 0",
    [LOCK_REMOVE] = "DELETE FROM lead_lock",
    [LOCK_WRONG] = "UPDATE lead_lock SET wrong = min(wrong + 1, 1000000), tried = ?",
    [LOCK_RIGHT] = "UPDATE lead_lock SET wrong = 0, tried = 0",
    [LOCK_TIME] = "UPDATE lead_lock SET tried = ?",
};

const char *statement_sql(enum statement statement) {
    return statement < MEETING_INSERT ? statements[statement]
                                      : statement_sql_of_meetings(statement);
}
