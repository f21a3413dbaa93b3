/* team_csv.c - a team's report as a table: one row a figure (RFC 4180). */
#include "team.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

/* The first and last value of what is no cell. */
#define NONE ","

/* What every row of a report begins with. */
struct row {
    const struct team *team;
    int64_t as_of;                    /* of its figures; 0: of the report's day */
    const struct review_month *month; /* NULL: of no month */
    FILE *out;
};

/* `range`: "FIRST,LAST" of a cell. */
static void begin_row(const struct row *row, const char *kind, const char *id, const char *range,
                      const char *name) {
    const struct instrument *instrument = row->team->instrument;
    char date[DATE_BYTES], as_of[DATE_BYTES];
    int64_t now = row->team->review->now;
    clock_iso_date(now, date, sizeof date);
    clock_iso_date(row->as_of > 0 ? row->as_of : now, as_of, sizeof as_of);
    csv_cell(row->out, row->team->review->team, ",");
    fprintf(row->out, "%s,%s,", date, as_of);
    if (row->month != NULL && row->month->meeting.id != 0)
        csv_cell(row->out, row->month->meeting.code, "");
    else if (row->month != NULL)
        fprintf(row->out, "%04d-%02d", row->month->year, row->month->month);
    fputs(",", row->out);
    csv_cell(row->out, instrument->id, ",");
    csv_cell(row->out, instrument->version, ",");
    fprintf(row->out, "%s,%s,%s,", kind, id, range);
    csv_cell(row->out, name, ",");
}

/* A number of people alone. */
static void write_number(const struct row *row, const char *id, int64_t number) {
    begin_row(row, "people", id, NONE, "");
    fprintf(row->out, "%lld,,,,\r\n", (long long)number);
}

static void write_interval(const struct row *row, int people, const struct interval *interval,
                           const char *words) {
    fprintf(row->out, "%d,%.9g,%.9g,%.9g,", people, interval->estimate, interval->low,
            interval->high);
    csv_cell(row->out, words, "\r\n");
}

static void write_withheld(const struct row *row, const char *reason) {
    fputs(",,,,", row->out);
    csv_cell(row->out, reason, "\r\n");
}

static void write_counts(const struct row *row, const char *kind, const char *id,
                         const struct team_counts *counts) {
    if (counts->note[0] != '\0') {
        begin_row(row, kind, id, NONE, "");
        write_withheld(row, counts->note);
    }
    for (int i = 0; i < counts->count; i++) {
        const struct group_cell *cell = counts->cells[i].cell;
        char range[32];
        snprintf(range, sizeof range, "%d,%d", cell->first, cell->last);
        begin_row(row, kind, id, range, counts->cells[i].words);
        write_interval(row, cell->people, &cell->share, "");
    }
}

/* The reason is that of the mean itself, or of its movement. */
static void write_mean(const struct row *row, const char *kind, int scale, enum withheld withheld,
                       int people, const struct interval *interval) {
    const struct scale *about = &row->team->instrument->scales[scale];
    char reason[REASON_BYTES];
    if (withheld == WITHHELD_NONE)
        return;
    begin_row(row, kind, about->id, NONE, about->name);
    if (withheld == SHOWN) {
        write_interval(row, people, interval, "");
        return;
    }
    say_withheld(row->team->review, withheld, row->team->instrument->privacy.group_mean, reason,
                 sizeof reason);
    write_withheld(row, reason);
}

static void write_scales(const struct row *row, const struct group_figures *figures) {
    for (int s = 0; s < row->team->scale_count; s++) {
        const struct group_mean *mean = &figures->scales[s];
        const struct team_scale *scale = &row->team->scales[s];
        if (row->month == NULL && mean->withheld == WITHHELD_NONE && scale->note[0] != '\0') {
            begin_row(row, "scale", scale->scale->id, NONE, scale->scale->name);
            write_withheld(row, scale->note);
        }
        write_mean(row, "scale", s, mean->withheld, mean->people, &mean->mean);
        if (row->month == NULL)
            write_mean(row, "movement", s,
                       mean->withheld != SHOWN ? mean->withheld : mean->movement_withheld,
                       mean->movement_people, &mean->movement);
    }
}

static void write_months(struct row row) {
    const struct team_report *report = row.team->report;
    for (int i = 0; i < report->month_count; i++) {
        row.month = &report->months[i];
        row.as_of = row.month->figures.as_of;
        if (row.month->sittings >= 0) {
            begin_row(&row, "sittings", "sittings", NONE, "");
            fprintf(row.out, ",%d,,,\r\n", row.month->sittings);
        }
        write_scales(&row, &row.month->figures);
    }
}

static void write_questions(const struct row *row, const char *kind,
                            const struct team_questions *questions) {
    for (int i = 0; i < questions->count; i++)
        write_counts(row, kind, questions->list[i].id, &questions->list[i].counts);
}

/* A row a cell and round; the id tells the round: "ch1/2". */
static void write_votes(const struct row *row) {
    const struct team_meeting *meeting = row->team->meeting;
    for (int i = 0; meeting != NULL && i < meeting->vote_count; i++) {
        const struct team_vote *vote = &meeting->votes[i];
        for (int r = 0; r < vote->rounds; r++) {
            char id[WORDS_BYTES];
            snprintf(id, sizeof id, "%s/%d", vote->id, r + 1);
            write_counts(row, "vote", id, &vote->counts[r]);
        }
    }
}

bool team_csv(const struct team *team, FILE *out) {
    struct row row = {.team = team, .as_of = team->figures->as_of, .out = out};
    struct row asked = row;
    const struct store_activity *activity = &team->review->activity;
    fputs(
        "team,date,as_of,month,questionnaire,version,kind,id,first,last,name,people,value,low,high,"
        "words\r\n",
        out);
    if (activity->people >= 0) {
        write_number(&row, "people", activity->people);
        write_number(&row, "answered", activity->answered);
    }
    if (team->meeting != NULL && team->meeting->counted >= 0)
        write_number(&row, "counted", team->meeting->counted);
    if (activity->people >= 0 && team->instrument->review.due_days > 0 && team->meeting == NULL)
        write_number(&row, "since", activity->since);
    if (team->review->meeting.id != 0) {
        begin_row(&row, "kept_at", team->review->meeting.code, NONE, team->review->meeting.title);
        fputs(",,,,\r\n", out);
    }
    write_counts(&row, "level", "level", &team->levels);
    write_scales(&row, team->figures);
    if (team->review->made_up) {
        begin_row(&row, "made_up", "", NONE, team->name);
        write_withheld(&row, _("made-up data"));
    }
    write_counts(&row, "desire", "desire", &team->desire);
    write_months(row);
    write_votes(&row);
    if (!team->asked)
        return true;
    asked.as_of = team->report->questions->as_of;
    write_counts(&asked, "lean", "lean", &team->leans);
    if (team->questions_note[0] != '\0') {
        begin_row(&asked, "split", "", NONE, "");
        write_withheld(&asked, team->questions_note);
    }
    write_questions(&asked, "split", &team->split);
    write_questions(&asked, "lowest", &team->lowest);
    return true;
}
