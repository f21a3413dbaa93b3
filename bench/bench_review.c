/* bench_review.c - a team lead's review over a million sittings: what each screen asks of the
 * library, on the first day and after many days on which the lead looked and people answered.
 *
 *   bench_review BUILD_FOLDER [PEOPLE [DAYS]]
 *
 * The store is made once, in BUILD_FOLDER, and copied for each run: looking changes it. */
#include "made_store.h"

#include "leadquiz/team_report.h"

#include <math.h>

enum { PEOPLE = 100000, SITTINGS_EACH = 10, DAYS = 20, RUNS = 7, ANSWER_A_DAY = 300, MONTHS = 24 };

static const int64_t day_ms = INT64_C(24) * 3600 * 1000;
static const char team[] = "Demo North"; /* the largest */

struct bench {
    struct instrument *instrument;
    struct store *store;
    int64_t now;
    struct review review;
    struct review_month months[MONTHS];
    struct review_questions questions;
    int *rows; /* room for everybody */
    FILE *nowhere;
    struct error error;
};

/* ---- what is measured: each leaves nothing behind but what is in the bench ---- */

static bool load(struct bench *bench) {
    review_free(&bench->review);
    return review_load(bench->store, bench->instrument, &(struct review_group){.team = NULL},
                       bench->now, REVIEW_LOOK, &bench->review, &bench->error);
}

static bool load_team(struct bench *bench) {
    struct review review;
    bool done = review_load(bench->store, bench->instrument, &(struct review_group){.team = team},
                            bench->now, REVIEW_LOOK, &review, &bench->error);
    review_free(&review);
    return done;
}

static void choose(struct bench *bench, struct review_choice choice) {
    choice.corner = NOWHERE;
    (void)review_choose(&bench->review, &choice, bench->rows);
}

static bool choose_by_name(struct bench *bench) {
    choose(bench, (struct review_choice){.sort = SORT_NAME});
    return true;
}

static bool choose_searched(struct bench *bench) {
    choose(bench, (struct review_choice){.search = "ero", .sort = SORT_NAME});
    return true;
}

static bool choose_by_team(struct bench *bench) {
    choose(bench, (struct review_choice){.sort = SORT_TEAM});
    return true;
}

static bool choose_by_level(struct bench *bench) {
    choose(bench, (struct review_choice){.sort = SORT_LEVEL, .falling = true});
    return true;
}

static bool choose_by_desire(struct bench *bench) {
    choose(bench, (struct review_choice){.sort = SORT_DESIRE});
    return true;
}

static bool choose_by_last(struct bench *bench) {
    choose(bench, (struct review_choice){.sort = SORT_LAST});
    return true;
}

static bool choose_by_moved(struct bench *bench) {
    choose(bench, (struct review_choice){.sort = SORT_MOVED});
    return true;
}

static bool choose_by_scale(struct bench *bench) {
    choose(bench, (struct review_choice){.sort = SORT_SCALE, .scale = 0});
    return true;
}

static bool suggest(struct bench *bench) {
    struct review_suggestion suggestions[SUGGESTED_COUNT];
    (void)review_suggest(&bench->review, suggestions);
    (void)review_news(&bench->review);
    return true;
}

static bool look_at_person(struct bench *bench) {
    struct history history;
    const struct review_person *person = &bench->review.people[bench->review.count / 2];
    bool done = review_history(&bench->review, person->person, &history, &bench->error);
    if (done)
        history_free(&history);
    return done;
}

static bool load_months(struct bench *bench) {
    return review_months(&bench->review, bench->months, MONTHS, &bench->error) > 0;
}

static bool load_questions(struct bench *bench) {
    review_questions_free(&bench->questions);
    return review_questions_load(&bench->review, &bench->questions, &bench->error);
}

static bool write_report(struct bench *bench) {
    struct team_report report = {
        .review = &bench->review, .months = bench->months, .questions = &bench->questions};
    report.month_count = review_months(&bench->review, bench->months, MONTHS, &bench->error);
    return report.month_count >= 0 &&
           team_report_write(&report, REPORT_TEXT, bench->nowhere, &bench->error);
}

struct measured {
    const char *name;
    bool (*run)(struct bench *bench);
};

static const struct measured looks[] = {
    {"overview of everybody", load},    {"overview of a team", load_team},
    {"whom to talk to first", suggest}, {"months", load_months},
    {"questions", load_questions},      {"report, with its months", write_report},
};

static const struct measured choices[] = {
    {"people by name", choose_by_name},    {"people found by a part of the name", choose_searched},
    {"people by team", choose_by_team},    {"people by level", choose_by_level},
    {"people by wish", choose_by_desire},  {"people by last sitting", choose_by_last},
    {"people by change", choose_by_moved}, {"people by a scale", choose_by_scale},
    {"one person", look_at_person},
};

enum { LOOKS = sizeof looks / sizeof *looks, CHOICES = sizeof choices / sizeof *choices };

/* ---- measuring ---- */

static bool once(struct bench *bench, const struct measured *measured, double *ms) {
    double start = run_now();
    bool done = measured->run(bench);
    *ms = (run_now() - start) * 1e3;
    return done;
}

static bool median(struct bench *bench, const struct measured *measured, double *ms) {
    double all[RUNS];
    for (int i = 0; i < RUNS; i++)
        if (!once(bench, measured, &all[i]))
            return false;
    *ms = run_part(all, RUNS, 0.5);
    return true;
}

static double peak_mib(void) {
    struct rusage usage;
    (void)getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

/* The first time, what is shown is held against all that was shown before, and kept. */
static bool measure_looks(struct bench *bench) {
    printf("| what | first, ms | again, ms | peak MiB so far |\n|---|---|---|---|\n");
    for (int i = 0; i < LOOKS; i++) {
        double first, again;
        if (!once(bench, &looks[i], &first) || !median(bench, &looks[i], &again))
            return false;
        printf("| %s | %.1f | %.1f | %.1f |\n", looks[i].name, first, again, peak_mib());
        fflush(stdout);
    }
    return true;
}

static bool measure_choices(struct bench *bench) {
    printf("\n| what | ms |\n|---|---|\n");
    for (int i = 0; i < CHOICES; i++) {
        double ms;
        if (!median(bench, &choices[i], &ms))
            return false;
        printf("| %s | %.2f |\n", choices[i].name, ms);
    }
    return true;
}

/* ---- days that go by ---- */

static bool answer_again(struct bench *bench, int64_t person, int day) {
    struct demo_person character;
    struct quiz quiz;
    struct result result;
    struct sitting sitting = {
        .person = person, .seed = (uint64_t)person * 1000 + (uint64_t)day, .started = bench->now};
    memcpy(sitting.questionnaire, bench->instrument->hash, DIGEST_TEXT);
    demo_person(bench->instrument, (uint64_t)person, &character);
    quiz_begin(&quiz, bench->instrument, FORM_FULL, sitting.seed);
    demo_answer(&character, 18, &quiz);
    scoring_compute(bench->instrument, FORM_FULL, &quiz.answers, NULL, &result);
    return store_sitting_begin(bench->store, &sitting, &bench->error) &&
           store_sitting_finish(bench->store, sitting.id, bench->instrument, &quiz.answers, &result,
                                bench->now + 420123, &bench->error);
}

static bool next_day(struct bench *bench, int day) {
    bool done = store_together_begin(bench->store, true, &bench->error);
    bench->now += day_ms;
    for (int i = 0; done && i < ANSWER_A_DAY && bench->review.count > 0; i++) {
        int row = (int)(((int64_t)i * 7919 + (int64_t)day * 104729) % bench->review.count);
        done = answer_again(bench, bench->review.people[row].person, day);
    }
    return store_together_end(bench->store, done, &bench->error);
}

static bool look_for_days(struct bench *bench, int days) {
    for (int day = 1; day <= days; day++) {
        double ms;
        if (!next_day(bench, day) || !once(bench, &looks[0], &ms))
            return false;
        if (made_watched())
            fprintf(stderr, "\rday %d: overview %.0f ms", day, ms);
    }
    if (made_watched())
        fputc('\n', stderr);
    return next_day(bench, days + 1);
}

/* ---- the run ---- */

static double file_mib(const char *path) {
    struct stat about = {0};
    (void)stat(path, &about);
    return (double)about.st_size / 1048576;
}

static bool measure(struct bench *bench, const char *path, int people, int days) {
    double before = file_mib(path);
    printf("%d people, about %d sittings each: %.0f MiB, %.0f bytes a sitting\n\n", people,
           SITTINGS_EACH, before, before * 1048576 / people / SITTINGS_EACH);
    if (!measure_looks(bench) || !measure_choices(bench))
        return false;
    printf("\nAfter %d days on which %d people answered and the lead looked\n\n", days,
           ANSWER_A_DAY);
    return look_for_days(bench, days) && measure_looks(bench);
}

static void end(struct bench *bench, const char *path) {
    review_free(&bench->review);
    review_questions_free(&bench->questions);
    store_close(bench->store);
    instrument_free(bench->instrument);
    free(bench->rows);
    if (bench->nowhere != NULL)
        fclose(bench->nowhere);
    made_remove(path);
}

int main(int count, char **words) {
    struct bench bench = {.now = MADE_NOW, .nowhere = fopen("/dev/null", "we")};
    char made[4096], path[4096 + 8];
    int people = count > 2 ? atoi(words[2]) : PEOPLE; /* NOLINT(cert-err34-c) */
    int days = count > 3 ? atoi(words[3]) : DAYS;     /* NOLINT(cert-err34-c) */
    if (count < 2 || people < 1 || days < 0 || bench.nowhere == NULL) {
        fprintf(stderr, "usage: bench_review BUILD_FOLDER [PEOPLE [DAYS]]\n");
        return 2;
    }
    bench.rows = calloc((size_t)people, sizeof *bench.rows);
    bench.instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &bench.error);
    bool done = bench.rows != NULL && bench.instrument != NULL &&
                made_store(words[1], bench.instrument, people, made, &bench.error);
    snprintf(path, sizeof path, "%s.copy", made);
    done = done && made_copy(made, path);
    bench.store = done ? store_open(path, &bench.error) : NULL;
    done = bench.store != NULL && measure(&bench, path, people, days);
    if (!done)
        fprintf(stderr, "bench_review: %s\n", bench.error.sentence);
    end(&bench, path);
    return done ? 0 : 1;
}
