/* person_words.c - a person whom the team lead may see, in words. */
#include "reviewing.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool reviewing_partial(const struct reviewing *reviewing, const struct review_person *person) {
    return person->level > 0 && person->assessed < reviewing->instrument->level_count;
}

void reviewing_level_words(const struct reviewing *reviewing, const struct review_person *person,
                           char *out, size_t size) {
    struct result result = {.level = person->low, .neighbour = person->high};
    char verdict[64];
    result_verdict(&result, verdict, sizeof verdict);
    if (verdict[0] == '\0')
        snprintf(out, size, "%s", _("No level"));
    else if (reviewing_partial(reviewing, person))
        snprintf(out, size, _("%s, levels above not looked at"), verdict);
    else
        snprintf(out, size, "%s", verdict);
}

const char *reviewing_wish_words(const struct reviewing *reviewing,
                                 const struct review_person *person) {
    int prompt = reviewing->instrument->role_question[ROLE_DESIRE];
    if (prompt == NOWHERE || person->desire < 0 ||
        person->desire >= reviewing->instrument->prompts[prompt].option_count)
        return NULL;
    return reviewing->instrument->prompts[prompt].options[person->desire].label;
}

const struct corner *reviewing_corner(const struct instrument *instrument, int corner) {
    return corner == CORNER_COUNT ? &instrument->review.unsure
                                  : &instrument->review.corners[corner];
}

const struct corner *reviewing_corner_of(const struct reviewing *reviewing,
                                         const struct review_person *person) {
    if (!reviewing->instrument->review.known || person->corner == NOWHERE)
        return NULL;
    return reviewing_corner(reviewing->instrument, person->corner);
}

/* ---- a line of a list: finished sentences, one after the other ---- */

/* As much as fits. */
static void add(char out[FACTS_BYTES], const char *sentence) {
    size_t used = strlen(out);
    snprintf(out + used, FACTS_BYTES - used, "%s%s", used > 0 ? " " : "", sentence);
}

static void add_name(const struct reviewing *reviewing, const struct review_person *person,
                     char out[FACTS_BYTES]) {
    char sentence[2 * NAME_BYTES + 64];
    if (person->team[0] != '\0' && reviewing->team[0] == '\0')
        snprintf(sentence, sizeof sentence, _("%s, team %s."), person->name, person->team);
    else
        snprintf(sentence, sizeof sentence, "%s.", person->name);
    add(out, sentence);
}

static void add_wish(const struct reviewing *reviewing, const struct review_person *person,
                     char out[FACTS_BYTES]) {
    const char *wish = reviewing_wish_words(reviewing, person);
    char sentence[LINE_BYTES + 64];
    if (wish == NULL)
        return;
    snprintf(sentence, sizeof sentence, _("Wish to lead: “%s”."), wish);
    add(out, sentence);
}

/* In a list that is sorted by a scale, that one. */
static void add_scale(const struct reviewing *reviewing, const struct review_person *person,
                      char out[FACTS_BYTES]) {
    const struct review_choice *choice = &reviewing->choice;
    char sentence[LINE_BYTES + 64];
    if (choice->sort != SORT_SCALE || isnan(person->scales[choice->scale]))
        return;
    snprintf(sentence, sizeof sentence, _("%s: %d of 100."),
             reviewing->instrument->scales[choice->scale].name,
             scoring_round((double)person->scales[choice->scale]));
    add(out, sentence);
}

static void add_move(const char *name, int moved, char out[FACTS_BYTES]) {
    char sentence[LINE_BYTES + 64];
    if (moved == MOVED_RISE)
        snprintf(sentence, sizeof sentence, _("%s rose clearly."), name);
    else if (moved == MOVED_FALL)
        snprintf(sentence, sizeof sentence, _("%s fell clearly."), name);
    else
        return;
    add(out, sentence);
}

void reviewing_line(const struct reviewing *reviewing, const struct review_person *person,
                    char out[FACTS_BYTES]) {
    char sentence[160], date[40];
    out[0] = '\0';
    add_name(reviewing, person, out);
    if (reviewing->instrument->level_count > 0) {
        char level[128];
        reviewing_level_words(reviewing, person, level, sizeof level);
        snprintf(sentence, sizeof sentence, "%s.", level);
        add(out, sentence);
    }
    add_scale(reviewing, person, out);
    add_wish(reviewing, person, out);
    add_move(_("The level"), person->level_moved, out);
    for (int i = 0; i < reviewing->instrument->scale_count; i++)
        add_move(reviewing->instrument->scales[i].name, person->moved[i], out);
    clock_date(person->finished, date, sizeof date);
    snprintf(sentence, sizeof sentence,
             person->due ? _("Last answered on %s, due again.") : _("Last answered on %s."), date);
    add(out, sentence);
}
