/* sittings_in.h - the lines of an export that are sittings. */
#ifndef LEADQUIZ_EXCHANGE_SITTINGS_IN_H
#define LEADQUIZ_EXCHANGE_SITTINGS_IN_H

#include "json_row.h"

/* False when nothing can go on. */
bool sittings_read(struct json_row *row, json_t *line, struct error *error);

#endif
