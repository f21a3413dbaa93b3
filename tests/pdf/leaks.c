/* leaks.c - linked into leadquiz-pdf only when it is built with the sanitizers.
 *
 * fontconfig keeps its fonts, and pango and cairo the fonts they have opened, until the program
 * ends, without a way to give them all back. What our own code loses is still told. */

/* The names are those that the leak sanitizer asks for. */
/* NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming) */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig\n";
}

/* Not a word of it on standard error, where the tests expect sentences. */
const char *__lsan_default_options(void) {
    return "print_suppressions=0";
}
/* NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming) */
