/* take.c - the whole way through, and how it is left. */
#include "plain.h"
#include "way.h"

#include "leadquiz/arguments.h"

#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <string.h>

/* Nobody leaves without knowing what has become of their answers. */
static void say_farewell(struct way *way) {
    char command[TOLD_BYTES];
    told_command(command, "take");
    const struct take *take = &way->take;
    talk_blank(&way->talk);
    if (take->result.discarded && take->person.id != 0)
        talk_format(&way->talk, _("Nothing of this sitting was kept. Start %s to begin again."),
                    command);
    else if (take->result.discarded)
        talk_format(&way->talk,
                    _("Nothing was kept, not even the code name. Start %s to begin again."),
                    command);
    else if (take->sitting.id != 0 && quiz_answered(&take->quiz) == 0)
        talk_say(&way->talk, _("No question was answered, so nothing of this sitting is kept."));
    else if (take->sitting.started == 0)
        talk_format(
            &way->talk,
            _("Nothing was begun, and what was kept before stays kept. Start %s when you like."),
            command);
    else if (take->sitting.id == 0)
        talk_say(&way->talk, _("Nothing was kept, as you chose."));
    else if (take->finished)
        talk_format(&way->talk, _("Your result is kept under the name %s."), take->person.name);
    else
        talk_format(&way->talk,
                    _("Your answers are kept under the name %s. Start %s again to go on "
                      "where you left."),
                    take->person.name, command);
}

bool plain_take(const struct instrument *instrument, struct store *store,
                const struct arguments *arguments, FILE *in, FILE *out, struct error *error) {
    static enum step (*const parts[])(struct way *) = {way_enter, way_questions, way_outcome};
    struct way way = {.arguments = arguments, .error = error};
    enum step step = STEP_ON;
    talk_init(&way.talk, in, out, arguments->ascii);
    take_init(&way.take, instrument, store);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && step == STEP_ON; i++)
        step = parts[i](&way);
    if (step == STEP_LEAVE && !talk_anybody(&way.talk, TALK_OF_ANSWERS, error))
        step = STEP_FAILED;
    if (step != STEP_FAILED)
        say_farewell(&way);
    else if (error->kind == ERROR_INTERRUPTED && take_loses(&way.take))
        error_set(error, ERROR_INTERRUPTED,
                  _("interrupted; you chose to keep nothing of this sitting"));
    bool done = take_leave(&way.take, step == STEP_FAILED ? NULL : error) && step != STEP_FAILED &&
                talk_written(&way.talk, error);
    take_free(&way.take);
    return done;
}
