/* Numbers of every length come back, whatever stands behind them. */
#include "../../src/store/leb.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { BEHIND = 9 };

/* In memory of its own, so that nothing behind it can be read. */
static bool reads(const unsigned char *bytes, size_t length, bool wide, size_t *at,
                  uint64_t *number) {
    unsigned char *own = malloc(length + 1);
    assert_non_null(own);
    memcpy(own, bytes, length);
    unsigned char *exact = realloc(own, length > 0 ? length : 1);
    assert_non_null(exact);
    *at = 0;
    bool read =
        wide ? leb_read_long(exact, length, at, number) : leb_read(exact, length, at, number);
    free(exact);
    return read;
}

static void test_every_length(void **state) {
    (void)state;
    for (int bits = 0; bits < 64; bits++)
        for (int less = 0; less < 3; less++)
            for (size_t behind = 0; behind < BEHIND; behind++) {
                uint64_t number = (UINT64_C(1) << bits) - (uint64_t)less, read = 1;
                unsigned char bytes[LEB_LONG_BYTES_MOST + BEHIND];
                size_t at = 0, length = leb_write(number, bytes);
                memset(bytes + length, behind % 2 == 0 ? 0xFF : 0x01, BEHIND);
                assert_true(reads(bytes, length + behind, true, &at, &read));
                assert_true(read == number);
                assert_int_equal(at, length);
                bool fits = length <= LEB_BYTES_MOST;
                assert_int_equal(reads(bytes, length + behind, false, &at, &read), fits);
                assert_true(read == (fits ? number : 0));
                assert_int_equal(at, fits ? length : 0);
            }
}

static void test_an_end_that_is_missing(void **state) {
    static const unsigned char bytes[] = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
                                          0x80, 0x80, 0x80, 0x80, 0x80, 0x01};
    (void)state;
    for (size_t length = 0; length <= sizeof bytes; length++) {
        uint64_t read = 1;
        size_t at = 0;
        assert_false(reads(bytes, length, true, &at, &read));
        assert_true(read == 0);
        assert_int_equal(at, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_length),
        cmocka_unit_test(test_an_end_that_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
