package org.noriai.dispatch.state;

/** What follows in an image of a state. */
enum ImageTag {
    INTEGER,
    LONG,
    TRUE,
    FALSE,
    DOUBLE,
    TEXT,
    TEXT_AGAIN,
    DATE,
    TIME,
    WEEKDAY,
    LIST,
    EMPTY,
    PRESENT,
    INT_EMPTY,
    INT_PRESENT,
    ID_MAP,
    SHIFTS,
    CONSTANT,
    PART,
    PART_AGAIN;

    private static final ImageTag[] ALL = values();

    static ImageTag of(int number) {
        if (number < 0 || number >= ALL.length) {
            throw new IllegalArgumentException("There is no tag %d.".formatted(number));
        }
        return ALL[number];
    }
}
