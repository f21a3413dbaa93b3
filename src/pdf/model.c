#include "model_parts.h"

#include "leadquiz/translate.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { VERSION_KNOWN = 1, LEVEL_NUMBERS_MOST = 1000, COUNTS_MOST = 1000000 };

/* Far beyond every date, within what a double holds exactly. */
#define SECONDS_MOST 1e15

const char *model_read_date(struct reader *reader, const struct place *place, const char *key) {
    struct place date = read_object(reader, place, key);
    return read_text(reader, &date, "text");
}

/* For what is drawn only when there is something earlier to compare with. */
static const char *read_change(struct reader *reader, const struct place *place) {
    if (read_null(reader, place, "change"))
        return "";
    struct place change = read_object(reader, place, "change");
    return read_text(reader, &change, "text");
}

int model_read_texts(struct reader *reader, const struct place *place, const char *key,
                     const char *texts[NOTES_MOST]) {
    int count = read_length(reader, place, key, NOTES_MOST);
    for (int i = 0; i < count; i++)
        texts[i] = read_entry_text(reader, place, key, i);
    return count;
}

static int read_cuts(struct reader *reader, const struct place *place,
                     struct model_cut cuts[CUTS_MOST]) {
    int count = read_length(reader, place, "gates", CUTS_MOST);
    for (int i = 0; i < count; i++) {
        struct place gate = read_entry(reader, place, "gates", i);
        cuts[i].level = read_whole(reader, &gate, "level", 0, LEVEL_NUMBERS_MOST);
        cuts[i].cut = read_number(reader, &gate, "cut", 0, 100);
        cuts[i].shown = read_text(reader, &gate, "shown");
    }
    return count;
}

const char *model_read_generated(struct reader *reader, const struct place *report) {
    static const char form[] = "dddd-dd-dd";
    struct place place = read_object(reader, report, "generated");
    const char *date = read_text(reader, &place, "date");
    bool sound = strlen(date) == sizeof form - 1;
    for (size_t i = 0; sound && form[i] != '\0'; i++)
        sound = form[i] == 'd' ? isdigit((unsigned char)date[i]) != 0 : date[i] == form[i];
    if (!sound)
        read_fault(reader, &place, "date", _("is not a date like 2026-11-21"));
    return date;
}

const char *model_read_language(struct reader *reader, const struct place *report) {
    enum { TAG_MOST = 35 };
    const char *language = read_text(reader, report, "language");
    bool sound = language[0] != '\0' && strlen(language) <= TAG_MOST;
    for (const char *c = language; *c != '\0'; c++)
        sound = sound && (isalnum((unsigned char)*c) || *c == '-' || *c == '_');
    if (!sound)
        read_fault(reader, report, "language", _("is not a language tag like en"));
    return language;
}

static void read_head(struct reader *reader, const struct place *report, struct model *model) {
    struct place questionnaire = read_object(reader, report, "questionnaire");
    struct place person = read_object(reader, report, "person");
    struct place sitting = read_object(reader, report, "sitting");
    model->language = model_read_language(reader, report);
    model->title = read_text(reader, report, "title");
    model->summary = read_text(reader, report, "summary");
    model->generated = model_read_generated(reader, report);
    model->provisional = read_text(reader, &questionnaire, "provisional");
    model->name = read_text(reader, &person, "name");
    model->date = model_read_date(reader, &sitting, "date");
    model->form = read_text(reader, &sitting, "form_text");
}

static void read_labels(struct reader *reader, const struct place *report,
                        struct model_labels *labels) {
    struct place place = read_object(reader, report, "labels");
    const struct {
        const char *key, **text;
    } wanted[] = {
        {"scales", &labels->scales},     {"give_or_take", &labels->give_or_take},
        {"gate", &labels->gate},         {"orientation", &labels->orientation},
        {"strength", &labels->strength}, {"tips", &labels->tips},
        {"actions", &labels->actions},   {"due", &labels->due},
        {"history", &labels->history},   {"level", &labels->level},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        *wanted[i].text = read_text(reader, &place, wanted[i].key);
}

static void read_level(struct reader *reader, const struct place *report, struct model *model) {
    model->has_level = !read_null(reader, report, "level");
    if (!model->has_level)
        return;
    struct place level = read_object(reader, report, "level");
    model->has_level_number = !read_null(reader, &level, "number");
    model->level.verdict = read_text(reader, &level, "verdict");
    model->level.names = read_text(reader, &level, "names");
    model->level.title = read_text(reader, &level, "title");
    model->level.note = read_text(reader, &level, "note");
    model->level.text = read_text(reader, &level, "text");
    model->level.change = read_change(reader, &level);
    model->level.open_count = model_read_texts(reader, &level, "open", model->level.open);
}

static void read_ladder(struct reader *reader, const struct place *report, struct model *model) {
    int count = read_length(reader, report, "ladder", RUNGS_MOST);
    for (int i = 0; i < count; i++) {
        struct place place = read_entry(reader, report, "ladder", i);
        struct model_rung *rung = &model->rungs[i];
        rung->number = read_whole(reader, &place, "number", 0, LEVEL_NUMBERS_MOST);
        rung->name = read_text(reader, &place, "name");
        rung->note = read_text(reader, &place, "note");
        rung->here = read_truth(reader, &place, "here");
        rung->maybe = read_truth(reader, &place, "maybe");
        rung->assessed = read_truth(reader, &place, "assessed");
    }
    model->rung_count = count;
}

void model_read_band(struct reader *reader, const struct place *place, double *value, double *low,
                     double *high) {
    *value = read_number(reader, place, "value", 0, 100);
    *low = read_number(reader, place, "low", 0, 100);
    *high = read_number(reader, place, "high", 0, 100);
    if (*low > *value || *value > *high)
        read_fault(reader, place, "value", _("is not between low and high"));
}

void model_read_scales(struct reader *reader, const struct place *report, struct model *model) {
    int count = read_length(reader, report, "scales", BARS_MOST);
    for (int i = 0; i < count; i++) {
        struct place place = read_entry(reader, report, "scales", i);
        struct model_scale *scale = &model->scales[i];
        scale->id = read_text(reader, &place, "id");
        scale->name = read_text(reader, &place, "name");
        scale->motto = read_text(reader, &place, "motto");
        scale->missing = read_text(reader, &place, "missing");
        scale->shown = read_text(reader, &place, "shown");
        scale->give_or_take = read_text(reader, &place, "give_or_take");
        scale->change = read_change(reader, &place);
        scale->cut_count = read_cuts(reader, &place, scale->cuts);
        scale->known = read_truth(reader, &place, "known");
        if (scale->known)
            model_read_band(reader, &place, &scale->value, &scale->low, &scale->high);
    }
    model->scale_count = count;
}

static void read_orientation(struct reader *reader, const struct place *report,
                             struct model *model) {
    model->has_orientation = !read_null(reader, report, "orientation");
    model->lean = model->desire = "";
    if (!model->has_orientation)
        return;
    struct place place = read_object(reader, report, "orientation");
    model->lean = read_text(reader, &place, "sentence");
    model->desire = read_text(reader, &place, "desire");
    model->count_count = read_length(reader, &place, "counts", BARS_MOST);
    for (int i = 0; i < model->count_count; i++) {
        struct place count = read_entry(reader, &place, "counts", i);
        model->counts[i].name = read_text(reader, &count, "name");
        model->counts[i].count = read_whole(reader, &count, "count", 0, COUNTS_MOST);
    }
}

static void read_advice(struct reader *reader, const struct place *report, struct model *model) {
    model->strength = "";
    if (!read_null(reader, report, "strength")) {
        struct place strength = read_object(reader, report, "strength");
        model->strength = read_text(reader, &strength, "sentence");
    }
    model->tip_count = read_length(reader, report, "tips", NOTES_MOST);
    for (int i = 0; i < model->tip_count; i++) {
        struct place tip = read_entry(reader, report, "tips", i);
        model->tips[i] = read_text(reader, &tip, "text");
    }
    model->action_count = read_length(reader, report, "actions", NOTES_MOST);
    for (int i = 0; i < model->action_count; i++) {
        struct place place = read_entry(reader, report, "actions", i);
        struct model_action *action = &model->actions[i];
        action->text = read_text(reader, &place, "text");
        action->due =
            read_null(reader, &place, "due") ? "" : model_read_date(reader, &place, "due");
        action->outcome = read_text(reader, &place, "outcome");
        action->outcome_text = read_text(reader, &place, "outcome_text");
    }
}

static void read_line(struct reader *reader, const struct place *place, struct model_line *line) {
    line->id = read_text(reader, place, "id");
    line->name = read_text(reader, place, "name");
    line->cut_count = read_cuts(reader, place, line->cuts);
    line->count = read_length(reader, place, "points", DOTS_MOST);
    if (line->count < 2)
        read_fault(reader, place, "points", _("has fewer than 2 entries"));
    for (int i = 0; i < line->count; i++) {
        struct place point = read_entry(reader, place, "points", i);
        struct model_point *dot = &line->points[i];
        dot->date = model_read_date(reader, &point, "date");
        dot->shown = read_text(reader, &point, "shown");
        dot->time = read_number(reader, &point, "time", -SECONDS_MOST, SECONDS_MOST);
        dot->from = read_null(reader, &point, "from")
                        ? -1
                        : read_whole(reader, &point, "from", 0, i > 0 ? i - 1 : 0);
        model_read_band(reader, &point, &dot->value, &dot->low, &dot->high);
        if (i > 0 && dot->time < dot[-1].time)
            read_fault(reader, &point, "time", _("is earlier than that of the point before"));
    }
}

void model_read_lines(struct reader *reader, const struct place *report, struct model *model) {
    int count = read_length(reader, report, "lines", BARS_MOST);
    for (int i = 0; i < count; i++) {
        struct place line = read_entry(reader, report, "lines", i);
        read_line(reader, &line, &model->lines[i]);
    }
    model->line_count = count;
}

static void read_rest(struct reader *reader, const struct place *report, struct model *model) {
    model->gate = read_text(reader, report, "gate");
    model_read_lines(reader, report, model);
    struct place quality = read_object(reader, report, "quality");
    model->quality = read_text(reader, &quality, "note");
    model->foot_count = model_read_texts(reader, report, "foot", model->foot);
}

static void read_person(struct reader *reader, const struct place *report, struct model *model) {
    read_head(reader, report, model);
    read_labels(reader, report, &model->labels);
    read_level(reader, report, model);
    read_ladder(reader, report, model);
    model_read_scales(reader, report, model);
    read_orientation(reader, report, model);
    read_advice(reader, report, model);
    read_rest(reader, report, model);
}

static bool is_schema(const char *schema, const char *name) {
    return schema != NULL && strcmp(schema, name) == 0;
}

static bool known_schema(const json_t *root, struct model *model, struct error *error) {
    const char *schema = json_string_value(json_object_get(root, "schema"));
    const json_t *version = json_object_get(root, "version");
    model->is_meeting = is_schema(schema, "leadquiz-meeting-report");
    model->is_team = model->is_meeting || is_schema(schema, "leadquiz-team-report");
    model->is_blank = is_schema(schema, "leadquiz-sheet");
    if (!model->is_team && !model->is_blank && !is_schema(schema, "leadquiz-report"))
        return error_set(
            error, ERROR_INPUT,
            _("standard input is no report, its schema is not leadquiz-report: give it what "
              "leadquiz report --format json writes"));
    if (!json_is_integer(version) || json_integer_value(version) < VERSION_KNOWN)
        return error_set(
            error, ERROR_INPUT,
            _("standard input is no report, its version is not %d: give it what leadquiz "
              "report --format json writes"),
            VERSION_KNOWN);
    if (json_integer_value(version) > VERSION_KNOWN)
        return error_set(error, ERROR_INPUT,
                         _("the report has version %lld, this program knows version %d: use the "
                           "leadquiz-pdf of the leadquiz that wrote it"),
                         (long long)json_integer_value(version), VERSION_KNOWN);
    return true;
}

struct model *model_read(const char *bytes, size_t length, struct error *error) {
    json_error_t fault;
    struct model *model = calloc(1, sizeof *model);
    struct reader reader = {.model = model, .error = error, .failed = true};
    json_t *root = NULL;
    if (model == NULL) {
        error_memory(error);
        goto out;
    }
    root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &fault);
    if (root == NULL && json_error_code(&fault) == json_error_out_of_memory)
        error_memory(error);
    else if (root == NULL)
        error_set(
            error, ERROR_INPUT,
            _("standard input is no JSON, line %d, column %d: %s; give it what leadquiz report "
              "--format json writes"),
            fault.line, fault.column, fault.text);
    if (root == NULL || !known_schema(root, model, error))
        goto out;
    reader.failed = false;
    struct place report = {.object = root, .path = ""};
    if (model->is_team)
        model_read_team(&reader, &report, model);
    else if (model->is_blank)
        model_read_blank(&reader, &report, model);
    else
        read_person(&reader, &report, model);
out:
    json_decref(root);
    if (reader.failed) {
        model_free(model);
        return NULL;
    }
    return model;
}

void model_free(struct model *model) {
    if (model == NULL)
        return;
    for (size_t i = 0; i < model->text_count; i++)
        free(model->texts[i]);
    free(model->texts);
    free(model);
}
