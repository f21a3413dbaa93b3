#include "theme.h"

/* Mid-tones that read on dark and light backgrounds alike; the background is the terminal's own.
 * Nothing is told by colour alone: each role has an attribute or a mark beside it. */
struct look {
    short rich;  /* of 256 colours */
    short basic; /* of 8, -1 = the terminal's own */
    attr_t with_colour, without;
};

static const struct look looks[ROLE_COUNT] = {
    [ROLE_TEXT] = {-1, -1, A_NORMAL, A_NORMAL},
    [ROLE_TITLE] = {37, COLOR_CYAN, A_BOLD, A_BOLD},
    [ROLE_STRONG] = {-1, -1, A_BOLD, A_BOLD},
    [ROLE_MUTED] = {244, -1, A_NORMAL, A_NORMAL},
    [ROLE_ACCENT] = {37, COLOR_CYAN, A_NORMAL, A_BOLD},
    [ROLE_SELECTED] = {37, COLOR_CYAN, A_BOLD, A_REVERSE},
    [ROLE_GOOD] = {71, COLOR_GREEN, A_NORMAL, A_BOLD},
    [ROLE_CAUTION] = {172, COLOR_YELLOW, A_NORMAL, A_BOLD},
    [ROLE_BAR] = {37, COLOR_CYAN, A_NORMAL, A_NORMAL},
    [ROLE_BAND] = {73, COLOR_CYAN, A_NORMAL, A_NORMAL},
    [ROLE_TRACK] = {243, -1, A_NORMAL, A_NORMAL},
    [ROLE_GATE] = {172, COLOR_YELLOW, A_BOLD, A_BOLD},
};

void theme_start(struct theme *theme, bool colour) {
    bool works = colour && has_colors() && start_color() == OK && COLORS >= 8;
    bool own = works && use_default_colors() == OK;
    for (int role = 0; role < ROLE_COUNT; role++) {
        theme->attributes[role] = works ? looks[role].with_colour : looks[role].without;
        theme->pairs[role] = 0;
        if (!works)
            continue;
        short ink = COLORS >= 256 ? looks[role].rich : looks[role].basic;
        if (ink < 0)
            continue;
        theme->pairs[role] = (short)(role + 1);
        init_pair(theme->pairs[role], ink, own ? -1 : COLOR_BLACK);
    }
}
