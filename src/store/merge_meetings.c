/* merge_meetings.c - meetings of two stores: the same by the time they were made and their secret.
 */
#include "merge.h"

#include "leadquiz/translate.h"

#include <string.h>

/* Every seat of a meeting of `a` is in that of `b`, and every answer of those who sit there. */
#define SEATS_IN(a, a_id, b, b_id)                                                                 \
    "NOT EXISTS (SELECT 1 FROM " a ".seat x WHERE x.meeting = " a_id " AND NOT EXISTS ("           \
    "SELECT 1 FROM " b ".seat y WHERE y.meeting = " b_id " AND y.number = x.number "               \
    "AND y.seed = x.seed AND y.word = x.word))"
#define ANSWERS_IN(a, a_id, b, b_id)                                                               \
    "NOT EXISTS (SELECT 1 FROM " a ".seat x JOIN " a ".seat_answer v ON v.seat = x.id "            \
    "JOIN " b ".seat y ON y.meeting = " b_id " AND y.number = x.number AND y.gone = 0 "            \
    "LEFT JOIN " b ".seat_answer w ON w.seat = y.id AND w.prompt = v.prompt "                      \
    "AND w.round = v.round WHERE x.meeting = " a_id " AND w.value IS NOT v.value)"
#define IN(a, a_id, b, b_id) SEATS_IN(a, a_id, b, b_id) " AND " ANSWERS_IN(a, a_id, b, b_id)

/* How far a meeting has come: none of this goes back. */
#define FAR(store, m)                                                                              \
    "(" m ".ended IS NOT NULL, ifnull((SELECT sum(rounds + revealed) FROM " store                  \
    ".meeting_question WHERE meeting = " m ".id), 0), " m ".shown, " m ".state)"

#define IS_NEW "0"
#define IS_HERE "1"  /* as far here, or further */
#define IS_LATER "2" /* went on there */
#define IS_OTHER "3" /* went on in both: what is here stays */

static const char look[] =
    "CREATE TABLE other.same_meeting (there INTEGER PRIMARY KEY, here INTEGER, "
    "  what INTEGER NOT NULL, code TEXT) STRICT;"
    "INSERT INTO other.same_meeting SELECT o.id, h.id, "
    "CASE WHEN h.id IS NULL THEN " IS_NEW
    " WHEN h.questionnaire <> q.here OR h.form <> o.form OR h.named <> o.named "
    "OR h.asked <> o.asked THEN " IS_OTHER
    " WHEN " FAR("main", "h") " >= " FAR("other", "o") " AND " IN(
        "other", "o.id", "main",
        "h.id") " THEN " IS_HERE
                " WHEN " FAR("other", "o") " >= " FAR("main", "h") " AND " IN(
                    "main", "h.id", "other",
                    "o.id") " THEN " IS_LATER " ELSE " IS_OTHER " END, h.code "
                            "FROM other.meeting o JOIN other.same_questionnaire q ON q.there = o.questionnaire "
                            "LEFT JOIN main.meeting h ON h.chance = o.chance AND h.created = o.created";

static const char others[] =
    "SELECT o.title, h.code, o.code, h.code, 0 FROM other.same_meeting s "
    "JOIN main.meeting h ON h.id = s.here JOIN other.meeting o ON o.id = s.there "
    "WHERE s.what = " IS_OTHER " ORDER BY o.created, o.code";

static const char other_codes[] =
    "SELECT o.title, o.code, o.code, s.code, 0 FROM other.same_meeting s "
    "JOIN other.meeting o ON o.id = s.there WHERE s.what = " IS_NEW " AND o.code <> s.code "
    "ORDER BY o.created, o.code";

/* Nobody of the other store runs it or sits in it here. */
static const char come_in[] =
    "INSERT INTO main.meeting (code, title, questionnaire, form, one_by_one, named, asked, prompts, "
    "chance, created, ended, state, focus, round, shown, until) "
    "SELECT s.code, o.title, q.here, o.form, o.one_by_one, o.named, o.asked, o.prompts, o.chance, "
    "o.created, o.ended, o.state, o.focus, o.round, o.shown, o.until "
    "FROM other.same_meeting s JOIN other.meeting o ON o.id = s.there "
    "JOIN other.same_questionnaire q ON q.there = o.questionnaire WHERE s.what = " IS_NEW
    " ORDER BY o.created, o.id;"
    "UPDATE other.same_meeting SET here = (SELECT id FROM main.meeting h "
    "WHERE h.code = same_meeting.code) WHERE here IS NULL;"
    "UPDATE main.meeting SET state = o.state, focus = o.focus, round = o.round, shown = o.shown, "
    "until = o.until, ended = o.ended FROM other.same_meeting s "
    "JOIN other.meeting o ON o.id = s.there WHERE s.here = meeting.id AND s.what = " IS_LATER ";"
    "INSERT INTO main.meeting_question (meeting, prompt, rounds, revealed) "
    "SELECT s.here, m.prompt, m.rounds, m.revealed FROM other.same_meeting s "
    "JOIN other.meeting_question m ON m.meeting = s.there "
    "WHERE s.what IN (" IS_NEW ", " IS_LATER ") ON CONFLICT (meeting, prompt) "
    "DO UPDATE SET rounds = excluded.rounds, revealed = excluded.revealed";

/* Where one of the two has no name of a seat any more, there is none. */
static const char sit_down[] =
    "UPDATE main.seat SET gone = max(seat.gone, x.gone), kept = max(seat.kept, x.kept), "
    "name = iif(x.name IS NULL, NULL, seat.name), position = x.position, asked = x.asked, "
    "answered = x.answered FROM other.same_meeting s JOIN other.seat x ON x.meeting = s.there "
    "WHERE s.what = " IS_LATER " AND seat.meeting = s.here AND seat.number = x.number;"
    "INSERT INTO main.seat (meeting, number, word, name, joined, seed, gone, kept, position, asked, "
    "answered, heard) SELECT s.here, x.number, x.word, x.name, x.joined, x.seed, x.gone, x.kept, "
    "x.position, x.asked, x.answered, x.heard FROM other.same_meeting s "
    "JOIN other.seat x ON x.meeting = s.there WHERE s.what IN (" IS_NEW ", " IS_LATER ") "
    "ORDER BY s.here, x.number ON CONFLICT (meeting, number) DO NOTHING;"
    "CREATE TABLE other.same_seat (there INTEGER PRIMARY KEY, here INTEGER NOT NULL, "
    "  comes INTEGER NOT NULL) STRICT;"
    "INSERT INTO other.same_seat SELECT x.id, y.id, s.what IN (" IS_NEW ", " IS_LATER ") "
    "FROM other.same_meeting s JOIN other.seat x ON x.meeting = s.there "
    "JOIN main.seat y ON y.meeting = s.here AND y.number = x.number AND y.seed = x.seed;"
    "DELETE FROM main.seat_answer WHERE (seat, prompt, round) IN ("
    "SELECT a.seat, a.prompt, a.round FROM other.same_seat s JOIN other.seat x ON x.id = s.there "
    "JOIN main.seat_answer a ON a.seat = s.here WHERE s.comes AND x.gone AND NOT EXISTS ("
    "SELECT 1 FROM other.seat_answer o WHERE o.seat = x.id AND o.prompt = a.prompt "
    "AND o.round = a.round));"
    "INSERT INTO main.seat_answer (seat, prompt, round, value, time_ms) "
    "SELECT s.here, a.prompt, a.round, a.value, a.time_ms FROM other.same_seat s "
    "JOIN other.seat_answer a ON a.seat = s.there WHERE s.comes ON CONFLICT DO NOTHING";

/* ---- codes ---- */

/* Whether a meeting here, or another one that comes in, has it. */
static bool is_taken(struct merging *merging, const char *code, bool *taken, struct error *error) {
    struct query query;
    merge_begin(&query, merging->store,
                "SELECT EXISTS (SELECT 1 FROM main.meeting WHERE code = ?1) "
                "OR EXISTS (SELECT 1 FROM other.same_meeting WHERE code = ?1)",
                error);
    query_text(&query, _("the code of the meeting"), code, MEETING_CODE_BYTES);
    if (query_row(&query) == FOUND)
        *taken = query_get(&query, 0, 0, 1) == 1;
    merge_end(&query);
    return !query.failed;
}

static bool set_code(struct merging *merging, int64_t there, const char *code,
                     struct error *error) {
    struct query query;
    merge_begin(&query, merging->store, "UPDATE other.same_meeting SET code = ? WHERE there = ?",
                error);
    query_text(&query, _("the code of the meeting"), code, MEETING_CODE_BYTES);
    query_number(&query, there);
    bool done = query_row(&query) == FOUND_NOTHING;
    merge_end(&query);
    return done;
}

static bool find_code(struct merging *merging, int64_t there, uint64_t chance, const char *own,
                      struct error *error) {
    enum { CODES_TRIED = 1000 };
    char code[MEETING_CODE_BYTES];
    bool taken = true;
    (void)memcpy(code, own, sizeof code);
    for (int i = 0; i < CODES_TRIED; i++) {
        if (!is_taken(merging, code, &taken, error))
            return false;
        if (!taken)
            return set_code(merging, there, code, error);
        meeting_code(chance, code);
        chance = chance * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX generator */
    }
    return error_set(error, ERROR_INPUT,
                     _("no free code was found; delete meetings that are over, or try again"));
}

/* Those that come in, one after the other, until each has a code. */
static bool find_codes(struct merging *merging, struct error *error) {
    enum found found = FOUND;
    while (found == FOUND) {
        struct query query;
        char own[MEETING_CODE_BYTES] = "";
        int64_t there = 0, chance = 0;
        merge_begin(&query, merging->store,
                    "SELECT o.id, o.code, o.chance FROM other.same_meeting s "
                    "JOIN other.meeting o ON o.id = s.there WHERE s.code IS NULL "
                    "ORDER BY o.created, o.id LIMIT 1",
                    error);
        found = query_row(&query);
        if (found == FOUND) {
            there = query_get(&query, 0, 1, INT64_MAX);
            query_get_text(&query, 1, own, sizeof own);
            chance = query_get(&query, 2, INT64_MIN, INT64_MAX);
        }
        merge_end(&query);
        if (query.failed ||
            (found == FOUND && !find_code(merging, there, (uint64_t)chance, own, error)))
            return false;
    }
    return found == FOUND_NOTHING;
}

bool merge_meetings(struct merging *merging, struct error *error) {
    struct store *store = merging->store;
    struct merge_counts *counts = merging->counts;
    return database_run(store, look, error) && find_codes(merging, error) &&
           merge_tell(merging, MERGE_OTHER_MEETING, others, error) &&
           merge_tell(merging, MERGE_CODE, other_codes, error) &&
           database_run(store, come_in, error) && database_run(store, sit_down, error) &&
           database_number(store, "SELECT count(*) FROM other.same_meeting WHERE what = " IS_NEW,
                           &counts->meetings, error) &&
           database_number(store, "SELECT count(*) FROM other.same_meeting WHERE what <> " IS_NEW,
                           &counts->known_meetings, error);
}
