/* check_basics.c - scales and facets against each other. */
#include "names.h"

#include "leadquiz/translate.h"

#include <string.h>

static void check_language(struct reading *reading) {
    const char *language = reading->instrument->language;
    size_t first = strspn(language, "abcdefghijklmnopqrstuvwxyz");
    const char *rest = language + first;
    size_t region = rest[0] == '_' ? strspn(rest + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;
    bool sound = (first == 2 || first == 3) &&
                 (rest[0] == '\0' || (region == 2 && rest[region + 1] == '\0'));
    int section = document_section(&reading->document, "instrument");
    if (language[0] != '\0' && !sound)
        problem_error(reading, document_line(&reading->document, section, "language"),
                      _("language cannot be %s: give a tag such as en or pt_BR"), language);
}

/* Scales and facets are columns of the table of scores and names in needs. */
static void check_score_id(struct reading *reading, const char *id, int line) {
    static const char *const taken[] = {"id",   "level",   "verdict", "assessed",
                                        "lean", "quality", "flags",   "facet"};
    bool clash = strncmp(id, "n_", 2) == 0 ||
                 (id[0] == 'p' && id[1] >= '0' && id[1] <= '9' && id[2] == '\0');
    for (size_t i = 0; i < sizeof taken / sizeof *taken && !clash; i++)
        clash = strcmp(id, taken[i]) == 0;
    if (clash)
        problem_error(reading, line,
                      _("the id \"%s\" has a meaning of its own in tables of scores: choose "
                        "another"),
                      id);
}

static int items_asked(const struct instrument *instrument, int facet) {
    int count = 0;
    for (int i = 0; i < instrument->item_count; i++)
        count += instrument->items[i].facet == facet && !instrument->items[i].reserve;
    return count;
}

static void check_scale(struct reading *reading, int index) {
    const struct instrument *instrument = reading->instrument;
    const struct scale *scale = &instrument->scales[index];
    int line = document_line(&reading->document, reading->scale_section[index], "");
    check_score_id(reading, scale->id, line);
    for (int i = 0; i < instrument->facet_count; i++)
        if (instrument->facets[i].scale == index)
            return;
    problem_error(reading, line, _("[scale.%s] has no facet: add one, or take the scale out"),
                  scale->id);
}

static void check_facet(struct reading *reading, int index) {
    const struct instrument *instrument = reading->instrument;
    const struct facet *facet = &instrument->facets[index];
    int section = reading->facet_section[index];
    int line = document_line(&reading->document, section, "");
    check_score_id(reading, facet->id, line);
    int twin = instrument_scale(instrument, facet->id);
    if (twin != NOWHERE)
        problem_error(reading, line, _("the id \"%s\" is taken by line %d: choose another"),
                      facet->id,
                      document_line(&reading->document, reading->scale_section[twin], ""));
    if (items_asked(instrument, index) == 0)
        problem_error(reading, line,
                      _("[facet.%s] has no item that is asked: add one, or take the facet out"),
                      facet->id);
    if (instrument->level_count > 0 && facet->tip_count < 2)
        problem_warning(reading, document_line(&reading->document, section, "tip.1"),
                        _("[facet.%s] has fewer than 2 tips: tips cannot alternate"), facet->id);
}

void check_basics(struct reading *reading) {
    check_language(reading);
    for (int i = 0; i < reading->instrument->scale_count; i++)
        check_scale(reading, i);
    for (int i = 0; i < reading->instrument->facet_count; i++)
        check_facet(reading, i);
}
