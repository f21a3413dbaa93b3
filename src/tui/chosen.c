/* chosen.c - the list of people as it is chosen, kept until the choice or the store changes. */
#include "people.h"

#include "leadquiz/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void empty(struct chosen *chosen) {
    free(chosen->rows);
    *chosen = (struct chosen){.turn = -1};
}

bool chosen_fill(struct app *app, struct chosen *chosen) {
    empty(chosen);
    if (app->review.count > 0) {
        struct error error;
        chosen->rows = malloc((size_t)app->review.count * sizeof *chosen->rows);
        if (chosen->rows == NULL) {
            error_memory(&error);
            app_notice(app, ROLE_CAUTION, "%s", error.sentence);
            return false;
        }
        chosen->count = review_choose(&app->review, &app->choice, chosen->rows);
    }
    chosen->turn = app->review_turn;
    return true;
}

bool chosen_follow(struct app *app, struct chosen *chosen, bool *changed) {
    int turn = chosen->turn;
    bool anew = false;
    if (changed == NULL)
        changed = &anew;
    *changed = false;
    if (!app_review(app)) {
        empty(chosen);
        *changed = true;
        return false;
    }
    if (app->review_turn == turn)
        return true;
    *changed = true;
    return chosen_fill(app, chosen);
}

void chosen_free(struct chosen *chosen) {
    empty(chosen);
}

const struct review_person *chosen_person(const struct app *app, const struct chosen *chosen,
                                          int row) {
    return row >= 0 && row < chosen->count ? &app->review.people[chosen->rows[row]] : NULL;
}

int chosen_row(const struct app *app, const struct chosen *chosen, int64_t person) {
    for (int i = 0; i < chosen->count; i++) {
        if (app->review.people[chosen->rows[i]].person == person)
            return i;
    }
    return NOWHERE;
}
