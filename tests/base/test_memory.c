/* test_memory.c - lists that grow keep what is in them, however long they are. */
#include "leadquiz/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_lists_keep_what_is_in_them(void **state) {
    (void)state;
    static const size_t lengths[] = {1, 100, 2 << 20, (4 << 20) - 100000, 5 << 20, (6 << 20) + 17};
    unsigned char *list = NULL;
    size_t before = 0;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        list = memory_grow(list, lengths[i]);
        assert_non_null(list);
        for (size_t at = 0; at < before; at++)
            if (list[at] != at % 251)
                fail_msg("byte %zu of %zu is %d", at, before, list[at]);
        for (size_t at = before; at < lengths[i]; at++)
            list[at] = (unsigned char)(at % 251);
        before = lengths[i];
    }
    free(list);
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        list = memory_grow(NULL, lengths[i]);
        assert_non_null(list);
        list[0] = list[lengths[i] - 1] = 1;
        free(list);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists_keep_what_is_in_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
