#include "leadquiz/result_page.h"

#include "internal.h"

#include <stdio.h>

void say_foot(const struct instrument *instrument, const char *date, char *out, size_t size) {
    result_fill(out, size, instrument->wording.foot, "date", date, "version", instrument->version,
                (char *)NULL);
}

void say_poor(const struct instrument *instrument, bool again, char *out, size_t size) {
    if (again)
        snprintf(out, size, "%s", instrument->wording.poor);
    else
        without_sentence(out, size, instrument->wording.poor, "?");
}

void result_page_quality(struct page *page, const struct instrument *instrument,
                         const struct result *result, bool again) {
    char note[FILLED_MOST];
    say_poor(instrument, again, note, sizeof note);
    if (result->quality == QUALITY_POOR)
        prose(page, ROLE_CAUTION, note);
}

void result_page_foot(struct page *page, const struct instrument *instrument, const char *date) {
    const struct wording *wording = &instrument->wording;
    char foot[FILLED_MOST];
    prose(page, ROLE_MUTED, wording->self_view);
    prose(page, ROLE_MUTED, wording->provisional);
    say_foot(instrument, date, foot, sizeof foot);
    prose(page, ROLE_MUTED, foot);
}
