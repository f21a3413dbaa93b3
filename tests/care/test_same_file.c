/* One file under several names. */
#include "leadquiz/care.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <setjmp.h>

#include <cmocka.h>

static void test_names(void **state) {
    char folder[] = "/tmp/leadquiz-care-XXXXXX", one[64], hard[64], soft[64], other[64];
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(one, sizeof one, "%s/one", folder);
    snprintf(hard, sizeof hard, "%s/hard", folder);
    snprintf(soft, sizeof soft, "%s/soft", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    fclose(fopen(one, "w"));
    assert_false(care_same_file(one, other));
    assert_false(care_same_file(other, one));
    fclose(fopen(other, "w"));
    assert_int_equal(link(one, hard), 0);
    assert_int_equal(symlink(one, soft), 0);
    assert_true(care_same_file(one, one));
    assert_true(care_same_file(one, hard));
    assert_true(care_same_file(soft, one));
    assert_false(care_same_file(one, other));
    const char *const made[] = {one, hard, soft, other};
    for (int i = 0; i < 4; i++)
        unlink(made[i]);
    rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
