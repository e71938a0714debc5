package org.noriai.routing.region;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a bundle consists of: its format, the extract it was made from, each file with its checksum.
 *
 * @param source name of the extract's file
 * @param checksums SHA-256 of each file but the manifest, by its path in the bundle
 * @param report what was found in the extract
 */
record Manifest(String source, SortedMap<String, String> checksums, List<String> report) {

    /** Its name in the bundle. */
    static final String FILE = "manifest.json";

    /**
     * Version of the bundle's format; grows when an older program could not read it, or this one not an older bundle. 3:
     * zones, hours by day, holidays, shifts.
     */
    static final int FORMAT = 3;

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Of the files that lie in a folder now. */
    static Manifest of(Path folder, String source, List<String> report) throws IOException {
        SortedMap<String, String> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.equals(FILE)) {
                    checksums.put(name, checksum(file));
                }
            }
        }
        return new Manifest(source, checksums, List.copyOf(report));
    }

    void write(Path folder) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("source", source);
        ArrayNode lines = root.putArray("report");
        report.forEach(lines::add);
        ObjectNode files = root.putObject("files");
        checksums.forEach(files::put);
        Files.write(folder.resolve(FILE), MAPPER.writeValueAsBytes(root));
    }

    /**
     * Reads the manifest of a bundle.
     *
     * @throws IOException if it is absent or of another format; the message says so
     */
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("The folder %s is no region bundle: it has no %s.".formatted(folder, FILE));
        }
        JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
        int format = root.path("format").asInt(0);
        if (format != FORMAT) {
            throw new IOException("The region bundle %s has format %d; this program reads format %d. Import it again."
                    .formatted(folder, format, FORMAT));
        }
        SortedMap<String, String> checksums = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("files").properties()) {
            checksums.put(entry.getKey(), entry.getValue().asText());
        }
        List<String> report =
                root.path("report").valueStream().map(JsonNode::asText).toList();
        return new Manifest(root.path("source").asText(), checksums, report);
    }

    /**
     * Compares the files with their checksums.
     *
     * @throws IOException if one is absent or differs
     */
    void check(Path folder) throws IOException {
        for (Map.Entry<String, String> entry : checksums.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (!Files.isRegularFile(file) || !checksum(file).equals(entry.getValue())) {
                throw new IOException("The file %s of the region bundle is %s. Import it again."
                        .formatted(file, Files.exists(file) ? "damaged" : "missing"));
            }
        }
    }

    /** Names the content: the same files, the same hash. */
    String hash() {
        MessageDigest digest = sha256();
        checksums.forEach(
                (name, checksum) -> digest.update((name + " " + checksum + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static String checksum(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
