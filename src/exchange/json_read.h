/* json_read.h - JSON read without jansson going on where it finds no memory.
 *
 * Its reader (2.14) drops a character for which there is no memory: it then reads another number,
 * calls the text wrong, or, where that was the closing quote, writes beyond the string. So the
 * first call for memory that fails ends the reading, and all that was taken is given back. */
#ifndef LEADQUIZ_EXCHANGE_JSON_READ_H
#define LEADQUIZ_EXCHANGE_JSON_READ_H

#include <jansson.h>
#include <stdbool.h>

/* As json_loadb. To be let go of by json_let_go before jansson is used for anything else; that is
 * to be called for NULL, too. */
json_t *json_read(const char *text, size_t length, size_t flags, json_error_t *why,
                  bool *no_memory);
void json_let_go(json_t *value);

#endif
