/* forget.c - a person removed from the store, and from the copies that the program made beside it.
 */
#include "leadquiz/care.h"

#include "leadquiz/translate.h"

#include <dirent.h>
#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the program puts behind the name of the store: copies before a migration and before another
 * one took the place, and what is left of work that was cut off. */
static const char *const endings[] = {".before-v", ".before-restore", ".copy-"};
/* What SQLite puts behind the name of any of them goes with it. */
static const char *const beside[] = {"-wal", "-shm", "-journal"};

static bool ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), of = strlen(ending);
    return length >= of && strcmp(name + length - of, ending) == 0;
}

static bool is_copy(const char *name, const char *store) {
    size_t length = strlen(store);
    bool copy = false;
    if (strncmp(name, store, length) != 0)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        copy = copy || strncmp(name + length, endings[i], strlen(endings[i])) == 0;
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++)
        copy = copy && !ends_with(name, beside[i]);
    return copy;
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

bool care_forget_copies(const char *path, const char *name, care_copy_fn tell, void *context,
                        struct error *error) {
    char folder[PATH_MAX], store[PATH_MAX];
    if (!split(path, folder, store, error))
        return false;
    DIR *directory = opendir(folder);
    if (directory == NULL)
        return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), folder, strerror(errno));
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char copy[2 * PATH_MAX];
        struct error why = {.kind = ERROR_NONE};
        if (!is_copy(entry->d_name, store))
            continue;
        (void)snprintf(copy, sizeof copy, "%s/%s", folder, entry->d_name);
        enum found found = store_forget_in_copy(copy, name, &why);
        tell(context, copy, found, &why);
    }
    (void)closedir(directory);
    return true;
}
