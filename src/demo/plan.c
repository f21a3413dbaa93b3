#include "leadquiz/demo.h"

struct demo_plan demo_team(int64_t now) {
    return (struct demo_plan){
        .people = 60, .teams = 5, .months = 18, .sittings = 5, .seed = 20260101, .now = now};
}
