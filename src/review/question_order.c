/* question_order.c - the questions in the order in which one looks at them. */
#include "leadquiz/review.h"

static bool goes_before(const struct review_question *a, const struct review_question *b,
                        enum questions_by by) {
    bool shown = a->counts.withheld == SHOWN;
    if (shown != (b->counts.withheld == SHOWN))
        return shown;
    if (shown && by == QUESTIONS_BY_SPLIT && (a->split < b->split || a->split > b->split))
        return a->split > b->split;
    if (shown && by == QUESTIONS_BY_GAIN && (a->mean < b->mean || a->mean > b->mean))
        return a->mean < b->mean;
    return a->prompt < b->prompt;
}

int review_questions_order(const struct review_questions *questions, enum questions_by by,
                           int *order) {
    const struct review_question *list = questions->list;
    int shown = 0;
    for (int i = 0; i < questions->count; i++) {
        int place = i;
        for (; place > 0 && goes_before(&list[i], &list[order[place - 1]], by); place--)
            order[place] = order[place - 1];
        order[place] = i;
        shown += list[i].counts.withheld == SHOWN;
    }
    return shown;
}
