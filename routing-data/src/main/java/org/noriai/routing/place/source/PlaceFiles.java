package org.noriai.routing.place.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noriai.routing.place.PlaceKind;

/**
 * Reads place files. Which layout one has is seen from its content: a CSV table with columns as {@link Columns} knows them,
 * GeoJSON points, or a JSON array of town points named after its municipality.
 */
public final class PlaceFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PlaceFiles() {}

    /**
     * Reads a file. Rows that are wrong are left out and reported.
     *
     * @param charset where it is known; otherwise UTF-8, UTF-16 with a byte-order mark and Shift-JIS are told apart
     * @throws PlaceFileException if the file can't be used as a whole
     */
    public static FilePlaces read(Path file, Optional<Charset> charset) throws PlaceFileException {
        String text = FileText.read(file, charset);
        String name = file.getFileName().toString();
        char first = text.stripLeading().charAt(0);
        return first == '{' || first == '[' ? json(file, name, text) : csv(name, text);
    }

    private static FilePlaces csv(String file, String text) throws PlaceFileException {
        List<CsvRows.Row> rows = CsvRows.of(file, text);
        List<String> header = rows.getFirst().cells();
        Map<Columns, String> columns = Columns.among(header);
        List<String> missing = new ArrayList<>();
        for (Columns column : List.of(Columns.NAME, Columns.LATITUDE, Columns.LONGITUDE)) {
            if (!columns.containsKey(column)) {
                missing.add(String.join(" or ", column.names()));
            }
        }
        if (!missing.isEmpty()) {
            throw new PlaceFileException("The place file %s has no column %s; its first line is '%s'."
                    .formatted(file, String.join(", and none ", missing), shortened(String.join(",", header))));
        }
        boolean stations = columns.containsKey(Columns.CLOSED) && header.contains("original_name")
                || "駅名".equals(columns.get(Columns.NAME));
        boolean japanese = "名称".equals(columns.get(Columns.NAME));
        RowReader reader = new RowReader(
                file, "line", columns, stations ? PlaceKind.STATION : japanese ? PlaceKind.FACILITY : PlaceKind.OTHER);
        for (CsvRows.Row row : rows.subList(1, rows.size())) {
            reader.read(row.line(), column -> {
                int index = header.indexOf(column);
                return index < row.cells().size() ? row.cells().get(index) : "";
            });
        }
        return reader.finish(stations ? "stations" : japanese ? "open data of public facilities" : "table");
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    private static FilePlaces json(Path path, String file, String text) throws PlaceFileException {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new PlaceFileException(
                    "The place file %s is no JSON: line %d: %s"
                            .formatted(
                                    path,
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        }
        if (root.isArray() && root.path(0).has("town")) {
            return towns(file, root);
        }
        if (root.path("type").asText().equals("FeatureCollection")
                && root.path("features").isArray()) {
            return GeoJsonPlaces.read(file, root.path("features"));
        }
        throw new PlaceFileException(
                "The place file %s is neither a GeoJSON FeatureCollection nor an array of towns.".formatted(file));
    }

    /** Town points as Geolonia publishes them: the file is named after the municipality. */
    private static FilePlaces towns(String file, JsonNode towns) throws PlaceFileException {
        String municipality = file.replaceFirst("\\.[^.]*$", "");
        Map<Columns, String> columns = Map.of(
                Columns.NAME, "town",
                Columns.LATITUDE, "lat",
                Columns.LONGITUDE, "lng",
                Columns.ID, "id",
                Columns.LOCALITY, "locality");
        RowReader reader = new RowReader(file, "entry", columns, PlaceKind.TOWN);
        int entry = 0;
        for (JsonNode town : towns) {
            String whole = town.path("town").asText() + town.path("koaza").asText();
            reader.read(++entry, column -> switch (column) {
                case "town" -> whole;
                case "id" -> whole;
                case "locality" -> municipality;
                default -> town.path(column).asText();
            });
        }
        return reader.finish("towns of " + municipality);
    }
}
