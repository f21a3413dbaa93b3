/* gathered_people.c - everybody of the blocks. */
#include "gathered.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

static bool unreadable(const struct series *series, struct error *error) {
    database_damaged(series->store, _("the last result of somebody in it is unreadable"), error);
    return false;
}

/* The bytes that follow their length at *at. */
static bool read_span(const unsigned char *bytes, size_t length, size_t *at, size_t *span) {
    uint64_t number;
    if (!leb_read_long(bytes, length, at, &number) || number > length - *at)
        return false;
    *span = (size_t)number;
    return true;
}

/* Whether one of the bytes is no plain ASCII: below ' ' or above '~'. */
static bool any_unusual(uint64_t bytes) {
    const uint64_t ones = UINT64_MAX / 0xFF, high = ones << 7;
    return ((bytes | (bytes + ones) | (bytes - ones * ' ')) & high) != 0;
}

/* Nearly every name is plain, and that is told eight bytes at a time: what lies behind it is read
 * and left out, and there is room for it. Then it stays where it is, and ends where the next thing,
 * which has been read, began. */
static const char *take_text(unsigned char *text, size_t length, char room[NAME_BYTES]) {
    const uint64_t blanks = UINT64_MAX / 0xFF * ' ';
    bool plain = length < NAME_BYTES;
    for (size_t i = 0; plain && i < length; i += sizeof(uint64_t)) {
        uint64_t bytes = leb_eight(text + i);
        size_t left = length - i;
        if (left < sizeof bytes)
            bytes = (bytes & ~(UINT64_MAX << 8 * left)) | blanks << 8 * left;
        plain = !any_unusual(bytes);
    }
    if (!plain)
        return text_clean((const char *)text, length, room, NAME_BYTES), room;
    text[length] = '\0';
    return (const char *)text;
}

static bool take_counted(struct series *series, const unsigned char *bytes, size_t length,
                         size_t *at, struct counted *counted, struct error *error) {
    struct counted_kept kept;
    size_t span;
    counted->sitting = 0;
    if (!read_span(bytes, length, at, &span))
        return unreadable(series, error);
    if (span == 0)
        return true;
    if (!counted_read(bytes + *at, span, &kept))
        return unreadable(series, error);
    *at += span;
    return series_counted(series, &kept, counted, error);
}

static bool tell_one(struct series *series, unsigned char *bytes, size_t length,
                     store_standing_fn each, void *context, struct error *error) {
    char name[NAME_BYTES], team[NAME_BYTES];
    struct standing standing;
    size_t at = 1 + (size_t)bytes[0], span;
    uint64_t person, seen, until = 0, sittings;
    if (!read_span(bytes, length, &at, &span))
        return unreadable(series, error);
    unsigned char *team_text = bytes + at;
    at += span;
    if (!leb_read_long(bytes, length, &at, &person) || !leb_read_long(bytes, length, &at, &seen) ||
        ((seen & ONCE_SEEN) != 0 && !leb_read_long(bytes, length, &at, &until)) ||
        !leb_read_long(bytes, length, &at, &sittings) || person < 1 || person > INT64_MAX ||
        sittings < 1 || sittings > INT32_MAX)
        return unreadable(series, error);
    standing.person = (int64_t)person;
    standing.name = take_text(bytes + 1, bytes[0], name);
    standing.team = take_text(team_text, span, team);
    standing.average = (seen & SEEN_AVERAGE) != 0;
    standing.lead = (seen & SEEN_LEAD) != 0;
    standing.lead_until = (seen & FOREVER) != 0 ? INT64_MAX : (int64_t)until;
    standing.sittings = (int)sittings;
    return take_counted(series, bytes, length, &at, &standing.last, error) &&
           take_counted(series, bytes, length, &at, &standing.before, error) &&
           ((standing.last.sitting != 0 && at == length) || unreadable(series, error)) &&
           each(&standing, context, error);
}

bool gathered_standings_each(struct series *series, unsigned char *people, size_t length,
                             store_standing_fn each, void *context, struct error *error) {
    bool done = true;
    for (size_t at = 0, span; done && at < length; at += span) {
        done = (read_span(people, length, &at, &span) && span > 0 && people[at] < NAME_BYTES &&
                people[at] < span) ||
               unreadable(series, error);
        done = done && tell_one(series, people + at, span, each, context, error);
    }
    free(people);
    return done;
}
