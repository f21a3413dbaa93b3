#include "leadquiz/paths.h"

#include "leadquiz/file.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An environment variable, NULL when it is unset or empty. */
static const char *environment(const char *name) {
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

/* The same for one that must be an absolute path to count. */
static const char *environment_directory(const char *name) {
    const char *value = environment(name);
    return value != NULL && value[0] == '/' ? value : NULL;
}

static bool join(char out[PATH_MAX], const char *directory, const char *rest) {
    int length = snprintf(out, PATH_MAX, "%s%s", directory, rest);
    return length >= 0 && length < PATH_MAX;
}

static bool too_long(struct error *error) {
    return error_set(error, ERROR_INPUT, _("a path is too long; at most %d bytes are possible"),
                     PATH_MAX - 1);
}

/* A file in an XDG directory, or in its default below HOME. *found is false when neither is set. */
static bool xdg_file(const char *variable, const char *below_home, const char *file,
                     char out[PATH_MAX], bool *found) {
    const char *directory = environment_directory(variable);
    const char *home = environment_directory("HOME");
    char middle[PATH_MAX];
    *found = directory != NULL || home != NULL;
    if (directory != NULL)
        return join(out, directory, file);
    return home == NULL || (join(middle, home, below_home) && join(out, middle, file));
}

bool paths_database(const char *given, char out[PATH_MAX], struct error *error) {
    if (given != NULL && given[0] == '\0')
        return error_set(error, ERROR_USAGE, _("--db is empty; name a file"));
    const char *named = given != NULL ? given : environment("LEADQUIZ_DB");
    if (named != NULL)
        return join(out, named, "") || too_long(error);
    bool found = false;
    if (!xdg_file("XDG_DATA_HOME", "/.local/share", "/leadquiz/leadquiz.db", out, &found))
        return too_long(error);
    return found || error_set(error, ERROR_INPUT,
                              _("there is no place for the data: HOME is not set; set it, or name "
                                "a file with --db"));
}

static bool make_directory(const char *path, struct error *error) {
    struct stat about;
    if (stat(path, &about) == 0) {
        if (S_ISDIR(about.st_mode))
            return true;
        return error_set(error, ERROR_STORAGE, _("%s is a file, not a directory"), path);
    }
    if (mkdir(path, 0700) == 0)
        return true;
    int why = errno;
    /* Another process may have been quicker. */
    if (why == EEXIST && stat(path, &about) == 0 && S_ISDIR(about.st_mode))
        return true;
    return error_set(error, ERROR_STORAGE, _("the directory %s cannot be created: %s"), path,
                     strerror(why));
}

bool paths_make_parent(const char *file, struct error *error) {
    char path[PATH_MAX];
    if (!join(path, file, ""))
        return too_long(error);
    for (char *slash = strchr(path + (path[0] == '/'), '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (!make_directory(path, error))
            return false;
        *slash = '/';
    }
    return true;
}

/* The source tree of the build folder that the program stands in, as CMake notes it there. */
static bool source_questions(char out[PATH_MAX]) {
    enum { CACHE_MOST = 1 << 20 };
    static const char key[] = "\nCMAKE_HOME_DIRECTORY:INTERNAL=";
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return false;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (slash == NULL)
        return false;
    *slash = '\0';
    char cache_path[PATH_MAX];
    size_t size = 0;
    if (!join(cache_path, path, "/CMakeCache.txt") || access(cache_path, R_OK) != 0)
        return false;
    char *cache = file_read(cache_path, CACHE_MOST, &size, NULL);
    if (cache == NULL)
        return false;
    bool found = false;
    char *line = strstr(cache, key);
    if (line != NULL) {
        line += sizeof key - 1;
        line[strcspn(line, "\r\n")] = '\0';
        found = join(out, line, "/data/questions.ini") && access(out, F_OK) == 0;
    }
    free(cache);
    return found;
}

bool paths_questions(const char *given, char out[PATH_MAX], struct error *error) {
    if (given != NULL && given[0] == '\0')
        return error_set(error, ERROR_USAGE, _("--questions is empty; name a file"));
    const char *named = given != NULL ? given : environment("LEADQUIZ_QUESTIONS");
    if (named != NULL)
        return join(out, named, "") || too_long(error);
    bool found = false;
    if (!xdg_file("XDG_CONFIG_HOME", "/.config", "/leadquiz/questions.ini", out, &found))
        return too_long(error);
    if (found && access(out, F_OK) == 0)
        return true;
    static const char installed[] = LEADQUIZ_DATA_DIR "/questions.ini";
    if (access(installed, F_OK) != 0 && source_questions(out))
        return true;
    return join(out, installed, "") || too_long(error);
}
