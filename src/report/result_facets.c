#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

enum { INDENT = 2 };

struct columns {
    int name, word;
    bool about; /* there is room for each facet's sentence */
};

/* One of three words; whether it is high. */
static const char *word_of(const struct instrument *instrument, double value, bool *high) {
    const struct report_rules *rules = &instrument->report;
    const struct wording *wording = &instrument->wording;
    *high = value >= rules->facet_high - CUT_TOLERANCE;
    if (*high)
        return wording->facet_high[0] != '\0' ? wording->facet_high : _("high");
    if (value >= rules->facet_low - CUT_TOLERANCE)
        return wording->facet_middle[0] != '\0' ? wording->facet_middle : _("middle");
    return wording->facet_low[0] != '\0' ? wording->facet_low : _("low");
}

const char *say_facet(const struct instrument *instrument, const struct result *result, int facet,
                      int columns, bool *high) {
    *high = false;
    if (result->facets[facet].known)
        return word_of(instrument, result->facets[facet].value, high);
    return missing_reason(instrument, result, instrument->facets[facet].scale, facet, columns);
}

static const char *text_of(const struct instrument *instrument, const struct result *result,
                           int facet, int columns, enum role *role) {
    bool high = false;
    const char *text = say_facet(instrument, result, facet, columns, &high);
    *role = high ? ROLE_GOOD : ROLE_TEXT;
    if (!result->facets[facet].known)
        *role = ROLE_MUTED;
    return text;
}

static struct columns measure(const struct page *page, const struct instrument *instrument,
                              const struct result *result) {
    struct columns columns = {0, 0, false};
    int about = 0;
    for (int f = 0; f < instrument->facet_count; f++) {
        int width = text_width(instrument->facets[f].name);
        columns.name = width > columns.name ? width : columns.name;
        width = text_width(instrument->facets[f].about);
        about = width > about ? width : about;
    }
    int room = page->width - INDENT - GAP;
    if (columns.name > room / 2)
        columns.name = room / 2;
    room -= columns.name;
    for (int f = 0; f < instrument->facet_count; f++) {
        enum role role;
        int width = text_width(text_of(instrument, result, f, room, &role));
        columns.word = width > columns.word ? width : columns.word;
    }
    if (columns.word > room)
        columns.word = room;
    columns.about = about > 0 && room - columns.word - GAP >= about;
    return columns;
}

static void write_facet(struct page *page, const struct instrument *instrument,
                        const struct result *result, int facet, const struct columns *columns) {
    enum role role;
    const char *text = text_of(instrument, result, facet, columns->word, &role);
    page_line(page);
    page_pad(page, INDENT);
    page_cut(page, ROLE_TEXT, instrument->facets[facet].name, columns->name);
    page_pad(page, INDENT + columns->name + GAP);
    page_cut(page, role, text, columns->word);
    if (!columns->about)
        return;
    page_pad(page, INDENT + columns->name + GAP + columns->word + GAP);
    page_text(page, ROLE_MUTED, instrument->facets[facet].about);
}

void result_page_facets(struct page *page, const struct instrument *instrument,
                        const struct result *result) {
    struct columns columns = measure(page, instrument, result);
    for (int s = 0; s < instrument->scale_count; s++) {
        page_line(page);
        page_cut(page, ROLE_STRONG, instrument->scales[s].name, page->width);
        for (int f = 0; f < instrument->facet_count; f++) {
            if (instrument->facets[f].scale == s)
                write_facet(page, instrument, result, f, &columns);
        }
    }
}
