/* schema.h - which sections and keys there are, as tables, and how plain values get into structs.
 */
#ifndef LEADQUIZ_INSTRUMENT_SCHEMA_H
#define LEADQUIZ_INSTRUMENT_SCHEMA_H

#include "reading.h"

enum value_kind {
    VALUE_TEXT,    /* const char *; `most` columns, 0 = any; "" when absent */
    VALUE_ID,      /* const char *; checked as an id; "" when absent */
    VALUE_YES_NO,  /* bool */
    VALUE_WHOLE,   /* int, least..most */
    VALUE_MINIMUM, /* the same; in a file that is kept already what is less counts as the least */
    VALUE_NUMBER,  /* double, least..most */
    VALUE_CHOICE,  /* int: place in `choices` */
    VALUE_LIST     /* read by code of its own: lists, references, numbered keys */
};

/* One key of a kind of section. A key that ends in ".#" is numbered from 1 to `most`, one that
 * ends in "*" ends in any id. */
struct key_rule {
    const char *key;
    enum value_kind kind;
    bool required;
    size_t offset; /* of the member in the struct the section is read into */
    double least, most;
    const char *const *choices; /* ends with NULL */
    const char
        *words; /* texts: the {words} that may stand, each with braces; NULL: not looked at */
};

/* One kind of section: "quality", or "item.*" for [item.ID]. */
struct section_rule {
    const char *name;
    bool required;
    const struct key_rule *keys;
    int key_count;
};

/* What the sections whose values need a second step are read into. */
struct item_draft {
    const char *text, *observer, *source;
    bool reversed, team;
    int form, visibility;
};

struct scenario_draft {
    const char *text, *source;
    bool reserve;
};

struct question_draft {
    const char *text, *source;
    int role, expected;
    bool reserve;
};

/* In the order of enum question_role. */
extern const char *const role_names[];

/* The sections of the corners: in the order of enum corner_place, then the one for a desire
 * between. */
extern const char *const corner_sections[CORNER_COUNT + 1];

extern const struct section_rule section_rules[];
extern const int section_rule_count;

/* The rule of a section by its full name, or NULL. */
const struct section_rule *section_rule(const char *name);
/* The id of [kind.ID], or NULL when `name` is not of that kind. */
const char *section_id(const char *name, const char *kind);
/* Letters, digits and "_", at most 32, a letter first. */
bool id_sound(const char *id);

/* Read every plain value of the section into the struct at `target`, where defaults stand already
 * (texts become ""). Missing required keys, the listed ones included, are reported. A section of
 * NOWHERE leaves the defaults. */
void fill(struct reading *reading, int section, const struct section_rule *rule, void *target);

/* Parse with a sentence on failure. `entry` has a value. */
bool fill_number(struct reading *reading, const struct entry *entry, double least, double most,
                 double *value);

#endif
