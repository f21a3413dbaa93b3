/* check_review.c - whether the map of who is who fits the levels and the wish to lead. */
#include "schema.h"

#include "leadquiz/translate.h"

static int line_of(const struct reading *reading, const char *key) {
    return document_line(&reading->document, document_section(&reading->document, "review"), key);
}

static void check_corners(struct reading *reading) {
    const struct document *document = &reading->document;
    bool known = reading->instrument->review.known;
    for (int i = 0; i <= CORNER_COUNT; i++) {
        int section = document_section(document, corner_sections[i]);
        if (known && section == NOWHERE)
            problem_error(reading, line_of(reading, ""),
                          _("the section [%s] is missing: [review] needs all five corners"),
                          corner_sections[i]);
        else if (!known && section != NOWHERE)
            problem_warning(reading, document->sections[section].line,
                            _("[%s] does nothing without a section [review]: add that"),
                            corner_sections[i]);
    }
}

static void check_levels_there(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    if (instrument->level_count == 0)
        problem_error(
            reading, line_of(reading, ""),
            _("[review] needs levels: add [level.1] and [level.2], or take [review] out"));
    else if (instrument->review.ready_level > instrument->level_count)
        problem_error(reading, line_of(reading, "ready_level"),
                      _("ready_level cannot be %d: the highest level is %d"),
                      instrument->review.ready_level, instrument->level_count);
}

static void check_value(struct reading *reading, const char *key, int value, int options) {
    if (value >= options)
        problem_error(reading, line_of(reading, key),
                      _("%s cannot be %d: the desire question gives 0 to %d"), key, value,
                      options - 1);
}

static void check_desire(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    const struct review_rules *review = &instrument->review;
    int desire = instrument->role_question[ROLE_DESIRE];
    if (desire == NOWHERE) {
        problem_error(reading, line_of(reading, ""),
                      _("[review] needs a question with the role desire: add one, or take [review] "
                        "out"));
        return;
    }
    check_value(reading, "wants", review->wants, instrument->prompts[desire].option_count);
    check_value(reading, "content", review->content, instrument->prompts[desire].option_count);
    if (review->wants != NOWHERE && review->content >= review->wants)
        problem_error(reading, line_of(reading, "content"),
                      _("content is not below wants: lower it"));
}

void check_review(struct reading *reading) {
    check_corners(reading);
    if (!reading->instrument->review.known)
        return;
    check_levels_there(reading);
    check_desire(reading);
}
