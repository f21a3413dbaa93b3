/* document.h - a report as the bytes of a PDF. */
#ifndef LEADQUIZ_PDF_DOCUMENT_H
#define LEADQUIZ_PDF_DOCUMENT_H

#include "sheet.h"

/* The same report gives the same bytes. NULL on failure; the caller frees them with
 * g_byte_array_unref. */
GByteArray *document_draw(const struct model *model, const struct paper *paper,
                          struct error *error);

/* Tell the language in the catalogue of a finished PDF, which cairo leaves out: readers aloud
 * pronounce by it. A file of another shape than cairo's stays as it is. */
void document_set_language(GByteArray *pdf, const char *language);

#endif
