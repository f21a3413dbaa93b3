/* privacy_audit.h - whether something about one or two people follows from figures together. */
#ifndef LEADQUIZ_STATISTICS_PRIVACY_AUDIT_H
#define LEADQUIZ_STATISTICS_PRIVACY_AUDIT_H

#include "privacy_roll.h"

/* Figures that are sums over the same things. */
enum { FAMILY_FIGURES = 2 };
struct family {
    uint64_t figures[FAMILY_FIGURES]; /* 0: none */
    bool scores; /* of what is known, where somebody's scores are; else answers, never known */
};

/* One or two different people, or more. */
struct few {
    int64_t people[2];
    int count; /* 3: more than two */
};

/* A sitting of a kind that few people have. */
enum { NO_RARE = UINT32_MAX };
struct rare {
    int64_t person;
    uint32_t kind;
    uint32_t earlier; /* the same person's sitting before this one, where it is rare, or NO_RARE */
};

/* The verdict on a family is kept: it holds for another whose figures are over the same. */
enum { VERDICTS_MOST = 32 };
struct audit {
    const struct roll *roll; /* not owned */
    int protected;           /* how many people together nothing may be told about: 0, 1 or 2 */
    struct few *fews;        /* by kind: whose sittings are of it */
    struct rare *rares;      /* in the order of the roll */
    size_t rare_count;
    struct {
        uint64_t digest, asked, bad;
    } verdicts[VERDICTS_MOST];
    int verdict_count;
};

/* `audit` need not be initialised. */
bool audit_make(struct audit *audit, const struct roll *roll, int protected, struct error *error);
void audit_free(struct audit *audit);

/* Which figures of the family in `asked`, of the last set of the roll, tell of somebody together
 * with all that the sets before showed of the family, and did not without: in *bad. */
bool audit_family(struct audit *audit, const struct family *family, uint64_t asked, uint64_t *bad,
                  struct error *error);

#endif
