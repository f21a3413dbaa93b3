/* names.c - names that nobody has: toy animals, in teams of a demo. */
#include "internal.h"

#include <stdio.h>

static const char *const stuffs[] = {
    "Tin",    "Paper",   "Woollen", "Wooden", "Glass",  "Velvet", "Copper", "Cardboard",
    "Clay",   "Felt",    "Marble",  "Brass",  "Cotton", "Straw",  "Silver", "Linen",
    "Rubber", "Crystal", "Wax",     "Bamboo", "Stone",  "Silk",   "Cork",   "Amber",
};
static const char *const animals[] = {
    "Heron",  "Wren",   "Owl",     "Fox",      "Otter",  "Badger", "Finch",    "Hare",
    "Robin",  "Seal",   "Lynx",    "Stork",    "Beaver", "Swan",   "Deer",     "Crane",
    "Magpie", "Mole",   "Pony",    "Raven",    "Squid",  "Tiger",  "Whale",    "Yak",
    "Zebra",  "Panda",  "Koala",   "Lemur",    "Moose",  "Newt",   "Okapi",    "Puffin",
    "Quail",  "Rabbit", "Sparrow", "Tortoise", "Urchin", "Vole",   "Walrus",   "Alpaca",
    "Bison",  "Camel",  "Dolphin", "Eagle",    "Falcon", "Gecko",  "Hedgehog", "Ibis",
};
enum { STUFFS = sizeof stuffs / sizeof *stuffs, ANIMALS = sizeof animals / sizeof *animals };

void demo_name(int number, char out[NAME_BYTES]) {
    int round = number / (STUFFS * ANIMALS), lap = number / ANIMALS;
    const char *animal = animals[number % ANIMALS];
    /* Neighbours differ in both words, and each pair comes once a round. */
    const char *stuff = stuffs[(number % ANIMALS + lap) % STUFFS];
    if (round == 0)
        snprintf(out, NAME_BYTES, "%s %s", stuff, animal);
    else
        snprintf(out, NAME_BYTES, "%s %s %d", stuff, animal, round + 1);
}

void demo_team_name(int number, int teams, char out[NAME_BYTES]) {
    static const char *const places[] = {"North", "South", "East", "West", "Centre"};
    enum { PLACES = sizeof places / sizeof *places };
    /* The golden ratio spreads any number of people evenly over the teams' shares. */
    double place = (number + 0.5) * 0.6180339887498949;
    double left = (place - (double)(int64_t)place) * teams * (teams + 1) / 2;
    int team = 0;
    while (team < teams - 1 && left >= teams - team) {
        left -= teams - team;
        team++;
    }
    if (teams < 1)
        out[0] = '\0';
    else if (team < PLACES)
        snprintf(out, NAME_BYTES, "Demo %s", places[team]);
    else
        snprintf(out, NAME_BYTES, "Demo Team %d", team + 1);
}
