/* suggest.c - whom to talk to first, and what is new. */
#include "names.h"

#include "leadquiz/scoring.h"

/* How many scales moved like this; the level counts as one more. */
static int count_moved(const struct review *review, const struct review_person *person,
                       enum moved how) {
    int count = person->level_moved == how;
    for (int i = 0; i < review->instrument->scale_count; i++)
        count += person->moved[i] == how;
    return count;
}

static bool applies(const struct review *review, const struct review_person *person,
                    enum suggested why) {
    switch (why) {
    case SUGGESTED_READY: return person->corner == CORNER_READY_WANTS;
    case SUGGESTED_FALL: return count_moved(review, person, MOVED_FALL) > 0;
    case SUGGESTED_DUE: return person->due;
    default: return false;
    }
}

static int compare(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

/* Above 0 when `a` comes before `b`; those who are alike come in the order of their names. */
static int before(const struct review *review, const struct review_person *a,
                  const struct review_person *b, enum suggested why) {
    int order = 0;
    switch (why) {
    case SUGGESTED_READY:
        order = compare(a->high == 0, b->high == 0);
        order = order != 0 ? order : compare(a->level, b->level);
        break;
    case SUGGESTED_FALL:
        order = compare(count_moved(review, a, MOVED_FALL), count_moved(review, b, MOVED_FALL));
        break;
    default: order = compare(b->finished, a->finished);
    }
    order = order != 0 ? order : compare(a->finished, b->finished);
    return order != 0 || review->order == NULL ? order : names_compare(b->name, a->name);
}

static bool named(const struct review_suggestion *suggestions, int count, int person) {
    for (int i = 0; i < count; i++) {
        if (suggestions[i].person == person)
            return true;
    }
    return false;
}

/* By how much a scale fell, as it is shown. */
static int fall_of(const struct review_person *person, int scale) {
    return person->was[scale] - scoring_round((double)person->scales[scale]);
}

static int fallen_scale(const struct review *review, const struct review_person *person) {
    int most = NOWHERE;
    for (int i = 0; i < review->instrument->scale_count; i++) {
        if (person->moved[i] == MOVED_FALL &&
            (most == NOWHERE || fall_of(person, i) > fall_of(person, most)))
            most = i;
    }
    return most;
}

int review_suggest(const struct review *review,
                   struct review_suggestion suggestions[SUGGESTED_COUNT]) {
    const struct review_person *people = review->people;
    int count = 0;
    for (enum suggested why = SUGGESTED_READY; why < SUGGESTED_COUNT; why++) {
        struct review_suggestion best = {.why = why, .person = NOWHERE, .scale = NOWHERE};
        for (int i = 0; i < review->count; i++) {
            if (!applies(review, &people[i], why))
                continue;
            best.alike++;
            if (!named(suggestions, count, i) &&
                (best.person == NOWHERE ||
                 before(review, &people[i], &people[best.person], why) > 0))
                best.person = i;
        }
        if (best.person == NOWHERE)
            continue;
        if (why == SUGGESTED_FALL)
            best.scale = fallen_scale(review, &people[best.person]);
        suggestions[count++] = best;
    }
    return count;
}

void review_suggested(enum suggested why, struct review_choice *choice) {
    choice->search[0] = '\0';
    choice->team = NULL;
    choice->level = choice->moved_in = 0;
    choice->from = choice->until = 0;
    choice->corner = why == SUGGESTED_READY ? CORNER_READY_WANTS : NOWHERE;
    choice->moved = why == SUGGESTED_FALL ? MOVED_DOWN : MOVED_ANYHOW;
    choice->due = why == SUGGESTED_DUE;
}

struct review_news review_news(const struct review *review) {
    struct review_news news = {0};
    for (int i = 0; i < review->count && review->looked > 0; i++) {
        const struct review_person *person = &review->people[i];
        if (person->finished <= review->looked)
            continue;
        news.answered++;
        news.moved += count_moved(review, person, MOVED_FALL) > 0 ||
                      count_moved(review, person, MOVED_RISE) > 0;
    }
    return news;
}
