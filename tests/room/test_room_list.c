/* The list of meetings while another program ends one of them. */
#include "room_store.h"

#include <sqlite3.h>

static struct {
    const char *database;
    int lists; /* how often the list has been read */
    bool ended;
} other;

static void end_elsewhere(void) {
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(other.database, &database), SQLITE_OK);
    other.ended = sqlite3_exec(database, "UPDATE meeting SET state = 4, ended = 1", NULL, NULL,
                               NULL) == SQLITE_OK;
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

static int watch(unsigned kind, void *context, void *statement, void *text) {
    (void)kind;
    (void)context;
    (void)text;
    const char *sql = sqlite3_sql(statement);
    bool lists = sql != NULL && strstr(sql, "ORDER BY m.id DESC") != NULL;
    if (lists && ++other.lists == 2 && !other.ended)
        end_elsewhere();
    return 0;
}

static int attach(sqlite3 *database, const char **message,
                  const struct sqlite3_api_routines *routines) {
    (void)message;
    (void)routines;
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, watch, NULL);
}

static void test_one_that_ends_meanwhile(void **state) {
    struct room *room = *state;
    struct room_listed *list = NULL;
    int count = 0, going = 0;
    meet(room, NULL, false);
    must(room, room_list(room->store, &list, &count, &going, &room->error));
    assert_int_equal(count, 1);
    assert_int_equal(going, 1);
    free(list);

    store_close(room->store);
    other.database = room->database;
    assert_int_equal(sqlite3_auto_extension((void (*)(void))attach), SQLITE_OK);
    room->store = store_open(room->database, &room->error);
    sqlite3_reset_auto_extension();
    must(room, room->store != NULL);
    must(room, room_list(room->store, &list, &count, &going, &room->error));
    assert_true(other.ended);
    assert_int_equal(count, 1);
    assert_int_equal(going, 1);
    free(list);
    must(room, room_list(room->store, &list, &count, &going, &room->error));
    assert_int_equal(count, 1);
    assert_int_equal(going, 0);
    free(list);
}

/* One that goes on and one that ended before a reveal are not among those that were seen. */
static void test_those_that_were_seen(void **state) {
    struct room *room = *state;
    struct room_listed *list = NULL;
    int count = 0;
    meet(room, NULL, false);
    meet(room, NULL, false);
    step_to(room, STEP_END, NOWHERE);
    meet(room, "sc1", false);
    step_to(room, STEP_OPEN, NOWHERE);
    step_to(room, STEP_CLOSE, NOWHERE);
    step_to(room, STEP_REVEAL, NOWHERE);
    must(room, room_list_seen(room->store, &list, &count, &room->error));
    assert_int_equal(count, 0);
    free(list);
    step_to(room, STEP_END, NOWHERE);
    must(room, room_list_seen(room->store, &list, &count, &room->error));
    assert_int_equal(count, 1);
    assert_string_equal(list[0].code, room->meeting.code);
    free(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_that_ends_meanwhile, room_begin, room_end),
        cmocka_unit_test_setup_teardown(test_those_that_were_seen, room_begin, room_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
