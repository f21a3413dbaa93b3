/* read_basics.c - [instrument], [responses], scales and facets. */
#include "names.h"
#include "numbered.h"
#include "schema.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_COLUMNS = 60 };

static void read_paragraphs(struct reading *reading, int section, const char *stem,
                            struct paragraphs *paragraphs) {
    paragraphs->count =
        numbered_texts(reading, section, stem, 0, PARAGRAPHS_MOST, paragraphs->text);
}

static void read_instrument(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    int section = document_section(&reading->document, "instrument");
    instrument->scoring_version = 1;
    instrument->item_seconds = 6;
    instrument->scenario_seconds = 20;
    fill(reading, section, section_rule("instrument"), instrument);
    read_paragraphs(reading, section, "welcome", &instrument->wording.welcome);
    read_paragraphs(reading, section, "limits", &instrument->wording.limits);
}

static void read_responses(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    int section = document_section(&reading->document, "responses");
    fill(reading, section, section_rule("responses"), instrument);
    instrument->responses =
        numbered_options(reading, section, LABEL_COLUMNS, &instrument->response_count);
}

static void read_scale(struct reading *reading, int section, const char *id) {
    struct instrument *instrument = reading->instrument;
    if (instrument->scale_count == SCALES_MOST) {
        problem_error(reading, document_line(&reading->document, section, ""),
                      _("[scale.%s] is one scale too many: %d are the most"), id, SCALES_MOST);
        return;
    }
    int index = instrument->scale_count++;
    struct scale *scale = &instrument->scales[index];
    reading->scale_section[index] = section;
    fill(reading, section, section_rule("scale.x"), scale);
    scale->id = id;
}

static void read_facet(struct reading *reading, int section, const char *id) {
    struct instrument *instrument = reading->instrument;
    if (instrument->facet_count == FACETS_MOST) {
        problem_error(reading, document_line(&reading->document, section, ""),
                      _("[facet.%s] is one facet too many: %d are the most"), id, FACETS_MOST);
        return;
    }
    int index = instrument->facet_count++;
    struct facet *facet = &instrument->facets[index];
    reading->facet_section[index] = section;
    fill(reading, section, section_rule("facet.x"), facet);
    facet->id = id;
    facet->tip_count = numbered_texts(reading, section, "tip", 0, TIPS_MOST, facet->tips);
    facet->scale = NOWHERE;
    const struct entry *entry = document_entry(&reading->document, section, "scale");
    if (entry != NULL && entry->value != NULL)
        facet->scale = name_scale(reading, entry->line, entry->value);
}

static void read_each(struct reading *reading, const char *kind,
                      void (*read)(struct reading *, int, const char *)) {
    for (int i = 0; i < reading->document.section_count; i++) {
        const char *id = kept_id(reading, i, kind);
        if (id != NULL)
            read(reading, i, id);
    }
}

void read_basics(struct reading *reading) {
    read_instrument(reading);
    read_responses(reading);
    read_each(reading, "scale", read_scale);
    read_each(reading, "facet", read_facet);
}
