/* variants.h - the sizes and kinds of terminal that people have, and whole screens in them. */
#ifndef LEADQUIZ_TEST_VARIANTS_H
#define LEADQUIZ_TEST_VARIANTS_H

#include "seat.h"

struct variant {
    const char *folder; /* in golden/ */
    int rows, columns;
    const char *argument;       /* one more, or NULL */
    const char *environment[3]; /* ended by NULL */
};

extern const struct variant usual, small, large, no_color, ascii, c_locale;

/* Start leadquiz in the fixed world with these words (ended by NULL; NULL: none), at a second since
 * 1970 (NULL: as always). The folder it stands in is gone and HOME is a fixed text, so that no
 * screen shows the name of a temporary folder. */
struct terminal *variant_start(struct seat *seat, const struct variant *variant,
                               const char *const *words, const char *now);

/* Fail the test when the screen does not become golden/FOLDER/SCREEN.txt. */
void variant_look(struct terminal *terminal, const struct variant *variant, const char *screen);

/* The same with the help of the screen that is shown, and back. */
void variant_look_at_help(struct terminal *terminal, const struct variant *variant,
                          const char *screen);

/* A small window shows some things on a page before a question. */
bool variant_is_small(const struct variant *variant);

#endif
