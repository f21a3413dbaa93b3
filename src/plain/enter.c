/* enter.c - from the first line to a sitting: who takes it, and what may be kept. */
#include "consents.h"
#include "leadquiz/arguments.h"
#include "way.h"

#include "leadquiz/clock.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

struct entry {
    struct way *way;
    int64_t declined; /* the unfinished sitting the person does not want to go on with */
    bool resumed;
    bool back; /* on the way back: a part with nothing to ask leads further back */
};

static enum step pass(const struct entry *entry) {
    return entry->back ? STEP_BACK : STEP_ON;
}

static enum step resume(struct entry *entry, const struct sitting *sitting) {
    struct way *way = entry->way;
    if (!take_resume(&way->take, sitting, way->error))
        return STEP_FAILED;
    entry->resumed = true;
    talk_format(&way->talk, _("Going on as %s."), way->take.person.name);
    return STEP_ON;
}

static enum step offer_sitting(struct entry *entry, const struct sitting *sitting) {
    struct way *way = entry->way;
    char date[32];
    bool yes = false;
    clock_date(sitting->started, date, sizeof date);
    talk_format(&way->talk,
                N_("%s has an unfinished sitting, begun on %s, with %d answer.",
                   "%s has an unfinished sitting, begun on %s, with %d answers.",
                   sitting->answered),
                sitting->person_name, date, sitting->answered);
    enum step step =
        talk_ask_yes(&way->talk, _("Go on with it? Type y to go on, n to begin anew, q to leave."),
                     '\0', &yes, way->error);
    if (step != STEP_ON)
        return step;
    if (yes)
        return resume(entry, sitting);
    entry->declined = sitting->id;
    return STEP_ON;
}

/* An unfinished sitting of `name`, or with NULL of anyone. */
static enum step offer(struct entry *entry, const char *name) {
    struct way *way = entry->way;
    struct sitting sitting;
    char command[TOLD_BYTES];
    if (way->arguments->fresh)
        return STEP_ON;
    switch (take_unfinished(&way->take, name, &sitting, way->error)) {
    case FOUND_FAILED: return STEP_FAILED;
    case FOUND_NOTHING:
        if (!way->arguments->resume)
            return STEP_ON;
        error_set(way->error, ERROR_INPUT,
                  _("there is no unfinished sitting to go on with; begin one with: %s"),
                  told_command(command, "take"));
        return STEP_FAILED;
    case FOUND: break;
    }
    if (way->arguments->resume)
        return resume(entry, &sitting);
    return sitting.id == entry->declined ? STEP_ON : offer_sitting(entry, &sitting);
}

static enum step enter_unfinished(struct entry *entry) {
    entry->declined = 0;
    return offer(entry, entry->way->arguments->name);
}

static void say_paragraphs(struct talk *talk, const struct paragraphs *paragraphs) {
    for (int i = 0; i < paragraphs->count; i++) {
        talk_say(talk, paragraphs->text[i]);
        talk_blank(talk);
    }
}

void way_say_about(struct talk *talk, const struct instrument *instrument) {
    talk_say(talk, instrument->title);
    talk_blank(talk);
    say_paragraphs(talk, &instrument->wording.welcome);
    say_paragraphs(talk, &instrument->wording.limits);
}

static enum step enter_welcome(struct entry *entry) {
    struct way *way = entry->way;
    char reply[REPLY_BYTES];
    way_say_about(&way->talk, way->take.instrument);
    enum step step = STEP_ON;
    do {
        step = talk_ask(&way->talk, _("Press Enter to begin, or type q and Enter to leave."), reply,
                        way->error);
    } while (step == STEP_ON && reply[0] != '\0' && !talk_is(reply, 'q') && !talk_is(reply, 'b'));
    if (step != STEP_ON || reply[0] == '\0')
        return step;
    return talk_is(reply, 'b') ? STEP_BACK : STEP_LEAVE;
}

/* Ask for a name until it is one. Enter alone gives `usual`. */
static enum step ask_name(struct way *way, const char *prompt, const char *what, const char *usual,
                          char name[NAME_BYTES]) {
    char reply[REPLY_BYTES];
    for (;;) {
        struct error wrong;
        enum step step = talk_ask_or_turn(&way->talk, prompt, reply, way->error);
        if (step != STEP_ON)
            return step;
        if (strcmp(reply, "?") == 0) {
            talk_say(&way->talk, _("It is a name of your choice that stands in place of your own. "
                                   "Under the same name you find your results again."));
            continue;
        }
        if (reply[0] == '\0') {
            snprintf(name, NAME_BYTES, "%s", usual);
            return STEP_ON;
        }
        if (text_name(reply, what, name, &wrong))
            return STEP_ON;
        talk_say(&way->talk, wrong.sentence);
    }
}

/* On one's own machine the name is known; that of a meeting is everybody's. */
static enum step find_offer(struct way *way, char name[NAME_BYTES]) {
    struct person person;
    if (way->in_room) {
        take_suggest_name(&way->take, digest_random(), name);
        return STEP_ON;
    }
    switch (store_person_only(way->take.store, &person, way->error)) {
    case FOUND_FAILED: return STEP_FAILED;
    case FOUND_NOTHING: take_suggest_name(&way->take, digest_random(), name); break;
    case FOUND: snprintf(name, NAME_BYTES, "%s", person.name); break;
    }
    return STEP_ON;
}

/* Whoever has no name in mind takes the one that is offered; where saving is not asked about, to
 * give a name is to agree to it, so none is offered. */
static enum step ask_code_name(struct way *way, char name[NAME_BYTES]) {
    char prompt[REPLY_BYTES];
    char offered[NAME_BYTES] = "";
    bool asks_consent = way->take.instrument->consents[CONSENT_SAVE] != NULL;
    if (asks_consent && find_offer(way, offered) != STEP_ON)
        return STEP_FAILED;
    snprintf(prompt, sizeof prompt,
             asks_consent
                 ? _("Type a code name, not your real name, or press Enter for %s (? help, "
                     "b back, q leave).")
                 : _("Type a code name to keep the result, or press Enter to keep nothing "
                     "(? help, b back, q leave).%s"),
             offered);
    return ask_name(way, prompt, _("The code name"), offered, name);
}

static enum step enter_name(struct entry *entry) {
    struct way *way = entry->way;
    char name[NAME_BYTES];
    const char *given = way->arguments->name;
    if (given && entry->back)
        return STEP_BACK;
    if (!given) {
        enum step step = ask_code_name(way, name);
        if (step != STEP_ON)
            return step;
        given = name;
    }
    memset(&way->take.person, 0, sizeof way->take.person);
    if (given[0] == '\0')
        return STEP_ON;
    if (!take_identify(&way->take, given, way->arguments->team, way->error))
        return STEP_FAILED;
    return way->arguments->name ? STEP_ON : offer(entry, way->take.person.name);
}

static enum step enter_team(struct entry *entry) {
    struct way *way = entry->way;
    struct person *person = &way->take.person;
    char team[NAME_BYTES];
    char prompt[REPLY_BYTES];
    if (way->arguments->team || person->name[0] == '\0')
        return pass(entry);
    if (person->team[0] != '\0')
        snprintf(prompt, sizeof prompt,
                 _("Your team is %s. Press Enter to keep it, or type another team or - for none (b "
                   "back, q leave)."),
                 person->team);
    else
        snprintf(prompt, sizeof prompt, "%s",
                 _("Type the name of your team, or press Enter for none (b back, q leave)."));
    enum step step = ask_name(way, prompt, _("The team name"), "", team);
    if (step != STEP_ON || team[0] == '\0')
        return step;
    snprintf(person->team, sizeof person->team, "%s", strcmp(team, "-") == 0 ? "" : team);
    return STEP_ON;
}

static enum step enter_outcomes(struct entry *entry) {
    bool asked = false;
    enum step step = way_outcomes(entry->way, &asked);
    return step == STEP_ON && !asked ? pass(entry) : step;
}

static enum step enter_consents(struct entry *entry) {
    struct way *way = entry->way;
    const struct instrument *instrument = way->take.instrument;
    bool *given = way->take.person.consents, answers[CONSENT_COUNT];
    char anew[REPLY_BYTES];
    if (!take_offered(&way->take, way->in_room, answers, way->error))
        return STEP_FAILED;
    take_offered_words(&way->take, answers, anew, sizeof anew);
    if (anew[0] != '\0') {
        talk_blank(&way->talk);
        talk_say(&way->talk, anew);
    }
    enum step step =
        consents_ask(&way->talk, instrument, instrument_save_words(instrument, way->in_room),
                     answers, way->error);
    if (step != STEP_ON)
        return step;
    memcpy(given, answers, sizeof answers);
    way->take.asked = true;
    if (instrument->consents[CONSENT_SAVE] && !given[CONSENT_SAVE] && !way->in_room)
        talk_say(&way->talk,
                 way->take.person.id == 0
                     ? _("Nothing will be kept: leaving before the end loses your answers, and "
                         "the result is shown once.")
                     : _("Nothing new will be kept: leaving before the end loses your answers, "
                         "and the result is shown once. What was saved before stays until you "
                         "delete it."));
    if (instrument->wording.change_mind[0] != '\0')
        talk_say(&way->talk, instrument->wording.change_mind);
    return STEP_ON;
}

enum step way_enter(struct way *way) {
    static enum step (*const parts[])(struct entry *) = {
        enter_unfinished, enter_welcome, enter_name, enter_team, enter_outcomes, enter_consents};
    enum { PART_COUNT = sizeof parts / sizeof *parts };
    struct entry entry = {.way = way};
    int part = 0;
    while (part < PART_COUNT) {
        enum step step = parts[part](&entry);
        if (step == STEP_LEAVE || step == STEP_FAILED)
            return step;
        if (entry.resumed)
            return STEP_ON;
        entry.back = step == STEP_BACK && part > 1;
        part = step == STEP_ON ? part + 1 : part > 0 ? part - 1 : 0;
    }
    enum form form = way->arguments->short_form ? FORM_SHORT : FORM_FULL;
    if (!take_begin(&way->take, form, digest_random(), clock_now(), way->error))
        return STEP_FAILED;
    return STEP_ON;
}

enum step way_keep_as(struct way *way) {
    static enum step (*const parts[])(struct entry *) = {enter_name, enter_team, enter_consents};
    enum { PART_COUNT = sizeof parts / sizeof *parts };
    const struct arguments *given = way->arguments;
    struct arguments arguments = *given;
    struct entry entry = {.way = way};
    enum step step = STEP_ON;
    arguments.fresh = true; /* an unfinished sitting of that name is another matter */
    arguments.name = NULL;
    way->arguments = &arguments;
    for (int part = 0; part >= 0 && part < PART_COUNT; part += step == STEP_ON ? 1 : -1) {
        step = parts[part](&entry);
        if (step == STEP_LEAVE || step == STEP_FAILED)
            break;
        entry.back = step == STEP_BACK;
    }
    way->arguments = given;
    return step;
}
