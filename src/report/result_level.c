#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>

bool level_lit(const struct result *result, int level) {
    return level == result->level || (level == result->neighbour && result->neighbour > 0);
}

bool level_looked_at(const struct instrument *instrument, const struct result *result, int level) {
    return result->level > 0 && (level == 1 || (result->p_known[level] &&
                                                (result->team || !instrument->levels[level].team)));
}

void result_verdict(const struct result *result, bool translated, char *out, size_t size) {
    int low = result->level, high = result->neighbour;
    if (high > 0 && high < low) {
        low = high;
        high = result->level;
    }
    if (low == 0)
        snprintf(out, size, "%s", "");
    else if (high == 0)
        snprintf(out, size, translated ? _("Level %d") : "Level %d", low);
    else
        snprintf(out, size, translated ? _("Between %d and %d") : "Between %d and %d", low, high);
}

/* "Level 3 – Trusted Guide", on two lines where it must. */
static void write_title(struct page *page, const struct instrument *instrument,
                        const struct result *result) {
    char verdict[64], names[512];
    result_verdict(result, true, verdict, sizeof verdict);
    const char *own = instrument->levels[result->level].name;
    const char *other = result->neighbour > 0 ? instrument->levels[result->neighbour].name : "";
    if (result->neighbour == 0)
        snprintf(names, sizeof names, "%s", own);
    else if (result->neighbour < result->level)
        snprintf(names, sizeof names, _("%s or %s"), other, own);
    else
        snprintf(names, sizeof names, _("%s or %s"), own, other);

    page_line(page);
    page_text(page, ROLE_TITLE, verdict);
    int needed = text_width(verdict) + text_width(page->glyphs->dash) + 2 + text_width(names);
    if (needed <= page->width)
        page_format(page, ROLE_TITLE, " %s ", page->glyphs->dash);
    else
        page_line(page);
    page_cut(page, ROLE_TITLE, names, page->width);
}

/* The level's sentence; what could not be filled in is left out as a whole sentence. */
static void write_text(struct page *page, const struct instrument *instrument,
                       const struct result *result) {
    char kept[FILLED_MOST], trimmed[FILLED_MOST], filled[FILLED_MOST];
    const char *desire = desire_label(instrument, result);
    const char *facet =
        result->strength == NOWHERE ? NULL : instrument->facets[result->strength].name;
    const char *text = instrument->levels[result->level].text;
    snprintf(kept, sizeof kept, "%s", text);
    if (facet == NULL) {
        without_sentence(trimmed, sizeof trimmed, kept, "{facet}");
        snprintf(kept, sizeof kept, "%s", trimmed);
    }
    if (desire == NULL) {
        without_sentence(trimmed, sizeof trimmed, kept, "{desire}");
        snprintf(kept, sizeof kept, "%s", trimmed);
    }
    result_fill(filled, sizeof filled, kept, "facet", facet == NULL ? "" : facet, "desire",
                desire == NULL ? "" : desire, (char *)NULL);
    if (result->neighbour > 0) {
        char both[256];
        snprintf(both, sizeof both, _("Your answers fit both; this is what %s stands for:"),
                 instrument->levels[result->level].name);
        prose(page, ROLE_MUTED, both);
    }
    prose(page, ROLE_TEXT, filled);
}

/* The levels that were not looked at, and why. */
static void write_open(struct page *page, const struct instrument *instrument,
                       const struct result *result) {
    bool team = false, answers = false;
    for (int level = 2; level <= instrument->level_count; level++) {
        if (level_looked_at(instrument, result, level))
            continue;
        if (!result->team && instrument->levels[level].team)
            team = true;
        else
            answers = true;
    }
    if (team && instrument->wording.no_team[0] != '\0')
        prose(page, ROLE_MUTED, instrument->wording.no_team);
    else if (team)
        prose(page, ROLE_MUTED, _("Levels that look at a team: not assessed, no team."));
    if (answers)
        prose(page, ROLE_MUTED,
              _("Some levels are not assessed: there are too few answers for them."));
}

static void write_without_level(struct page *page, const struct instrument *instrument,
                                const struct result *result) {
    bool is_short = result->form == FORM_SHORT;
    const char *text = is_short ? instrument->wording.short_form : instrument->wording.not_enough;
    page_line(page);
    page_text(page, ROLE_TITLE, is_short ? _("Short form") : _("Your scales"));
    if (text[0] == '\0')
        text = is_short ? _("The short form tells no level.")
                        : _("There are too few answers for a level.");
    prose(page, ROLE_TEXT, text);
}

void result_page_level(struct page *page, const struct instrument *instrument,
                       const struct result *result) {
    if (instrument->level_count == 0)
        return;
    if (result->level == 0) {
        write_without_level(page, instrument, result);
        return;
    }
    write_title(page, instrument, result);
    write_text(page, instrument, result);
    write_open(page, instrument, result);
}
