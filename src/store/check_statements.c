/* check_statements.c - what a statement can tell: each finds the numbers of what breaks a promise.
 * They ask in other words than those that keep the promises. */
#include "check.h"

#include "leadquiz/translate.h"

#define SERIES(number)                                                                             \
    "(SELECT min(o.number) FROM questionnaire q JOIN questionnaire o ON o.id = q.id "              \
    "AND o.version = q.version AND o.scoring_version = q.scoring_version WHERE q.number = " number \
    ") "

/* The last row of the log of one consent. */
#define SAYS_YES(person, consent)                                                                  \
    "EXISTS (SELECT 1 FROM consent c WHERE c.person = " person " AND c.consent = " consent " "     \
    "AND c.granted AND NOT EXISTS (SELECT 1 FROM consent l WHERE l.person = c.person "             \
    "AND l.consent = c.consent AND l.change > c.change)) "

/* Those that count. */
#define COUNT_OF(person, series, form)                                                             \
    "FROM sitting s JOIN result r ON r.sitting = s.id WHERE s.person = " person " AND s.role = 0 " \
    "AND s.form = " form                                                                           \
    " AND s.finished IS NOT NULL AND r.quality < 2 AND " SERIES("s.questionnaire") "= " series " "

/* Whose number it finds. */
enum about { NOBODY, PERSON, SITTING, MEETING, SEAT, FIGURES };

static const struct {
    enum about about;
    const char *sentence; /* MARKed */
    const char *sql;
} statements[] = {
    {NOBODY, MARK("a number is in use that was never given: it could be given again"),
     "SELECT max(id) FROM (SELECT 'person' AS name, max(id) AS id FROM person UNION ALL "
     "SELECT 'sitting', max(id) FROM sitting UNION ALL SELECT 'meeting', max(id) FROM meeting "
     "UNION ALL SELECT 'seat', max(id) FROM seat) u WHERE u.id > ifnull((SELECT seq FROM "
     "sqlite_sequence s WHERE s.name = u.name), 0) HAVING max(id) IS NOT NULL"},
    {PERSON, MARK("a part of what they agreed to is missing from the log"),
     "SELECT DISTINCT person FROM consent GROUP BY person, consent "
     "HAVING max(change) <> count(*) - 1 OR consent > 3"},
    {PERSON, MARK("who may see what does not follow from what they agreed to"),
     "SELECT id FROM person p WHERE seen <> " SAYS_YES("p.id", "1") "+ 2 * " SAYS_YES("p.id", "2")},
    {PERSON, MARK("until when the lead may see them does not follow from what they agreed to"),
     "SELECT id FROM person p WHERE lead_until <> ifnull((SELECT CASE WHEN " SAYS_YES(
         "p.id",
         "2") "THEN 9223372036854775807 ELSE (SELECT n.time FROM consent n WHERE n.person = "
              "p.id AND n.consent = 2 AND NOT n.granted AND n.change > g.change "
              "ORDER BY n.change LIMIT 1) END FROM consent g WHERE g.person = p.id AND "
              "g.consent = 2 AND g.granted ORDER BY g.change DESC LIMIT 1), 0)"},
    {SITTING, MARK("it is of no form that there is"), "SELECT id FROM sitting WHERE form > 1"},
    {SITTING, MARK("it is finished and has no result"),
     "SELECT id FROM sitting s WHERE finished IS NOT NULL "
     "AND NOT EXISTS (SELECT 1 FROM result r WHERE r.sitting = s.id)"},
    {SITTING, MARK("it is open and has a result"),
     "SELECT s.id FROM sitting s JOIN result r ON r.sitting = s.id WHERE s.finished IS NULL"},
    {SITTING, MARK("it is finished and has answers of an open one"),
     "SELECT DISTINCT s.id FROM sitting s JOIN answer a ON a.sitting = s.id "
     "WHERE s.finished IS NOT NULL"},
    {SITTING, MARK("it is open and has something chosen to do"),
     "SELECT DISTINCT s.id FROM sitting s JOIN action a ON a.sitting = s.id "
     "WHERE s.finished IS NULL"},
    {SITTING, MARK("what came of something chosen to do cannot be"),
     "SELECT sitting FROM action WHERE outcome > 3"},
    {PERSON, MARK("a sitting that counts is not in the list that the review reads"),
     "SELECT DISTINCT s.person FROM sitting s JOIN result r ON r.sitting = s.id WHERE s.role = 0 "
     "AND s.finished IS NOT NULL AND r.quality < 2 AND NOT EXISTS (SELECT 1 FROM standing n "
     "WHERE n.person = s.person AND n.form = s.form AND n.series = " SERIES("s.questionnaire") ")"},
    {PERSON, MARK("name, team or consents are others in the list that the review reads"),
     "SELECT p.id FROM standing n JOIN person p ON p.id = n.person LEFT JOIN team t ON t.id = "
     "p.team WHERE n.name <> p.name COLLATE BINARY OR n.team <> ifnull(t.name, '') COLLATE BINARY "
     "OR n.seen <> p.seen OR n.lead_until <> p.lead_until"},
    {PERSON, MARK("the list that the review reads counts other sittings than there are"),
     "SELECT n.person FROM standing n WHERE n.sittings <> (SELECT count(*) " COUNT_OF(
         "n.person", "n.series",
         "n.form") ") OR n.finished IS NOT (SELECT max(s.finished) " COUNT_OF("n.person",
                                                                              "n.series",
                                                                              "n.form") ")"},
    {SITTING, MARK("it counts, and a look over time does without it"),
     "SELECT s.id FROM sitting s JOIN result r ON r.sitting = s.id WHERE s.role = 0 "
     "AND s.finished IS NOT NULL AND r.quality < 2 AND NOT EXISTS (SELECT 1 FROM counted c "
     "WHERE c.series = " SERIES(
         "s.questionnaire") "AND c.form = s.form AND c.finished = s.finished AND c.sitting = s.id)"},
    {SITTING, MARK("a look over time counts it, and it does not count"),
     "SELECT c.sitting FROM counted c WHERE NOT EXISTS (SELECT 1 FROM sitting s JOIN result r "
     "ON r.sitting = s.id WHERE s.id = c.sitting AND s.role = 0 AND s.finished IS NOT NULL "
     "AND r.quality < 2)"},
    {PERSON, MARK("when they answered last is not what their sittings say"),
     "SELECT person FROM (SELECT s.person AS person, " SERIES(
         "s.questionnaire") "AS series, max(s.finished) AS finished, p.seen AS seen FROM sitting s "
                            "JOIN person p ON p.id = s.person WHERE s.role = 0 AND s.finished IS "
                            "NOT NULL GROUP BY 1, 2) e WHERE NOT EXISTS (SELECT 1 FROM answered a "
                            "WHERE a.person = e.person AND a.series = e.series AND a.finished = "
                            "e.finished AND a.seen = e.seen)"},
    {PERSON, MARK("it is noted that they answered, and no sitting says so"),
     "SELECT a.person FROM answered a WHERE NOT EXISTS (SELECT 1 FROM sitting s WHERE s.person = "
     "a.person AND s.role = 0 AND s.finished = a.finished AND " SERIES(
         "s.questionnaire") "= a.series)"},
    {FIGURES, MARK("they are of no questionnaire or form that there is"),
     "SELECT id FROM publication WHERE form NOT IN (0, 1) OR series IS NOT " SERIES("series")},
    {FIGURES, MARK("they rest on some that cannot be before them"),
     "SELECT p.id FROM publication p JOIN publication b ON b.id = p.base "
     "WHERE b.id >= p.id OR b.series <> p.series OR b.form <> p.form"},
    {NOBODY, MARK("somebody looked at a group last before the time before that"),
     "SELECT last FROM looked WHERE last < before"},
    {NOBODY, MARK("the passphrase is not kept as one is"),
     "SELECT one FROM lead_lock WHERE hash NOT LIKE '$argon2id$%'"},
    {MEETING, MARK("its state cannot be"),
     "SELECT id FROM meeting WHERE state > 4 OR (state = 4) <> (ended IS NOT NULL) OR form > 1 "
     "OR (state = 4 AND focus <> -1)"},
    {MEETING, MARK("it asks in a round that was not begun"),
     "SELECT m.id FROM meeting m WHERE m.round > ifnull((SELECT rounds FROM meeting_question q "
     "WHERE q.meeting = m.id AND q.prompt = m.focus), 1)"},
    {MEETING, MARK("something is revealed, and it says that nothing was shown"),
     "SELECT m.id FROM meeting m WHERE NOT m.shown AND EXISTS (SELECT 1 FROM meeting_question q "
     "WHERE q.meeting = m.id AND q.revealed > 0)"},
    {MEETING, MARK("a seat has a name that should have been removed"),
     "SELECT DISTINCT m.id FROM meeting m JOIN seat s ON s.meeting = m.id "
     "WHERE s.name IS NOT NULL AND (m.state = 4 OR NOT m.named OR s.gone)"},
    {SEAT, MARK("it has an answer in a round that was not asked"),
     "SELECT DISTINCT s.id FROM seat s JOIN seat_answer a ON a.seat = s.id WHERE a.round > "
     "ifnull((SELECT rounds FROM meeting_question q WHERE q.meeting = s.meeting "
     "AND q.prompt = a.prompt), 1)"},
    {SEAT, MARK("it has fewer answers than it counts"),
     "SELECT s.id FROM seat s WHERE NOT s.gone AND s.answered > (SELECT count(*) FROM seat_answer a "
     "WHERE a.seat = s.id AND a.round = 1)"},
};

enum { STATEMENTS = sizeof statements / sizeof statements[0] };

_Static_assert(CHECK_KIND_COUNT + STATEMENTS <= STORE_PROBLEM_KINDS, "kinds");

static void say(const struct checking *checking, int number, long long id) {
    const char *sentence = _(statements[number].sentence);
    int kind = CHECK_KIND_COUNT + number;
    switch (statements[number].about) {
    case NOBODY: check_say(checking, kind, "%s", sentence); break;
    case PERSON: check_say(checking, kind, _("person %lld: %s"), id, sentence); break;
    case SITTING: check_say(checking, kind, _("sitting %lld: %s"), id, sentence); break;
    case MEETING: check_say(checking, kind, _("meeting %lld: %s"), id, sentence); break;
    case SEAT: check_say(checking, kind, _("seat %lld: %s"), id, sentence); break;
    case FIGURES: check_say(checking, kind, _("figures shown %lld: %s"), id, sentence); break;
    }
}

static bool run(const struct checking *checking, int number) {
    bool failed = false;
    sqlite3_stmt *rows = check_begin(checking, statements[number].sql);
    while (check_row(checking, rows, &failed))
        say(checking, number, (long long)sqlite3_column_int64(rows, 0));
    sqlite3_finalize(rows);
    return !failed;
}

bool check_statements(const struct checking *checking) {
    for (int i = 0; i < STATEMENTS; i++) {
        if (!run(checking, i))
            return false;
    }
    return true;
}
