/* meetings.c - results that were kept at a meeting: whose, and a group meeting by meeting. */
#include "internal.h"

#include "leadquiz/store_meeting.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- who kept what where ---- */

struct reading {
    struct review *review;
    size_t room;
};

static bool keep(const struct kept_at *kept, void *context, struct error *error) {
    struct reading *reading = context;
    struct review *review = reading->review;
    if (review->kept_count == reading->room) {
        size_t room = reading->room > 0 ? reading->room * 2 : 64;
        struct review_kept *list = realloc(review->kept, room * sizeof *list);
        if (list == NULL)
            return error_memory(error);
        review->kept = list;
        reading->room = room;
    }
    review->kept[review->kept_count++] = (struct review_kept){.at = *kept};
    return true;
}

bool meetings_read(struct review *review, struct error *error) {
    struct reading reading = {.review = review};
    return store_kept_at_each(review->store, review->instrument, FORM_FULL, keep, &reading, error);
}

/* The first that is of the person, and of this meeting or one after it. */
static size_t first_of(const struct review *review, int64_t person, int64_t meeting) {
    size_t low = 0, high = review->kept_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct kept_at *at = &review->kept[middle].at;
        if (at->person < person || (at->person == person && at->meeting < meeting))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool review_kept_at(const struct review *review, int64_t person, int64_t meeting) {
    size_t place = first_of(review, person, meeting);
    return place < review->kept_count && review->kept[place].at.person == person &&
           review->kept[place].at.meeting == meeting;
}

bool meetings_has(const struct review *review, int64_t person) {
    return review->meeting.id == 0 || review_kept_at(review, person, review->meeting.id);
}

void meetings_note(struct review *review, const struct standing *standing) {
    for (size_t i = first_of(review, standing->person, 0);
         i < review->kept_count && review->kept[i].at.person == standing->person; i++) {
        review->kept[i].here = true;
        review->kept[i].average = standing->average;
        review->kept[i].lead = standing->lead;
    }
}

/* ---- which meetings ---- */

struct attended {
    int64_t meeting, person;
    bool lead;
};

static int compare_attended(const void *one, const void *other) {
    const struct attended *a = one, *b = other;
    if (a->meeting != b->meeting)
        return a->meeting > b->meeting ? 1 : -1;
    return (a->person > b->person) - (a->person < b->person);
}

static int compare_meetings(const void *one, const void *other) {
    const struct review_meeting *a = one, *b = other;
    if (a->created != b->created)
        return a->created < b->created ? 1 : -1;
    return (a->id < b->id) - (a->id > b->id);
}

static struct review_meeting name_meeting(const struct meeting *meeting) {
    struct review_meeting named = {.id = meeting->id, .created = meeting->created};
    (void)snprintf(named.code, sizeof named.code, "%s", meeting->code);
    (void)snprintf(named.title, sizeof named.title, "%s", meeting->title);
    (void)snprintf(named.name, sizeof named.name, "%s (%s)", meeting->title, meeting->code);
    return named;
}

bool review_meeting_find(struct store *store, const char *code, struct review_meeting *found_at,
                         struct error *error) {
    struct meeting meeting;
    char read[MEETING_CODE_BYTES], command[TOLD_BYTES];
    if (!meeting_code_read(code, read, error))
        return false;
    enum found found = store_meeting_find(store, read, &meeting, error);
    if (found == FOUND_NOTHING)
        return error_set(error, ERROR_INPUT,
                         _("no meeting with the code %s is in this store; %s names those "
                           "that are"),
                         read, told_command(command, "meeting list"));
    if (found == FOUND)
        *found_at = name_meeting(&meeting);
    return found == FOUND;
}

static bool add_meeting(struct review *review, int64_t id, struct error *error) {
    struct meeting meeting = {.id = id};
    enum found found = store_meeting_get(review->store, &meeting, error);
    if (found == FOUND)
        review->meetings[review->meeting_count++] = name_meeting(&meeting);
    return found != FOUND_FAILED;
}

/* Those of which one row after the other says who was there. */
static bool list_attended(struct review *review, const struct attended *attended, size_t count,
                          struct error *error) {
    size_t least = (size_t)review->instrument->privacy.group_mean;
    for (size_t i = 0, next; i < count; i = next) {
        size_t people = 0;
        bool lead = false;
        for (next = i; next < count && attended[next].meeting == attended[i].meeting; next++) {
            people += next == i || attended[next].person != attended[next - 1].person;
            lead = lead || attended[next].lead;
        }
        if ((lead || people >= least) && !add_meeting(review, attended[i].meeting, error))
            return false;
    }
    qsort(review->meetings, (size_t)review->meeting_count, sizeof *review->meetings,
          compare_meetings);
    return true;
}

bool meetings_list(struct review *review, struct error *error) {
    struct attended *attended = calloc(review->kept_count + 1, sizeof *attended);
    size_t count = 0, meetings = 0;
    for (size_t i = 0; attended != NULL && i < review->kept_count; i++) {
        const struct review_kept *kept = &review->kept[i];
        if (kept->here)
            attended[count++] = (struct attended){kept->at.meeting, kept->at.person, kept->lead};
    }
    if (attended != NULL)
        qsort(attended, count, sizeof *attended, compare_attended);
    for (size_t i = 0; i < count; i++)
        meetings += i == 0 || attended[i].meeting != attended[i - 1].meeting;
    review->meetings = calloc(meetings + 1, sizeof *review->meetings);
    bool done = attended != NULL && review->meetings != NULL
                    ? list_attended(review, attended, count, error)
                    : error_memory(error);
    free(attended);
    return done;
}

static bool note(const struct standing *standing, void *context, struct error *error) {
    (void)error;
    meetings_note(context, standing);
    return true;
}

bool review_meetings(struct store *store, const struct instrument *instrument,
                     struct review_meeting **list, int *count, struct error *error) {
    struct review review = {.store = store, .instrument = instrument};
    struct instrument *strict = NULL;
    bool done = strict_instrument(store, instrument, &strict, error);
    if (strict != NULL)
        review.instrument = strict;
    done = done && meetings_read(&review, error) &&
           (review.kept_count == 0 || store_standings_each(store, review.instrument, FORM_FULL,
                                                           NULL, note, &review, error)) &&
           meetings_list(&review, error);
    free(strict);
    free(review.kept);
    *list = review.meetings;
    *count = review.meeting_count;
    return done;
}

/* ---- a group meeting by meeting ---- */

struct meeting_rows {
    struct group group;
    int sittings; /* that count in averages */
};

/* Of the person's sittings at the meeting, which stand one after the other, the last. */
static bool add_last(struct audit *audit, const struct review *review, size_t first, size_t end,
                     struct meeting_rows *rows, struct error *error) {
    struct counted_row last = {.person = 0}, row;
    for (size_t i = first; i < end; i++) {
        enum found found = store_counted_get(audit->store, audit->instrument, audit->form,
                                             review->kept[i].at.sitting, &row, error);
        if (found == FOUND_FAILED)
            return false;
        if (found == FOUND_NOTHING || !row.average)
            continue;
        rows->sittings++;
        last = row;
    }
    struct group_row kept = {.person = last.person,
                             .known = last.counted.finished < last.lead_until};
    return last.person == 0 || group_add(&rows->group, &kept, &last.counted, NULL, error);
}

static bool add_all(struct audit *audit, const struct review *review, int64_t meeting,
                    struct meeting_rows *rows, struct error *error) {
    bool done = true;
    for (size_t i = 0, next; i < review->kept_count && done; i = next) {
        const struct kept_at *at = &review->kept[i].at;
        for (next = i + 1; next < review->kept_count; next++) {
            const struct kept_at *other = &review->kept[next].at;
            if (other->person != at->person || other->meeting != at->meeting)
                break;
        }
        if (at->meeting == meeting && review->kept[i].here)
            done = add_last(audit, review, i, next, rows, error);
    }
    return done;
}

static bool load_meeting(struct audit *audit, const struct review *review,
                         const struct review_meeting *meeting, struct review_month *out,
                         struct error *error) {
    struct meeting_rows rows = {.group = {.instrument = review->instrument}};
    char prefix[64];
    memset(out, 0, sizeof *out);
    out->meeting = *meeting;
    month_of(meeting->created, &out->year, &out->month);
    (void)snprintf(prefix, sizeof prefix, "at:%lld:", (long long)meeting->id);
    bool done = add_all(audit, review, meeting->id, &rows, error);
    bool enough =
        rows.group.count > 0 && rows.group.count >= (size_t)review->instrument->privacy.group_mean;
    out->sittings = enough ? rows.sittings : -1;
    done = done && month_show(audit, review, prefix, &rows.group, out, error);
    group_free(&rows.group);
    return done;
}

int review_by_meeting(struct review *review, struct review_month *meetings, int most,
                      struct error *error) {
    struct audit audit = audit_of(review);
    int count = review->meeting_count < most ? review->meeting_count : most;
    bool done = true;
    for (int i = 0; i < count && done; i++)
        done = load_meeting(&audit, review, &review->meetings[count - 1 - i], &meetings[i], error);
    done = done && audit_version(&audit, review, error);
    return audit_close(&audit, done, error) ? count : -1;
}
