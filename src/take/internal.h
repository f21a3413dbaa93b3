/* internal.h - what the files of the take layer share. */
#ifndef LEADQUIZ_TAKE_INTERNAL_H
#define LEADQUIZ_TAKE_INTERNAL_H

#include "leadquiz/take.h"

/* Whether the questionnaire has this form; else the sentence. */
bool form_exists(const struct instrument *instrument, enum form form, struct error *error);

#endif
