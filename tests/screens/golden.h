/* golden.h - whole screens, compared with what they were when somebody last looked at them. */
#ifndef LEADQUIZ_TEST_GOLDEN_H
#define LEADQUIZ_TEST_GOLDEN_H

#include "terminal.h"

/* Wait until the screen is that of `folder`/NAME.txt: text, attributes and cursor. When it does
 * not come to be, both are printed, line by line, and false is returned. With
 * LEADQUIZ_UPDATE_GOLDENS=1 in the environment the file is written instead, once the screen has
 * settled (script/update-goldens). */
bool golden_matches(struct terminal *terminal, const char *folder, const char *name);

#endif
