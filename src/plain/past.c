/* past.c - a result in words, numbers instead of bars, for those who listen. */
#include "past.h"

#include "leadquiz/clock.h"
#include "leadquiz/history_page.h"
#include "leadquiz/result_page.h"
#include "leadquiz/take.h"
#include "leadquiz/translate.h"

bool past_load(struct past *past, int64_t person) {
    int unreadable = 0;
    history_free(&past->history);
    past->history = (struct history){.count = 0};
    if (!history_load(past->store, person, &past->history, &unreadable, past->error))
        return false;
    if (unreadable > 0)
        talk_format(past->talk,
                    N_("%d sitting is left out, because its questions cannot be read any more.",
                       "%d sittings are left out, because their questions cannot be read any more.",
                       unreadable),
                    unreadable);
    return true;
}

int past_taken(struct past *past, const struct take *take) {
    if (take->sitting.id != 0 && !past_load(past, take->person.id))
        talk_say(past->talk, past->error->sentence);
    for (int i = past->history.count - 1; take->sitting.id != 0 && i >= 0; i--) {
        if (past->history.entries[i].sitting.id == take->sitting.id)
            return i;
    }
    history_free(&past->history);
    return history_of_one(take, &past->history, past->error) ? 0 : NOWHERE;
}

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

/* Line by line nothing here leads to a new sitting. */
static void add_quality(struct page *page, const struct instrument *instrument,
                        const struct result *result) {
    result_page_quality(page, instrument, result, false);
}

bool past_say_result(struct past *past, int entry) {
    static void (*const parts[])(struct page *, const struct instrument *,
                                 const struct result *) = {
        add_quality,      result_page_level,       add_scales,
        result_page_gate, result_page_orientation, result_page_strength};
    const struct history_entry *at = &past->history.entries[entry];
    struct page page;
    char date[32];
    int lines = 0;
    page_init(&page, past->talk->width, past->talk->glyphs);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        parts[i](&page, at->instrument, &at->result);
        close_part(&page, &lines);
    }
    if (at->before != NOWHERE)
        past_add_changes(&page, &past->history, entry);
    close_part(&page, &lines);
    history_page_actions(&page, &past->history, entry);
    close_part(&page, &lines);
    clock_date(at->sitting.finished, date, sizeof date);
    result_page_foot(&page, at->instrument, date);
    return talk_whole(past->talk, &page, past->error);
}

static bool say_facets(struct past *past, int entry) {
    const struct history_entry *at = &past->history.entries[entry];
    struct page page;
    page_init(&page, past->talk->width, past->talk->glyphs);
    result_page_facets(&page, at->instrument, &at->result);
    return talk_whole(past->talk, &page, past->error);
}

enum step past_look(struct past *past, int entry, const char *reply, bool *known) {
    *known = true;
    if (talk_is(reply, 'f'))
        return say_facets(past, entry) ? STEP_ON : STEP_FAILED;
    if (talk_is(reply, 'a')) {
        past_say_answers(past, entry);
        return STEP_ON;
    }
    if (talk_is(reply, 's') && !past->no_files)
        return past_save(past, entry);
    *known = false;
    return STEP_ON;
}
