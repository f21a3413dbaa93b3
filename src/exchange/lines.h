/* lines.h - a file line by line, however long it is. */
#ifndef LEADQUIZ_EXCHANGE_LINES_H
#define LEADQUIZ_EXCHANGE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { LINE_BYTES_MOST = 16 << 20, LINES_CHUNK = 65536 };

struct lines {
    FILE *in;
    char *text; /* of the line, owned */
    size_t length, room;
    long number; /* of the line, from 1 */
    char chunk[LINES_CHUNK];
    size_t at, filled;
};

enum line { LINE_READ, LINE_TOO_LONG, LINE_END, LINE_FAILED, LINE_NO_MEMORY };

/* The next line without its LF or CR LF. One over LINE_BYTES_MOST is passed over. */
enum line lines_next(struct lines *lines);
void lines_free(struct lines *lines);

#endif
