/* leadquiz-pdf - a report as JSON (docs/report-json.md) in, one sheet of PDF out. */
#include "document.h"
#include "output.h"

#include "leadquiz/file.h"
#include "leadquiz/translate.h"

#include <getopt.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DONE = 0, FAILED = 1, USAGE = 2, INPUT_BYTES_MOST = 4 * 1024 * 1024 };

static const struct paper papers[] = {{"a4", 595.276, 841.890}, {"letter", 612, 792}};

static void start_locale(void) {
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    bindtextdomain("leadquiz", LEADQUIZ_LOCALE_DIR);
    bind_textdomain_codeset("leadquiz", "UTF-8");
    textdomain("leadquiz");
}

static int say(const struct error *error) {
    fprintf(stderr, "leadquiz-pdf: %s\n", error->sentence);
    return error->kind == ERROR_USAGE ? USAGE : FAILED;
}

static const struct paper *paper_named(const char *name) {
    for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++) {
        if (strcmp(papers[i].name, name) == 0)
            return &papers[i];
    }
    return NULL;
}

static int print(const char *text) {
    if (fputs(text, stdout) >= 0 && fflush(stdout) == 0)
        return DONE;
    fprintf(stderr, _("leadquiz-pdf: %s cannot be written\n"), _("standard output"));
    return FAILED;
}

static int help(void) {
    return print(
        _("Usage: leadquiz-pdf [--paper a4|letter] [FILE]\n\n"
          "Reads a report of leadquiz as JSON from standard input and writes it as PDF to\n"
          "FILE, or to standard output. FILE is replaced when it exists.\n\n"
          "  -p, --paper SIZE   a4 (when left out) or letter\n"
          "  -h, --help         this text\n"
          "  -V, --version      the version\n\n"
          "Example: leadquiz report --format json | leadquiz-pdf report.pdf\n"));
}

static int convert(const struct paper *paper, const char *path) {
    struct error error = {.kind = ERROR_NONE};
    size_t length = 0;
    struct model *model = NULL;
    GByteArray *pdf = NULL;
    int status = FAILED;
    char *json = file_read("-", INPUT_BYTES_MOST, &length, &error);
    if (json != NULL)
        model = model_read(json, length, &error);
    if (model != NULL)
        pdf = document_draw(model, paper, &error);
    if (pdf != NULL && output_write(path, pdf->data, pdf->len, &error))
        status = DONE;
    else
        status = say(&error);
    if (pdf != NULL)
        g_byte_array_unref(pdf);
    model_free(model);
    free(json);
    return status;
}

int main(int count, char **words) {
    static const struct option options[] = {{"paper", required_argument, NULL, 'p'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'V'},
                                            {NULL, 0, NULL, 0}};
    const struct paper *paper = &papers[0];
    struct error error = {.kind = ERROR_NONE};
    int option = 0;
    umask(077);
    /* A closed pipe and a file that may not grow are errors to be said, not deaths. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    start_locale();
    while ((option = getopt_long(count, words, "p:hV", options, NULL)) != -1) {
        switch (option) {
        case 'h': return help();
        case 'V': return print("leadquiz-pdf " LEADQUIZ_VERSION "\n");
        case 'p': paper = paper_named(optarg); break;
        default: return USAGE; /* getopt has said why */
        }
        if (paper == NULL) {
            error_set(&error, ERROR_USAGE, _("there is no paper \"%s\": take a4 or letter"),
                      optarg);
            return say(&error);
        }
    }
    if (count - optind > 1)
        error_set(&error, ERROR_USAGE, _("only one file can be written, not \"%s\" as well"),
                  words[optind + 1]);
    else if (optind == count && isatty(STDOUT_FILENO))
        error_set(&error, ERROR_USAGE, _("a PDF is nothing for a terminal: name a file"));
    if (error.kind != ERROR_NONE)
        return say(&error);
    return convert(paper, optind < count ? words[optind] : "-");
}
