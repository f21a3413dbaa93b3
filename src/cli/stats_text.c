/* stats_text.c - item statistics as aligned text of at most 80 columns. */
#include "stats.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    TEXT_COLUMNS = 78,
    NAME_SHOWN = 20,
    ID_SHOWN = 10,
    OPTIONS_INLINE = 8, /* more do not fit beside the other figures */
    LINES_MOST = 16,
    SENTENCE_BYTES = 1000
};

void stats_reason(const struct shortage *withheld, char out[WITHHELD_BYTES]) {
    char needs[WITHHELD_BYTES / 2];
    snprintf(needs, sizeof needs, N_("needs %d person", "needs %d people", withheld->needs),
             withheld->needs);
    snprintf(out, WITHHELD_BYTES, N_("%s, there is %zu", "%s, there are %zu", withheld->people),
             needs, withheld->people);
}

const char *stats_hidden(void) {
    return _("left out: it could tell about one or two people");
}

/* ---- pieces ---- */

__attribute__((format(printf, 1, 2))) static void print_wrapped(const char *format, ...) {
    char sentence[SENTENCE_BYTES];
    struct text_line lines[LINES_MOST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    int count = text_wrap(sentence, TEXT_COLUMNS, lines, LINES_MOST);
    for (int i = 0; i < count && i < LINES_MOST; i++)
        printf("%.*s\n", (int)lines[i].length, lines[i].start);
}

/* Cut or filled up to `columns`; a number of columns below 0 puts the text at the right. */
static void print_cell(const char *text, int columns) {
    int room = columns < 0 ? -columns : columns;
    size_t length = text_fit(text, room);
    int blank = room - text_width_bytes(text, length);
    printf("%*s%.*s%*s", columns < 0 ? blank : 0, "", (int)length, text, columns < 0 ? 0 : blank,
           "");
}

static void print_number(bool known, double number, int width, int decimals) {
    /* No "-0.00". */
    double half = decimals == 1 ? 0.05 : 0.005;
    if (known)
        printf("%*.*f", width, decimals, number > -half && number < 0 ? 0.0 : number);
    else
        printf("%*s", width, "-");
}

static void print_reason(const struct shortage *withheld) {
    char reason[WITHHELD_BYTES];
    stats_reason(withheld, reason);
    printf("  %s\n", reason);
}

/* ---- where it comes from ---- */

static void print_source(const struct stats *stats) {
    const struct instrument *instrument = stats->instrument;
    if (instrument == NULL) {
        print_wrapped(_("%s: columns %d, rows %zu, rows with a number in every column %zu"),
                      stats->source, stats->scales[0].item_count, stats->people,
                      stats->scales[0].complete);
        return;
    }
    print_wrapped(stats->form == FORM_SHORT ? _("%s %s, short form") : _("%s %s, full form"),
                  instrument->title, instrument->version);
    if (stats->withheld.needs > 0) {
        char reason[WITHHELD_BYTES];
        stats_reason(&stats->withheld, reason);
        print_wrapped(_("%s: nothing is shown that could tell of a single person; it %s."),
                      stats->source, reason);
        return;
    }
    print_wrapped(
        stats->everybody
            ? _("%s: people %zu, counted %zu; careless and thrown away answers too")
            : _("%s: people %zu, counted %zu; careless and thrown away answers are left out"),
        stats->source, stats->people, stats->counted);
}

static void print_quality(const struct stats *stats) {
    printf("\n%s\n", _("Quality of the answers"));
    print_wrapped(_("good %zu, look %zu, poor %zu, thrown away %zu"), stats->quality[QUALITY_GOOD],
                  stats->quality[QUALITY_LOOK], stats->quality[QUALITY_POOR], stats->discarded);
    printf("%s", _("Signs of carelessness:"));
    for (int bit = 0; bit < FLAG_COUNT; bit++)
        printf("%s %s %zu", bit > 0 ? "," : "", scoring_flag_name(bit), stats->flags[bit]);
    printf("\n");
}

/* ---- reliability ---- */

static void print_group(const struct stats_group *group, bool inner) {
    const struct reliability *r = &group->reliability;
    printf("%s", inner ? "  " : "");
    print_cell(group->name, inner ? NAME_SHOWN - 2 : NAME_SHOWN);
    printf("%6d%9zu", group->item_count, group->complete);
    if (group->withheld.needs > 0) {
        print_reason(&group->withheld);
        return;
    }
    print_number(r->known, r->alpha, 7, 2);
    char interval[WITHHELD_BYTES] = "-";
    if (r->known)
        snprintf(interval, sizeof interval, _("%.2f to %.2f"), r->alpha_low, r->alpha_high);
    print_cell(interval, -16);
    print_number(r->correlations_known, r->standardised, 6, 2);
    print_number(r->correlations_known, r->mean_r, 7, 2);
    print_number(r->omega_known, r->omega, 7, 2);
    printf("\n");
}

static bool belongs(const struct stats *stats, const struct stats_group *facet,
                    const struct stats_group *scale) {
    const struct instrument *instrument = stats->instrument;
    int index = instrument_facet(instrument, facet->id);
    return index != NOWHERE &&
           strcmp(instrument->scales[instrument->facets[index].scale].id, scale->id) == 0;
}

static void print_reliability(const struct stats *stats) {
    printf("\n%s\n", _("Reliability"));
    print_cell("", NAME_SHOWN);
    print_cell(_("items"), -6);
    print_cell(_("people"), -9);
    print_cell(_("alpha"), -7);
    print_cell(_("95 % interval"), -16);
    print_cell(_("std."), -6);
    print_cell(_("mean r"), -7);
    print_cell(_("omega"), -7);
    printf("\n");
    for (int s = 0; s < stats->scale_count; s++) {
        print_group(&stats->scales[s], false);
        for (int f = 0; f < stats->facet_count; f++)
            if (belongs(stats, &stats->facets[f], &stats->scales[s]))
                print_group(&stats->facets[f], true);
    }
    print_wrapped(
        _("alpha: how well the items go together, by the people who answered every one of "
          "them. std.: from the mean correlation, mean r. omega: by one common factor; - "
          "where it cannot be told."));
    for (int s = 0; s < stats->scale_count; s++) {
        const struct stats_group *group = &stats->scales[s];
        char reason[WITHHELD_BYTES];
        if (group->withheld.needs > 0 || group->omega_withheld.needs == 0)
            continue;
        stats_reason(&group->omega_withheld, reason);
        print_wrapped(_("%s: omega %s."), group->name, reason);
    }
}

static void print_errors(const struct stats *stats) {
    printf("\n%s\n", _("Error of measurement (SEM), in points of 0 to 100"));
    print_cell("", NAME_SHOWN);
    print_cell(_("SD"), -8);
    print_cell(_("question file"), -16);
    print_cell(_("from alpha"), -14);
    printf("\n");
    for (int s = 0; s < stats->scale_count; s++) {
        const struct stats_group *group = &stats->scales[s];
        bool shown = group->withheld.needs == 0;
        print_cell(group->name, NAME_SHOWN);
        print_number(shown && group->sd > 0, group->sd, 8, 1);
        print_number(group->sem > 0, group->sem, 16, 1);
        print_number(shown && group->reliability.known, group->sem_alpha, 14, 1);
        printf("\n");
    }
    print_wrapped(
        _("The error in the question file is the one in use. The one from alpha, SD times "
          "the root of 1 - alpha, knows a single day and is usually too small."));
}

/* ---- items ---- */

static void print_share(bool shown, size_t part, size_t whole, int width) {
    if (shown)
        printf("%*d", width, whole > 0 ? scoring_round(100.0 * (double)part / (double)whole) : 0);
    else
        printf("%*s", width, "-");
}

static void print_shares(const struct stats_item *item) {
    for (int option = 1; option <= item->options; option++)
        print_share(!item->few, item->chosen[option], item->n, 4);
    if (item->offers_no_chance)
        print_share(!item->few_no_chance, item->no_chance, item->n + item->no_chance, 5);
}

static void print_item(const struct stats_item *item) {
    if (text_width(item->id) > ID_SHOWN)
        printf("%s\n%*s", item->id, ID_SHOWN, "");
    else
        print_cell(item->id, ID_SHOWN);
    if (item->hidden) {
        printf("%9s  %s\n", "-", stats_hidden());
        return;
    }
    printf("%9zu", item->n);
    if (item->answers.needs > 0) {
        print_reason(&item->answers);
        return;
    }
    bool rest = item->rest_withheld.needs == 0;
    print_number(item->n > 0, item->mean, 8, 1);
    print_number(item->n > 1, item->sd, 7, 1);
    print_number(rest && item->rest.rest_known, item->rest.rest_r, 7, 2);
    print_number(rest && item->rest.dropped_known, item->rest.alpha_dropped, 8, 2);
    if (item->options > OPTIONS_INLINE)
        printf("\n%*s", 2 * ID_SHOWN, "");
    if (item->chosen != NULL)
        print_shares(item);
    printf("\n");
}

static void print_item_heads(const struct stats_item *item) {
    print_cell("", ID_SHOWN);
    print_cell(_("people"), -9);
    print_cell(_("mean"), -8);
    print_cell(_("SD"), -7);
    print_cell(_("rest r"), -7);
    print_cell(_("without"), -8);
    if (item->chosen != NULL && item->options <= OPTIONS_INLINE) {
        for (int option = 1; option <= item->options; option++)
            printf("%4d", option);
        if (item->offers_no_chance)
            print_cell(_("none"), -5);
    }
    printf("\n");
}

static void print_items(const struct stats_group *group) {
    printf("\n%s\n", group->name);
    print_item_heads(&group->items[0]);
    for (int i = 0; i < group->item_count; i++)
        print_item(&group->items[i]);
    if (group->items[0].rest_withheld.needs > 0) {
        char reason[WITHHELD_BYTES];
        stats_reason(&group->items[0].rest_withheld, reason);
        print_wrapped(_("rest r and without: %s with every item answered."), reason);
    }
}

void stats_print(const struct stats *stats) {
    print_source(stats);
    if (stats->withheld.needs > 0)
        return;
    if (stats->instrument != NULL)
        print_quality(stats);
    print_reliability(stats);
    if (stats->instrument != NULL)
        print_errors(stats);
    printf("\n%s\n", _("Items"));
    if (stats->instrument != NULL)
        print_wrapped(
            _("mean and SD in points of 0 to 100, reversed items turned. rest r: the "
              "correlation with the others of the scale; without: alpha without the item. "
              "Then the answers as given, in per cent; none: no chance to tell; - where so "
              "few people gave one of the answers that one could be made out."));
    else
        print_wrapped(
            _("rest r: the correlation with the sum of the others; without: alpha without "
              "the item."));
    for (int s = 0; s < stats->scale_count; s++)
        print_items(&stats->scales[s]);
}
