/* output.h - bytes into a file or to standard output. */
#ifndef LEADQUIZ_PDF_OUTPUT_H
#define LEADQUIZ_PDF_OUTPUT_H

#include "leadquiz/error.h"

#include <stddef.h>

/* Write everything to `path` ("-" is standard output). A file is there wholly or not at all: it is
 * written beside and renamed. An existing file is replaced; what is no file is refused. */
bool output_write(const char *path, const unsigned char *bytes, size_t length, struct error *error);

#endif
