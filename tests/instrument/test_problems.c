/* Each way to spoil a question file gives exactly its own sentence at its own line. */
#include "sample.h"

struct spoiled {
    const char *from, *to; /* one change of the sample */
    const char *at;        /* found on the line that is to be named; "": the file as a whole */
    const char *sentence;
};

#define SIXTY_ONE "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijX"

static const struct spoiled errors[] = {
    /* form */
    {"option.1 = Never", "option.1 Never", "option.1 Never",
     "this is neither a [section] nor \"key = value\": put # before a comment"},
    {"# a made-up", "early = 1\n# a made-up", "early = 1",
     "\"early\" stands before the first [section]: move it into one"},
    {"facet = weed", "fcaet = weed", "fcaet",
     "unknown key \"fcaet\" in [item.we1]: did you mean \"facet\"?"},
    {"tip.1 = Weed", "tpi.1 = Weed", "tpi.1",
     "unknown key \"tpi.1\" in [facet.weed]: did you mean \"tip.1\"?"},
    {"keep_months = 12", "fridge = 12", "fridge",
     "unknown key \"fridge\" in [privacy]: take the line out"},
    {"[privacy]", "[privcay]", "[privcay]", "unknown section [privcay]: did you mean [privacy]?"},
    {"[privacy]\n", "[itme.x1]\n[privacy]\n", "[itme.x1]",
     "unknown section [itme.x1]: did you mean [item.x1]?"},
    {"[privacy]", "[kitchen]", "[kitchen]",
     "unknown section [kitchen]: take it out or put # before its lines"},
    {"tip.2 = Give two.", "tip.2 = Give two.\ntip.5 = Give five.", "tip.5",
     "\"tip.5\" in [facet.give] must end in a number from 1 to 4"},
    {"[level.3]", "[level.10]", "[level.10]", "[level.10] must end in a number from 1 to 9"},
    {"[item.gi3]", "[item.3gi]", "[item.3gi]",
     "\"3gi\" is no id: an id has at most 32 lower-case letters, digits and \"_\", a letter "
     "first"},
    {"id = garden", "id = Garden", "Garden",
     "\"Garden\" is no id: an id has at most 32 lower-case letters, digits and \"_\", a letter "
     "first"},
    {"observer = This person lends the shed.\n", "", "[item.gi3]",
     "[item.gi3] has no \"observer\": add it"},
    {"welcome.1", "limits.1", "[instrument]", "[instrument] has no \"welcome.1\": add it"},
    {"option.share = help next door\noption.care = dig\n", "", "[scenario.day]",
     "[scenario.day] has no \"option.ID\": add it"},
    /* values */
    {"team = yes\nincludes", "team = maybe\nincludes", "team = maybe",
     "team cannot be maybe: give yes or no"},
    {"fast_ms = 1500", "fast_ms = 15x", "15x",
     "fast_ms cannot be 15x: give a whole number from 1 to 600000"},
    {"fast_ms = 1500", "fast_ms = 0", "fast_ms",
     "fast_ms cannot be 0: give a whole number from 1 to 600000"},
    {"facet_low = 40", "facet_low = 4e1", "facet_low",
     "facet_low cannot be 4e1: give a number from 0 to 100"},
    {"facet_low = 40", "facet_low = nan", "facet_low",
     "facet_low cannot be nan: give a number from 0 to 100"},
    {"care = 7.5", "care = 0", "care = 0", "care cannot be 0: give a number from 0.01 to 50"},
    {"form = reserve", "form = spare", "spare",
     "form cannot be spare: give one of full, full+short, reserve"},
    {"role = reason", "role = reasno", "reasno",
     "role cannot be reasno: give one of other, team, desire, reason, instructed, effort"},
    {"language = en", "language = English", "English",
     "language cannot be English: give a tag such as en or pt_BR"},
    {"on {date}", "on {dat}", "{dat}",
     "foot holds a { that means nothing: it may hold {date} {version}"},
    {"Nobody sees this.", "Nobody sees {this}.", "{this}",
     "private_notice cannot hold {: nothing is put into this text"},
    /* what does not fit */
    {"title = Garden check", "title = A title of more than forty columns, oh no", "title",
     "title takes 41 columns: shorten it to at most 40"},
    {"I lend my shed.", SIXTY_ONE SIXTY_ONE, SIXTY_ONE,
     "text takes 122 columns: shorten it to at most 76"},
    {"This person lends the shed.", SIXTY_ONE SIXTY_ONE, SIXTY_ONE,
     "observer takes 122 columns: shorten it to at most 84"},
    {"option.2 = Sometimes", "option.2 = " SIXTY_ONE, SIXTY_ONE,
     "option.2 takes 61 columns: shorten it to at most 60"},
    {"option.care = dig", "option.care = " SIXTY_ONE, SIXTY_ONE,
     "option.care takes 61 columns: shorten it to at most 60"},
    /* options */
    {"option.3 = Yes", "option.4 = Yes", "option.4",
     "option.4 comes without option.3: number them from 1 without gaps"},
    {"option.2 = Some\n", "", "option.1 = None", "there is only one option: give at least 2"},
    {"option.2 = Sometimes", "option.2 = Never", "option.2 = Never",
     "option.2 has the same label as option.1: change one"},
    {"none = Cannot say", "help.1 = at no time", "help.1",
     "there are 3 options and 1 help texts: give one for each, or none"},
    {"option.care = dig\n", "", "[scenario.day]",
     "[scenario.day] has only one option: give at least 2"},
    {"option.care = dig", "option.care = dig\noption.crae = dig on", "option.crae",
     "there is no scale \"crae\": did you mean \"care\"?"},
    {"options = responses", "options = other", "options = other",
     "options cannot be other: give responses"},
    {"options = responses", "options = responses\noption.1 = Yes", "option.1 = Yes\nexpected",
     "[question.awake] has options of its own and \"options = responses\": take one out"},
    {"options = responses\nexpected = 3\n", "expected = 3\n", "[question.awake]",
     "[question.awake] has no \"option.1\": add options, or \"options = responses\""},
    /* references */
    {"scale = share", "scale = shaer", "shaer",
     "there is no scale \"shaer\": did you mean \"share\"?"},
    {"notice_scale = share", "notice_scale = kitchen", "kitchen",
     "there is no scale \"kitchen\": add it or name another"},
    {"opposite = wa2", "opposite = wa9", "wa9",
     "there is no item, scenario or question \"wa9\": add it or take it out"},
    {"opposite = wa2", "opposite = day", "opposite",
     "\"day\" is no item: name an item as opposite"},
    {"opposite = wa2", "opposite = we2", "opposite",
     "wa1 and its opposite we2 are of different facets: name an item of the same"},
    {"opposite = wa2", "opposite = wa1", "opposite", "wa1 is its own opposite: name another item"},
    {"text = I lend my shed.", "opposite = gi1\ntext = I lend my shed.", "opposite = gi1",
     "gi3 and its opposite gi1 are keyed the same way: exactly one of them must have \"reversed = "
     "yes\""},
    {"text = I leave the weeds", "opposite = wa1\ntext = I leave the weeds", "opposite = wa1",
     "wa1 has an opposite already: an item can have only one"},
    {"[item.gi3]", "[item.day]", "[scenario.day]",
     "the id \"day\" is taken by line 81: choose another"},
    {"[scale.care]", "[scale.spare]\nname = Spare\n[scale.care]", "[scale.spare]",
     "[scale.spare] has no facet: add one, or take the scale out"},
    {"[facet.give]",
     "[facet.spare]\nscale = care\nname = Spare\ntip.1 = A\ntip.2 = B\n[facet.give]",
     "[facet.spare]", "[facet.spare] has no item that is asked: add one, or take the facet out"},
    {"[facet.give]\nscale = share", "[facet.share]\nscale = share", "[facet.share]",
     "the id \"share\" is taken by line 20: choose another"},
    {"[facet.weed]", "[facet.verdict]", "[facet.verdict]",
     "the id \"verdict\" has a meaning of its own in tables of scores: choose another"},
    {"[facet.weed]", "[facet.p2]", "[facet.p2]",
     "the id \"p2\" has a meaning of its own in tables of scores: choose another"},
    {"[item.gi3]", "[item.gi3_ms]", "[item.gi3_ms]",
     "the id \"gi3_ms\" has a meaning of its own in tables of answers: choose another"},
    /* questions */
    {"expected = 3\n", "", "[question.awake]",
     "[question.awake] has no \"expected\": give the number of the right option"},
    {"expected = 3", "expected = 4", "expected", "expected cannot be 4: there are 3 options"},
    {"text = Why not?\nrole = reason", "text = Why not?\nrole = desire", "desire\noption.1 = My",
     "the role desire is taken by wish: a role can have only one question"},
    {"role = desire", "role = other", "role = reason",
     "the role reason needs a question with the role desire: add one"},
    /* order */
    {"full = team, wa1", "full = team, , wa1", "full = team, ,",
     "full has a comma too many: take it out"},
    {"full = team, wa1", "full = team, wa1, wa1", "wa1, wa1",
     "wa1 stands twice in full: take one out"},
    {"full = team, wa1", "full = team, wa1, gi3", "full = team, wa1",
     "gi3 is in reserve and stands in full: take it out there"},
    {"gi2, day", "day", "full = team",
     "gi2 is missing in full: add it, or give it another "
     "\"form\""},
    {"wa2, awake, we2", "awake, we2", "full_no_team",
     "wa2 is missing in full_no_team: add it, or give it another \"form\""},
    {"wa2, awake, we2", "gi1, wa2, awake, we2", "full_no_team",
     "gi1 is for people with a team and stands in full_no_team: take it out there"},
    {"short = team, wa1, we1", "short = team, wa1, we1, day", "short = team",
     "day is a scenario and stands in short: short lists hold items and questions"},
    {"short = team, wa1, we1", "short = team, wa1, we1, wa2", "short = team",
     "wa2 stands in short: give it \"form = full+short\" or take it out there"},
    {"short = team, wa1, we1", "short = team, wa1", "short = team",
     "we1 is missing in short: add it, or give it another \"form\""},
    {"short = team, wa1, we1", "short_no_team = team, wa1, we1", "short_no_team",
     "short_no_team comes without short: add it"},
    {"wa2, gi1, we2", "gi1, wa2, we2", "full = team",
     "wa2 and we2 are both reversed and neighbours in full: move one"},
    {"full_no_team = team, wa1, we1, wa2, awake, we2, day, wish, why\n", "", "full = team",
     "wa2 and we2 are both reversed and neighbours in full without the team items: move one"},
    {"full = team, wa1, we1, wa2, gi1,", "full = wa1, we1, wa2, gi1, team,", "full = wa1",
     "gi1 comes before the team question team in full: ask that first"},
    {"full_no_team = team, ", "full_no_team = ", "full_no_team",
     "the team question team is missing in full_no_team: add it"},
    {"day, wish, why\nfull_no", "day, why, wish\nfull_no", "full = team",
     "why comes before wish in full: ask wish first"},
    /* levels */
    {"[level.2]", "[level.4]", "[level.3]",
     "[level.3] comes without [level.2]: number them from 1 without gaps"},
    {"needs = care >= 50\n", "", "[level.2]", "level 2 needs nothing: add \"needs\""},
    {"name = Seed\n", "name = Seed\nneeds = care >= 1\n", "needs = care >= 1",
     "level 1 is everyone's: it cannot have needs"},
    {"care >= 50", "care > 50", "care > 50", "\"care > 50\" is no need: write NAME >= NUMBER"},
    {"care >= 50", "care >= much", "much", "\"care >= much\" is no need: write NAME >= NUMBER"},
    {"care >= 50", "care >= 100.5", "100.5",
     "\"care >= 100.5\" cannot be reached: scores go from 0 to 100"},
    {"care >= 50", "wa1 >= 50", "wa1 >= 50",
     "a level cannot need \"wa1\": it is no scale and no facet"},
    {"each(share)", "each(water)", "each(water)",
     "there is no scale \"water\": add it or name another"},
    {"facet = water\ntext = I let", "facet = weed\ntext = I let", "needs = care >= 75",
     "level 3 cannot be reached: the full form has too few items for a score of water"},
    {"facet = give\ntext = I share", "facet = weed\ntext = I share", "needs = care >= 75",
     "level 3 cannot be reached: the full form has too few items for a score of share"},
    {"care >= 50", "care >= 50, care >= 55", "care >= 55",
     "level 2 needs care twice: take one out"},
    {"includes = 2", "includes = 3", "includes",
     "includes cannot be 3: level 3 can include a lower level only"},
    {"care = 7.5\n", "", "needs = care >= 75",
     "level 3 needs care, which has no standard error: add \"care\" to [sem]"},
    {"facet = 11\n", "", "needs = care >= 75",
     "level 3 needs facets, which have no standard error: add \"facet\" to [sem]"},
    /* rules */
    {"save = Keep my answers.\n", "lead = Show my level.\n", "[consent]",
     "[consent] has no \"save\": without it the other consents mean nothing"},
    {"fast_ms = 1500", "fast_ms = 900", "[quality]", "very_fast_ms is above fast_ms: lower it"},
    {"leans = 1", "leans = 2", "leans = 2", "leans is above strong: lower it"},
    {"brake_desire = 0", "brake_desire = 3", "brake_desire",
     "brake_desire cannot be 3: the desire question gives 0 to 2"},
    {"brake_desire = 0", "brake_desire = 0\nmost = 1", "[advice]", "least is above most: lower it"},
    {"first = each(share), water", "first = each(share), watre", "watre",
     "there is no facet \"watre\": did you mean \"water\"?"},
    {"facet_low = 40", "facet_low = 80", "facet_low", "facet_low is above facet_high: lower it"},
    /* the map */
    {"ready_level = 3\n", "", "[review]", "[review] has no \"ready_level\": add it"},
    {"ready_level = 3", "ready_level = 1", "ready_level",
     "ready_level cannot be 1: give a whole number from 2 to 9"},
    {"ready_level = 3", "ready_level = 4", "ready_level",
     "ready_level cannot be 4: the highest level is 3"},
    {"wants = 2", "wants = 3", "wants = 3", "wants cannot be 3: the desire question gives 0 to 2"},
    {"content = 0", "content = 3", "content = 3",
     "content cannot be 3: the desire question gives 0 to 2"},
    {"content = 0", "content = 2", "content = 2", "content is not below wants: lower it"},
    {"wants = 2\n", "due_days = 0\n", "due_days",
     "due_days cannot be 0: give a whole number from 1 to 36500"},
    {"role = desire", "role = other", "[review]",
     "[review] needs a question with the role desire: add one, or take [review] out"},
    {"[corner.ready_content]\nname = Bench\nasks = Say thank you.\ntalk.1 = What do you like "
     "here?\n",
     "", "[review]",
     "the section [corner.ready_content] is missing: [review] needs all five corners"},
    {"[corner.unsure]\nname = Fence\nasks = Ask.\n", "", "[review]",
     "the section [corner.unsure] is missing: [review] needs all five corners"},
    {"[corner.unsure]", "[corner.unsrue]", "[corner.unsrue]",
     "unknown section [corner.unsrue]: did you mean [corner.unsure]?"},
    {"asks = Ask.\n", "", "[corner.unsure]", "[corner.unsure] has no \"asks\": add it"},
    {"name = Fence", "name = A fence with a gate in it", "name = A fence",
     "name takes 25 columns: shorten it to at most 24"},
    {"asks = Ask.", "asks = Ask " SIXTY_ONE " today.", "asks = Ask a",
     "asks takes 72 columns: shorten it to at most 70"},
    {"talk.2 = Who", "talk.3 = Who", "talk.3",
     "\"talk.3\" in [corner.ready_wants] must end in a number from 1 to 2"},
    {"talk.1 = What do", "talk.2 = What do", "talk.2 = What do",
     "talk.2 comes without talk.1: number them from 1 without gaps"},
    {"talk_fall = What", "talk_fall = {name}, what", "talk_fall",
     "talk_fall cannot hold {: nothing is put into this text"},
    {"strength_least = 40", "strength_least = 101", "strength_least",
     "strength_least cannot be 101: give a number from 0 to 100"},
    {"talk = What grew", "talk = {name}, what grew", "talk = {name}",
     "talk cannot hold {: nothing is put into this text"},
};

static const struct spoiled warnings[] = {
    {"tip.2 = Give two.\n", "", "tip.1 = Give a",
     "[facet.give] has fewer than 2 tips: tips cannot alternate"},
    {"option.3 = Yes\n", "option.3 = Yes\nexpected = 1\n", "expected = 1",
     "expected does nothing here: only the roles instructed and effort use it"},
    {"full = team, wa1, we1, wa2", "full = team, wa2, we1, wa1", "full = team",
     "wa2 is reversed and one of the first two items of full"},
    {"gi1, we2, awake, gi2", "gi1, gi2, we2, awake", "full = team",
     "gi1 and gi2 are of one facet and neighbours in full"},
    {"team = yes\nincludes = 2", "includes = 2", "each(share)",
     "level 3 cannot be reached without a team, for want of share: add \"team = yes\""},
    {"care >= 75,", "care >= 45,", "care >= 45,",
     "level 3 asks less of care than level 2, which it includes"},
    {"contradiction = 2", "contradiction = 3", "contradiction",
     "answers never differ by 3 points: the rating scale has 3 options"},
    {"minimum = 1", "minimum = 2", "minimum",
     "no lean is ever told: minimum is 2 and 1 scenarios are asked"},
    {"brake_desire = 0\n", "", "role = reason",
     "this question is never asked: set brake_desire in [advice]"},
    {"notice_scale = share\n", "", "private_notice",
     "private_notice is never shown: add \"notice_scale\""},
    {"window_short = \"In the last week, how often?\"\n", "",
     "window =", "the short form has no \"window_short\": it shows the full form's window"},
    {"[question.why]", "[question.more]\ntext = More?\noption.1 = A\noption.2 = B\n[question.why]",
     "[question.more]", "more is not in the full order and not in reserve: add it to one"},
};

static const struct problem *find(const struct problems *problems, const char *sentence) {
    for (int i = 0; i < problems->count; i++)
        if (strcmp(problems->list[i].sentence, sentence) == 0)
            return &problems->list[i];
    fail_msg("missing: %s", sentence);
    return NULL;
}

static void expect(const struct spoiled *spoiled, enum severity severity) {
    char *text = sample_with(spoiled->from, spoiled->to);
    struct problems problems;
    struct error error = {0};
    struct instrument *instrument =
        instrument_parse("garden.ini", text, strlen(text), &problems, &error);
    const struct problem *problem = find(&problems, spoiled->sentence);
    assert_int_equal(problem->line, line_of(text, spoiled->at));
    assert_int_equal(problem->severity, severity);
    for (int i = 1; i < problems.count; i++)
        assert_true(problems.list[i - 1].line <= problems.list[i].line);
    if (severity == SEVERITY_ERROR) {
        assert_null(instrument);
        assert_int_equal(error.kind, ERROR_INPUT);
    } else {
        assert_non_null(instrument);
        assert_int_equal(problems.errors, 0);
        assert_int_equal(problems.count, 1);
    }
    instrument_free(instrument);
    problems_free(&problems);
    free(text);
}

static void each_error_has_its_sentence(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        expect(&errors[i], SEVERITY_ERROR);
}

static void each_warning_has_its_sentence_and_does_no_harm(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++)
        expect(&warnings[i], SEVERITY_WARNING);
}

static void all_problems_come_at_once_and_the_first_is_the_error(void **state) {
    (void)state;
    char *text = sample_with("form = reserve\nsource = made up", "form = spare\ncolour = red\nx");
    struct problems problems;
    struct error error = {0};
    assert_null(instrument_parse("garden.ini", text, strlen(text), &problems, &error));
    assert_int_equal(problems.count, 4);
    assert_int_equal(problems.errors, 4);
    assert_string_equal(problems.list[0].sentence, "[item.gi3] has no \"source\": add it");
    assert_string_equal(problems.list[3].sentence,
                        "this is neither a [section] nor \"key = value\": put # before a comment");
    assert_string_equal(error.sentence,
                        "garden.ini:81: [item.gi3] has no \"source\": add it (and 3 more problems; "
                        "leadquiz check garden.ini shows all)");
    problems_free(&problems);
    free(text);
}

/* A slip in a line is often why a whole section is missing. */
static void a_line_is_named_before_what_is_missing(void **state) {
    (void)state;
    char *text = sample_with("[order]", "[ordre]");
    struct problems problems;
    struct error error = {0};
    assert_null(instrument_parse("garden.ini", text, strlen(text), &problems, &error));
    assert_int_equal(problems.list[0].line, 0);
    assert_string_equal(problems.list[0].sentence, "the section [order] is missing: add it");
    assert_non_null(strstr(error.sentence, ": unknown section [ordre]: "));
    problems_free(&problems);
    free(text);
}

static void one_problem_is_told_without_more(void **state) {
    (void)state;
    char *text = sample_with("language = en", "language = xx_");
    struct error error = {0};
    assert_null(instrument_parse("garden.ini", text, strlen(text), NULL, &error));
    assert_string_equal(error.sentence, "garden.ini:6: language cannot be xx_: give a tag such as "
                                        "en or pt_BR");
    free(text);
}

static void a_scale_needs_two_items_and_maybe_each_facet(void **state) {
    (void)state;
    struct problems problems;
    char *text = sample_with("facet = give\ntext = I share", "facet = weed\ntext = I share");
    char *needs = strstr(text, "care >= 75");
    assert_non_null(needs);
    for (int i = 0; i < 10; i++)
        needs[i] = "share >=75"[i];
    assert_null(instrument_parse("garden.ini", text, strlen(text), &problems, NULL));
    int told = 0; /* for the scale itself and for each of its facets */
    for (int i = 0; i < problems.count; i++)
        told += strcmp(problems.list[i].sentence,
                       "level 3 cannot be reached: the full form has too few items for a score of "
                       "share") == 0;
    assert_int_equal(told, 2);
    problems_free(&problems);
    free(text);

    text = sample_with("name = Care\n", "name = Care\nall_facets = yes\n");
    char *item = strstr(text, "facet = weed\ntext = I pull");
    assert_non_null(item);
    for (int i = 0; i < 12; i++)
        item[i] = "facet =water"[i];
    assert_null(instrument_parse("garden.ini", text, strlen(text), &problems, NULL));
    find(&problems,
         "level 2 cannot be reached: the full form has too few items for a score of care");
    problems_free(&problems);
    free(text);
}

/* What would do nothing is told, once for each corner. */
static void corners_want_a_map(void **state) {
    (void)state;
    struct problems problems;
    char *text =
        sample_with("[review]\nready_level = 3\nwants = 2\ncontent = 0\nstrength_least = 40\n"
                    "not_assessed = Has no gardeners.\ntalk_fall = What grew less well?\n",
                    "");
    struct instrument *instrument =
        instrument_parse("garden.ini", text, strlen(text), &problems, NULL);
    assert_non_null(instrument);
    assert_false(instrument->review.known);
    assert_string_equal(instrument->review.corners[CORNER_READY_WANTS].name, "");
    assert_string_equal(instrument->review.corners[CORNER_READY_WANTS].talks[0], "");
    assert_int_equal(problems.count, 5);
    find(&problems, "[corner.unsure] does nothing without a section [review]: add that");
    assert_string_equal(problems.list[0].sentence,
                        "[corner.ready_wants] does nothing without a section [review]: add that");
    assert_int_equal(problems.list[0].line, line_of(text, "[corner.ready_wants]"));
    instrument_free(instrument);
    problems_free(&problems);
    free(text);
}

static void a_map_wants_levels(void **state) {
    (void)state;
    struct problems problems;
    char *text = sample_with("# a made-up", "# a");
    char *levels = strstr(text, "[level.1]");
    const char *rest = strstr(text, "[sem]");
    assert_true(levels != NULL && rest != NULL);
    memmove(levels, rest, strlen(rest) + 1);
    assert_null(instrument_parse("garden.ini", text, strlen(text), &problems, NULL));
    assert_int_equal(problems.errors, 1);
    const struct problem *problem =
        find(&problems, "[review] needs levels: add [level.1] and [level.2], or take [review] out");
    assert_int_equal(problem->line, line_of(text, "[review]"));
    problems_free(&problems);
    free(text);
}

static void an_empty_file_is_told_what_it_lacks(void **state) {
    (void)state;
    struct problems problems;
    struct error error = {0};
    assert_null(instrument_parse("empty.ini", "", 0, &problems, &error));
    assert_int_equal(problems.count, 6);
    assert_int_equal(problems.list[0].line, 0);
    find(&problems, "there is no [item.ID] section: add at least one");
    assert_string_equal(error.sentence,
                        "empty.ini: the section [instrument] is missing: add it (and 5 more "
                        "problems; leadquiz check empty.ini shows all)");
    problems_free(&problems);
}

static void a_hostile_file_gets_a_list_that_ends(void **state) {
    (void)state;
    enum { LINES = 300000 };
    char *text = malloc(2 * LINES);
    assert_non_null(text);
    for (int i = 0; i < LINES; i++)
        text[2 * i] = 'x', text[2 * i + 1] = '\n';
    struct problems problems;
    assert_null(instrument_parse("x.ini", text, 2 * LINES, &problems, NULL));
    assert_int_equal(problems.count, 1001);
    assert_string_equal(problems.list[0].sentence,
                        "there are more problems than are listed here: mend these first");
    problems_free(&problems);
    free(text);
}

static void no_questionnaire_is_bigger_than_the_tables(void **state) {
    (void)state;
    enum { ITEMS = 420 };
    size_t size = sizeof SAMPLE + ITEMS * 100;
    char *text = malloc(size);
    assert_non_null(text);
    size_t used = (size_t)snprintf(text, size, "%s", SAMPLE);
    for (int i = 0; i < ITEMS; i++)
        used += (size_t)snprintf(text + used, size - used,
                                 "[item.many%d]\nfacet = water\ntext = T\nobserver = O\nform = "
                                 "reserve\nsource = s\n",
                                 i);
    struct problems problems;
    assert_null(instrument_parse("many.ini", text, used, &problems, NULL));
    find(&problems,
         "[item.many419] is one too many: 400 items, scenarios and questions are the most");
    problems_free(&problems);
    free(text);
}

#define SCALE(number) "[scale.o" number "]\nname = N\n"
#define SIX(a, b, c, d, e, f) SCALE(a) SCALE(b) SCALE(c) SCALE(d) SCALE(e) SCALE(f)
#define TWELVE_SCALES SIX("1", "2", "3", "4", "5", "6") SIX("7", "8", "9", "10", "11", "12")

/* One more than there is room for is named, and no table is overrun. */
static void tables_have_their_most(void **state) {
    static const struct {
        const char *before, *head, *tail; /* head and tail round each number */
        int count;
        const char *sentence;
    } many[] = {
        {"", "[scale.many", "]\nname = N\n", SCALES_MOST,
         "[scale.many15] is one scale too many: 16 are the most"},
        {"", "[facet.many", "]\nscale = care\nname = N\ntip.1 = A\ntip.2 = B\n", FACETS_MOST,
         "[facet.many62] is one facet too many: 64 are the most"},
        {"[question.many]\ntext = T\n", "option.", " = O\n", RESPONSES_MOST,
         "\"option.12\" in [question.many] must end in a number from 1 to 11"},
        {TWELVE_SCALES "[scenario.many]\ntext = T\n", "option.o", " = O\n", RESPONSES_MOST,
         "this is one option too many: 11 are the most"},
        {"", "[lone", "]\n", 1000, "there are too many sections: 1,000 are the most"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
        enum { ROOM = 1 << 16 };
        struct problems problems;
        char *text = malloc(ROOM);
        assert_non_null(text);
        size_t used = (size_t)snprintf(text, ROOM, "%s%s", SAMPLE, many[i].before);
        for (int n = 1; n <= many[i].count + 1; n++)
            used +=
                (size_t)snprintf(text + used, ROOM - used, "%s%d%s", many[i].head, n, many[i].tail);
        assert_true(used < ROOM);
        assert_null(instrument_parse("many.ini", text, used, &problems, NULL));
        find(&problems, many[i].sentence);
        problems_free(&problems);
        free(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_error_has_its_sentence),
        cmocka_unit_test(each_warning_has_its_sentence_and_does_no_harm),
        cmocka_unit_test(all_problems_come_at_once_and_the_first_is_the_error),
        cmocka_unit_test(a_line_is_named_before_what_is_missing),
        cmocka_unit_test(one_problem_is_told_without_more),
        cmocka_unit_test(a_scale_needs_two_items_and_maybe_each_facet),
        cmocka_unit_test(corners_want_a_map),
        cmocka_unit_test(a_map_wants_levels),
        cmocka_unit_test(an_empty_file_is_told_what_it_lacks),
        cmocka_unit_test(a_hostile_file_gets_a_list_that_ends),
        cmocka_unit_test(no_questionnaire_is_bigger_than_the_tables),
        cmocka_unit_test(tables_have_their_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
