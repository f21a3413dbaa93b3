/* sound.h - whether a result can be one of a questionnaire at all: every index in its array, every
 * number in its range. Asked before a result is kept and after one is read. */
#ifndef LEADQUIZ_STORE_SOUND_H
#define LEADQUIZ_STORE_SOUND_H

#include "leadquiz/scoring.h"

bool sound_result(const struct instrument *instrument, const struct result *result);
bool sound_tip(const struct instrument *instrument, struct tip tip);

#endif
