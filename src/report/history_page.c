#include "leadquiz/history_page.h"

#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { NUMBER_COLUMNS = 4 };

const char *history_change_words(const struct reliable_change *change) {
    bool rise = change->difference > 0;
    switch (change->change) {
    case CHANGE_CLEAR: return rise ? _("clear rise") : _("clear fall");
    case CHANGE_LIKELY: return rise ? _("likely rise") : _("likely fall");
    case CHANGE_NOISE: return change->difference == 0 ? _("no change") : _("within noise");
    case CHANGE_UNKNOWN: break;
    }
    return "";
}

static int shown_score(const struct score *score) {
    return score->known ? scoring_round(score->value) : -1;
}

struct scale_change history_scale_change(const struct history_entry *before,
                                         const struct history_entry *now, int scale) {
    int from = instrument_scale(before->instrument, now->instrument->scales[scale].id);
    return (struct scale_change){
        .before = from != NOWHERE ? shown_score(&before->result.scales[from]) : -1,
        .now = shown_score(&now->result.scales[scale]),
        .change =
            statistics_scale_change(now->instrument, &before->result, from, &now->result, scale)};
}

int history_since(const struct history *history, int scale, char out[SINCE_MOST][SINCE_BYTES]) {
    int last = history->count - 1, first = last, count = 0;
    while (history->entries[first].before != NOWHERE)
        first = history->entries[first].before;
    int since[SINCE_MOST] = {history->entries[last].before, first};
    for (int i = 0; i < SINCE_MOST; i++) {
        if (since[i] == NOWHERE || since[i] == last || (i == 1 && since[1] == since[0]))
            continue;
        const struct history_entry *before = &history->entries[since[i]];
        const struct history_entry *now = &history->entries[last];
        struct scale_change found = history_scale_change(before, now, scale);
        if (found.change.change == CHANGE_UNKNOWN)
            continue;
        char date[DATE_BYTES];
        clock_date_before(before->sitting.finished, now->sitting.finished, date, sizeof date);
        snprintf(out[count++], SINCE_BYTES,
                 i == 0 ? _("Since %s: %+d, %s.") : _("Since the first sitting, %s: %+d, %s."),
                 date, found.now - found.before, history_change_words(&found.change));
    }
    return count;
}

static enum role change_role(const struct reliable_change *change) {
    if (change->change == CHANGE_CLEAR || change->change == CHANGE_LIKELY)
        return change->difference > 0 ? ROLE_GOOD : ROLE_CAUTION;
    return ROLE_MUTED;
}

static int name_columns(const struct instrument *instrument) {
    int most = text_width(_("Level"));
    for (int i = 0; i < instrument->scale_count; i++) {
        int width = text_width(instrument->scales[i].name);
        most = width > most ? width : most;
    }
    return most + 2;
}

/* A value below 0 is none. */
static void number(struct page *page, int value) {
    if (value >= 0)
        page_format(page, ROLE_TEXT, "%*d", NUMBER_COLUMNS, value);
    else
        page_format(page, ROLE_MUTED, "%*s", NUMBER_COLUMNS, page->glyphs->dash);
}

static void pair(struct page *page, const char *name, int column, int before, int now,
                 const struct reliable_change *change) {
    page_line(page);
    page_text(page, ROLE_TEXT, name);
    page_pad(page, column);
    number(page, before);
    page_format(page, ROLE_MUTED, " %s", page->glyphs->right_small);
    number(page, now);
    page_text(page, ROLE_TEXT, "   ");
    page_text(page, change_role(change), history_change_words(change));
}

static void write_pairs(struct page *page, const struct history_entry *before,
                        const struct history_entry *now) {
    const struct instrument *instrument = now->instrument;
    int column = name_columns(instrument);
    if (now->result.level > 0 || before->result.level > 0) {
        struct reliable_change change = statistics_level_change(&before->result, &now->result);
        int level_before = before->result.level > 0 ? before->result.level : -1;
        int level_now = now->result.level > 0 ? now->result.level : -1;
        pair(page, _("Level"), column, level_before, level_now, &change);
    }
    for (int i = 0; i < instrument->scale_count; i++) {
        struct scale_change found = history_scale_change(before, now, i);
        if (found.before >= 0 || found.now >= 0)
            pair(page, instrument->scales[i].name, column, found.before, found.now, &found.change);
    }
}

void history_page_changes(struct page *page, const struct history *history, int entry) {
    const struct history_entry *now = &history->entries[entry];
    char date[DATE_BYTES];
    if (now->before == NOWHERE) {
        page_paragraph(page, ROLE_MUTED, 0, 0,
                       _("There is no earlier sitting of this kind to compare with."));
        return;
    }
    const struct history_entry *before = &history->entries[now->before];
    clock_date_before(before->sitting.finished, now->sitting.finished, date, sizeof date);
    page_line(page);
    page_format(page, ROLE_STRONG, _("Since %s"), date);
    write_pairs(page, before, now);
}

int history_first(const struct history *history, int entry) {
    int first = history->entries[entry].before;
    while (first != NOWHERE && history->entries[first].before != NOWHERE)
        first = history->entries[first].before;
    return first != history->entries[entry].before ? first : NOWHERE;
}

void history_page_first(struct page *page, const struct history *history, int entry) {
    const struct history_entry *now = &history->entries[entry];
    char date[DATE_BYTES];
    int first = history_first(history, entry);
    if (first == NOWHERE)
        return;
    clock_date_before(history->entries[first].sitting.finished, now->sitting.finished, date,
                      sizeof date);
    page_line(page);
    page_format(page, ROLE_STRONG, _("Since the first sitting, %s"), date);
    write_pairs(page, &history->entries[first], now);
}

void history_page_between(struct page *page, const struct history *history, int entry) {
    const struct history_entry *now = &history->entries[entry];
    int first = history_first(history, entry);
    for (int i = 0; first != NOWHERE && i < now->instrument->scale_count; i++) {
        struct reliable_change near, whole;
        char text[SENTENCE_BYTES];
        near = history_scale_change(&history->entries[now->before], now, i).change;
        whole = history_scale_change(&history->entries[first], now, i).change;
        if (near.change != CHANGE_CLEAR || whole.change != CHANGE_NOISE)
            continue;
        snprintf(text, sizeof text,
                 near.difference < 0
                     ? _("%s is about where it was at the first sitting; between, it was higher.")
                     : _("%s is about where it was at the first sitting; between, it was lower."),
                 now->instrument->scales[i].name);
        page_paragraph(page, ROLE_TEXT, 0, 0, text);
    }
}

const char *history_outcome_words(enum outcome outcome) {
    switch (outcome) {
    case OUTCOME_YES: return _("done");
    case OUTCOME_PARTLY: return _("partly done");
    case OUTCOME_NO: return _("let go");
    case OUTCOME_OPEN: break;
    }
    return _("open");
}

void history_page_actions(struct page *page, const struct history *history, int entry) {
    const struct history_entry *at = &history->entries[entry];
    if (at->action_count == 0)
        return;
    page_line(page);
    page_text(page, ROLE_STRONG, _("What you chose to do"));
    for (int i = 0; i < at->action_count; i++) {
        const struct action_chosen *action = &at->actions[i];
        char date[DATE_BYTES], text[LINE_BYTES + 2 * DATE_BYTES];
        clock_date(action->due, date, sizeof date);
        snprintf(text, sizeof text, _("%s (by %s: %s)"), action->text, date,
                 history_outcome_words(action->outcome));
        page_paragraph(page, action->outcome == OUTCOME_YES ? ROLE_GOOD : ROLE_TEXT, 2, 0, text);
    }
}

void history_line(const struct history *history, int entry, char *out, size_t size) {
    const struct history_entry *at = &history->entries[entry];
    char date[DATE_BYTES], verdict[64];
    clock_date(at->sitting.finished, date, sizeof date);
    result_verdict(&at->result, verdict, sizeof verdict);
    const char *form = report_form_words(at->sitting.form);
    if (verdict[0] == '\0')
        snprintf(out, size, "%-12s  %s", date, form);
    else
        snprintf(out, size, "%-12s  %s, %s", date, verdict, form);
}
