#include "leadquiz/meeting.h"

const char *meeting_state_name(enum meeting_state state) {
    static const char *const names[] = {"lobby", "open", "closed", "revealed", "ended"};
    return names[state];
}
