/* words.c - the words by which people come back to their seat. */
#include "leadquiz/meeting.h"

#include <stdio.h>
#include <string.h>

enum { HALF_BITS = 7, HALF = 1 << HALF_BITS, TURNS = 6 };

/* Friendly, plain, and spelled as they sound. */
static const char *const manners[HALF] = {
    "able",   "agile",   "airy",    "alert",   "amber",   "ample",   "apt",     "aqua",   "autumn",
    "azure",  "basic",   "beige",   "blue",    "bold",    "brave",   "breezy",  "brief",  "bright",
    "brisk",  "bronze",  "brown",   "calm",    "candid",  "canny",   "careful", "cheery", "chief",
    "civil",  "classic", "clean",   "clear",   "clever",  "cobalt",  "comic",   "copper", "coral",
    "cosmic", "cosy",    "cream",   "crimson", "crisp",   "curious", "daily",   "dapper", "daring",
    "deep",   "deft",    "eager",   "early",   "earnest", "easy",    "elegant", "epic",   "even",
    "exact",  "fabled",  "fair",    "famous",  "fancy",   "festive", "fine",    "firm",   "fleet",
    "fluent", "fond",    "free",    "fresh",   "frosty",  "gentle",  "gifted",  "glad",   "gold",
    "golden", "good",    "grand",   "green",   "handy",   "happy",   "hardy",   "hearty", "honest",
    "humble", "indigo",  "ivory",   "jade",    "jolly",   "jovial",  "keen",    "kind",   "lemon",
    "light",  "lilac",   "lively",  "local",   "loyal",   "lucky",   "lunar",   "magic",  "maple",
    "mellow", "merry",   "mild",    "mint",    "modest",  "neat",    "nimble",  "noble",  "olive",
    "open",   "orange",  "patient", "pearl",   "placid",  "plucky",  "polite",  "proud",  "quick",
    "quiet",  "rapid",   "ready",   "royal",   "ruby",    "sandy",   "silver",  "steady", "sunny",
    "violet", "warm"};

static const char *const things[HALF] = {
    "acorn",   "anchor",  "apple",    "arrow",   "atlas",   "badger",  "bamboo",  "banjo",
    "barn",    "basket",  "beacon",   "bear",    "bell",    "bench",   "birch",   "bison",
    "boat",    "bridge",  "brook",    "button",  "cabin",   "camel",   "candle",  "canoe",
    "canyon",  "carpet",  "castle",   "cedar",   "cello",   "cherry",  "cloud",   "clover",
    "comet",   "compass", "cottage",  "crane",   "crown",   "daisy",   "delta",   "desert",
    "dolphin", "dove",    "dragon",   "drum",    "eagle",   "elm",     "ember",   "falcon",
    "feather", "fern",    "fiddle",   "field",   "finch",   "flute",   "forest",  "fountain",
    "fox",     "garden",  "garnet",   "gazelle", "ginger",  "glacier", "guitar",  "hammock",
    "harbor",  "harp",    "hazel",    "heron",   "hill",    "hollow",  "island",  "ivy",
    "jaguar",  "jasmine", "kettle",   "kite",    "koala",   "lagoon",  "lake",    "lantern",
    "lark",    "leaf",    "lily",     "lion",    "lotus",   "lynx",    "mango",   "meadow",
    "melon",   "moon",    "mountain", "nutmeg",  "oak",     "oasis",   "ocean",   "orchid",
    "otter",   "owl",     "panda",    "parrot",  "pebble",  "pelican", "pepper",  "piano",
    "pine",    "planet",  "pond",     "poppy",   "prairie", "puffin",  "rabbit",  "rain",
    "raven",   "ribbon",  "river",    "robin",   "rocket",  "sail",    "saffron", "shell",
    "sparrow", "star",    "stone",    "swan",    "tiger",   "tulip",   "valley",  "willow"};

/* A number that looks like chance, from another (the finaliser of SplitMix64). */
static uint64_t mix(uint64_t number) {
    number += UINT64_C(0x9E3779B97F4A7C15);
    number = (number ^ number >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    number = (number ^ number >> 27) * UINT64_C(0x94D049BB133111EB);
    return number ^ number >> 31;
}

/* A Feistel network: whatever mix does, different numbers stay different, and a few known words
 * do not tell the others. */
void meeting_seat_word(uint64_t chance, int number, char word[NAME_BYTES]) {
    unsigned left = (unsigned)number / HALF % HALF, right = (unsigned)number % HALF;
    for (unsigned turn = 0; turn < TURNS; turn++) {
        unsigned other = left ^ (unsigned)(mix(chance ^ mix(turn * HALF + right)) % HALF);
        left = right;
        right = other;
    }
    (void)snprintf(word, NAME_BYTES, "%s-%s", manners[left], things[right]);
}

static bool is_one_of(const char *const words[HALF], const char *text, size_t length) {
    for (int i = 0; i < HALF; i++) {
        if (strlen(words[i]) == length && memcmp(words[i], text, length) == 0)
            return true;
    }
    return false;
}

bool meeting_is_seat_word(const char *word) {
    size_t manner = strcspn(word, "-");
    return word[manner] == '-' && is_one_of(manners, word, manner) &&
           is_one_of(things, word + manner + 1, strlen(word + manner + 1));
}

void meeting_seat_word_read(const char *text, char word[NAME_BYTES]) {
    size_t used = 0;
    bool gap = false;
    for (const char *at = text; *at != '\0' && used + 2 < NAME_BYTES; at++) {
        if (*at == ' ' || *at == '-') {
            gap = used > 0;
            continue;
        }
        if (gap)
            word[used++] = '-';
        gap = false;
        word[used++] = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
    }
    word[used] = '\0';
}
