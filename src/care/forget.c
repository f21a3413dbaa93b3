/* forget.c - a person removed, or called otherwise, in the copies that the program made beside the
 * store. */
#include "leadquiz/care.h"

#include "leadquiz/translate.h"

#include <dirent.h>
#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What the program puts behind the name of the store: copies before a migration, before another
 * one took the place and before one came in, and what is left of work that was cut off. */
static const char *const endings[] = {".before-v", ".before-restore", ".before-merge", ".copy-"};
/* What SQLite puts behind the name of any of them goes with it: logs, and a list of what is where
 * in them. */
enum { LOGS = 2, BESIDE };
static const char *const beside[BESIDE] = {"-wal", "-journal", "-shm"};

static bool ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), of = strlen(ending);
    return length >= of && strcmp(name + length - of, ending) == 0;
}

static bool is_ours(const char *name, const char *store) {
    size_t length = strlen(store);
    bool ours = false;
    if (strncmp(name, store, length) != 0)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        ours = ours || strncmp(name + length, endings[i], strlen(endings[i])) == 0;
    return ours;
}

/* What a name has behind that of the file it goes with: one of `beside`, else BESIDE. */
static int part_of(const char *name) {
    int part = 0;
    while (part < BESIDE && !ends_with(name, beside[part]))
        part++;
    return part;
}

static bool split(const char *path, char folder[PATH_MAX], char name[PATH_MAX],
                  struct error *error) {
    char of_folder[PATH_MAX], of_name[PATH_MAX];
    if (strlen(path) >= PATH_MAX)
        return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), path,
                         strerror(ENAMETOOLONG));
    memcpy(of_folder, path, strlen(path) + 1);
    memcpy(of_name, path, strlen(path) + 1);
    (void)snprintf(folder, PATH_MAX, "%s", dirname(of_folder));
    (void)snprintf(name, PATH_MAX, "%s", basename(of_name));
    return true;
}

struct forgetting {
    const char *name, *to; /* the name to come; NULL: the person is removed */
    const char *store;     /* where whoever is meant is called `to`; NULL: whoever has the name */
    care_copy_fn tell;
    void *context;
};

static bool is_there(const char *path) {
    struct stat about;
    return lstat(path, &about) == 0 || errno != ENOENT;
}

static bool holds_something(const char *log) {
    struct stat about;
    return lstat(log, &about) == 0 && about.st_size > 0;
}

/* Whoever is in it is in its logs perhaps. */
static void change_in_copy(const struct forgetting *forgetting, const char *copy) {
    struct error why = {.kind = ERROR_NONE};
    enum found found =
        forgetting->to == NULL
            ? store_forget_in_copy(copy, forgetting->name, &why)
            : store_rename_in_copy(copy, forgetting->name, forgetting->to, forgetting->store, &why);
    forgetting->tell(forgetting->context, copy, found, &why);
    for (int i = 0; i < LOGS && found == FOUND_FAILED; i++) {
        char log[2 * PATH_MAX + 16];
        (void)snprintf(log, sizeof log, "%s%s", copy, beside[i]);
        error_set(&why, ERROR_STORAGE, "%s", _("it is the log of that file"));
        if (holds_something(log))
            forgetting->tell(forgetting->context, log, FOUND_FAILED, &why);
    }
}

/* A log whose file is gone is read by nobody, and what is in it is there. */
static void name_lonely_log(const struct forgetting *forgetting, const char *log, int part) {
    char file[2 * PATH_MAX];
    struct error why;
    (void)snprintf(file, sizeof file, "%s", log);
    file[strlen(file) - strlen(beside[part])] = '\0';
    error_set(&why, ERROR_STORAGE, "%s", _("it is the log of a file that is gone"));
    if (part < LOGS && holds_something(log) && !is_there(file))
        forgetting->tell(forgetting->context, log, FOUND_FAILED, &why);
}

static bool in_copies(const char *path, const struct forgetting *forgetting, struct error *error) {
    char folder[PATH_MAX], store[PATH_MAX];
    if (!split(path, folder, store, error))
        return false;
    DIR *directory = opendir(folder);
    if (directory == NULL)
        return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), folder, strerror(errno));
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char file[2 * PATH_MAX];
        int part = part_of(entry->d_name);
        if (!is_ours(entry->d_name, store))
            continue;
        (void)snprintf(file, sizeof file, "%s/%s", folder, entry->d_name);
        if (part == BESIDE)
            change_in_copy(forgetting, file);
        else
            name_lonely_log(forgetting, file, part);
    }
    (void)closedir(directory);
    return true;
}

bool care_forget_copies(const char *path, const char *name, care_copy_fn tell, void *context,
                        struct error *error) {
    const struct forgetting forgetting = {.name = name, .tell = tell, .context = context};
    return in_copies(path, &forgetting, error);
}

bool care_rename_copies(const char *path, const char *from, const char *to, bool again,
                        care_copy_fn tell, void *context, struct error *error) {
    const struct forgetting forgetting = {from, to, again ? path : NULL, tell, context};
    return in_copies(path, &forgetting, error);
}
