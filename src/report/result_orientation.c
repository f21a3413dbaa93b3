#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

bool lean_offered(const struct instrument *instrument, int scale) {
    for (int i = 0; i < instrument->scenario_count; i++) {
        const struct scenario *scenario = &instrument->scenarios[i];
        int options = instrument->prompts[scenario->prompt].option_count;
        for (int o = 0; o < options && !scenario->reserve; o++) {
            if (scenario->leans[o] == scale)
                return true;
        }
    }
    return false;
}

/* "Of 6 choices: Achiever 1 · Leader 4 · Follower 1", in the order of the scales. */
static void list_counts(const struct page *page, const struct instrument *instrument,
                        const struct result *result, char *out, size_t size) {
    int start =
        snprintf(out, size, N_("Of %d choice: ", "Of %d choices: ", result->scenarios_answered),
                 result->scenarios_answered);
    size_t used = start > 0 && (size_t)start < size ? (size_t)start : 0;
    bool first = true;
    for (int s = 0; s < instrument->scale_count; s++) {
        if (!lean_offered(instrument, s))
            continue;
        char separator[16] = "";
        if (!first)
            snprintf(separator, sizeof separator, " %s ", page->glyphs->separator);
        int written = snprintf(out + used, size - used, "%s%s %d", separator,
                               instrument->scales[s].name, result->leans[s]);
        if (written < 0 || (size_t)written >= size - used)
            return;
        used += (size_t)written;
        first = false;
    }
}

static const char *lean_wording(const struct instrument *instrument, enum lean lean) {
    switch (lean) {
    case LEAN_UNKNOWN: return "";
    case LEAN_MIXED: return instrument->wording.mixed;
    case LEAN_LEANS: return instrument->wording.leans;
    case LEAN_STRONGLY: return instrument->wording.leans_strongly;
    }
    return "";
}

void say_lean(const struct instrument *instrument, const struct result *result, char *out,
              size_t size) {
    const char *name =
        result->lean_scale == NOWHERE ? "" : instrument->scales[result->lean_scale].name;
    result_fill(out, size, lean_wording(instrument, result->lean), "name", name, (char *)NULL);
}

void say_desire(const struct instrument *instrument, const struct result *result, char *out,
                size_t size) {
    const char *desire = desire_label(instrument, result);
    out[0] = '\0';
    if (desire != NULL)
        snprintf(out, size, _("Asked whether you want to lead, you said “%s”."), desire);
    else if (result->lean != LEAN_UNKNOWN && instrument->role_question[ROLE_DESIRE] != NOWHERE)
        snprintf(out, size, "%s", _("Whether you want to lead, you left open."));
}

/* The sentence, and the counts behind it or below it. */
static void write_lean(struct page *page, const struct instrument *instrument,
                       const struct result *result) {
    char filled[FILLED_MOST], counts[FILLED_MOST];
    say_lean(instrument, result, filled, sizeof filled);
    list_counts(page, instrument, result, counts, sizeof counts);
    prose(page, ROLE_TEXT, filled);
    if (filled[0] != '\0' &&
        page_line_width(page, page->line_count - 1) + GAP + text_width(counts) <= page->width) {
        page_text(page, ROLE_MUTED, "  ");
        page_text(page, ROLE_MUTED, counts);
    } else {
        prose(page, ROLE_MUTED, counts);
    }
}

void result_page_orientation(struct page *page, const struct instrument *instrument,
                             const struct result *result) {
    if (result->lean != LEAN_UNKNOWN)
        write_lean(page, instrument, result);
    char sentence[FILLED_MOST];
    say_desire(instrument, result, sentence, sizeof sentence);
    prose(page, ROLE_TEXT, sentence);
}
