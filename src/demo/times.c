/* times.c - when made-up people answer: on working days, some of them long ago. */
#include "internal.h"

#include <math.h>

enum { HOUR_MS = 60 * 60 * 1000, FIRST_HOUR = 8, HOURS = 11, WEEK = 7, THURSDAY = 4 };
static const double days_in_month = 30.44;

/* A moment of a working day (UTC) at or before this time, over before `now`. */
static int64_t working_hours(struct chance *chance, int64_t time, int64_t now) {
    int64_t day = time / DAY_MS;
    int64_t moment = (int64_t)(chance_between(chance, FIRST_HOUR, FIRST_HOUR + HOURS) * HOUR_MS);
    if (day * DAY_MS + moment + 2 * HOUR_MS > now)
        day--;
    int weekday = (int)((day + THURSDAY) % WEEK); /* 0: Sunday; 1970 began on a Thursday */
    if (weekday == 0)
        day -= 2;
    else if (weekday == 6)
        day -= 1;
    return day * DAY_MS + moment;
}

static int how_many(struct chance *chance, double average) {
    double share = chance_share(chance) * (2 * average - 1);
    int count = average <= 1 ? 1 : 1 + (int)share;
    return count < DEMO_SITTINGS_MOST ? count : DEMO_SITTINGS_MOST;
}

int demo_times(struct chance *chance, const struct demo_plan *plan,
               int64_t times[DEMO_SITTINGS_MOST]) {
    const double apart = 30; /* days, where there is room */
    double days = plan->months * days_in_month;
    int count = how_many(chance, plan->sittings);
    /* One in five has not answered for long. */
    double ago = chance_of(chance, 0.18) ? chance_between(chance, 95, 200)
                                         : 80 * pow(chance_share(chance), 1.5);
    double last = days - fmin(ago, days / 2);
    double latest = fmax(last - (count - 1) * apart, 0);
    double first = count == 1 ? last : latest * chance_share(chance);
    double step = count == 1 ? 0 : (last - first) / (count - 1);
    for (int i = 0; i < count; i++) {
        double off = i > 0 && i < count - 1 ? chance_between(chance, -0.2, 0.2) : 0;
        double day = first + (i + off) * step;
        int64_t time = plan->now - (int64_t)((days - day) * (double)DAY_MS);
        times[i] = working_hours(chance, time, plan->now);
    }
    for (int i = count - 2; i >= 0; i--)
        if (times[i] > times[i + 1] - HOUR_MS)
            times[i] = times[i + 1] - HOUR_MS;
    return count;
}
