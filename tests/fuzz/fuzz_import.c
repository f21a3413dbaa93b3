/* What export wrote, or a table from elsewhere, into a store. */
#include "../quiz/small.h"
#include "fuzz.h"

#include "leadquiz/transfer.h"

#ifdef LEADQUIZ_FUZZ
#include "mutate.h"
#endif

static struct instrument *instrument;
static struct store *store;

static struct store *open_store(void) {
    struct error error;
    struct store *opened = store_open_memory(&error);
    WORKS(opened != NULL, &error);
    return opened;
}

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count;
    (void)words;
    instrument = small_questionnaire(NULL, NULL);
    store = open_store();
    return 0;
}

static void hear(void *context, long line, const char *sentence) {
    int64_t *problems = context;
    HOLDS(line >= 0 && sentence[0] != '\0' && is_sound(sentence));
    (*problems)++;
}

static bool import(struct store *into, const char *bytes, size_t length, bool dry_run,
                   struct error *error) {
    int64_t problems = 0;
    struct transfer_counts counts;
    const struct transfer_import_options options = {.name = "in",
                                                    .instrument = instrument,
                                                    .dry_run = dry_run,
                                                    .now = INT64_C(1750000000000),
                                                    .problem = hear,
                                                    .context = &problems};
    FILE *in =
        length > 0 ? fmemopen((void *)(uintptr_t)bytes, length, "rb") : fopen("/dev/null", "rb");
    HOLDS(in != NULL);
    *error = (struct error){.kind = ERROR_NONE};
    bool done = transfer_import(into, in, &options, &counts, error);
    fclose(in);
    HOLDS(counts.problems == problems);
    HOLDS(!done || problems == 0);
    HOLDS(counts.people >= 0 && counts.sittings >= 0 && counts.known >= 0);
    if (!done)
        holds_refusal(error);
    return done;
}

/* The caller frees. */
static char *export(struct store *from, enum transfer_format format, size_t *length) {
    char *text = NULL;
    struct error error;
    FILE *out = open_memstream(&text, length);
    HOLDS(out != NULL);
    WORKS(transfer_export(from, NULL, format, out, NULL, NULL, &error), &error);
    fclose(out);
    HOLDS(strlen(text) == *length);
    return text;
}

static int64_t count(struct store *of) {
    static const struct store_filter all = {0};
    struct store_counts counts;
    struct error error;
    WORKS(store_count(of, &all, &counts, &error), &error);
    return counts.people + counts.sittings + counts.questionnaires;
}

/* Out, into an empty store and out again are the same bytes. */
static void write_back(void) {
    size_t length = 0, length_again = 0, length_csv = 0;
    struct error error;
    char *first = export(store, TRANSFER_JSON_LINES, &length);
    struct store *other = open_store();
    WORKS(import(other, first, length, false, &error), &error);
    char *second = export(other, TRANSFER_JSON_LINES, &length_again);
    HOLDS(length == length_again && memcmp(first, second, length) == 0);
    /* And the second time all of it is known. */
    int64_t before = count(other);
    WORKS(import(other, first, length, false, &error), &error);
    HOLDS(count(other) == before);
    store_close(other);
    free(second);
    free(first);

    char *csv = export(store, TRANSFER_CSV, &length_csv);
    HOLDS(text_check(csv, 0, NULL) == TEXT_SOUND);
    free(csv);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct error error;
    char *text = text_of(data, size);
    bool would = import(store, text, size, true, &error);
    HOLDS(count(store) == 0);
    bool done = import(store, text, size, false, &error);
    HOLDS(done == would);
    if (done) {
        write_back();
        store_close(store);
        store = open_store();
    }
    HOLDS(count(store) == 0);
    free(text);
    return 0;
}

#ifdef LEADQUIZ_FUZZ

enum { HEADER_BYTES = 128 };

static int64_t count_kind(const char *text, const char *kind) {
    char sought[32];
    int64_t found = 0;
    snprintf(sought, sizeof sought, "{\"kind\":\"%s\"", kind);
    for (const char *at = text; (at = strstr(at, sought)) != NULL; at++)
        found++;
    return found;
}

/* The first line says how many of each kind there are, so mostly it is put right. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed) {
    uint64_t chance = seed;
    if (by_chance(&chance, 8) == 0 || size == 0 || data[0] != '{')
        return LLVMFuzzerMutate(data, size, most);
    char *text = malloc(most + HEADER_BYTES), header[HEADER_BYTES];
    HOLDS(text != NULL);
    const uint8_t *end = memchr(data, '\n', size);
    size_t skipped = end != NULL ? (size_t)(end - data) + 1 : 0, length = size - skipped;
    memcpy(text, data + skipped, length);
    if (by_chance(&chance, 4) == 0)
        length = mutate_lines(text, length, most, &chance);
    else
        length = LLVMFuzzerMutate((uint8_t *)text, length, most - HEADER_BYTES);
    text[length] = '\0';
    int head =
        snprintf(header, sizeof header,
                 "{\"leadquiz\":1,\"questionnaires\":%lld,\"people\":%lld,"
                 "\"sittings\":%lld}\n",
                 (long long)count_kind(text, "questionnaire"),
                 (long long)count_kind(text, "person"), (long long)count_kind(text, "sitting"));
    if ((size_t)head + length <= most) {
        memcpy(data, header, (size_t)head);
        memcpy(data + head, text, length);
        size = (size_t)head + length;
    }
    free(text);
    return size;
}

#endif
