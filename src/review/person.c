/* person.c - what a lead sees of one person, from the last sitting and the one before it. */
#include "person.h"
#include "internal.h"

#include <math.h>
#include <string.h>

static signed char moved(struct reliable_change change) {
    int size = 0;
    switch (change.change) {
    case CHANGE_UNKNOWN: return MOVED_UNKNOWN;
    case CHANGE_NOISE: return MOVED_NOT;
    case CHANGE_LIKELY: size = MOVED_LIKELY_RISE; break;
    case CHANGE_CLEAR: size = MOVED_RISE; break;
    }
    return (signed char)(change.difference < 0 ? -size : size);
}

static signed char corner(const struct review_rules *rules, int level, int desire) {
    if (!rules->known || level < 1 || desire < 0)
        return NOWHERE;
    bool ready = level >= rules->ready_level;
    if (desire >= rules->wants)
        return ready ? CORNER_READY_WANTS : CORNER_GROWING_WANTS;
    if (desire <= rules->content)
        return ready ? CORNER_READY_CONTENT : CORNER_GROWING_CONTENT;
    return CORNER_COUNT;
}

static void set_level(struct person_view *view, const struct standing *standing,
                      struct review_person *person) {
    const struct counted *last = &standing->last, *before = &standing->before;
    int low, high;
    view->after.level = last->level;
    view->after.neighbour = last->neighbour;
    view->before.level = before->sitting != 0 ? before->level : 0;
    view->before.neighbour = before->neighbour;
    scoring_said_levels(&view->after, &low, &high);
    person->level = (signed char)last->level;
    person->low = (signed char)low;
    person->high = (signed char)high;
    person->assessed = (signed char)last->assessed;
    person->level_was = (signed char)view->before.level;
    person->level_moved = moved(statistics_level_change(&view->before, &view->after));
}

static const float no_scores[SCALES_MOST] = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,
                                             NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};

static void set_scale(const struct person_view *view, int s, const struct standing *standing,
                      struct review_person *person) {
    const struct counted *last = &standing->last, *before = &standing->before;
    person->scales[s] = (float)last->scales[s];
    if (before->sitting == 0 || isnan(before->scales[s]))
        return;
    person->was[s] = (signed char)scoring_round(before->scales[s]);
    if (!isnan(last->scales[s]))
        person->moved[s] =
            moved(statistics_change(before->scales[s], last->scales[s], view->sem[s]));
}

struct person_view person_view_of(const struct review *review) {
    const struct instrument *instrument = review->instrument;
    struct person_view view = {.instrument = instrument,
                               .due_before = review->now - instrument->review.due_days * DAY_MS};
    for (int s = 0; s < instrument->scale_count; s++)
        view.sem[s] = instrument_sem(instrument, s, FORM_FULL);
    return view;
}

void person_see(struct person_view *view, const struct standing *standing,
                struct review_person *person) {
    const struct instrument *instrument = view->instrument;
    const struct counted *last = &standing->last, *before = &standing->before;
    *person = (struct review_person){.person = standing->person,
                                     .sitting = last->sitting,
                                     .finished = last->finished,
                                     .before = before->sitting != 0 ? before->finished : 0,
                                     .desire = (signed char)last->desire,
                                     .due = last->finished <= view->due_before,
                                     .sittings = standing->sittings};
    set_level(view, standing, person);
    memset(person->moved, MOVED_UNKNOWN, sizeof person->moved);
    memset(person->was, -1, sizeof person->was);
    memcpy(person->scales, no_scores, sizeof no_scores);
    for (int s = 0; s < instrument->scale_count; s++)
        set_scale(view, s, standing, person);
    person->corner = corner(&instrument->review, last->level, last->desire);
    person->strength = (signed char)review_strength(instrument, person->scales);
}
