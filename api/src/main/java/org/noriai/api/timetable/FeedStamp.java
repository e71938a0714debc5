package org.noriai.api.timetable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether a feed, a zip file or a folder, is another than before. */
final class FeedStamp {

    private static final int KEY_BYTES = 8;

    private FeedStamp() {}

    /** Sizes and times of its files: quick to read, and another as soon as somebody writes to it. Empty if it is not there. */
    static String look(Path feed) {
        try {
            return files(feed).stream().map(FeedStamp::lookAt).collect(Collectors.joining("\n"));
        } catch (IOException gone) {
            return "";
        }
    }

    private static String lookAt(Path file) {
        try {
            return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException gone) {
            return file + " gone";
        }
    }

    /**
     * Names its content.
     *
     * @param region what it was read for: another region leaves out other stops
     * @throws IOException if it can't be read
     */
    static String key(Path feed, String region) throws IOException {
        MessageDigest digest = sha256();
        digest.update(region.getBytes(StandardCharsets.UTF_8));
        try (OutputStream sum = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (Path file : files(feed)) {
                sum.write(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(sum);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
    }

    private static List<Path> files(Path feed) throws IOException {
        if (!Files.isDirectory(feed)) {
            return Files.exists(feed) ? List.of(feed) : List.of();
        }
        try (Stream<Path> files = Files.list(feed)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
