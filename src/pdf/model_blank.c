#include "model_parts.h"

enum { COPIES_MOST = 2, GROUP_MOST = 20 };

static void read_places(struct reader *reader, const struct place *report,
                        struct model_blank *blank) {
    int count = read_length(reader, report, "questions", PLACES_MOST);
    for (int i = 0; i < count; i++) {
        struct place entry = read_entry(reader, report, "questions", i);
        struct model_place *place = &blank->places[i];
        place->number = read_whole(reader, &entry, "number", 1, PLACES_MOST);
        place->mark = read_text(reader, &entry, "mark");
        place->text = read_text(reader, &entry, "text");
        place->option_count = model_read_texts(reader, &entry, "options", place->options);
    }
    blank->count = count;
}

void model_read_blank(struct reader *reader, const struct place *report, struct model *model) {
    struct model_blank *blank = &model->blank;
    model->language = model_read_language(reader, report);
    model->title = read_text(reader, report, "title");
    blank->head = read_text(reader, report, "head");
    blank->copies = read_whole(reader, report, "copies", 1, COPIES_MOST);
    blank->group = read_whole(reader, report, "group", 1, GROUP_MOST);
    blank->window = read_text(reader, report, "window");
    blank->response_count = model_read_texts(reader, report, "responses", blank->responses);
    blank->how_count = model_read_texts(reader, report, "how", blank->how);
    read_places(reader, report, blank);
    blank->name = read_text(reader, report, "name");
    blank->seat = read_text(reader, report, "seat");
    blank->check = read_text(reader, report, "check");
    blank->note = read_text(reader, report, "note");
    model->name = model->summary = blank->head;
    model->generated = ""; /* the same sheet on every day */
}
