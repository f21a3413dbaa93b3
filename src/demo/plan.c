/* plan.c - the team that is shown. Of many seeds this one shows each level, each corner of the map
 * and clear changes both ways, figures of teams that are big enough, and why those of the others
 * are not shown. */
#include "leadquiz/demo.h"

struct demo_plan demo_team(int64_t now) {
    return (struct demo_plan){
        .people = 60, .teams = 5, .months = 18, .sittings = 5, .seed = 20260120, .now = now};
}
