/* stats_json.c - item statistics as JSON; docs/statistics.md tells what the keys mean. */
#include "stats.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* What is compared with other programs has all digits; the last of them could give sums away. */
enum { DIGITS = 12, DIGITS_OF_STORE = 5 };

/* A failed allocation makes a NULL, which json_object_set_new refuses: every key goes through here
 * and the first refusal is remembered. */
struct writer {
    bool failed;
};

static void set(struct writer *writer, json_t *object, const char *key, json_t *value) {
    if (json_object_set_new(object, key, value) != 0)
        writer->failed = true;
}

static void append(struct writer *writer, json_t *array, json_t *value) {
    if (json_array_append_new(array, value) != 0)
        writer->failed = true;
}

static json_t *number_or_null(bool known, double number) {
    return known ? json_real(number) : json_null();
}

static json_t *whole(size_t number) {
    return json_integer((json_int_t)number);
}

static json_t *reason(const struct shortage *withheld) {
    char text[WITHHELD_BYTES];
    if (withheld->needs == 0)
        return json_null();
    stats_reason(withheld, text);
    return json_string(text);
}

static json_t *shares(struct writer *writer, const struct stats_item *item) {
    json_t *array = json_array();
    for (int option = 1; option <= item->options; option++)
        append(writer, array,
               json_real(item->n > 0 ? (double)item->chosen[option] / (double)item->n : 0));
    return array;
}

static json_t *one_item(struct writer *writer, const struct stats_item *item) {
    json_t *object = json_object();
    bool answers = item->answers.needs == 0 && !item->hidden, rest = item->rest_withheld.needs == 0;
    size_t asked = item->n + item->no_chance;
    set(writer, object, "id", json_string(item->id));
    set(writer, object, "people", item->hidden ? json_null() : whole(item->n));
    set(writer, object, "mean", number_or_null(answers && item->n > 0, item->mean));
    set(writer, object, "sd", number_or_null(answers && item->n > 1, item->sd));
    set(writer, object, "rest_r", number_or_null(rest && item->rest.rest_known, item->rest.rest_r));
    set(writer, object, "alpha_without",
        number_or_null(rest && item->rest.dropped_known, item->rest.alpha_dropped));
    if (item->chosen != NULL) {
        set(writer, object, "shares", answers && !item->few ? shares(writer, item) : json_null());
        set(writer, object, "no_chance",
            number_or_null(answers && !item->few_no_chance && asked > 0,
                           asked > 0 ? (double)item->no_chance / (double)asked : 0));
    }
    set(writer, object, "withheld",
        item->hidden ? json_string(stats_hidden()) : reason(&item->answers));
    set(writer, object, "rest_withheld", reason(&item->rest_withheld));
    return object;
}

static json_t *one_group(struct writer *writer, const struct stats_group *group) {
    const struct reliability *r = &group->reliability;
    json_t *object = json_object();
    bool shown = group->withheld.needs == 0, known = shown && r->known;
    bool correlations = shown && r->correlations_known;
    set(writer, object, "id", json_string(group->id));
    set(writer, object, "name", json_string(group->name));
    set(writer, object, "items", json_integer(group->item_count));
    set(writer, object, "complete", whole(group->complete));
    set(writer, object, "alpha", number_or_null(known, r->alpha));
    set(writer, object, "alpha_low", number_or_null(known, r->alpha_low));
    set(writer, object, "alpha_high", number_or_null(known, r->alpha_high));
    set(writer, object, "ase", number_or_null(known, r->ase));
    set(writer, object, "standardised_alpha", number_or_null(correlations, r->standardised));
    set(writer, object, "mean_r", number_or_null(correlations, r->mean_r));
    set(writer, object, "omega",
        number_or_null(group->omega_withheld.needs == 0 && r->omega_known, r->omega));
    set(writer, object, "sd", number_or_null(shown && group->complete > 1, group->sd));
    set(writer, object, "sem", number_or_null(group->sem > 0, group->sem));
    set(writer, object, "sem_alpha", number_or_null(known, group->sem_alpha));
    set(writer, object, "withheld", reason(&group->withheld));
    set(writer, object, "omega_withheld", reason(&group->omega_withheld));
    if (group->items == NULL)
        return object;
    json_t *items = json_array();
    for (int i = 0; i < group->item_count; i++)
        append(writer, items, one_item(writer, &group->items[i]));
    set(writer, object, "item_statistics", items);
    return object;
}

static json_t *groups(struct writer *writer, const struct stats_group *list, int count) {
    json_t *array = json_array();
    for (int i = 0; i < count; i++)
        append(writer, array, one_group(writer, &list[i]));
    return array;
}

static void add_questionnaire(struct writer *writer, json_t *root, const struct stats *stats) {
    const struct instrument *instrument = stats->instrument;
    json_t *about = json_object(), *quality = json_object(), *flags = json_object();
    set(writer, about, "id", json_string(instrument->id));
    set(writer, about, "version", json_string(instrument->version));
    set(writer, about, "hash", json_string(instrument->hash));
    set(writer, root, "questionnaire", about);
    set(writer, root, "form", json_string(stats->form == FORM_SHORT ? "short" : "full"));
    set(writer, root, "withheld", reason(&stats->withheld));
    if (stats->withheld.needs > 0) {
        set(writer, root, "quality", json_null());
        set(writer, root, "flags", json_null());
        json_decref(quality);
        json_decref(flags);
        return;
    }
    for (int i = 0; i <= QUALITY_POOR; i++)
        set(writer, quality, scoring_quality_name((enum quality)i), whole(stats->quality[i]));
    set(writer, quality, "discarded", whole(stats->discarded));
    set(writer, root, "quality", quality);
    for (int bit = 0; bit < FLAG_COUNT; bit++)
        set(writer, flags, scoring_flag_name(bit), whole(stats->flags[bit]));
    set(writer, root, "flags", flags);
}

bool stats_print_json(const struct stats *stats, struct error *error) {
    struct writer writer = {.failed = false};
    json_t *root = json_object();
    set(&writer, root, "source", json_string(stats->source));
    set(&writer, root, "people", whole(stats->people));
    set(&writer, root, "counted", stats->withheld.needs > 0 ? json_null() : whole(stats->counted));
    if (stats->instrument != NULL)
        add_questionnaire(&writer, root, stats);
    set(&writer, root, "scales", groups(&writer, stats->scales, stats->scale_count));
    if (stats->instrument != NULL)
        set(&writer, root, "facets", groups(&writer, stats->facets, stats->facet_count));
    size_t digits = stats->of_store ? DIGITS_OF_STORE : DIGITS;
    bool done = !writer.failed || error_memory(error);
    if (done && json_dumpf(root, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(digits)) != 0)
        done = error_set(error, ERROR_STORAGE, _("the statistics cannot be written: %s"),
                         strerror(errno));
    if (done)
        puts("");
    json_decref(root);
    return done;
}
