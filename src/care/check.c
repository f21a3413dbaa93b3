#include "leadquiz/care.h"

#include "leadquiz/translate.h"

#include <string.h>

struct kind {
    int64_t count;
    char last[256]; /* the last of them that was said */
};

struct lines {
    const struct care_check *check;
    struct care_checked *checked;
    struct kind kinds[STORE_PROBLEM_KINDS];
};

static void on_problem(void *context, int number, const char *sentence) {
    struct lines *lines = context;
    struct kind *kind = &lines->kinds[number];
    lines->checked->problems++;
    if (++kind->count > CARE_LINES_OF_A_KIND)
        return;
    if (kind->count == CARE_LINES_OF_A_KIND)
        text_clean(sentence, strnlen(sentence, sizeof kind->last - 1), kind->last,
                   sizeof kind->last);
    lines->check->line(lines->check->context, sentence);
}

static void say_more(const struct lines *lines) {
    for (int i = 0; i < STORE_PROBLEM_KINDS; i++) {
        const struct kind *kind = &lines->kinds[i];
        struct error said; /* cleaned */
        if (kind->count <= CARE_LINES_OF_A_KIND)
            continue;
        error_set(&said, ERROR_NONE, _("... and %lld more like this: %s"),
                  (long long)(kind->count - CARE_LINES_OF_A_KIND), kind->last);
        lines->check->line(lines->check->context, said.sentence);
    }
}

bool care_check(struct store *store, const struct care_check *check, struct care_checked *checked,
                struct error *error) {
    struct lines lines = {.check = check, .checked = checked};
    *checked = (struct care_checked){.problems = 0};
    const struct store_check asked = {
        .problem = on_problem, .context = &lines, .watch = check->watch};
    bool done = store_check(store, &asked, &checked->looked_at, error);
    say_more(&lines);
    return done;
}
