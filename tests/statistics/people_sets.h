/* people_sets.h - made-up people as letters, to write a set of figures as a word. A person's letter
 * is their sitting too; a small letter is the sitting before it of the same person. */
#ifndef LEADQUIZ_TESTS_STATISTICS_PEOPLE_SETS_H
#define LEADQUIZ_TESTS_STATISTICS_PEOPLE_SETS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/privacy.h"

#include <ctype.h>
#include <string.h>

enum { LETTERS = 52, SETS_MOST = 40 };

struct people {
    struct privacy_member members[SETS_MOST][LETTERS];
    struct privacy_set sets[SETS_MOST];
    size_t count;
};

/* Small letters are sittings 1-26 of persons 1-26, capitals 27-52 of the same persons. */
static inline struct privacy_member *member_of(struct people *people, struct privacy_set *set,
                                               char letter) {
    struct privacy_member *members = people->members[set - people->sets];
    int64_t person = toupper(letter) - 'A' + 1, sitting = isupper(letter) ? person + 26 : person;
    size_t at = 0;
    while (at < set->count && members[at].sitting < sitting)
        at++;
    if (at == set->count || members[at].sitting != sitting) {
        memmove(members + at + 1, members + at, (set->count - at) * sizeof *members);
        members[at] = (struct privacy_member){.sitting = sitting, .person = person};
        set->count++;
        set->members = members;
    }
    return &members[at];
}

/* A set that shows `figure` of the people in `letters`. */
static inline struct privacy_set *add_set(struct people *people, uint64_t figure,
                                          const char *letters) {
    struct privacy_set *set = &people->sets[people->count++];
    *set = (struct privacy_set){.shown = figure};
    for (const char *letter = letters; *letter != '\0'; letter++)
        member_of(people, set, *letter)->counts |= figure;
    return set;
}

/* ... and the movement of scale 0 of those in `letters`. */
static inline void add_movement(struct people *people, struct privacy_set *set,
                                const char *letters) {
    set->shown |= PRIVACY_MOVEMENT(0);
    for (const char *letter = letters; *letter != '\0'; letter++) {
        member_of(people, set, *letter)->counts |= PRIVACY_MOVEMENT(0);
        member_of(people, set, (char)tolower(*letter))->minus |= PRIVACY_MOVEMENT(0);
    }
}

static inline void add_known(struct people *people, struct privacy_set *set, const char *letters) {
    for (const char *letter = letters; *letter != '\0'; letter++)
        member_of(people, set, *letter)->known = true;
}

/* What of the last set may be shown after the others. */
static inline uint64_t allowed_with(const struct people *people, int difference) {
    struct privacy_rules rules = {.difference = difference};
    struct error error;
    uint64_t allowed = ~(uint64_t)0;
    assert_true(privacy_allowed(&rules, people->sets, people->count - 1,
                                &people->sets[people->count - 1], &allowed, &error));
    return allowed;
}

static inline bool all_allowed(const struct people *people) {
    return allowed_with(people, 3) == people->sets[people->count - 1].shown;
}

static inline bool none_allowed(const struct people *people) {
    return allowed_with(people, 3) == 0;
}

#endif
