/* restricted.c - a seat where nothing can be done but join a meeting: what it shows, and which keys
 * it takes. Whatever is not named here is not to be had. */
#include "meeting.h"

static const struct screen *const shown[] = {
    &screen_question,    &screen_overview,    &screen_second_look, &screen_result,
    &screen_discarded,   &screen_facets,      &screen_answers,     &screen_actions,
    &screen_type_action, &screen_identity,    &screen_type_name,   &screen_type_team,
    &screen_consents,    &screen_confirm,     &screen_help,        &screen_seat_door,
    &screen_seat_name,   &screen_seat_word,   &screen_seat,        &screen_seat_vote,
    &screen_seat_leave,  &screen_seat_result, &screen_type_code,   &screen_kiosk,
    &screen_kiosk_leave, &screen_kiosk_word,
};

bool restricted_shows(const struct screen *screen) {
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
        if (screen == shown[i])
            return true;
    }
    return false;
}

/* Files, other sittings, and a sitting that is no meeting's. */
bool restricted_takes(enum action action) {
    switch (action) {
    case ACTION_SAVE:
    case ACTION_HISTORY:
    case ACTION_TREND:
    case ACTION_DATA:
    case ACTION_AGAIN: return false;
    default: return true;
    }
}
