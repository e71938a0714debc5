package org.noriai.api.web.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.noriai.api.web.Compression;

/**
 * The web app's files from the class path's folder {@code web}, read once and kept. Only files that are there are kept,
 * so the cache is as large as the app. Thread-safe.
 */
public final class StaticFiles {

    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final String folder;
    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    /** Serves from this folder of the class path. */
    public StaticFiles(String folder) {
        this.folder = folder;
    }

    /**
     * A file.
     *
     * @param type its content type
     * @param plain its bytes
     * @param zipped its bytes, gzipped
     * @param immutable whether its name changes with its content
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; the arrays are never changed.
    record StaticFile(String type, byte[] plain, byte[] zipped, boolean immutable) {}

    Optional<StaticFile> find(String path) {
        if (!NAME.matcher(path).matches()) {
            return Optional.empty();
        }
        StaticFile known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StaticFile> read = read(path);
        read.ifPresent(file -> files.put(path, file));
        return read;
    }

    private Optional<StaticFile> read(String path) {
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(folder + "/" + path)) {
            String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            if (in == null || type == null) {
                return Optional.empty();
            }
            byte[] plain = in.readAllBytes();
            // The build puts a hash into the name of everything below assets.
            return Optional.of(new StaticFile(type, plain, Compression.gzip(plain), path.startsWith("assets/")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file %s/%s can't be read.".formatted(folder, path), unreadable);
        }
    }
}
