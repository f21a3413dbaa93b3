/* stats.c - `leadquiz stats [FILE|-]`: reliability and item analysis of a table of answers, of the
 * store, or of any table of numbers. */
#include "stats.h"
#include "command.h"

#include "leadquiz/answer_table.h"
#include "leadquiz/clock.h"
#include "leadquiz/number_table.h"
#include "leadquiz/paths.h"
#include "leadquiz/review.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- figures ---- */

static struct shortage withhold(int needs, size_t people) {
    struct shortage withheld = {.needs = people < (size_t)needs ? needs : 0, .people = people};
    return withheld;
}

/* Nobody may be made out behind a figure. Whoever gives a table of their own and wants everybody in
 * it knows the answers already. */
static bool shows_all(const struct item_analysis *analysis, bool own) {
    return own && analysis->everybody;
}

/* Some, but too few to hide among. */
static bool too_few(const struct instrument *instrument, size_t people) {
    return people > 0 && people < (size_t)instrument->privacy.difference;
}

static void withhold_answers(struct stats_item *item, const struct instrument *instrument) {
    item->answers = withhold(instrument->privacy.group_levels, item->n);
    item->few_no_chance = too_few(instrument, item->no_chance);
    for (int option = 1; option <= item->options; option++)
        item->few = item->few || too_few(instrument, item->chosen[option]);
}

/* Everything that follows from the complete rows; the caller withholds afterwards. */
static bool fill_group(struct stats_group *group, const struct item_matrix *matrix,
                       struct error *error) {
    group->item_count = matrix->items;
    group->complete = matrix->rows;
    group->sd = sqrt(item_matrix_sum_variance(matrix)) / matrix->items;
    if (!statistics_reliability(matrix, &group->reliability, error))
        return false;
    group->sem_alpha = group->sd * sqrt(fmax(0, 1 - fmax(0, group->reliability.alpha)));
    return true;
}

static bool add_items(struct stats_group *group, const struct item_analysis *analysis,
                      const struct item_group *source, bool own, struct error *error) {
    const struct instrument *instrument = analysis->instrument;
    const struct prompt *prompts = instrument->prompts;
    group->items = calloc((size_t)group->item_count, sizeof *group->items);
    if (group->items == NULL)
        return error_memory(error);
    for (int i = 0; i < group->item_count; i++) {
        int index = source->items[i];
        const struct prompt *prompt = &prompts[instrument->items[index].prompt];
        struct stats_item *item = &group->items[i];
        struct item_answers answers;
        item_analysis_answers(analysis, index, &answers);
        item->id = prompt->id;
        item->n = answers.n;
        item->no_chance = answers.no_chance;
        item->mean = answers.mean;
        item->sd = answers.sd;
        item->chosen = analysis->chosen[index];
        item->options = prompt->option_count;
        item->offers_no_chance = prompt->no_chance;
        if (!shows_all(analysis, own))
            withhold_answers(item, instrument);
        /* Beside figures of another day, those who did answer could tell of the others. */
        item->hidden = !own && item->few_no_chance;
        item->rest_withheld = withhold(instrument->statistics.items, group->complete);
        statistics_item(&source->matrix, i, &item->rest);
    }
    return true;
}

static bool add_group(struct stats_group *group, const struct item_analysis *analysis,
                      const struct item_group *source, struct error *error) {
    const struct statistics_rules *rules = &analysis->instrument->statistics;
    if (!fill_group(group, &source->matrix, error))
        return false;
    group->withheld = withhold(rules->reliability, group->complete);
    if (group->item_count >= 3) /* fewer have no omega, whoever answers */
        group->omega_withheld = withhold(rules->omega, group->complete);
    return true;
}

static bool add_scales(struct stats *stats, const struct item_analysis *analysis, bool own,
                       struct error *error) {
    const struct instrument *instrument = analysis->instrument;
    for (int s = 0; s < instrument->scale_count; s++) {
        const struct item_group *source = &analysis->scales[s];
        if (source->matrix.items == 0)
            continue;
        struct stats_group *group = &stats->scales[stats->scale_count++];
        group->id = instrument->scales[s].id;
        group->name = instrument->scales[s].name;
        group->sem = instrument_sem(instrument, s, analysis->form);
        if (!add_group(group, analysis, source, error) ||
            !add_items(group, analysis, source, own, error))
            return false;
    }
    return true;
}

/* A facet of one item has no reliability; a scale of one facet has the facet's. */
static bool add_facets(struct stats *stats, const struct item_analysis *analysis,
                       struct error *error) {
    const struct instrument *instrument = analysis->instrument;
    for (int f = 0; f < instrument->facet_count; f++) {
        const struct item_group *source = &analysis->facets[f];
        const struct item_group *scale = &analysis->scales[instrument->facets[f].scale];
        if (source->matrix.items < 2 || source->matrix.items == scale->matrix.items)
            continue;
        struct stats_group *group = &stats->facets[stats->facet_count++];
        group->id = instrument->facets[f].id;
        group->name = instrument->facets[f].name;
        if (!add_group(group, analysis, source, error))
            return false;
    }
    return true;
}

static bool start_stats(struct stats *stats, int scales, int facets, struct error *error) {
    stats->scales = calloc((size_t)scales + 1, sizeof *stats->scales);
    stats->facets = calloc((size_t)facets + 1, sizeof *stats->facets);
    return (stats->scales != NULL && stats->facets != NULL) || error_memory(error);
}

static void free_stats(struct stats *stats) {
    for (int s = 0; s < stats->scale_count; s++)
        free(stats->scales[s].items);
    free(stats->scales);
    free(stats->facets);
}

static bool print_stats(const struct stats *stats, bool json, struct error *error) {
    if (json)
        return stats_print_json(stats, error);
    stats_print(stats);
    return true;
}

/* ---- answers to a questionnaire ---- */

/* `own`: the table is given by whoever reads this. */
static bool report(const struct item_analysis *analysis, const char *source, bool own, bool json,
                   struct error *error) {
    struct stats stats = {.source = source,
                          .instrument = analysis->instrument,
                          .form = analysis->form,
                          .of_store = !own,
                          .everybody = analysis->everybody,
                          .people = analysis->people,
                          .counted = analysis->counted,
                          .discarded = analysis->discarded};
    memcpy(stats.quality, analysis->quality, sizeof stats.quality);
    memcpy(stats.flags, analysis->flags, sizeof stats.flags);
    if (!shows_all(analysis, own))
        stats.withheld = withhold(analysis->instrument->privacy.group_levels, analysis->people);
    bool done = start_stats(&stats, SCALES_MOST, FACETS_MOST, error) &&
                (stats.withheld.needs > 0 || (add_scales(&stats, analysis, own, error) &&
                                              add_facets(&stats, analysis, error))) &&
                print_stats(&stats, json, error);
    free_stats(&stats);
    return done;
}

static bool add_row(const struct answer_row *row, void *context, struct error *error) {
    (void)error;
    item_analysis_add(context, &row->answers);
    return true;
}

/* Whoever counts, so that what is shown of these people can be held against what was. */
struct counting {
    struct item_analysis *analysis;
    struct privacy_member *members;
    size_t count, room;
};

static bool add_sitting(int64_t sitting, int64_t person, const struct answers *answers,
                        void *context, struct error *error) {
    struct counting *counting = context;
    struct item_analysis *analysis = counting->analysis;
    size_t counted = analysis->counted;
    item_analysis_add(analysis, answers);
    if (analysis->counted == counted)
        return true;
    if (counting->count == counting->room) {
        size_t room = counting->room > 0 ? counting->room * 2 : 256;
        struct privacy_member *members = realloc(counting->members, room * sizeof *members);
        if (members == NULL)
            return error_memory(error);
        counting->members = members;
        counting->room = room;
    }
    counting->members[counting->count++] =
        review_member(analysis->instrument, analysis->form, sitting, person, answers);
    return true;
}

/* The instrument is that of the analysis: from here on with the strictest minimums of the store. */
static bool read_store(const struct arguments *arguments, struct instrument *instrument,
                       struct item_analysis *analysis, struct error *error) {
    struct counting counting = {.analysis = analysis};
    char path[PATH_MAX];
    bool missing = false;
    struct store *store = command_store_there(arguments, path, &missing, error);
    if (missing)
        return error_set(error, ERROR_INPUT,
                         _("there is no store at %s yet; give a table: leadquiz stats FILE"), path);
    if (store == NULL)
        return false;
    bool done =
        command_lead(arguments, store, error) &&
        store_privacy(store, instrument, &instrument->privacy, error) &&
        store_each_answers(store, instrument, analysis->form, add_sitting, &counting, error);
    struct privacy_set set = {.members = counting.members, .count = counting.count};
    done = done &&
           review_publish(store, instrument, analysis->form, "stats", &set, clock_now(), error);
    free(counting.members);
    store_close(store);
    return done;
}

static bool questionnaire(const struct arguments *arguments, FILE *in, const char *name, bool json,
                          struct error *error) {
    struct item_analysis analysis = {.instrument = NULL};
    enum form form = arguments->short_form ? FORM_SHORT : FORM_FULL;
    bool done = false;
    struct instrument *instrument = command_questions(arguments, error);
    if (instrument == NULL)
        return false;
    if (instrument_order(instrument, form, true)->count == 0) {
        error_set(error, ERROR_INPUT, _("%s has no short form; leave out --short"), instrument->id);
        goto out;
    }
    if (!item_analysis_start(&analysis, instrument, form, arguments->everybody, error))
        goto out;
    done = (in != NULL ? answer_table_read(in, name, instrument, add_row, &analysis, error)
                       : read_store(arguments, instrument, &analysis, error)) &&
           report(&analysis, name, in != NULL, json, error);
    item_analysis_free(&analysis);
out:
    instrument_free(instrument);
    return done;
}

/* ---- a table of numbers ---- */

struct columns {
    struct item_matrix matrix; /* of the rows without a gap */
    struct stats_item *items;  /* n, mean, and in sd the sum of squared deviations */
    char (*names)[NUMBER_NAME_BYTES];
    size_t rows;
};

static bool start_columns(const struct number_table *table, struct columns *columns,
                          struct error *error) {
    size_t count = (size_t)table->count;
    columns->items = calloc(count, sizeof *columns->items);
    columns->names = calloc(count, sizeof *columns->names);
    if (columns->items == NULL || columns->names == NULL)
        return error_memory(error);
    memcpy(columns->names, table->names, count * sizeof *columns->names);
    for (int i = 0; i < table->count; i++)
        columns->items[i].id = columns->names[i];
    return item_matrix_start(&columns->matrix, table->count, error);
}

static bool add_numbers(const struct number_table *table, long rows, void *context,
                        struct error *error) {
    struct columns *columns = context;
    bool complete = true;
    if (rows == 0)
        return start_columns(table, columns, error);
    columns->rows++;
    for (int i = 0; i < table->count; i++) {
        struct stats_item *item = &columns->items[i];
        double value = table->values[i];
        complete = complete && !isnan(value);
        if (isnan(value))
            continue;
        double before = value - item->mean;
        item->mean += before / (double)++item->n;
        item->sd += before * (value - item->mean);
    }
    if (complete)
        item_matrix_add(&columns->matrix, table->values);
    return true;
}

static bool report_columns(struct columns *columns, const char *source, bool json,
                           struct error *error) {
    struct stats stats = {.source = source, .people = columns->rows};
    bool done = false;
    if (!start_stats(&stats, 1, 0, error))
        goto out;
    struct stats_group *all = &stats.scales[stats.scale_count++];
    all->id = "all";
    all->name = _("All columns");
    all->items = columns->items;
    columns->items = NULL; /* they are freed with the group */
    if (!fill_group(all, &columns->matrix, error))
        goto out;
    stats.counted = all->complete;
    for (int i = 0; i < all->item_count; i++) {
        struct stats_item *item = &all->items[i];
        item->sd = item->n > 1 ? sqrt(item->sd / ((double)item->n - 1)) : 0;
        statistics_item(&columns->matrix, i, &item->rest);
    }
    done = print_stats(&stats, json, error);
out:
    free_stats(&stats);
    return done;
}

static bool numbers(FILE *in, const char *name, bool json, struct error *error) {
    struct columns columns = {.rows = 0};
    bool done = number_table_read(in, name, add_numbers, &columns, error) &&
                report_columns(&columns, name, json, error);
    item_matrix_free(&columns.matrix);
    free(columns.items);
    free(columns.names);
    return done;
}

/* ---- the command ---- */

static bool find_format(const char *name, bool *json, struct error *error) {
    *json = name != NULL && strcmp(name, "json") == 0;
    return name == NULL || *json || strcmp(name, "text") == 0 ||
           error_set(error, ERROR_USAGE, _("stats: --format takes text or json, not %s"), name);
}

static bool stats(const struct arguments *arguments, struct error *error) {
    const char *path = arguments->operand_count > 0 ? arguments->operands[0] : NULL;
    char name[PATH_MAX];
    bool json;
    if (!find_format(arguments->format, &json, error))
        return false;
    if (arguments->matrix && (arguments->short_form || arguments->everybody))
        return error_set(error, ERROR_USAGE,
                         _("--matrix knows neither forms nor careless answers: "
                           "leave out --short and --everybody"));
    if (path == NULL && !arguments->matrix)
        return questionnaire(arguments, NULL, _("the store"), json, error);

    bool standard = path == NULL || strcmp(path, "-") == 0;
    FILE *in = standard ? stdin : fopen(path, "rbe");
    if (in == NULL)
        return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), path, strerror(errno));
    const char *shown = standard ? _("standard input") : path;
    text_clean(shown, strlen(shown), name, sizeof name);
    bool done = arguments->matrix ? numbers(in, name, json, error)
                                  : questionnaire(arguments, in, name, json, error);
    if (!standard)
        fclose(in);
    return done;
}

int command_stats(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    if (!stats(arguments, &error))
        return command_failed(&error);
    return command_flush();
}
