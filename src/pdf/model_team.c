#include "model_parts.h"

enum { PEOPLE_MOST = 1000000000 };

static void read_labels(struct reader *reader, const struct place *report,
                        struct model_labels *labels) {
    struct place place = read_object(reader, report, "labels");
    const struct {
        const char *key, **text;
    } wanted[] = {
        {"scales", &labels->scales}, {"give_or_take", &labels->give_or_take},
        {"gate", &labels->gate},     {"months", &labels->history},
        {"levels", &labels->levels}, {"desire", &labels->desire},
        {"leans", &labels->leans},   {"people", &labels->people},
        {"share", &labels->share},   {"questions", &labels->questions},
        {"split", &labels->split},   {"lowest", &labels->lowest},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        *wanted[i].text = read_text(reader, &place, wanted[i].key);
}

static void read_head(struct reader *reader, const struct place *report, struct model *model) {
    struct place questionnaire = read_object(reader, report, "questionnaire");
    struct place group = read_object(reader, report, "group");
    model->language = model_read_language(reader, report);
    model->title = read_text(reader, report, "title");
    model->summary = read_text(reader, report, "summary");
    model->generated = model_read_generated(reader, report);
    model->date = model_read_date(reader, report, "generated");
    model->provisional = read_text(reader, &questionnaire, "provisional");
    model->name = read_text(reader, &group, "name");
    model->form = model->gate = model->quality = "";
}

static void read_cells(struct reader *reader, const struct place *place,
                       struct model_counts *counts) {
    int count = read_length(reader, place, "cells", CELLS_MOST);
    for (int i = 0; i < count; i++) {
        struct place entry = read_entry(reader, place, "cells", i);
        struct model_cell *cell = &counts->cells[i];
        cell->name = read_text(reader, &entry, "name");
        cell->shown = read_text(reader, &entry, "shown");
        cell->people = read_whole(reader, &entry, "people", 0, PEOPLE_MOST);
        model_read_band(reader, &entry, &cell->value, &cell->low, &cell->high);
    }
    counts->count = count;
}

static void read_counts(struct reader *reader, const struct place *report, const char *key,
                        struct model_counts *counts) {
    counts->text = counts->note = "";
    if (read_null(reader, report, key))
        return;
    struct place place = read_object(reader, report, key);
    counts->note = read_text(reader, &place, "note");
    read_cells(reader, &place, counts);
}

static void read_asked(struct reader *reader, const struct place *questions, const char *key,
                       struct model_asked *asked) {
    int count = read_length(reader, questions, key, ASKED_MOST);
    for (int i = 0; i < count; i++) {
        struct place entry = read_entry(reader, questions, key, i);
        asked->list[i].text = read_text(reader, &entry, "text");
        asked->list[i].note = "";
        read_cells(reader, &entry, &asked->list[i]);
    }
    asked->count = count;
}

static void read_questions(struct reader *reader, const struct place *report,
                           struct model_team *team) {
    team->questions_note = team->questions_as_of = "";
    if (read_null(reader, report, "questions"))
        return;
    struct place questions = read_object(reader, report, "questions");
    team->questions_note = read_text(reader, &questions, "note");
    team->questions_as_of = read_text(reader, &questions, "as_of_note");
    read_asked(reader, &questions, "split", &team->split);
    read_asked(reader, &questions, "lowest", &team->lowest);
}

/* ---- a meeting ---- */

static void read_vote(struct reader *reader, const struct place *entry, struct model_vote *vote) {
    int count = read_length(reader, entry, "rounds", ROUNDS_MOST);
    vote->text = read_text(reader, entry, "text");
    for (int i = 0; i < count; i++) {
        struct place round = read_entry(reader, entry, "rounds", i);
        vote->rounds[i].text = read_text(reader, &round, "name");
        vote->rounds[i].note = read_text(reader, &round, "note");
        read_cells(reader, &round, &vote->rounds[i]);
    }
    vote->count = count;
}

static void read_meeting(struct reader *reader, const struct place *report, struct model *model) {
    enum { LINES_MOST = 10 };
    struct model_meeting *meeting = &model->meeting;
    struct place labels = read_object(reader, report, "labels");
    struct place next = read_object(reader, report, "next");
    int count = read_length(reader, report, "votes", VOTES_MOST);
    for (int i = 0; i < count; i++) {
        struct place entry = read_entry(reader, report, "votes", i);
        read_vote(reader, &entry, &meeting->votes[i]);
    }
    meeting->vote_count = count;
    model->labels.votes = read_text(reader, &labels, "votes");
    model->labels.next = read_text(reader, &labels, "next");
    meeting->next = read_text(reader, &next, "text");
    meeting->next_count = model_read_texts(reader, &next, "questions", meeting->next_questions);
    meeting->head_count = model_read_texts(reader, &next, "heads", meeting->heads);
    meeting->line_count = read_whole(reader, &next, "lines", 0, LINES_MOST);
}

void model_read_team(struct reader *reader, const struct place *report, struct model *model) {
    struct model_team *team = &model->team;
    read_head(reader, report, model);
    read_labels(reader, report, &model->labels);
    team->head_count = model_read_texts(reader, report, "head", team->head);
    read_counts(reader, report, "levels", &team->levels);
    read_counts(reader, report, "desire", &team->desire);
    read_counts(reader, report, "leans", &team->leans);
    team->means_note = read_text(reader, report, "means_note");
    model_read_scales(reader, report, model);
    team->movement_count = model_read_texts(reader, report, "movement_notes", team->movements);
    model_read_lines(reader, report, model);
    team->month_count = model_read_texts(reader, report, "month_notes", team->months);
    team->older = read_text(reader, report, "older_note");
    read_questions(reader, report, team);
    model->foot_count = model_read_texts(reader, report, "foot", model->foot);
    if (model->is_meeting)
        read_meeting(reader, report, model);
    /* Below the name stands what the same people did. */
    for (int i = 0; i < model->scale_count; i++) {
        model->scales[i].motto = model->scales[i].change;
        model->scales[i].change = "";
    }
}
