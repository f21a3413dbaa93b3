/* statements_meeting.c - the statements about meetings and seats. */
#include "statements.h"

/* As meeting_of_row reads it. */
#define MEETING_SELECT                                                                             \
    "SELECT m.id, m.code, m.title, q.hash, m.form, m.one_by_one, m.named, m.asked, m.chance, "     \
    "m.created, m.ended, m.state, m.focus, m.round, m.shown, m.until, m.prompts "                  \
    "FROM meeting m JOIN questionnaire q ON q.number = m.questionnaire "

/* As read_seat reads it. */
#define SEAT_SELECT                                                                                \
    "SELECT id, meeting, word, ifnull(name, ''), joined, seed, gone, kept FROM seat "

/* Seats of meeting ?1, with those heard of between ?2 and ?3. */
#define SEATS_THERE "FROM seat s WHERE s.meeting = ?1 AND s.gone = 0"
#define HERE "(s.heard > ?2 AND s.heard < ?3)"

enum { FIRST = MEETING_INSERT };

static const char *const statements[STATEMENT_COUNT - FIRST] = {
    [MEETING_INSERT - FIRST] =
        "INSERT INTO meeting (code, title, questionnaire, form, one_by_one, named, asked, chance, "
        "created, prompts, state, focus, round, shown, until) SELECT ?1, ?2, number, ?4, ?5, ?6, ?7, ?8, "
        "?9, ?10, 0, -1, 1, 0, 0 FROM questionnaire WHERE hash = ?3",
    [MEETING_BY_CODE - FIRST] = MEETING_SELECT "WHERE m.code = ?",
    [MEETING_BY_ID - FIRST] = MEETING_SELECT "WHERE m.id = ?",
    [MEETING_OF_SEAT - FIRST] =
        MEETING_SELECT "WHERE m.id = (SELECT meeting FROM seat WHERE id = ?)",
    [MEETING_LIST - FIRST] = MEETING_SELECT "ORDER BY m.id DESC",
    [MEETING_DELETE - FIRST] = "DELETE FROM meeting WHERE id = ?",
    [MEETING_UPDATE - FIRST] = "UPDATE meeting SET state = ?2, focus = ?3, round = ?4, shown = ?5, "
                               "until = ?6, ended = ?7 WHERE id = ?1",
    [MEETING_SET_UNTIL - FIRST] = "UPDATE meeting SET until = ?2 WHERE id = ?1",
    [MEETING_FORGET_NAMES - FIRST] = "UPDATE seat SET name = NULL WHERE meeting = ?",
    [MEETING_HOLD_GET - FIRST] = "SELECT token, heard FROM meeting WHERE id = ?",
    [MEETING_HOLD_SET - FIRST] = "UPDATE meeting SET token = ?2, heard = ?3 WHERE id = ?1",
    [MEETING_TRIES_GET - FIRST] = "SELECT wrong, tried FROM meeting WHERE id = ?",
    [MEETING_TRIES_SET - FIRST] = "UPDATE meeting SET wrong = ?2, tried = ?3 WHERE id = ?1",
    [MEETING_COUNT - FIRST] =
        "SELECT count(*), ifnull(sum(" HERE "), 0), ifnull(sum(s.answered > 0), 0), "
        "ifnull(sum(s.answered >= s.asked), 0), "
        "ifnull(sum(" HERE " AND s.answered >= s.asked), 0), "
        "ifnull(sum(s.answered), 0) " SEATS_THERE,
    [MEETING_COUNT_FOCUS - FIRST] =
        "SELECT count(*), ifnull(sum(here), 0), ifnull(sum(voted), 0), ifnull(sum(voted), 0), "
        "ifnull(sum(here AND voted), 0), ifnull(sum(voted), 0) FROM (SELECT " HERE
        " AS here, EXISTS (SELECT 1 "
        "FROM seat_answer a WHERE a.seat = s.id AND a.prompt = ?4 AND a.round = ?5) "
        "AS voted " SEATS_THERE ")",
    [MEETING_ROUNDS - FIRST] =
        "SELECT rounds, revealed FROM meeting_question WHERE meeting = ? AND prompt = ?",
    [MEETING_ROUND_BEGUN - FIRST] =
        "INSERT INTO meeting_question (meeting, prompt, rounds, revealed) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (meeting, prompt) DO UPDATE SET rounds = ?3",
    [MEETING_ROUND_REVEALED - FIRST] =
        "UPDATE meeting_question SET revealed = ?3 WHERE meeting = ?1 AND prompt = ?2",
    [MEETING_ROUND_BACK - FIRST] =
        "UPDATE meeting_question SET rounds = ?3 WHERE meeting = ?1 AND prompt = ?2",
    [MEETING_QUESTION_DELETE - FIRST] =
        "DELETE FROM meeting_question WHERE meeting = ? AND prompt = ?",

    [SEAT_INSERT - FIRST] =
        "INSERT INTO seat (meeting, number, word, name, joined, seed, asked, heard) "
        "VALUES (?1, ?2, ?3, nullif(?4, ''), ?5, ?6, ?7, ?5)",
    [SEAT_NEXT_NUMBER - FIRST] = "SELECT ifnull(max(number) + 1, 0) FROM seat WHERE meeting = ?",
    [SEAT_BY_WORD - FIRST] = SEAT_SELECT "WHERE meeting = ? AND word = ?",
    [SEAT_NAMES - FIRST] = "SELECT name FROM seat WHERE meeting = ? AND name IS NOT NULL",
    [SEAT_BY_ID - FIRST] = SEAT_SELECT "WHERE id = ?",
    [SEAT_LEAVE - FIRST] = "UPDATE seat SET gone = 1, name = NULL, token = 0 WHERE id = ?",
    [SEAT_CLEAR - FIRST] = "UPDATE seat SET asked = 0, answered = 0, position = '' WHERE id = ?",
    [SEAT_KEPT - FIRST] = "UPDATE seat SET kept = 1 WHERE id = ? AND kept = 0",
    [SEAT_BECAME - FIRST] = "INSERT INTO seat_kept (seat, sitting, person) "
                            "SELECT ?1, id, person FROM sitting WHERE id = ?2 "
                            "ON CONFLICT (seat) DO NOTHING",
    [SEAT_SITTING - FIRST] = "SELECT sitting, person FROM seat_kept WHERE seat = ?",
    [SEATS_KEPT - FIRST] = "SELECT id, seed FROM seat WHERE kept = 1",
    [SITTING_SEEDS - FIRST] = "SELECT id, started, seed FROM sitting WHERE finished IS NOT NULL",
    [SEAT_MOVE - FIRST] =
        "UPDATE seat SET position = ?2, asked = ?3, answered = ?4, heard = ?5 WHERE id = ?1",
    [SEAT_POSITION - FIRST] = "UPDATE seat SET position = ?2 WHERE id = ?1",
    [SEAT_HEARD - FIRST] = "UPDATE seat SET heard = ?2 WHERE id = ?1",
    [SEAT_HOLD_GET - FIRST] = "SELECT token, heard, gone, position FROM seat WHERE id = ?",
    [SEAT_HOLD_SET - FIRST] = "UPDATE seat SET token = ?2, heard = ?3 WHERE id = ?1",

    [SEAT_ANSWER_REPLACE - FIRST] =
        "INSERT INTO seat_answer (seat, prompt, round, value, time_ms) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (seat, prompt, round) DO UPDATE "
        "SET value = excluded.value, time_ms = excluded.time_ms",
    [SEAT_ANSWER_GET - FIRST] =
        "SELECT value, time_ms FROM seat_answer WHERE seat = ? AND prompt = ? AND round = ?",
    [SEAT_ANSWER_LIST - FIRST] =
        "SELECT seat, prompt, value, time_ms FROM seat_answer WHERE seat = ? AND round = 1",
    [SEAT_VOTED - FIRST] = "SELECT count(*) FROM seat_answer WHERE seat = ? AND round > 1",
    [SEAT_ANSWER_DELETE_ROUND - FIRST] =
        "DELETE FROM seat_answer WHERE seat = ? AND prompt = ? AND round = ?",
    [SEAT_ANSWER_DELETE_FORM - FIRST] = "DELETE FROM seat_answer WHERE seat = ? AND round = 1",
    [SEAT_ANSWERS_OF_MEETING - FIRST] =
        "SELECT a.seat, a.prompt, a.value, a.time_ms FROM seat s "
        "JOIN seat_answer a ON a.seat = s.id WHERE s.meeting = ? AND a.round = 1 "
        "ORDER BY s.id, a.prompt",
    [SEAT_VOTES - FIRST] =
        "SELECT a.value, count(*) FROM seat s JOIN seat_answer a ON a.seat = s.id "
        "AND a.prompt = ?2 AND a.round = ?3 WHERE s.meeting = ?1 GROUP BY a.value",
    [SEAT_VOTES_DELETE - FIRST] =
        "DELETE FROM seat_answer WHERE prompt = ?2 AND round = ?3 AND seat IN "
        "(SELECT id FROM seat WHERE meeting = ?1)",
};

const char *statement_sql_of_meetings(enum statement statement) {
    return statements[statement - FIRST];
}
