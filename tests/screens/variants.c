#include "variants.h"

#include "golden.h"
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

const struct variant usual = {.folder = "80x24", .rows = 24, .columns = 80};
const struct variant small = {.folder = "40x12", .rows = 12, .columns = 40};
const struct variant large = {.folder = "120x40", .rows = 40, .columns = 120};
const struct variant no_color = {
    .folder = "no-color", .rows = 24, .columns = 80, .environment = {"NO_COLOR=1"}};
const struct variant ascii = {.folder = "ascii", .rows = 24, .columns = 80, .argument = "--ascii"};
const struct variant c_locale = {.folder = "c-locale",
                                 .rows = 24,
                                 .columns = 80,
                                 .environment = {"LC_ALL=C", "TERMINFO=" TERMINFO_DIR}};

enum { WORDS_MOST = 8 };

struct terminal *variant_start(struct seat *seat, const struct variant *variant,
                               const char *const *words, const char *now) {
    const char *arguments[WORDS_MOST] = {variant->argument};
    const char *environment[WORDS_MOST] = {"HOME=/home/test-heron"};
    char time[64];
    int count = 1;
    for (int i = 0; variant->environment[i]; i++)
        environment[count++] = variant->environment[i];
    snprintf(time, sizeof time, "LEADQUIZ_NOW=%s", now ? now : "");
    if (now)
        environment[count] = time;
    count = variant->argument ? 1 : 0;
    while (words && *words && count < WORDS_MOST - 1)
        arguments[count++] = *words++;
    const struct program_setup setup = {.rows = variant->rows,
                                        .columns = variant->columns,
                                        .arguments = arguments,
                                        .environment = environment,
                                        .fixed_world = true,
                                        .nowhere = true};
    return program_start(seat, &setup);
}

void variant_look(struct terminal *terminal, const struct variant *variant, const char *screen) {
    char folder[1024];
    snprintf(folder, sizeof folder, "%s/%s", GOLDEN_DIR, variant->folder);
    assert_true(golden_matches(terminal, folder, screen));
}

void variant_look_at_help(struct terminal *terminal, const struct variant *variant,
                          const char *screen) {
    terminal_type(terminal, "?");
    assert_true(terminal_see(terminal, "Help:"));
    variant_look(terminal, variant, screen);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see_gone(terminal, "Help:"));
}

bool variant_is_small(const struct variant *variant) {
    return variant->rows < 20;
}
