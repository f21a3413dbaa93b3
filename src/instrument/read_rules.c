/* read_rules.c - the numbers and sentences around the questions. The defaults stand here alone. */
#include "names.h"
#include "schema.h"

#include "leadquiz/translate.h"

#include <string.h>

static int section_read(struct reading *reading, const char *name, void *target) {
    int section = document_section(&reading->document, name);
    fill(reading, section, section_rule(name), target);
    return section;
}

static void read_first(struct reading *reading, const struct entry *entry) {
    struct instrument *instrument = reading->instrument;
    const char *rest = entry->value;
    char name[NAME_TEXT];
    while (list_name(reading, entry, &rest, name)) {
        int index = NOWHERE;
        if (name_each(reading, entry->line, name, &index)) {
            for (int i = 0; i < instrument->facet_count && index != NOWHERE; i++)
                if (instrument->facets[i].scale == index)
                    instrument->advice.first[i] = true;
        } else {
            index = name_facet(reading, entry->line, name);
            if (index != NOWHERE)
                instrument->advice.first[index] = true;
        }
    }
}

static void read_brake_scales(struct reading *reading, const struct entry *entry) {
    struct advice_rules *advice = &reading->instrument->advice;
    memset(advice->brake_scales, 0, sizeof advice->brake_scales);
    const char *rest = entry->value;
    char name[NAME_TEXT];
    while (list_name(reading, entry, &rest, name)) {
        int scale = name_scale(reading, entry->line, name);
        if (scale != NOWHERE)
            advice->brake_scales[scale] = true;
    }
}

static void read_advice(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    instrument->advice = (struct advice_rules){
        .first_below = 50, .below = 50, .gate_bonus = 2, .brake_desire = -1, .least = 2, .most = 3};
    for (int i = 0; i < SCALES_MOST; i++)
        instrument->advice.brake_scales[i] = true;
    int section = section_read(reading, "advice", &instrument->advice);
    const struct entry *first = document_entry(&reading->document, section, "first");
    if (first != NULL && first->value != NULL)
        read_first(reading, first);
    const struct entry *brake = document_entry(&reading->document, section, "brake_scales");
    if (brake != NULL && brake->value != NULL)
        read_brake_scales(reading, brake);
}

static void read_wording(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    int section = section_read(reading, "wording", &instrument->wording);
    instrument->notice_scale = NOWHERE;
    const struct entry *notice = document_entry(&reading->document, section, "notice_scale");
    if (notice != NULL && notice->value != NULL)
        instrument->notice_scale = name_scale(reading, notice->line, notice->value);
}

static void read_consent(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    section_read(reading, "consent", instrument);
    for (int i = 0; i < CONSENT_COUNT; i++)
        if (instrument->consents[i][0] == '\0')
            instrument->consents[i] = NULL;
}

void read_rules(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    read_consent(reading);
    read_wording(reading);
    instrument->quality = (struct quality_rules){.fast_ms = 2000,
                                                 .fast_share = 0.5,
                                                 .very_fast_ms = 1000,
                                                 .same_run = 14,
                                                 .spread = 0.5,
                                                 .contradiction = 3,
                                                 .contradictions = 2,
                                                 .contradictions_team = 3,
                                                 .poor_flags = 2};
    section_read(reading, "quality", &instrument->quality);
    instrument->orientation = (struct orientation_rules){.minimum = 5, .leans = 4, .strong = 5};
    section_read(reading, "orientation", &instrument->orientation);
    read_advice(reading);
    instrument->report = (struct report_rules){.firm = 0.70,
                                               .hysteresis_sem = 0.5,
                                               .hysteresis_days = 28,
                                               .confirm_raters = 3,
                                               .facet_low = 50,
                                               .facet_high = 75,
                                               .minimum_share = 0.6666};
    section_read(reading, "report", &instrument->report);
    instrument->privacy = (struct privacy_rules){.raters_scale = 3,
                                                 .raters_item = 4,
                                                 .group_mean = 5,
                                                 .group_levels = 10,
                                                 .cell = 3,
                                                 .difference = 3,
                                                 .keep_months = 24};
    section_read(reading, "privacy", &instrument->privacy);
    instrument->statistics =
        (struct statistics_rules){.reliability = 30, .items = 50, .omega = 100};
    section_read(reading, "statistics", &instrument->statistics);
}
