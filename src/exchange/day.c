/* day.c - days as text, in UTC, so that equal stores give equal bytes wherever they are. */
#include "day.h"

#include "leadquiz/text.h"
#include "leadquiz/transfer.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

void day_write(int64_t milliseconds, char out[DAY_BYTES]) {
    struct tm when = {0};
    int64_t seconds = milliseconds / 1000 - (milliseconds % 1000 < 0);
    time_t time = (time_t)seconds;
    if (gmtime_r(&time, &when) == NULL || strftime(out, DAY_BYTES, "%Y-%m-%d", &when) == 0)
        memcpy(out, "", 1);
}

static bool digits(const char *text, size_t length, int *value) {
    for (size_t i = 0; i < length; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return text_to_int(text, length, value);
}

bool transfer_day(const char *text, int64_t *start) {
    struct tm when = {0};
    char again[DAY_BYTES];
    if (strlen(text) != DAY_BYTES - 1 || text[4] != '-' || text[7] != '-' ||
        !digits(text, 4, &when.tm_year) || !digits(text + 5, 2, &when.tm_mon) ||
        !digits(text + 8, 2, &when.tm_mday))
        return false;
    when.tm_year -= 1900;
    when.tm_mon -= 1;
    int64_t day = (int64_t)timegm(&when) * 1000;
    /* The 30th of February would be a day in March. */
    day_write(day, again);
    *start = day;
    return strcmp(again, text) == 0;
}
