/* report_csv.c - the report as a table for a spreadsheet: one row a score (RFC 4180). */
#include "leadquiz/text.h"
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"

#include <string.h>

void csv_cell(FILE *out, const char *text, const char *end) {
    bool formula = text_is_formula(text);
    bool spaced = text[0] == ' ' || (text[0] != '\0' && text[strlen(text) - 1] == ' ');
    bool quoted = spaced || strpbrk(text, ",\"\r\n") != NULL;
    fputs(quoted ? "\"" : "", out);
    fputs(formula ? "'" : "", out);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"')
            fputc('"', out);
        fputc(*at, out);
    }
    fputs(quoted ? "\"" : "", out);
    fputs(end, out);
}

static void begin_row(const struct report *report, const struct history_entry *entry,
                      const char *kind, const char *id, const char *name, FILE *out) {
    char date[DATE_BYTES];
    clock_iso_date(entry->sitting.finished, date, sizeof date);
    csv_cell(out, report->history->person.name, ",");
    fprintf(out, "%lld,%s,%s,", (long long)entry->sitting.id, date,
            report_form_key(entry->result.form));
    csv_cell(out, entry->instrument->id, ",");
    csv_cell(out, entry->instrument->version, ",");
    fprintf(out, "%s,%s,", kind, id);
    csv_cell(out, name, ",");
}

static void write_level(const struct report *report, const struct history_entry *entry, FILE *out) {
    char verdict[64];
    if (entry->instrument->level_count == 0)
        return;
    result_verdict(&entry->result, verdict, sizeof verdict);
    const char *name =
        entry->result.level > 0 ? entry->instrument->levels[entry->result.level].name : "";
    begin_row(report, entry, "level", "level", name, out);
    if (entry->result.level > 0)
        fprintf(out, "%d", entry->result.level);
    fputs(",,,", out);
    csv_cell(out, verdict, "\r\n");
}

static void write_entry(const struct report *report, const struct history_entry *entry, FILE *out) {
    enum { REASON_COLUMNS = 40 };
    const struct instrument *instrument = entry->instrument;
    struct chart_bar bars[SCALES_MOST];
    int count = chart_bars(instrument, &entry->result, bars);
    write_level(report, entry, out);
    for (int s = 0; s < count; s++) {
        begin_row(report, entry, "scale", instrument->scales[s].id, bars[s].name, out);
        if (bars[s].known)
            fprintf(out, "%.9g,%.9g,%.9g,\r\n", bars[s].value, bars[s].low, bars[s].high);
        else {
            fputs(",,,", out);
            csv_cell(out, missing_reason(instrument, &entry->result, s, NOWHERE, REASON_COLUMNS),
                     "\r\n");
        }
    }
    for (int f = 0; f < instrument->facet_count; f++) {
        bool high;
        begin_row(report, entry, "facet", instrument->facets[f].id, instrument->facets[f].name,
                  out);
        fputs(",,,", out);
        csv_cell(out, say_facet(instrument, &entry->result, f, REASON_COLUMNS, &high), "\r\n");
    }
}

bool report_csv(const struct report *report, FILE *out) {
    fputs("person,sitting,date,form,questionnaire,version,kind,id,name,value,low,high,words\r\n",
          out);
    for (int i = report->first; i < report->end; i++)
        write_entry(report, &report->history->entries[i], out);
    if (report->first == report->end)
        write_entry(report, report->entry, out);
    return true;
}
