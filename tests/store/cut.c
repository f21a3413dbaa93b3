#include "cut.h"

#include "../soak.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A test that cannot go on. */
static void must(bool done) {
    if (!done) {
        perror("tests/store/cut.c");
        abort();
    }
}

static void *grown(void *list, size_t count, size_t size) {
    enum { STEP = 64 };
    if (count % STEP != 0)
        return list;
    void *larger = realloc(list, (count + STEP) * size);
    must(larger != NULL);
    return larger;
}

struct image {
    unsigned char *bytes;
    size_t length, room;
};

/* What is new is filled with anything when there is `chance`, else with zeros. */
static void image_resize(struct image *image, size_t length, uint64_t *chance) {
    if (length > image->room) {
        image->room = 2 * length;
        image->bytes = realloc(image->bytes, image->room);
        must(image->bytes != NULL);
    }
    for (size_t i = image->length; i < length; i++)
        image->bytes[i] = chance != NULL ? (unsigned char)soak_random(chance, 256) : 0;
    image->length = length;
}

static void image_write(struct image *image, size_t at, const unsigned char *bytes, size_t length,
                        uint64_t *chance) {
    if (length == 0)
        return;
    if (at + length > image->length)
        image_resize(image, at + length, chance);
    memcpy(image->bytes + at, bytes, length);
}

static struct image image_copy(const struct image *image) {
    struct image copy = {0};
    image_write(&copy, 0, image->bytes, image->length, NULL);
    return copy;
}

/* ---- the tape ---- */

enum deed_kind {
    DEED_OPEN,
    DEED_WRITE,
    DEED_TRUNCATE,
    DEED_SYNC,
    DEED_SYNC_FOLDER,
    DEED_DELETE,
    DEED_LINK,
    DEED_RENAME
};

struct deed {
    enum deed_kind kind;
    int file, to; /* to: another name for it */
    bool folder;
    size_t at, length; /* at: of a truncation the size */
    unsigned char *bytes;
};

struct named {
    char name[64];
    bool there; /* at the beginning, with these bytes */
    struct image image;
};

struct tape {
    char folder[PATH_MAX];
    struct named *names;
    int name_count;
    struct deed *deeds;
    int deed_count;
};

static int number_of(struct tape *tape, const char *name) {
    for (int i = 0; i < tape->name_count; i++) {
        if (strcmp(tape->names[i].name, name) == 0)
            return i;
    }
    tape->names = grown(tape->names, (size_t)tape->name_count, sizeof *tape->names);
    struct named *named = &tape->names[tape->name_count];
    *named = (struct named){.there = false};
    must(strlen(name) < sizeof named->name);
    memcpy(named->name, name, strlen(name) + 1);
    return tape->name_count++;
}

static void path_in(const char *folder, const char *name, char out[PATH_MAX]) {
    must(snprintf(out, PATH_MAX, "%s/%s", folder, name) < PATH_MAX);
}

static void read_named(struct tape *tape, const char *name) {
    char path[PATH_MAX];
    unsigned char bytes[4096];
    size_t length = 0;
    int number = number_of(tape, name);
    path_in(tape->folder, name, path);
    FILE *file = fopen(path, "rb");
    must(file != NULL);
    while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
        image_write(&tape->names[number].image, tape->names[number].image.length, bytes, length,
                    NULL);
    must(fclose(file) == 0);
    tape->names[number].there = true;
}

struct tape *tape_new(const char *folder) {
    struct tape *tape = calloc(1, sizeof *tape);
    must(tape != NULL && realpath(folder, tape->folder) != NULL);
    DIR *directory = opendir(folder);
    must(directory != NULL);
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (entry->d_name[0] != '.')
            read_named(tape, entry->d_name);
    }
    closedir(directory);
    return tape;
}

void tape_free(struct tape *tape) {
    for (int i = 0; i < tape->name_count; i++)
        free(tape->names[i].image.bytes);
    for (int i = 0; i < tape->deed_count; i++)
        free(tape->deeds[i].bytes);
    free(tape->names);
    free(tape->deeds);
    free(tape);
}

int tape_length(const struct tape *tape) {
    return tape->deed_count;
}

bool tape_is_sync(const struct tape *tape, int at) {
    return tape->deeds[at].kind == DEED_SYNC || tape->deeds[at].kind == DEED_SYNC_FOLDER;
}

bool tape_is_name(const struct tape *tape, int at) {
    return tape->deeds[at].kind == DEED_LINK || tape->deeds[at].kind == DEED_RENAME;
}

static void note(struct tape *tape, struct deed deed, const void *bytes) {
    if (bytes != NULL) {
        deed.bytes = malloc(deed.length + 1);
        must(deed.bytes != NULL);
        memcpy(deed.bytes, bytes, deed.length);
    }
    tape->deeds = grown(tape->deeds, (size_t)tape->deed_count, sizeof *tape->deeds);
    tape->deeds[tape->deed_count++] = deed;
}

/* -1 when the path is of another folder. */
static int number_of_path(struct tape *tape, const char *path) {
    size_t length = strlen(tape->folder);
    if (strncmp(path, tape->folder, length) != 0 || path[length] != '/')
        return -1;
    return number_of(tape, path + length + 1);
}

int tape_open(struct tape *tape, const char *path) {
    int file = number_of_path(tape, path);
    if (file >= 0)
        note(tape, (struct deed){.kind = DEED_OPEN, .file = file}, NULL);
    return file;
}

void tape_write(struct tape *tape, int file, const void *bytes, int length, int64_t at) {
    note(
        tape,
        (struct deed){.kind = DEED_WRITE, .file = file, .at = (size_t)at, .length = (size_t)length},
        bytes);
}

void tape_truncate(struct tape *tape, int file, int64_t size) {
    note(tape, (struct deed){.kind = DEED_TRUNCATE, .file = file, .at = (size_t)size}, NULL);
}

void tape_sync(struct tape *tape, int file, bool folder) {
    note(tape, (struct deed){.kind = DEED_SYNC, .file = file, .folder = folder}, NULL);
}

void tape_delete(struct tape *tape, const char *path, bool folder) {
    int file = number_of_path(tape, path);
    if (file >= 0)
        note(tape, (struct deed){.kind = DEED_DELETE, .file = file, .folder = folder}, NULL);
}

static void note_name(struct tape *tape, enum deed_kind kind, const char *from, const char *to) {
    int file = number_of_path(tape, from), other = number_of_path(tape, to);
    if (file >= 0 && other >= 0)
        note(tape, (struct deed){.kind = kind, .file = file, .to = other}, NULL);
}

void tape_link(struct tape *tape, const char *from, const char *to) {
    note_name(tape, DEED_LINK, from, to);
}

void tape_rename(struct tape *tape, const char *from, const char *to) {
    note_name(tape, DEED_RENAME, from, to);
}

void tape_sync_path(struct tape *tape, const char *path) {
    int file = number_of_path(tape, path);
    if (strcmp(path, tape->folder) == 0)
        note(tape, (struct deed){.kind = DEED_SYNC_FOLDER, .folder = true, .file = -1}, NULL);
    else if (file >= 0)
        tape_sync(tape, file, false);
}

/* ---- the drive ---- */

/* A file that has or had a name: a name that is removed and made anew is another file. */
struct body {
    int name;
    bool made_safe, removed, removed_safe;
    bool replaced; /* its name was given to the next: it is removed when that is made */
    struct image safe;
    int *waiting; /* deeds that are on their way */
    int waiting_count;
};

struct drive {
    const struct tape *tape;
    int at;
    struct body *bodies; /* those of one name in their order */
    int body_count;
};

static struct body *body_add(struct drive *drive, int name) {
    drive->bodies = grown(drive->bodies, (size_t)drive->body_count, sizeof *drive->bodies);
    struct body *body = &drive->bodies[drive->body_count++];
    *body = (struct body){.name = name};
    return body;
}

static struct body *body_of(struct drive *drive, int name) {
    for (int i = drive->body_count - 1; i >= 0; i--) {
        if (drive->bodies[i].name == name && !drive->bodies[i].removed)
            return &drive->bodies[i];
    }
    return body_add(drive, name);
}

struct drive *drive_new(const struct tape *tape) {
    struct drive *drive = calloc(1, sizeof *drive);
    must(drive != NULL);
    drive->tape = tape;
    for (int i = 0; i < tape->name_count; i++) {
        if (!tape->names[i].there)
            continue;
        struct body *body = body_add(drive, i);
        body->made_safe = true;
        body->safe = image_copy(&tape->names[i].image);
    }
    return drive;
}

void drive_free(struct drive *drive) {
    for (int i = 0; i < drive->body_count; i++) {
        free(drive->bodies[i].safe.bytes);
        free(drive->bodies[i].waiting);
    }
    free(drive->bodies);
    free(drive);
}

static void names_are_safe(struct drive *drive) {
    for (int i = 0; i < drive->body_count; i++) {
        drive->bodies[i].made_safe = true;
        drive->bodies[i].removed_safe = drive->bodies[i].removed;
    }
}

static void apply_whole(struct image *image, const struct deed *deed) {
    if (deed->kind == DEED_WRITE)
        image_write(image, deed->at, deed->bytes, deed->length, NULL);
    else
        image_resize(image, deed->at, NULL);
}

/* The file under another name: whoever does that does not write to it any more. */
static void give_name(struct drive *drive, struct body *body, int name) {
    for (int i = 0; i < drive->body_count; i++) {
        struct body *before = &drive->bodies[i];
        if (before->name == name && !before->removed)
            before->removed = before->replaced = true;
    }
    struct image safe = image_copy(&body->safe);
    int count = body->waiting_count, *waiting = NULL;
    for (int i = 0; i < count; i++) {
        waiting = grown(waiting, (size_t)i, sizeof *waiting);
        waiting[i] = body->waiting[i];
    }
    struct body *named = body_add(drive, name);
    named->safe = safe;
    named->waiting = waiting;
    named->waiting_count = count;
}

static void happen(struct drive *drive, int at) {
    const struct deed *deed = &drive->tape->deeds[at];
    if (deed->kind == DEED_SYNC_FOLDER) {
        names_are_safe(drive);
        return;
    }
    struct body *body = body_of(drive, deed->file);
    switch (deed->kind) {
    case DEED_OPEN:
    case DEED_SYNC_FOLDER: break;
    case DEED_LINK: give_name(drive, body, deed->to); break;
    case DEED_RENAME:
        body->removed = true;
        give_name(drive, body, deed->to);
        break;
    case DEED_WRITE:
    case DEED_TRUNCATE:
        body->waiting = grown(body->waiting, (size_t)body->waiting_count, sizeof *body->waiting);
        body->waiting[body->waiting_count++] = at;
        break;
    case DEED_SYNC:
        for (int i = 0; i < body->waiting_count; i++)
            apply_whole(&body->safe, &drive->tape->deeds[body->waiting[i]]);
        free(body->waiting);
        body->waiting = NULL;
        body->waiting_count = 0;
        break;
    case DEED_DELETE: body->removed = true; break;
    }
    if (deed->folder)
        names_are_safe(drive);
}

void drive_go(struct drive *drive, int at) {
    for (; drive->at < at; drive->at++)
        happen(drive, drive->at);
}

/* ---- the cut ---- */

static void apply_sectors(struct image *image, const struct deed *deed, enum cut_manner manner,
                          uint64_t *random, uint64_t odds) {
    enum { SECTOR = 512 };
    uint64_t *chance = manner == CUT_TORN ? random : NULL;
    for (size_t from = 0, to; from < deed->length; from = to) {
        to = from + SECTOR - (deed->at + from) % SECTOR;
        to = to < deed->length ? to : deed->length;
        if (soak_random(random, 8) >= odds)
            continue;
        size_t first = from, after = to;
        if (manner == CUT_TORN && soak_random(random, 4) == 0) {
            size_t middle = from + soak_random(random, to - from);
            if (soak_random(random, 2) == 0)
                first = middle;
            else
                after = middle;
        }
        image_write(image, deed->at + first, deed->bytes + first, after - first, chance);
    }
}

static struct image image_left(const struct drive *drive, const struct body *body,
                               enum cut_manner manner, uint64_t *random) {
    struct image image = image_copy(&body->safe);
    int count = manner == CUT_LOST ? 0 : body->waiting_count;
    uint64_t odds = 1 + soak_random(random, 7);
    if (manner == CUT_ORDER)
        count = (int)soak_random(random, (uint64_t)count + 1);
    for (int i = 0; i < count; i++) {
        const struct deed *deed = &drive->tape->deeds[body->waiting[i]];
        bool parts = manner == CUT_SECTORS || manner == CUT_TORN;
        if (!parts)
            apply_whole(&image, deed);
        else if (deed->kind == DEED_WRITE)
            apply_sectors(&image, deed, manner, random, odds);
        else if (soak_random(random, 8) < odds)
            apply_whole(&image, deed);
    }
    return image;
}

/* Whether what happened to the name, but is not safe, got there. */
static bool got_there(enum cut_manner manner, uint64_t *random) {
    return manner == CUT_WRITTEN || (manner != CUT_LOST && soak_random(random, 2) == 0);
}

/* The file that the name leads to: its names came and went in their order. */
static const struct body *body_left(const struct drive *drive, int name, enum cut_manner manner,
                                    uint64_t *random) {
    const struct body *left = NULL;
    for (int i = 0; i < drive->body_count; i++) {
        const struct body *body = &drive->bodies[i];
        if (body->name != name)
            continue;
        if (!body->made_safe && !got_there(manner, random))
            return left;
        left = body;
        if (!body->removed || body->replaced)
            continue;
        if (!body->removed_safe && !got_there(manner, random))
            return left;
        left = NULL;
    }
    return left;
}

void drive_cut(const struct drive *drive, enum cut_manner manner, uint64_t *random,
               const char *path) {
    for (int name = 0; name < drive->tape->name_count; name++) {
        char place[PATH_MAX];
        const struct body *body = body_left(drive, name, manner, random);
        if (body == NULL)
            continue;
        struct image image = image_left(drive, body, manner, random);
        path_in(path, drive->tape->names[name].name, place);
        FILE *file = fopen(place, "wb");
        must(file != NULL);
        must(image.length == 0 || fwrite(image.bytes, image.length, 1, file) == 1);
        must(fclose(file) == 0);
        free(image.bytes);
    }
}
