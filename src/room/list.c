/* list.c - the meetings that there are, for whoever runs them. */
#include "leadquiz/room.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

struct listing {
    struct room_listed *list;
    int count, room;
    bool ended; /* those are gathered now */
};

static bool add(const struct meeting *meeting, void *context, struct error *error) {
    struct listing *listing = context;
    if ((meeting->state == MEETING_ENDED) != listing->ended)
        return true;
    if (listing->count == listing->room) {
        int room = listing->room > 0 ? 2 * listing->room : 16;
        struct room_listed *list = realloc(listing->list, (size_t)room * sizeof *list);
        if (list == NULL)
            return error_memory(error);
        listing->list = list;
        listing->room = room;
    }
    struct room_listed *listed = &listing->list[listing->count++];
    memcpy(listed->code, meeting->code, sizeof listed->code);
    memcpy(listed->title, meeting->title, sizeof listed->title);
    listed->state = meeting->state;
    listed->ended = meeting->ended;
    listed->seen = meeting->state == MEETING_ENDED && meeting->shown;
    return true;
}

static bool list_both(struct store *store, struct listing *listing, int *going,
                      struct error *error) {
    bool done = store_meetings_each(store, add, listing, error);
    *going = listing->count;
    listing->ended = true;
    return done && store_meetings_each(store, add, listing, error);
}

bool room_list(struct store *store, struct room_listed **list, int *count, int *going,
               struct error *error) {
    struct listing listing = {.list = NULL};
    *going = 0;
    /* In one transaction: one that ends meanwhile is in one of the two alone. */
    bool done = store_together_begin(store, false, error);
    if (done)
        done = store_together_end(store, list_both(store, &listing, going, error), error);
    if (!done) {
        free(listing.list);
        listing.list = NULL;
        listing.count = *going = 0;
    }
    *list = listing.list;
    *count = listing.count;
    return done;
}

bool room_list_seen(struct store *store, struct room_listed **list, int *count,
                    struct error *error) {
    int all = 0, going = 0;
    *count = 0;
    if (!room_list(store, list, &all, &going, error))
        return false;
    for (int i = going; i < all; i++) {
        if ((*list)[i].seen)
            (*list)[(*count)++] = (*list)[i];
    }
    return true;
}

const char *room_state_words(enum meeting_state state) {
    switch (state) {
    case MEETING_LOBBY: return _("people are coming in");
    case MEETING_OPEN: return _("open");
    case MEETING_CLOSED: return _("closed");
    case MEETING_REVEALED: return _("the result is shown");
    case MEETING_ENDED: return _("ended");
    }
    return "";
}
