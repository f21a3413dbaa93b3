/* report_words.c - headings and words of a report. */
#include "report.h"

#include "leadquiz/translate.h"

static const struct {
    const char *key, *text; /* MARKed */
} labels[LABEL_COUNT] = {
    [LABEL_LADDER] = {"ladder", MARK("The levels")},
    [LABEL_SCALES] = {"scales", MARK("Your scales")},
    [LABEL_SCALE] = {"scale", MARK("Scale")},
    [LABEL_SCORE] = {"score", MARK("Score")},
    [LABEL_GIVE_OR_TAKE] = {"give_or_take", MARK("give or take")},
    [LABEL_GATE] = {"gate", MARK("gate")},
    [LABEL_CHANGE] = {"change", MARK("Change")},
    [LABEL_ORIENTATION] = {"orientation", MARK("What draws you")},
    [LABEL_STRENGTH] = {"strength", MARK("What you can build on")},
    [LABEL_FACETS] = {"facets", MARK("Behind the scales")},
    [LABEL_FACET] = {"facet", MARK("Facet")},
    [LABEL_TIPS] = {"tips", MARK("Things to try")},
    [LABEL_ACTIONS] = {"actions", MARK("What you chose to do")},
    [LABEL_ACTION] = {"action", MARK("Action")},
    [LABEL_DUE] = {"due", MARK("Until")},
    [LABEL_OUTCOME] = {"outcome", MARK("Outcome")},
    [LABEL_HISTORY] = {"history", MARK("Over time")},
    [LABEL_DATE] = {"date", MARK("Date")},
    [LABEL_FORM] = {"form", MARK("Form")},
    [LABEL_LEVEL] = {"level", MARK("Level")},
    [LABEL_FOOT] = {"foot", MARK("How to read this")},
};

const char *report_label(enum label label) {
    return _(labels[label].text);
}

const char *report_label_key(enum label label) {
    return labels[label].key;
}

const char *report_form_words(enum form form) {
    return form == FORM_SHORT ? _("short form") : _("full form");
}

const char *report_form_key(enum form form) {
    return form == FORM_SHORT ? "short" : "full";
}

const char *report_outcome_key(enum outcome outcome) {
    static const char *const keys[] = {"open", "yes", "partly", "no"};
    return keys[outcome];
}

const char *report_rung_note(const struct chart_rung *rung) {
    return rung->assessed ? "" : _("not assessed");
}
