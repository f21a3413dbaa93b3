/* leaks.c - linked into leadquiz only when it is built with the sanitizers.
 *
 * Of a terminal that curses does not know it keeps what it had begun, without a way to give it
 * back. What our own code loses is still told. */

/* The names are those that the leak sanitizer asks for. */
/* NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming) */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);
const char *__asan_default_options(void);

const char *__lsan_default_suppressions(void) {
    return "leak:new_prescr\n";
}

/* Not a word of it on standard error, where the tests expect sentences. */
const char *__lsan_default_options(void) {
    return "print_suppressions=0";
}

/* Where memory was asked for is told in short: all of it takes a tenth of a start. To see more,
 * ASAN_OPTIONS=malloc_context_size=30. */
const char *__asan_default_options(void) {
    return "malloc_context_size=2";
}
/* NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming) */
