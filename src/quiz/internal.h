/* internal.h - what the files of the quiz layer share. */
#ifndef LEADQUIZ_QUIZ_INTERNAL_H
#define LEADQUIZ_QUIZ_INTERNAL_H

#include "leadquiz/quiz.h"

/* Build the route anew from the answers and stay on the prompt; when it left the route, stand at
 * the next one that is still on it. */
void route_build(struct quiz *quiz);

#endif
