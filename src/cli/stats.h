/* stats.h - what `leadquiz stats` has found out, before it is text or JSON. */
#ifndef LEADQUIZ_CLI_STATS_H
#define LEADQUIZ_CLI_STATS_H

#include "leadquiz/statistics.h"

/* Why something is not shown: it needs so many people, and there are fewer. needs == 0: shown. */
struct shortage {
    int needs;
    size_t people;
};

struct stats_item {
    const char *id;
    size_t n, no_chance;
    double mean, sd;
    const size_t *chosen; /* by option from 1; NULL where any number may stand */
    int options;
    bool offers_no_chance;
    struct shortage answers; /* mean, sd and shares */
    bool few, few_no_chance; /* so few people gave one of the answers that no share is shown */
    bool hidden;             /* n, mean, sd and shares could tell about one or two people */
    struct item_statistics rest;
    struct shortage rest_withheld; /* rest_r and alpha_dropped */
};

/* A scale, a facet, or all columns of a table of numbers. */
struct stats_group {
    const char *id, *name;
    int item_count;
    size_t complete; /* people who answered every item */
    struct reliability reliability;
    double sd;        /* of the mean over the items; 0 = not known */
    double sem;       /* of the question file; 0 = not known */
    double sem_alpha; /* sd * sqrt(1 - alpha) */
    struct shortage withheld, omega_withheld;
    struct stats_item *items; /* of scales and columns; NULL for facets */
};

struct stats {
    const char *source;                  /* where the answers come from; may be translated */
    const struct instrument *instrument; /* NULL: a table of numbers */
    enum form form;
    bool everybody;
    bool of_store;            /* of people who must not be made out: with fewer digits */
    struct shortage withheld; /* everything but how many people there are */
    size_t people, counted, discarded;
    size_t quality[QUALITY_POOR + 1], flags[FLAG_COUNT];
    struct stats_group *scales, *facets;
    int scale_count, facet_count;
};

/* "needs 30 people, there are 12"; and why an item is hidden */
enum { WITHHELD_BYTES = 160 };
const char *stats_hidden(void);
void stats_reason(const struct shortage *withheld, char out[WITHHELD_BYTES]);

void stats_print(const struct stats *stats);
bool stats_print_json(const struct stats *stats, struct error *error);

#endif
