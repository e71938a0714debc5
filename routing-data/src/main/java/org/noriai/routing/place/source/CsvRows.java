package org.noriai.routing.place.source;

import java.util.ArrayList;
import java.util.List;

/** Rows of comma-separated or tab-separated text after RFC 4180: quotes, doubled quotes, line ends in quotes. */
final class CsvRows {

    /**
     * One row.
     *
     * @param line where it begins, from 1
     */
    record Row(int line, List<String> cells) {
        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private CsvRows(String text) {
        this.text = text;
        String head = text.lines().findFirst().orElse("");
        this.separator = head.indexOf('\t') >= 0 && head.indexOf(',') < 0
                ? '\t'
                : head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
    }

    /**
     * All rows that are not blank.
     *
     * @throws PlaceFileException if a quote never ends
     */
    static List<Row> of(String file, String text) throws PlaceFileException {
        CsvRows rows = new CsvRows(text);
        List<Row> all = new ArrayList<>();
        while (rows.at < text.length()) {
            Row row = rows.next(file);
            if (!row.blank()) {
                all.add(row);
            }
        }
        return all;
    }

    private Row next(String file) throws PlaceFileException {
        int begins = line;
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell(file, begins));
        } while (skip(separator));
        if (skip('\r') | skip('\n')) {
            line++;
        }
        return new Row(begins, cells);
    }

    private boolean skip(char letter) {
        boolean there = at < text.length() && text.charAt(at) == letter;
        at += there ? 1 : 0;
        return there;
    }

    private String cell(String file, int begins) throws PlaceFileException {
        StringBuilder made = new StringBuilder();
        if (skip('"')) {
            while (true) {
                if (at == text.length()) {
                    throw new PlaceFileException("The place file %s has a quote in the row of line %d that never ends."
                            .formatted(file, begins));
                }
                char letter = text.charAt(at++);
                if (letter == '"' && !skip('"')) {
                    break;
                }
                line += letter == '\n' ? 1 : 0;
                made.append(letter);
            }
        }
        while (at < text.length() && !ends(text.charAt(at))) {
            made.append(text.charAt(at++));
        }
        return made.toString().strip();
    }

    private boolean ends(char letter) {
        return letter == separator || letter == '\n' || letter == '\r';
    }
}
