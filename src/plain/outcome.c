/* outcome.c - the result in words: numbers instead of bars, for those who listen. */
#include "outcome.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

#include <string.h>

static void add_scales(struct page *page, const struct instrument *instrument,
                       const struct result *result) {
    for (int i = 0; i < instrument->scale_count; i++) {
        const struct score *score = &result->scales[i];
        const char *name = instrument->scales[i].name;
        int sem = scoring_round(instrument_sem(instrument, i, result->form));
        page_line(page);
        if (!score->known)
            page_format(page, ROLE_TEXT, _("%s: not scored, too few answers"), name);
        else if (sem > 0)
            page_format(page, ROLE_TEXT, _("%s: %d of 100, give or take %d"), name,
                        scoring_round(score->value), sem);
        else
            page_format(page, ROLE_TEXT, _("%s: %d of 100"), name, scoring_round(score->value));
    }
}

/* A blank line after a part that said something. */
static void close_part(struct page *page, int *lines) {
    if (page->line_count > *lines)
        page_line(page);
    *lines = page->line_count;
}

static void add_result(struct page *page, const struct way *way) {
    static void (*const parts[])(struct page *, const struct instrument *,
                                 const struct result *) = {
        result_page_level, add_scales, result_page_gate, result_page_orientation,
        result_page_strength};
    const struct instrument *instrument = take_instrument(&way->take);
    char date[32];
    int lines = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        parts[i](page, instrument, &way->take.result);
        close_part(page, &lines);
    }
    clock_date(way->take.sitting.finished, date, sizeof date);
    result_page_foot(page, instrument, &way->take.result, date);
}

static void add_facets(struct page *page, const struct way *way) {
    result_page_facets(page, take_instrument(&way->take), &way->take.result);
}

static bool say_page(struct way *way, void (*add)(struct page *, const struct way *)) {
    struct page page;
    page_init(&page, way->talk.width, way->talk.glyphs);
    add(&page, way);
    bool whole = !page.failed;
    if (whole) {
        talk_blank(&way->talk);
        talk_page(&way->talk, &page);
        talk_blank(&way->talk);
    } else {
        error_memory(way->error);
    }
    page_free(&page);
    return whole;
}

static enum step ask_further(struct way *way) {
    char reply[REPLY_BYTES];
    for (;;) {
        enum step step = talk_ask(&way->talk,
                                  _("Type f for the facets, or press Enter to go on to what you "
                                    "can do (q leave)."),
                                  reply, way->error);
        if (step != STEP_ON || reply[0] == '\0')
            return step;
        if (talk_is(reply, 'q'))
            return STEP_LEAVE;
        if (talk_is(reply, 'f')) {
            if (!say_page(way, add_facets))
                return STEP_FAILED;
            continue;
        }
        talk_say(&way->talk, _("Please type f, q, or press Enter."));
    }
}

enum step way_outcome(struct way *way) {
    if (!take_finish(&way->take, clock_now(), way->error))
        return STEP_FAILED;
    if (way->take.result.discarded) {
        talk_say(&way->talk, _("As you asked, these answers are thrown away."));
        return STEP_ON;
    }
    if (!say_page(way, add_result))
        return STEP_FAILED;
    enum step step = ask_further(way);
    return step == STEP_ON ? way_actions(way) : step;
}
