#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void prose(struct page *page, enum role role, const char *text) {
    enum { PROSE_MOST = 76 };
    if (text == NULL || text[0] == '\0')
        return;
    int width = page->width;
    if (page->width > PROSE_MOST)
        page->width = PROSE_MOST;
    page_paragraph(page, role, 0, 0, text);
    page->width = width;
}

void page_cut(struct page *page, enum role role, const char *text, int columns) {
    if (text_width(text) <= columns) {
        page_text(page, role, text);
        return;
    }
    const char *ellipsis = page->glyphs->ellipsis;
    page_format(page, role, "%.*s%s", (int)text_fit(text, columns - text_width(ellipsis)), text,
                ellipsis);
}

/* Whether people with a team are asked an item of the scale, or facet, that others are not. */
static bool asks_about_team(const struct instrument *instrument, enum form form, int scale,
                            int facet) {
    const struct order *order = &instrument->with_team[form];
    for (int i = 0; i < order->count; i++) {
        const struct prompt *prompt = &instrument->prompts[order->prompts[i]];
        if (prompt->kind != PROMPT_ITEM)
            continue;
        const struct item *item = &instrument->items[prompt->index];
        bool inside = facet == NOWHERE ? instrument->facets[item->facet].scale == scale
                                       : item->facet == facet;
        if (inside && item->needs_team)
            return true;
    }
    return false;
}

const char *missing_reason(const struct instrument *instrument, const struct result *result,
                           int scale, int facet, int columns) {
    enum { SCORED_LEAST = 2 }; /* one item is no score, whatever is answered */
    const struct score *score = facet == NOWHERE ? &result->scales[scale] : &result->facets[facet];
    if (score->items < SCORED_LEAST)
        return _("not in this form");
    if (!result->team && asks_about_team(instrument, result->form, scale, facet)) {
        const char *reason = _("no team at the moment");
        return text_width(reason) <= columns ? reason : _("no team");
    }
    return _("too few answers");
}

static bool ends_sentence(char c) {
    return c == '.' || c == '!' || c == '?';
}

void without_sentence(char *out, size_t size, const char *text, const char *part) {
    const char *place = strstr(text, part);
    if (place == NULL) {
        snprintf(out, size, "%s", text);
        return;
    }
    const char *start = place, *end = place;
    while (start > text && !(start[-1] == ' ' && start - 1 > text && ends_sentence(start[-2])))
        start--;
    while (*end != '\0' && !(ends_sentence(end[0]) && (end[1] == ' ' || end[1] == '\0')))
        end++;
    end += strspn(end, ".!?");
    end += strspn(end, " ");
    snprintf(out, size, "%.*s%s", (int)(start - text), text, end);
    size_t length = strlen(out);
    while (length > 0 && out[length - 1] == ' ')
        out[--length] = '\0';
}

const char *desire_label(const struct instrument *instrument, const struct result *result) {
    int index = instrument->role_question[ROLE_DESIRE];
    if (index == NOWHERE || result->desire < 0)
        return NULL;
    const struct prompt *prompt = &instrument->prompts[index];
    return result->desire < prompt->option_count ? prompt->options[result->desire].label : NULL;
}

/* The value of the pair whose name fills the braces at `open`, NULL when there is none. */
static const char *value_of(const char *open, size_t length, va_list pairs) {
    for (const char *name = va_arg(pairs, const char *); name != NULL;
         name = va_arg(pairs, const char *)) {
        const char *value = va_arg(pairs, const char *);
        if (strlen(name) == length && memcmp(name, open, length) == 0)
            return value;
    }
    return NULL;
}

void result_fill(char *out, size_t size, const char *text, ...) {
    size_t used = 0;
    if (size > 0)
        out[0] = '\0';
    while (size > 0 && *text != '\0') {
        const char *piece = text;
        size_t length = *text == '{' ? 1 : strcspn(text, "{"), step = length;
        size_t inside = *text == '{' ? strcspn(text + 1, "{}") : 0;
        if (*text == '{' && text[1 + inside] == '}') {
            va_list pairs;
            va_start(pairs, text);
            const char *value = value_of(text + 1, inside, pairs);
            va_end(pairs);
            if (value != NULL) {
                piece = value;
                length = strlen(value);
                step = inside + 2;
            }
        }
        bool fits = length < size - used;
        text_clean(piece, length, out + used, size - used);
        if (!fits)
            return; /* cut: nothing may follow */
        used += strlen(out + used);
        text += step;
    }
}
