#include "leadquiz/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The values are those of coreutils: printf abc | b2sum -l 256 */
static void names_contents(void **state) {
    (void)state;
    char name[DIGEST_TEXT];
    digest("abc", 3, name);
    assert_string_equal(name, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    digest("", 0, name);
    assert_string_equal(name, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    digest(NULL, 0, name);
    assert_string_equal(name, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

static void random_numbers_differ(void **state) {
    (void)state;
    uint64_t first = digest_random(), second = digest_random();
    assert_true(first != second);
    assert_true((first | second) >> 32 != 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_contents),
        cmocka_unit_test(random_numbers_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
