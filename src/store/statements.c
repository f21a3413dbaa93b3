#include "statements.h"

/* The consent given last; none in the log means No. */
#define CONSENT_NOW(name)                                                                          \
    "ifnull((SELECT granted FROM consent WHERE person = p.id AND name = '" name                    \
    "' ORDER BY id DESC LIMIT 1), 0)"

#define PERSON_SELECT                                                                              \
    "SELECT p.id, p.name, ifnull(t.name, ''), " CONSENT_NOW("save") ", " CONSENT_NOW(              \
        "average") ", " CONSENT_NOW("lead") ", " CONSENT_NOW("research") " FROM person p LEFT JOIN team t ON t.id = p.team "

#define SITTING_SELECT                                                                             \
    "SELECT s.id, s.person, p.name, q.hash, s.form, s.seed, s.started, s.updated, s.finished, "    \
    "s.position, CASE WHEN s.finished IS NULL "                                                    \
    "THEN (SELECT count(*) FROM answer a WHERE a.sitting = s.id) "                                 \
    "ELSE length(replace(s.answers, '.', '')) END "                                                \
    "FROM sitting s JOIN person p ON p.id = s.person "                                             \
    "JOIN questionnaire q ON q.number = s.questionnaire "

#define LATEST_FIRST "ORDER BY s.updated DESC, s.id DESC LIMIT 1"

/* Finished sittings about the person by the person, with the same questionnaire id and version. */
#define SAME_BEFORE                                                                                \
    "JOIN questionnaire q ON q.number = s.questionnaire "                                          \
    "WHERE s.person = ?1 AND s.role = 0 AND s.finished IS NOT NULL AND q.id = ?2 "                 \
    "AND q.version = ?3 "

static const char *const statements[STATEMENT_COUNT] = {
    [BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [BEGIN_READ] = "BEGIN",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",

    [PERSON_BY_NAME] = PERSON_SELECT "WHERE p.name = ?",
    [PERSON_BY_ID] = PERSON_SELECT "WHERE p.id = ?",
    [PERSON_INSERT] = "INSERT INTO person (name, created) VALUES (?, ?)",
    [PERSON_SET_TEAM] =
        "UPDATE person SET team = (SELECT id FROM team WHERE name = ?2) WHERE id = ?1",
    [TEAM_INSERT] = "INSERT INTO team (name) VALUES (?) ON CONFLICT (name) DO NOTHING",
    [CONSENT_INSERT] =
        "INSERT INTO consent (person, name, granted, version, time) VALUES (?, ?, ?, ?, ?)",

    [QUESTIONNAIRE_NUMBER] = "SELECT number FROM questionnaire WHERE hash = ?",
    [QUESTIONNAIRE_INSERT] =
        "INSERT INTO questionnaire (hash, id, version, scoring_version, title, bytes, kept) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
    [QUESTIONNAIRE_BYTES] = "SELECT bytes FROM questionnaire WHERE hash = ?",

    [SITTING_INSERT] =
        "INSERT INTO sitting (person, subject, role, questionnaire, form, seed, started, updated) "
        "VALUES (?1, ?1, 0, ?2, ?3, ?4, ?5, ?5)",
    [SITTING_BY_ID] = SITTING_SELECT "WHERE s.id = ?",
    [SITTING_OPEN_LATEST] = SITTING_SELECT "WHERE s.finished IS NULL " LATEST_FIRST,
    [SITTING_OPEN_LATEST_OF] =
        SITTING_SELECT "WHERE s.person = ? AND s.finished IS NULL " LATEST_FIRST,
    [SITTING_STATE] = "SELECT q.hash, s.finished IS NOT NULL, s.answers, s.times FROM sitting s "
                      "JOIN questionnaire q ON q.number = s.questionnaire WHERE s.id = ?",
    [SITTING_MOVE] = "UPDATE sitting SET position = ?, updated = ? WHERE id = ? "
                     "AND finished IS NULL",
    [SITTING_CLOSE] = "UPDATE sitting SET finished = ?2, updated = ?2, position = '', "
                      "answers = ?3, times = ?4 WHERE id = ?1",
    [SITTING_DELETE] = "DELETE FROM sitting WHERE id = ?",

    [ANSWER_REPLACE] = "INSERT INTO answer (sitting, prompt, value, time_ms) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (sitting, prompt) DO UPDATE "
                       "SET value = excluded.value, time_ms = excluded.time_ms",
    [ANSWER_LIST] = "SELECT prompt, value, time_ms FROM answer WHERE sitting = ?",
    [ANSWER_DELETE] = "DELETE FROM answer WHERE sitting = ?",

    [RESULT_INSERT] =
        "INSERT INTO result (sitting, team, level, rule_level, assessed, quality, flags, desire, "
        "lean, lean_scale, scenarios, scales, facets, chances, leans) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [RESULT_BY_SITTING] =
        "SELECT q.hash, s.form, r.team, r.level, r.rule_level, r.assessed, r.quality, r.flags, "
        "r.desire, r.lean, r.lean_scale, r.scenarios, r.scales, r.facets, r.chances, r.leans "
        "FROM result r JOIN sitting s ON s.id = r.sitting "
        "JOIN questionnaire q ON q.number = s.questionnaire WHERE r.sitting = ?",
    [TIP_INSERT] = "INSERT INTO tip (sitting, place, facet, number) VALUES (?, ?, ?, ?)",
    [TIP_LIST] = "SELECT facet, number FROM tip WHERE sitting = ? ORDER BY place",
    [PREVIOUS_LEVEL] =
        "SELECT r.level, s.finished FROM sitting s "
        "JOIN result r ON r.sitting = s.id " SAME_BEFORE "AND s.form = 0 AND r.quality < 2 "
        "ORDER BY s.finished DESC, s.id DESC LIMIT 1",
    /* Oldest first: what was shown or chosen last overwrites. */
    [PREVIOUS_TIPS] = "SELECT t.facet, t.number FROM sitting s "
                      "JOIN tip t ON t.sitting = s.id " SAME_BEFORE "ORDER BY s.finished, s.id",
    [PREVIOUS_ACTIONS] =
        "SELECT a.facet, a.outcome FROM sitting s "
        "JOIN action a ON a.sitting = s.id " SAME_BEFORE "AND a.facet <> '' ORDER BY a.id",

    [ACTION_INSERT] = "INSERT INTO action (sitting, facet, tip, text, chosen, due, outcome) "
                      "SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM sitting "
                      "WHERE id = ?1 AND finished IS NOT NULL",
    [ACTION_LIST] = "SELECT id, sitting, facet, tip, text, chosen, due, outcome FROM action "
                    "WHERE sitting = ? ORDER BY id",
};

const char *statement_sql(enum statement statement) {
    return statements[statement];
}
