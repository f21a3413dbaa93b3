#include "nearest.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { LENGTH_MOST = 63, DISTANCE_MOST = 2 };

static int least(int a, int b) {
    return a < b ? a : b;
}

/* Optimal string alignment: insert, delete, replace, or swap two neighbours, each at cost 1. */
static int edit_distance(const char *a, const char *b) {
    int rows[3][LENGTH_MOST + 1];
    int *before = rows[0], *above = rows[1], *row = rows[2];
    int a_length = (int)strlen(a), b_length = (int)strlen(b);
    for (int k = 0; k <= b_length; k++)
        above[k] = before[k] = k;
    for (int i = 1; i <= a_length; i++) {
        row[0] = i;
        for (int k = 1; k <= b_length; k++) {
            int change = above[k - 1] + (a[i - 1] != b[k - 1]);
            row[k] = least(change, least(above[k], row[k - 1]) + 1);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = least(row[k], before[k - 2] + 1);
        }
        int *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[b_length];
}

void nearest_begin(struct nearest *nearest, const char *written) {
    nearest->written = written;
    nearest->text[0] = '\0';
    nearest->distance = INT_MAX;
}

void nearest_offer(struct nearest *nearest, const char *candidate) {
    size_t written = strlen(nearest->written), offered = strlen(candidate);
    if (written > LENGTH_MOST || offered > LENGTH_MOST)
        return;
    int distance = edit_distance(nearest->written, candidate);
    /* In short names one letter is everything: ch4 is no slip for ch3. */
    size_t longer = written > offered ? written : offered;
    if (distance > DISTANCE_MOST || (size_t)distance * 3 >= longer || distance >= nearest->distance)
        return;
    nearest->distance = distance;
    snprintf(nearest->text, sizeof nearest->text, "%s", candidate);
}
