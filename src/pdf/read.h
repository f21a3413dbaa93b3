/* read.h - members of JSON objects, strictly. The first fault is kept and later reads give 0, ""
 * and NULL, so that a reader can read on and ask once at the end. */
#ifndef LEADQUIZ_PDF_READ_H
#define LEADQUIZ_PDF_READ_H

#include "model.h"

#include <jansson.h>

enum { PATH_BYTES = 128 };

struct reader {
    struct model *model; /* keeps the texts */
    struct error *error;
    bool failed;
};

/* An object and how it is called in sentences: "scales[2]", "" for the report itself. */
struct place {
    const json_t *object;
    char path[PATH_BYTES];
};

/* Keep the fault "PATH.KEY WHAT" unless there is one already. */
void read_fault(struct reader *reader, const struct place *place, const char *key,
                const char *what);

const char *read_text(struct reader *reader, const struct place *place, const char *key);
bool read_truth(struct reader *reader, const struct place *place, const char *key);
double read_number(struct reader *reader, const struct place *place, const char *key, double least,
                   double most);
int read_whole(struct reader *reader, const struct place *place, const char *key, int least,
               int most);
/* Whether the member is there and null. */
bool read_null(struct reader *reader, const struct place *place, const char *key);
struct place read_object(struct reader *reader, const struct place *place, const char *key);

/* The length of the list, which is refused when it holds more than `most`. */
int read_length(struct reader *reader, const struct place *place, const char *key, int most);
/* One entry that is an object, or a text. */
struct place read_entry(struct reader *reader, const struct place *place, const char *key,
                        int index);
const char *read_entry_text(struct reader *reader, const struct place *place, const char *key,
                            int index);

#endif
