/* read_review.c - what a team lead sees beyond scores: the map and its corners. */
#include "numbered.h"
#include "schema.h"

const char *const corner_sections[CORNER_COUNT + 1] = {
    [CORNER_READY_WANTS] = "corner.ready_wants",
    [CORNER_READY_CONTENT] = "corner.ready_content",
    [CORNER_GROWING_WANTS] = "corner.growing_wants",
    [CORNER_GROWING_CONTENT] = "corner.growing_content",
    [CORNER_COUNT] = "corner.unsure",
};

/* Without [review] there is no map, so that its corners stay empty. */
static void read_corner(struct reading *reading, const char *name, struct corner *corner) {
    int section =
        reading->instrument->review.known ? document_section(&reading->document, name) : NOWHERE;
    fill(reading, section, section_rule(name), corner);
    for (int i = 0; i < TALKS_MOST; i++)
        corner->talks[i] = "";
    if (section != NOWHERE)
        numbered_texts(reading, section, "talk", 0, TALKS_MOST, corner->talks);
}

void read_review(struct reading *reading) {
    struct review_rules *review = &reading->instrument->review;
    int section = document_section(&reading->document, "review");
    *review = (struct review_rules){.due_days = 90, .wants = NOWHERE, .content = NOWHERE};
    fill(reading, section, section_rule("review"), review);
    review->known = section != NOWHERE;
    for (int i = 0; i < CORNER_COUNT; i++)
        read_corner(reading, corner_sections[i], &review->corners[i]);
    read_corner(reading, corner_sections[CORNER_COUNT], &review->unsure);
}
