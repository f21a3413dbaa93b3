/* own.c - what came of one's own form, after the reveal: theirs alone, and theirs to keep. */
#include "seat.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

bool seat_has_result(const struct seated *seated) {
    struct error why;
    return !seated->told && seated->begun && quiz_complete(&seated->way.take.quiz) &&
           meeting_may_see_own(&seated->following.meeting, &why);
}

static enum step keep(struct seated *seated) {
    struct way *way = &seated->way;
    struct following *following = &seated->following;
    enum step step = way_keep_as(way);
    const struct person *person = &way->take.person;
    if (step == STEP_LEAVE || step == STEP_FAILED)
        return step;
    if (step == STEP_BACK || person->name[0] == '\0' ||
        (way->take.instrument->consents[CONSENT_SAVE] != NULL && !person->consents[CONSENT_SAVE])) {
        talk_say(&way->talk, _("Nothing of it is kept under a name."));
        return STEP_ON;
    }
    if (!room_keep(following->store, &following->meeting, &seated->seat, &way->take, clock_now(),
                   seated->error))
        return STEP_FAILED;
    talk_format(&way->talk,
                _("Your result is kept under the name %s. The meeting does not know whose seat it "
                  "was."),
                person->name);
    return STEP_ON;
}

static enum step offer(struct seated *seated) {
    struct talk *talk = seated->following.talk;
    bool yes = false;
    if (seated->seat.kept)
        return STEP_ON;
    enum step step = talk_ask_yes(talk,
                                  _("Keep this result under a code name, to compare it with the "
                                    "next one? Type y or n; Enter alone means no (q leave)."),
                                  'n', &yes, seated->error);
    if (step == STEP_ON && yes)
        return keep(seated);
    return step == STEP_BACK ? STEP_ON : step;
}

static enum step tell(struct seated *seated) {
    struct way *way = &seated->way;
    if (!take_finish(&way->take, clock_now(), seated->error))
        return STEP_FAILED;
    seated->told = true;
    if (way->take.result.discarded) {
        talk_say(&way->talk, _("As you asked, these answers are thrown away."));
        return STEP_ON;
    }
    talk_blank(&way->talk);
    talk_say(&way->talk, _("This is your own result. Nobody else sees it."));
    enum step step = way_result(way);
    if (step == STEP_ON)
        step = offer(seated);
    return step == STEP_ON ? way_actions(way) : step;
}

enum step seat_own_result(struct seated *seated) {
    seated->stays = true;
    enum step step = tell(seated);
    seated->stays = false;
    return step;
}
