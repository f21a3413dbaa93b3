/* team_json.c - a team's report as docs/report-json.md describes it. */
#include "format_json.h"
#include "team.h"

enum { FORMAT_VERSION = 1 };

static json_t *date_or_null(int64_t time) {
    return time > 0 ? json_date(time) : json_null();
}

static json_t *notes_of(const char (*notes)[REASON_BYTES], int count) {
    json_t *array = json_array();
    for (int i = 0; i < count; i++)
        array = json_with(array, json_string(notes[i]));
    return array;
}

static json_t *labels(void) {
    json_t *object = json_object();
    for (int i = 0; i < TEAM_LABEL_COUNT; i++) {
        if (json_object_set_new(object, team_label_key(i), json_string(team_label(i))) != 0) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

static json_t *cells_of(const struct team_counts *counts) {
    json_t *array = json_array();
    for (int i = 0; i < counts->count; i++) {
        const struct team_cell *cell = &counts->cells[i];
        array = json_with(array, json_pack("{s:i, s:i, s:s, s:i, s:f, s:f, s:f, s:s, s:s, s:s}",
                                           "first", cell->cell->first, "last", cell->cell->last,
                                           "name", cell->words, "people", cell->cell->people,
                                           "value", cell->bar.value, "low", cell->bar.low, "high",
                                           cell->bar.high, "shown", cell->shown, "range",
                                           cell->range, "sentence", cell->sentence));
    }
    return array;
}

static json_t *counts_of(const struct team_counts *counts) {
    if (counts->count == 0 && counts->note[0] == '\0')
        return json_null();
    return json_pack("{s:i, s:s, s:o}", "people", counts->people, "note", counts->note, "cells",
                     cells_of(counts));
}

static json_t *change_of(const struct team_scale *scale) {
    const struct group_mean *mean = scale->mean;
    if (scale->movement[0] == '\0')
        return json_null();
    return json_pack("{s:i, s:f, s:f, s:f, s:s}", "people", mean->movement_people, "difference",
                     mean->movement.estimate, "low", mean->movement.low, "high",
                     mean->movement.high, "text", scale->movement);
}

static json_t *scales_of(const struct team *team) {
    json_t *array = json_array();
    for (int s = 0; s < team->scale_count; s++) {
        const struct team_scale *scale = &team->scales[s];
        const struct chart_bar *bar = &scale->bar;
        char give_or_take[16] = "";
        if (bar->known)
            snprintf(give_or_take, sizeof give_or_take, "±%s", scale->give_or_take);
        array = json_with(
            array, json_pack("{s:s, s:s, s:s, s:s, s:b, s:i, s:o, s:o, s:o, s:s, s:s, s:s, s:o, "
                             "s:s, s:o}",
                             "id", scale->scale->id, "name", bar->name, "motto", bar->motto,
                             "about", scale->scale->about, "known", bar->known, "people",
                             bar->known ? scale->mean->people : 0, "value",
                             json_number_or_null(bar->known, bar->value), "low",
                             json_number_or_null(bar->known, bar->low), "high",
                             json_number_or_null(bar->known, bar->high), "shown", scale->shown,
                             "give_or_take", give_or_take, "missing", scale->note, "gates",
                             json_gates(bar->gates, bar->gate_levels, bar->gate_count), "sentence",
                             scale->sentence, "change", change_of(scale)));
    }
    return array;
}

/* ---- over time ---- */

static json_t *month_scales(const struct team *team, const struct group_figures *figures) {
    json_t *array = json_array();
    for (int s = 0; s < team->scale_count; s++) {
        const struct group_mean *mean = &figures->scales[s];
        bool known = mean->withheld == SHOWN;
        char shown[8], give_or_take[8];
        say_mean(mean, shown, give_or_take);
        array = json_with(array,
                          json_pack("{s:s, s:i, s:o, s:o, s:o, s:s}", "id",
                                    team->scales[s].scale->id, "people", known ? mean->people : 0,
                                    "value", json_number_or_null(known, mean->mean.estimate), "low",
                                    json_number_or_null(known, mean->mean.low), "high",
                                    json_number_or_null(known, mean->mean.high), "shown", shown));
    }
    return array;
}

/* A number that is told, or null. */
static json_t *told(int64_t number) {
    return number >= 0 ? json_integer(number) : json_null();
}

static json_t *meeting_or_null(const struct review_meeting *meeting) {
    return meeting->id == 0 ? json_null()
                            : json_pack("{s:s, s:s, s:o}", "code", meeting->code, "title",
                                        meeting->title, "made", json_date(meeting->created));
}

static json_t *months_of(const struct team *team) {
    json_t *array = json_array();
    for (int i = 0; i < team->report->month_count; i++) {
        const struct review_month *month = &team->report->months[i];
        char text[DATE_BYTES], number[32];
        team_month(month, text);
        snprintf(number, sizeof number, "%04d-%02d", month->year, month->month);
        array = json_with(array, json_pack("{s:s, s:o, s:s, s:o, s:o, s:o}", "month", number,
                                           "meeting", meeting_or_null(&month->meeting), "text",
                                           text, "sittings", told(month->sittings), "as_of",
                                           date_or_null(month->figures.as_of), "scales",
                                           month_scales(team, &month->figures)));
    }
    return array;
}

static json_t *lines_of(const struct team *team) {
    json_t *array = json_array();
    for (int s = 0; s < team->scale_count; s++) {
        const struct team_scale *scale = &team->scales[s];
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

/* ---- questions ---- */

static json_t *list_of(const struct team_questions *questions) {
    json_t *array = json_array();
    for (int i = 0; i < questions->count; i++) {
        const struct team_question *question = &questions->list[i];
        array = json_with(array, json_pack("{s:s, s:s, s:i, s:o}", "id", question->id, "text",
                                           question->text, "people", question->counts.people,
                                           "cells", cells_of(&question->counts)));
    }
    return array;
}

static json_t *questions_of(const struct team *team) {
    if (!team->asked)
        return json_null();
    return json_pack("{s:s, s:s, s:o, s:o, s:o}", "note", team->questions_note, "as_of_note",
                     team->questions_as_of, "as_of", date_or_null(team->report->questions->as_of),
                     "split", list_of(&team->split), "lowest", list_of(&team->lowest));
}

/* ---- the whole ---- */

static json_t *foot_of(const struct team *team) {
    json_t *array = json_array();
    for (int i = 0; i < team->foot_count; i++)
        array = json_with(array, json_string(team->foot[i]));
    return array;
}

/* ---- of a meeting ---- */

static json_t *rounds_of(const struct team_vote *vote) {
    json_t *array = json_array();
    for (int i = 0; i < vote->rounds; i++)
        array = json_with(array, json_pack("{s:s, s:i, s:s, s:o}", "name", vote->names[i], "people",
                                           vote->counts[i].people, "note", vote->counts[i].note,
                                           "cells", cells_of(&vote->counts[i])));
    return array;
}

static json_t *votes_of(const struct team_meeting *meeting) {
    json_t *array = json_array();
    for (int i = 0; i < meeting->vote_count; i++) {
        const struct team_vote *vote = &meeting->votes[i];
        array = json_with(array, json_pack("{s:s, s:s, s:o}", "id", vote->id, "text", vote->text,
                                           "rounds", rounds_of(vote)));
    }
    return array;
}

static json_t *meeting_of(const struct team_meeting *meeting) {
    const struct meeting *about = meeting->report->meeting;
    return json_pack("{s:{s:s, s:s, s:s, s:b}, s:o, s:{s:s, s:o, s:o, s:i}}", "meeting", "code",
                     about->code, "title", about->title, "form",
                     about->form == FORM_SHORT ? "short" : "full", "one_by_one", about->one_by_one,
                     "votes", votes_of(meeting), "next", "text", meeting->next, "questions",
                     json_texts(meeting->next_questions, meeting->next_count), "heads",
                     json_texts(meeting->next_heads, NEXT_HEADS), "lines", NEXT_LINES);
}

static json_t *head_of(const struct team *team) {
    const struct instrument *instrument = team->instrument;
    const struct store_activity *activity = &team->review->activity;
    return json_pack(
        "{s:s, s:i, s:s, s:s, s:s, s:o, s:o, s:o, s:{s:s, s:s, s:s, s:s}, s:{s:s, s:s, s:b, s:o}, "
        "s:{s:o, s:o, s:o}, s:o}",
        "schema", team->meeting != NULL ? "leadquiz-meeting-report" : "leadquiz-team-report",
        "version", FORMAT_VERSION, "language", instrument->language, "title", instrument->title,
        "summary", team->summary, "generated", json_date(team->review->now), "as_of",
        date_or_null(team->figures->as_of), "labels", labels(), "questionnaire", "id",
        instrument->id, "version", instrument->version, "title", instrument->title, "provisional",
        instrument->wording.provisional, "group", "name", team->name, "team", team->review->team,
        "everybody",
        team->review->team[0] == '\0' && team->meeting == NULL && team->review->meeting.id == 0,
        "kept_at", meeting_or_null(&team->review->meeting), "people", "people",
        told(activity->people), "answered", told(activity->answered), "since",
        told(instrument->review.due_days > 0 && team->meeting == NULL ? activity->since : -1),
        "head", notes_of(team->head, team->head_count));
}

static json_t *body_of(const struct team *team) {
    return json_pack("{s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:b}", "levels",
                     counts_of(&team->levels), "desire", counts_of(&team->desire), "leans",
                     counts_of(&team->leans), "means_note", team->means_note, "scales",
                     team->no_scales ? json_array() : scales_of(team), "movement_notes",
                     notes_of(team->movements, team->movement_count), "months", months_of(team),
                     "month_notes", notes_of(team->months, team->month_note_count), "older_note",
                     team->older, "lines", lines_of(team), "questions", questions_of(team), "foot",
                     foot_of(team), "made_up", team->review->made_up);
}

bool team_json(const struct team *team, FILE *out) {
    json_t *head = head_of(team);
    json_t *meeting = team->meeting != NULL ? meeting_of(team->meeting) : json_object();
    if (meeting == NULL || json_object_update(head, meeting) != 0) {
        json_decref(head);
        head = NULL;
    }
    json_decref(meeting);
    return json_write(head, body_of(team), out);
}
