/* report_pdf.c - the report as PDF: another program writes it from the JSON, so that its libraries
 * do not slow the start of this one. */
#include "report.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char maker[] = "leadquiz-pdf";

/* The maker that stands beside this program, and none from PATH, which is anybody's. */
static bool find_maker(char out[PATH_MAX]) {
    ssize_t length = readlink("/proc/self/exe", out, PATH_MAX - sizeof maker - 1);
    if (length <= 0)
        return false;
    out[length] = '\0';
    char *slash = strrchr(out, '/');
    if (slash == NULL)
        return false;
    memcpy(slash + 1, maker, sizeof maker);
    return true;
}

/* Start it with these files as its standard input, output and error; returns errno. */
static int start_maker(FILE *in, int out, FILE *said, pid_t *child) {
    char path[PATH_MAX];
    char name[sizeof maker];
    char *words[] = {name, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t usual;
    memcpy(name, maker, sizeof maker);
    if (!find_maker(path))
        return ENOENT;
    int failed = posix_spawn_file_actions_init(&files);
    if (failed != 0)
        return failed;
    failed = posix_spawnattr_init(&attributes);
    if (failed != 0) {
        posix_spawn_file_actions_destroy(&files);
        return failed;
    }
    /* This program ignores these two; the other need not know. */
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGINT);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    failed = posix_spawn_file_actions_adddup2(&files, fileno(in), STDIN_FILENO);
    if (failed == 0)
        failed = posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    if (failed == 0)
        failed = posix_spawn_file_actions_adddup2(&files, fileno(said), STDERR_FILENO);
    if (failed == 0)
        failed = posix_spawn(child, path, &files, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return failed;
}

/* The sentence that the maker said, or that it said none. */
static bool maker_failed(FILE *said, struct error *error) {
    char line[512] = "";
    rewind(said);
    if (fgets(line, sizeof line, said) == NULL || line[strcspn(line, "\r\n")] == line[0])
        return error_set(error, ERROR_STORAGE, _("leadquiz-pdf failed and did not say why"));
    line[strcspn(line, "\r\n")] = '\0';
    const char *start = strncmp(line, "leadquiz-pdf: ", 14) == 0 ? line + 14 : line;
    return error_set(error, ERROR_STORAGE, _("the PDF cannot be made: %s"), start);
}

static bool run_maker(FILE *in, int out, FILE *said, struct error *error) {
    pid_t child = 0;
    int status = 0;
    struct stat about;
    int failed = start_maker(in, out, said, &child);
    if (failed == ENOENT)
        return error_set(error, ERROR_STORAGE,
                         _("a PDF needs the program leadquiz-pdf, which is not there; install it, "
                           "or save html and print that"));
    if (failed != 0)
        return error_set(error, ERROR_STORAGE, _("leadquiz-pdf cannot be started: %s"),
                         strerror(failed));
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return error_set(error, ERROR_STORAGE, _("leadquiz-pdf failed: %s"), strerror(errno));
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return maker_failed(said, error);
    if (fstat(out, &about) != 0 || about.st_size == 0)
        return error_set(error, ERROR_STORAGE, _("leadquiz-pdf wrote nothing"));
    return true;
}

bool report_pdf(report_write_fn write, const void *what, int out, struct error *error) {
    FILE *json = tmpfile(), *said = tmpfile();
    bool done = false;
    if (json == NULL || said == NULL) {
        error_set(error, ERROR_STORAGE, _("a temporary file cannot be made: %s"), strerror(errno));
        goto out;
    }
    if (!write(what, REPORT_JSON, json, error))
        goto out;
    rewind(json);
    done = run_maker(json, out, said, error);
out:
    if (json != NULL)
        fclose(json);
    if (said != NULL)
        fclose(said);
    return done;
}
