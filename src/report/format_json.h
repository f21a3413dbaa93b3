/* format_json.h - pieces of JSON that a person's report and a team's share.
 *
 * Values that could not be made are NULL; jansson's setters and json_pack then fail in their turn,
 * so that one missing piece makes the whole missing. */
#ifndef LEADQUIZ_REPORT_FORMAT_JSON_H
#define LEADQUIZ_REPORT_FORMAT_JSON_H

#include "leadquiz/chart.h"

#include <jansson.h>

json_t *json_date(int64_t time);
json_t *json_number_or_null(bool known, double value);
/* Append to a list; gives up the list when that fails. */
json_t *json_with(json_t *list, json_t *value);
json_t *json_texts(const char *const *list, int count);
json_t *json_gates(const double *gates, const int *levels, int count);
json_t *json_points(const struct chart_line *line);

/* Write the two objects as one, and free them; false without memory. */
bool json_write(json_t *head, json_t *body, FILE *out);

#endif
