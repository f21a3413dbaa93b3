#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>

bool level_looked_at(const struct instrument *instrument, const struct result *result, int level) {
    return result->level > 0 && (level == 1 || (result->p_known[level] &&
                                                (result->team || !instrument->levels[level].team)));
}

void result_verdict(const struct result *result, char *out, size_t size) {
    int low, high;
    scoring_said_levels(result, &low, &high);
    if (low == 0)
        snprintf(out, size, "%s", "");
    else if (high == 0)
        snprintf(out, size, _("Level %d"), low);
    else
        snprintf(out, size, _("Between %d and %d"), low, high);
}

void say_level_names(const struct instrument *instrument, const struct result *result, char *out,
                     size_t size) {
    int low, high;
    scoring_said_levels(result, &low, &high);
    if (low == 0)
        snprintf(out, size, "%s", "");
    else if (high == 0)
        snprintf(out, size, "%s", instrument->levels[low].name);
    else
        snprintf(out, size, _("%s or %s"), instrument->levels[low].name,
                 instrument->levels[high].name);
}

/* "Level 3 – Trusted Guide", on two lines where it must. */
static void write_title(struct page *page, const struct instrument *instrument,
                        const struct result *result) {
    char verdict[64], names[512];
    result_verdict(result, verdict, sizeof verdict);
    say_level_names(instrument, result, names, sizeof names);
    page_line(page);
    page_text(page, ROLE_TITLE, verdict);
    int needed = text_width(verdict) + text_width(page->glyphs->dash) + 2 + text_width(names);
    if (needed <= page->width)
        page_format(page, ROLE_TITLE, " %s ", page->glyphs->dash);
    else
        page_line(page);
    page_cut(page, ROLE_TITLE, names, page->width);
}

void say_level_note(const struct instrument *instrument, const struct result *result, char *out,
                    size_t size) {
    out[0] = '\0';
    if (result->level > 0 && result->neighbour > 0)
        snprintf(out, size, _("Your answers fit both; this is what %s stands for:"),
                 instrument->levels[result->level].name);
}

/* What could not be filled in is left out as a whole sentence. */
void say_level_text(const struct instrument *instrument, const struct result *result, char *out,
                    size_t size) {
    char kept[FILLED_MOST], trimmed[FILLED_MOST];
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
    result_fill(out, size, kept, "facet", facet == NULL ? "" : facet, "desire",
                desire == NULL ? "" : desire, (char *)NULL);
}

static void write_text(struct page *page, const struct instrument *instrument,
                       const struct result *result) {
    char note[256], text[FILLED_MOST];
    say_level_note(instrument, result, note, sizeof note);
    say_level_text(instrument, result, text, sizeof text);
    prose(page, ROLE_MUTED, note);
    prose(page, ROLE_TEXT, text);
}

int say_open(const struct instrument *instrument, const struct result *result,
             const char *sentences[OPEN_MOST]) {
    bool team = false, answers = false;
    int count = 0;
    for (int level = 2; level <= instrument->level_count; level++) {
        if (level_looked_at(instrument, result, level))
            continue;
        if (!result->team && instrument->levels[level].team)
            team = true;
        else
            answers = true;
    }
    if (team)
        sentences[count++] = instrument->wording.no_team[0] != '\0'
                                 ? instrument->wording.no_team
                                 : _("Levels that look at a team: not assessed, no team.");
    if (answers)
        sentences[count++] = _("Some levels are not assessed: there are too few answers for them.");
    return count;
}

/* The levels that were not looked at, and why. */
static void write_open(struct page *page, const struct instrument *instrument,
                       const struct result *result) {
    const char *sentences[OPEN_MOST];
    int count = say_open(instrument, result, sentences);
    for (int i = 0; i < count; i++)
        prose(page, ROLE_MUTED, sentences[i]);
}

const char *say_no_level_title(const struct result *result) {
    return result->form == FORM_SHORT ? _("Short form") : _("Your scales");
}

const char *say_no_level_text(const struct instrument *instrument, const struct result *result) {
    bool is_short = result->form == FORM_SHORT;
    const char *text = is_short ? instrument->wording.short_form : instrument->wording.not_enough;
    if (text[0] != '\0')
        return text;
    return is_short ? _("The short form tells no level.")
                    : _("There are too few answers for a level.");
}

static void write_without_level(struct page *page, const struct instrument *instrument,
                                const struct result *result) {
    page_line(page);
    page_text(page, ROLE_TITLE, say_no_level_title(result));
    prose(page, ROLE_TEXT, say_no_level_text(instrument, result));
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
