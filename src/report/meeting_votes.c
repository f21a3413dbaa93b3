/* meeting_votes.c - votes in words, and two of them answer by answer. */
#include "leadquiz/meeting_report.h"
#include "leadquiz/scoring.h"
#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>

void group_vote_words(const struct instrument *instrument, int prompt,
                      const struct group_cell *cell, char *out, size_t size) {
    struct group_cell own = *cell;
    if (instrument->prompts[prompt].kind != PROMPT_ITEM && own.last > 0) {
        own.first = own.first > 0 ? own.first - 1 : 0;
        own.last--;
    }
    group_answer_words(instrument, prompt, &own, out, size);
}

void group_question_words(const struct instrument *instrument, int prompt, char *out, size_t size) {
    const struct item *item = instrument_item(instrument, prompt);
    snprintf(out, size,
             item != NULL && item->reversed
                 ? _("%s (asked the other way round: a lower answer is better)")
                 : "%s",
             instrument->prompts[prompt].text);
}

/* "No chance" that nobody gave says nothing. */
static int first_cell(const struct group_counts *counts) {
    const struct group_cell *cells = counts->cells;
    return counts->cell_count > 0 && cells[0].last == 0 && cells[0].people == 0;
}

bool meeting_compare_votes(const struct room_question *question, int before, int after,
                           struct vote_comparison *out) {
    const struct group_counts *one = &question->counts[before], *other = &question->counts[after];
    int i = 0, j = 0;
    *out = (struct vote_comparison){.count = 0};
    if (one->withheld != SHOWN || other->withheld != SHOWN)
        return false;
    if (first_cell(one) && first_cell(other))
        i = j = 1;
    int first = i < one->cell_count ? one->cells[i].first : 0;
    struct vote_pair pair = {.people = {0, 0}};
    int left = one->cell_count - i, right = other->cell_count - j;
    while (i < one->cell_count && j < other->cell_count) {
        int end = one->cells[i].last, other_end = other->cells[j].last;
        if (end <= other_end)
            pair.people[0] += one->cells[i++].people;
        if (other_end <= end)
            pair.people[1] += other->cells[j++].people;
        if (end != other_end)
            continue;
        pair.cell.first = first;
        pair.cell.last = end;
        out->pairs[out->count++] = pair;
        pair.people[0] = pair.people[1] = 0;
        first = end + 1;
    }
    out->people[0] = one->people;
    out->people[1] = other->people;
    out->coarser = out->count < left || out->count < right;
    return out->count > 1;
}

int vote_share(const struct vote_comparison *votes, int pair, int vote) {
    int people = votes->people[vote];
    return people > 0 ? scoring_round(100.0 * votes->pairs[pair].people[vote] / people) : 0;
}

void vote_change_words(const struct vote_comparison *votes, int pair, char *out, size_t size) {
    bool alike = votes->people[0] == votes->people[1];
    const int *people = votes->pairs[pair].people;
    int change =
        alike ? people[1] - people[0] : vote_share(votes, pair, 1) - vote_share(votes, pair, 0);
    if (change == 0)
        snprintf(out, size, "%s", alike ? _("as many") : _("the same share"));
    else if (alike)
        snprintf(out, size, change > 0 ? _("%d more") : _("%d fewer"),
                 change > 0 ? change : -change);
    else
        snprintf(out, size, change > 0 ? _("%d points more") : _("%d points fewer"),
                 change > 0 ? change : -change);
}
