/* test_kills_care.c - kill -9 while two stores become one, and while a person is forgotten: it is
 * done or it is not, and the same again does the rest. */
#include "deadly.h"
#include "merge_store.h"

#include <dirent.h>

enum { HERE = 1, THERE = 2 };

/* ---- the folder as it was ---- */

struct kept_file {
    char *bytes;
    size_t length;
};

static struct kept_file keep_file(const char *path) {
    struct kept_file file = {.length = 0};
    FILE *in = fopen(path, "rbe");
    assert_non_null(in);
    assert_int_equal(fseek(in, 0, SEEK_END), 0);
    file.length = (size_t)ftell(in);
    rewind(in);
    file.bytes = malloc(file.length);
    assert_non_null(file.bytes);
    assert_int_equal(fread(file.bytes, 1, file.length, in), file.length);
    assert_int_equal(fclose(in), 0);
    return file;
}

static void put_file(const char *path, const struct kept_file *file) {
    FILE *out = fopen(path, "wbe");
    assert_non_null(out);
    assert_int_equal(fwrite(file->bytes, 1, file->length, out), file->length);
    assert_int_equal(fclose(out), 0);
}

/* Calls `each` for the files in the folder. */
static void each_file(struct world *world, void (*each)(const char *path, void *context),
                      void *context) {
    DIR *folder = opendir(world->folder);
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[400];
        (void)snprintf(path, sizeof path, "%s/%s", world->folder, entry->d_name);
        if (entry->d_type == DT_REG)
            each(path, context);
    }
    (void)closedir(folder);
}

static void remove_file(const char *path, void *context) {
    (void)context;
    assert_int_equal(unlink(path), 0);
}

static void count_file(const char *path, void *context) {
    (void)path;
    ++*(int *)context;
}

static int files_in(struct world *world) {
    int count = 0;
    each_file(world, count_file, &count);
    return count;
}

static void close_world(struct world *world) {
    store_close(world->store);
    world->store = NULL;
}

/* ---- a merge ---- */

static bool merge_there(void *context) {
    struct world *world = context;
    struct told told;
    char path[96];
    deadly_begin();
    world_path(world, HERE, path);
    world->store = store_open(path, &world->error);
    return world->store != NULL && merge_options(world, THERE, false, &told);
}

/* What is in the store, and that it is sound. */
static char *export_here(struct world *world) {
    use_store(world, HERE);
    assert_agrees(world);
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    close_world(world);
    return text;
}

static void test_merge(void **state) {
    enum { STEP = 4 }; /* 1 kills at each call */
    struct world *world = *state;
    struct told told;
    char paths[2][96];
    struct kept_file files[2];
    make_people(world, 8);
    world_store(world);
    make_people(world, 12);
    close_world(world);
    for (int i = 0; i < 2; i++) {
        world_path(world, HERE + i, paths[i]);
        files[i] = keep_file(paths[i]);
    }
    char *before = export_here(world);
    use_store(world, HERE);
    merge(world, THERE, &told);
    close_world(world);
    char *after = export_here(world);
    bool killed = true, is_new = false;
    int kills = 0, olds = 0;
    for (int at = 1; killed; at += STEP, kills += killed) {
        each_file(world, remove_file, NULL);
        for (int i = 0; i < 2; i++)
            put_file(paths[i], &files[i]);
        killed = deadly_kills(merge_there, world, at);
        char *now = export_here(world);
        bool was_new = is_new;
        is_new = strcmp(now, after) == 0;
        assert_true(is_new || strcmp(now, before) == 0);
        assert_true(is_new || !was_new);
        assert_int_equal(files_in(world), 2);
        olds += killed && !is_new;
        free(now);
    }
    assert_true(is_new);
    print_message("%d kills: %d times as before, %d times merged\n", kills, olds, kills - olds);
    assert_true(kills > 8 && olds > 4);
    free(before);
    free(after);
    free(files[0].bytes);
    free(files[1].bytes);
}

/* ---- forgetting ---- */

static const char name[] = "Made-Up Bytes";

static void on_copy(void *context, const char *copy, enum found found, const struct error *why) {
    (void)copy;
    (void)why;
    *(bool *)context = *(bool *)context && found != FOUND_FAILED;
}

/* As db forget does it. */
static bool forget(struct world *world) {
    char path[96];
    struct forgotten forgotten;
    bool copies = true;
    world_path(world, HERE, path);
    world->store = store_open(path, &world->error);
    bool done = world->store != NULL &&
                store_forget(world->store, name, &forgotten, &world->error) != FOUND_FAILED &&
                store_clean(world->store, &world->error) == FOUND &&
                care_forget_copies(path, name, on_copy, &copies, &world->error) && copies;
    close_world(world);
    return done;
}

static bool forget_there(void *context) {
    deadly_begin();
    return forget(context);
}

static void look_for_name(const char *path, void *context) {
    struct kept_file file = keep_file(path);
    *(int *)context += memmem(file.bytes, file.length, name, sizeof name - 1) != NULL;
    free(file.bytes);
}

static void test_forget(void **state) {
    enum { STEP = 31 };
    struct world *world = *state;
    char path[96], copy[128];
    make_people(world, 3);
    struct person person = make_person(world, name, "Only Their Team", test_now);
    (void)make_sitting(world, person.id, FORM_FULL, test_now, false);
    close_world(world);
    world_path(world, HERE, path);
    (void)snprintf(copy, sizeof copy, "%s.before-v9", path);
    struct kept_file file = keep_file(path);
    bool killed = true;
    int kills = 0, there = 0;
    for (int at = 1; killed; at += STEP, kills += killed) {
        int named = 0;
        each_file(world, remove_file, NULL);
        put_file(path, &file);
        put_file(copy, &file);
        killed = deadly_kills(forget_there, world, at);
        use_store(world, HERE);
        int64_t people = counts_of(world).people;
        assert_true(people == 3 || (people == 4 && killed));
        there += people == 4;
        close_world(world);
        if (killed)
            must(world, forget(world));
        each_file(world, look_for_name, &named);
        assert_int_equal(named, 0);
        assert_int_equal(files_in(world), 2);
        char *count = rows_of(world, HERE, "SELECT count(*) FROM person");
        assert_string_equal(count, "3|\n");
        free(count);
    }
    print_message("%d kills: %d times before the change\n", kills, there);
    assert_true(kills > 8 && there > 0 && there < kills);
    each_file(world, remove_file, NULL);
    free(file.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_merge, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_forget, world_begin, world_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
