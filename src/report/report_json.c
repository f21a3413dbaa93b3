/* report_json.c - the report as docs/report-json.md describes it. */
#include "format_json.h"
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"

enum { FORMAT_VERSION = 1 };

json_t *json_date(int64_t time) {
    char iso[DATE_BYTES], text[DATE_BYTES];
    clock_iso_date(time, iso, sizeof iso);
    clock_date(time, text, sizeof text);
    return json_pack("{s:s, s:s}", "date", iso, "text", text);
}

json_t *json_number_or_null(bool known, double value) {
    return known ? json_real(value) : json_null();
}

static json_t *level_or_null(int level) {
    return level > 0 ? json_integer(level) : json_null();
}

json_t *json_with(json_t *list, json_t *value) {
    if (json_array_append_new(list, value) == 0)
        return list;
    json_decref(list);
    return NULL;
}

json_t *json_texts(const char *const *list, int count) {
    json_t *array = json_array();
    for (int i = 0; i < count; i++)
        array = json_with(array, json_string(list[i]));
    return array;
}

static json_t *change_of(const struct report_change *change) {
    static const char *const kinds[] = {"", "noise", "likely", "clear"};
    if (change->kind == CHANGE_UNKNOWN)
        return json_null();
    return json_pack("{s:s, s:f, s:o, s:s}", "kind", kinds[change->kind], "difference",
                     change->difference, "since", json_date(change->since), "text", change->text);
}

json_t *json_gates(const double *gates, const int *levels, int count) {
    json_t *array = json_array();
    for (int i = 0; i < count; i++) {
        char shown[16];
        snprintf(shown, sizeof shown, "%g", gates[i]);
        array = json_with(array, json_pack("{s:i, s:f, s:s}", "level", levels[i], "cut", gates[i],
                                           "shown", shown));
    }
    return array;
}

/* ---- the parts ---- */

static json_t *labels(void) {
    json_t *object = json_object();
    for (int i = 0; i < LABEL_COUNT; i++) {
        if (json_object_set_new(object, report_label_key(i), json_string(report_label(i))) != 0) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

static json_t *level_of(const struct report *report) {
    const struct result *result = report->result;
    const struct instrument *instrument = report->instrument;
    json_t *probabilities = json_array();
    if (instrument->level_count == 0) {
        json_decref(probabilities);
        return json_null();
    }
    for (int level = 1; level <= instrument->level_count; level++)
        probabilities =
            json_with(probabilities, json_number_or_null(result->p_known[level], result->p[level]));
    return json_pack("{s:o, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:i, s:o, s:o, s:o}", "number",
                     level_or_null(result->level), "name",
                     result->level > 0 ? instrument->levels[result->level].name : "", "verdict",
                     report->verdict, "names", report->names, "title", report->level_title, "note",
                     report->level_note, "text", report->level_text, "open",
                     json_texts(report->open, report->open_count), "assessed", result->assessed,
                     "neighbour", level_or_null(result->neighbour), "probabilities", probabilities,
                     "change", change_of(&report->level_change));
}

static json_t *ladder_of(const struct report *report) {
    json_t *array = json_array();
    for (int i = 0; i < report->rung_count; i++) {
        const struct chart_rung *rung = &report->rungs[i];
        array =
            json_with(array, json_pack("{s:i, s:s, s:b, s:b, s:b, s:s}", "number", i + 1, "name",
                                       rung->name, "here", rung->here, "maybe", rung->maybe,
                                       "assessed", rung->assessed, "note", report_rung_note(rung)));
    }
    return array;
}

static json_t *scales_of(const struct report *report) {
    json_t *array = json_array();
    for (int s = 0; s < report->scale_count; s++) {
        const struct report_scale *scale = &report->scales[s];
        const struct chart_bar *bar = &scale->bar;
        array = json_with(
            array, json_pack("{s:s, s:s, s:s, s:s, s:b, s:o, s:o, s:o, s:s, s:s, s:s, s:o, s:s, "
                             "s:o}",
                             "id", scale->scale->id, "name", bar->name, "motto", bar->motto,
                             "about", scale->scale->about, "known", bar->known, "value",
                             json_number_or_null(bar->known, bar->value), "low",
                             json_number_or_null(bar->known, bar->low), "high",
                             json_number_or_null(bar->known, bar->high), "shown", scale->shown,
                             "give_or_take", scale->give_or_take, "missing", scale->missing,
                             "gates", json_gates(bar->gates, bar->gate_levels, bar->gate_count),
                             "sentence", scale->sentence, "change", change_of(&scale->change)));
    }
    return array;
}

static json_t *orientation_of(const struct report *report) {
    const struct result *result = report->result;
    const char *lean = result->lean == LEAN_MIXED ? "mixed" : "";
    if (report->lean[0] == '\0' && report->counts[0] == '\0' && report->desire[0] == '\0')
        return json_null();
    if (result->lean_scale != NOWHERE && result->lean != LEAN_UNKNOWN)
        lean = report->instrument->scales[result->lean_scale].id;
    json_t *counts = json_array();
    for (int s = 0; s < report->scale_count && result->lean != LEAN_UNKNOWN; s++) {
        const struct scale *scale = &report->instrument->scales[s];
        if (lean_offered(report->instrument, s))
            counts = json_with(counts, json_pack("{s:s, s:s, s:i}", "scale", scale->id, "name",
                                                 scale->name, "count", result->leans[s]));
    }
    return json_pack("{s:s, s:s, s:s, s:o}", "sentence", report->lean, "desire", report->desire,
                     "lean", lean, "counts", counts);
}

static json_t *strength_of(const struct report *report) {
    if (report->result->strength == NOWHERE)
        return json_null();
    const struct facet *facet = &report->instrument->facets[report->result->strength];
    return json_pack("{s:s, s:s, s:s}", "facet", facet->id, "name", facet->name, "sentence",
                     report->strength);
}

static json_t *facets_of(const struct report *report) {
    enum { REASON_COLUMNS = 40 };
    json_t *array = json_array();
    for (int f = 0; f < report->instrument->facet_count; f++) {
        const struct facet *facet = &report->instrument->facets[f];
        bool high, known = report->result->facets[f].known;
        const char *word = say_facet(report->instrument, report->result, f, REASON_COLUMNS, &high);
        array = json_with(array, json_pack("{s:s, s:s, s:s, s:s, s:b, s:s}", "id", facet->id,
                                           "name", facet->name, "about", facet->about, "scale",
                                           report->instrument->scales[facet->scale].id, "known",
                                           known, "word", word));
    }
    return array;
}

static json_t *tips_of(const struct report *report) {
    json_t *array = json_array();
    for (int i = 0; i < report->tip_count; i++) {
        const struct facet *facet = &report->instrument->facets[report->tips[i].facet];
        array =
            json_with(array, json_pack("{s:s, s:s, s:s}", "facet", facet->id, "name", facet->name,
                                       "text", facet->tips[report->tips[i].number]));
    }
    return array;
}

static json_t *actions_of(const struct report *report) {
    json_t *array = json_array();
    for (int i = 0; i < report->action_count; i++) {
        const struct action_chosen *action = report->actions[i].action;
        array = json_with(array, json_pack("{s:s, s:o, s:s, s:s}", "text", action->text, "due",
                                           json_date(action->due), "outcome",
                                           report_outcome_key(action->outcome), "outcome_text",
                                           report->actions[i].outcome));
    }
    return array;
}

/* ---- over time ---- */

static json_t *entry_scales(const struct history_entry *entry) {
    json_t *array = json_array();
    for (int s = 0; s < entry->instrument->scale_count; s++) {
        const struct score *score = &entry->result.scales[s];
        char shown[16] = "";
        if (score->known)
            snprintf(shown, sizeof shown, "%d", scoring_round(score->value));
        array = json_with(array, json_pack("{s:s, s:o, s:s}", "id", entry->instrument->scales[s].id,
                                           "value", json_number_or_null(score->known, score->value),
                                           "shown", shown));
    }
    return array;
}

static json_t *history_of(const struct report *report) {
    json_t *array = json_array();
    for (int i = report->first; i < report->end; i++) {
        const struct history_entry *entry = &report->history->entries[i];
        char verdict[64], names[SENTENCE_BYTES];
        result_verdict(&entry->result, verdict, sizeof verdict);
        say_level_names(entry->instrument, &entry->result, names, sizeof names);
        array = json_with(
            array,
            json_pack("{s:I, s:o, s:s, s:s, s:s, s:o, s:s, s:s, s:b, s:b, s:o}", "id",
                      (json_int_t)entry->sitting.id, "date", json_date(entry->sitting.finished),
                      "form", report_form_key(entry->result.form), "form_text",
                      report_form_words(entry->result.form), "version", entry->instrument->version,
                      "level", level_or_null(entry->result.level), "verdict", verdict, "names",
                      names, "joined", entry->before != NOWHERE, "current", entry == report->entry,
                      "scales", entry_scales(entry)));
    }
    return array;
}

static json_t *date_of_point(const struct chart_line *line, int point) {
    char iso[DATE_BYTES], text[DATE_BYTES];
    clock_iso_date(line->points[point].time, iso, sizeof iso);
    chart_date(line, point, text, sizeof text);
    return json_pack("{s:s, s:s}", "date", iso, "text", text);
}

json_t *json_points(const struct chart_line *line) {
    json_t *array = json_array();
    for (int i = 0; i < line->count; i++) {
        const struct chart_point *point = &line->points[i];
        char shown[16];
        snprintf(shown, sizeof shown, "%d", scoring_round(point->value));
        array = json_with(
            array, json_pack("{s:o, s:I, s:f, s:f, s:f, s:s, s:b, s:o}", "date",
                             date_of_point(line, i), "time", (json_int_t)(point->time / 1000),
                             "value", point->value, "low", point->low, "high", point->high, "shown",
                             shown, "joined", point->from != NOWHERE, "from",
                             point->from != NOWHERE ? json_integer(point->from) : json_null()));
    }
    return array;
}

static json_t *lines_of(const struct report *report) {
    json_t *array = json_array();
    for (int s = 0; s < report->scale_count; s++) {
        const struct report_scale *scale = &report->scales[s];
        const struct chart_line *line = &scale->line;
        if (line->count > 0)
            array = json_with(
                array, json_pack("{s:s, s:s, s:s, s:o, s:o}", "id", scale->scale->id, "name",
                                 line->name, "sentence", scale->line_sentence, "gates",
                                 json_gates(line->gates, line->gate_levels, line->gate_count),
                                 "points", json_points(line)));
    }
    return array;
}

/* ---- the whole ---- */

static json_t *head_of(const struct report *report) {
    const struct instrument *instrument = report->instrument;
    return json_pack(
        "{s:s, s:i, s:s, s:s, s:s, s:o, s:o, s:{s:s, s:s, s:s, s:s}, s:{s:s}, "
        "s:{s:I, s:o, s:s, s:s}}",
        "schema", "leadquiz-report", "version", FORMAT_VERSION, "language", instrument->language,
        "title", instrument->title, "summary", report->summary, "generated", json_date(report->now),
        "labels", labels(), "questionnaire", "id", instrument->id, "version", instrument->version,
        "title", instrument->title, "provisional", instrument->wording.provisional, "person",
        "name", report->history->person.name, "sitting", "id",
        (json_int_t)report->entry->sitting.id, "date", json_date(report->entry->sitting.finished),
        "form", report_form_key(report->result->form), "form_text", report->form);
}

static json_t *body_of(const struct report *report) {
    return json_pack("{s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:{s:s, s:s}, s:o}",
                     "level", level_of(report), "ladder", ladder_of(report), "scales",
                     scales_of(report), "gate", report->gate, "orientation", orientation_of(report),
                     "strength", strength_of(report), "facets", facets_of(report), "tips",
                     tips_of(report), "actions", actions_of(report), "history", history_of(report),
                     "lines", lines_of(report), "quality", "kind",
                     scoring_quality_name(report->result->quality), "note", report->quality_note,
                     "foot", json_texts(report->foot, report->foot_count));
}

static int send(const char *bytes, size_t length, void *out) {
    return fwrite(bytes, 1, length, out) == length ? 0 : -1;
}

bool json_write(json_t *head, json_t *body, FILE *out) {
    bool made = head != NULL && body != NULL && json_object_update(head, body) == 0;
    if (made) {
        made = json_dump_callback(head, send, out, JSON_INDENT(2) | JSON_REAL_PRECISION(9)) == 0 ||
               ferror(out);
        fputc('\n', out);
    }
    json_decref(head);
    json_decref(body);
    return made;
}

bool report_json(const struct report *report, FILE *out) {
    return json_write(head_of(report), body_of(report), out);
}
