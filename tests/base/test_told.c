/* Commands that people are told to type: they come to the store that this one was started with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/told.h"

#include <string.h>

static void tells(const char *db, const char *expected) {
    char command[TOLD_BYTES];
    told_store(db);
    assert_string_equal(told_command(command, "join %s", "KDGWP"), expected);
}

static void test_told(void **state) {
    (void)state;
    char endless[300];
    tells(NULL, "leadquiz join KDGWP");
    tells("room.db", "leadquiz join KDGWP --db room.db");
    tells("../rooms/of-2026_1.db", "leadquiz join KDGWP --db ../rooms/of-2026_1.db");
    tells("my room.db", "leadquiz join KDGWP --db 'my room.db'");
    tells("it's $HOME.db", "leadquiz join KDGWP --db 'it'\\''s $HOME.db'");
    tells("~room.db", "leadquiz join KDGWP --db '~room.db'");
    tells("r\xC3\xA4ume.db", "leadquiz join KDGWP --db 'r\xC3\xA4ume.db'");
    /* What cannot be typed from a screen is left out. */
    tells("a\nb.db", "leadquiz join KDGWP");
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    tells(endless, "leadquiz join KDGWP");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
