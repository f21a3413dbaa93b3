/* withheld.c - why a figure is not shown. */
#include "leadquiz/review.h"

#include "leadquiz/translate.h"

#include <stdio.h>

void review_withheld_words(const struct review *review, enum withheld withheld, int least,
                           char *out, size_t size) {
    int difference = review->instrument->privacy.difference;
    out[0] = '\0';
    switch (withheld) {
    case SHOWN: return;
    case WITHHELD_FEW:
        (void)snprintf(out, size, N_("Shown from %d person on.", "Shown from %d people on.", least),
                       least);
        return;
    case WITHHELD_CLOSE:
        (void)snprintf(out, size,
                       N_("Not shown now: beside what was shown before, it would tell about fewer "
                          "than %d person.",
                          "Not shown now: beside what was shown before, it would tell about fewer "
                          "than %d people.",
                          difference),
                       difference);
        return;
    case WITHHELD_ALIKE:
        (void)snprintf(out, size, "%s",
                       _("Not shown: too few answers differ, so the count would tell about single "
                         "people."));
        return;
    case WITHHELD_NONE:
        (void)snprintf(out, size, "%s", _("This questionnaire does not look at it."));
        return;
    }
}
