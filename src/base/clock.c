#include "leadquiz/clock.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int64_t read_clock(clockid_t clock) {
    struct timespec now = {0};
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The time that a test sets, in milliseconds; a program that is built without tests has the
 * machine's alone. */
static bool given_time(int64_t *milliseconds) {
#ifdef LEADQUIZ_TEST_CLOCK
    const char *text = getenv("LEADQUIZ_NOW");
    if (text == NULL || text[0] < '0' || text[0] > '9')
        return false;
    char *end = NULL;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    if (errno != 0 || *end != '\0' || seconds > INT64_MAX / 1000)
        return false;
    *milliseconds = (int64_t)seconds * 1000;
    return true;
#else
    (void)milliseconds;
    return false;
#endif
}

int64_t clock_machine(void) {
    return read_clock(CLOCK_REALTIME);
}

int64_t clock_now(void) {
    int64_t now = 0;
    return given_time(&now) ? now : clock_machine();
}

int64_t clock_steady(void) {
    return read_clock(CLOCK_MONOTONIC);
}

static bool local_time(int64_t milliseconds, struct tm *parts) {
    int64_t seconds =
        milliseconds / 1000 - (milliseconds % 1000 < 0); /* downwards before 1970 too */
    time_t when = (time_t)seconds;
    tzset(); /* localtime_r need not */
    return localtime_r(&when, parts) != NULL;
}

static const char *const months[] = {MARK("Jan"), MARK("Feb"), MARK("Mar"), MARK("Apr"),
                                     MARK("May"), MARK("Jun"), MARK("Jul"), MARK("Aug"),
                                     MARK("Sep"), MARK("Oct"), MARK("Nov"), MARK("Dec")};

void clock_date(int64_t milliseconds, char *out, size_t size) {
    struct tm parts;
    if (!local_time(milliseconds, &parts)) {
        snprintf(out, size, "?");
        return;
    }
    /* Translators: a date, as in "21 Nov 2026": day, month, year. */
    snprintf(out, size, _("%d %s %d"), parts.tm_mday, _(months[parts.tm_mon]),
             parts.tm_year + 1900);
}

void clock_date_before(int64_t milliseconds, int64_t now, char *out, size_t size) {
    struct tm then, today;
    clock_date(milliseconds, out, size);
    if (!local_time(milliseconds, &then) || !local_time(now, &today) ||
        then.tm_year != today.tm_year || then.tm_yday != today.tm_yday)
        return;
    size_t used = strlen(out);
    /* Translators: follows a date: "21 Nov 2026, 14:03". */
    snprintf(out + used, size - used, _(", %02d:%02d"), then.tm_hour, then.tm_min);
}

void clock_month(int64_t milliseconds, char *out, size_t size) {
    struct tm parts;
    if (!local_time(milliseconds, &parts)) {
        snprintf(out, size, "?");
        return;
    }
    /* Translators: a month, as in "Nov 2026". */
    snprintf(out, size, _("%s %d"), _(months[parts.tm_mon]), parts.tm_year + 1900);
}

void clock_iso_date(int64_t milliseconds, char *out, size_t size) {
    struct tm parts;
    if (!local_time(milliseconds, &parts)) {
        snprintf(out, size, "?");
        return;
    }
    snprintf(out, size, "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}
