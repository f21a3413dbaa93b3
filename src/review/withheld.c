/* withheld.c - why a figure is not shown. */
#include "leadquiz/review.h"

#include "leadquiz/translate.h"

#include <stdio.h>

/* Which one it is rests on what was shown and who may be seen, never on what is withheld. */
static const char *close_words(const struct review *review) {
    if (review->after_others)
        return _("Left out for now: together with what was shown before, it could tell about one "
                 "or two people.");
    return review->count > 0 ? _("Left out: together with the people who let you see them, it "
                                 "could tell about one or two people.")
                             : _("Left out: it could tell about one or two people.");
}

void review_withheld_words(const struct review *review, enum withheld withheld, int least,
                           char *out, size_t size) {
    out[0] = '\0';
    switch (withheld) {
    case SHOWN: return;
    case WITHHELD_FEW:
        (void)snprintf(out, size, N_("Shown from %d person on.", "Shown from %d people on.", least),
                       least);
        return;
    case WITHHELD_CLOSE: (void)snprintf(out, size, "%s", close_words(review)); return;
    case WITHHELD_NONE:
        (void)snprintf(out, size, "%s", _("This questionnaire does not look at it."));
        return;
    }
}
