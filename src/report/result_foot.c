#include "leadquiz/result_page.h"

#include "internal.h"

void result_page_foot(struct page *page, const struct instrument *instrument,
                      const struct result *result, const char *date) {
    const struct wording *wording = &instrument->wording;
    char foot[FILLED_MOST];
    if (result->quality == QUALITY_POOR)
        prose(page, ROLE_CAUTION, wording->poor);
    prose(page, ROLE_MUTED, wording->self_view);
    prose(page, ROLE_MUTED, wording->provisional);
    result_fill(foot, sizeof foot, wording->foot, "date", date, "version", instrument->version,
                (char *)NULL);
    prose(page, ROLE_MUTED, foot);
}
