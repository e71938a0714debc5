package org.noriai.routing.place;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * Copies an index of one segment so that the same documents make the same bytes.
 *
 * <p>Lucene draws a random id for each segment and each commit, writes it into the header of every file, and notes the time
 * and the machine in the segment's description. Here ids are fixed, the files' checksums computed again, and the description
 * written without those notes. An id tells apart files that were mixed up by mistake; the bundle's checksums do that.
 */
final class StableIndex {

    private static final byte[] SEGMENT_ID = "noriai-placesseg".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMIT_ID = "noriai-placescom".getBytes(StandardCharsets.US_ASCII);

    private StableIndex() {}

    static void copy(Directory from, Directory to) throws IOException {
        SegmentInfos found = SegmentInfos.readLatestCommit(from);
        SegmentInfos made = new SegmentInfos(found.getIndexCreatedVersionMajor());
        for (SegmentCommitInfo segment : found) {
            made.add(copy(segment, from, to));
        }
        made.commit(to);
        String file = made.getSegmentsFileName();
        byte[] id = SegmentInfos.readCommit(to, file).getId();
        byte[] bytes = read(to, file);
        to.deleteFile(file);
        write(to, file, renamed(bytes, id, COMMIT_ID));
    }

    private static SegmentCommitInfo copy(SegmentCommitInfo segment, Directory from, Directory to) throws IOException {
        SegmentInfo info = segment.info;
        SegmentInfo made = new SegmentInfo(
                to,
                info.getVersion(),
                info.getMinVersion(),
                info.name,
                info.maxDoc(),
                false,
                info.getHasBlocks(),
                info.getCodec(),
                new HashMap<>(),
                SEGMENT_ID,
                new HashMap<>(info.getAttributes()),
                info.getIndexSort());
        Set<String> files = new TreeSet<>(info.files());
        String description = IndexFileNames.segmentFileName(info.name, "", "si");
        files.remove(description);
        for (String file : files) {
            write(to, file, renamed(read(from, file), info.getId(), SEGMENT_ID));
        }
        made.setFiles(new HashSet<>(files));
        info.getCodec().segmentInfoFormat().write(to, made, IOContext.DEFAULT);
        return new SegmentCommitInfo(made, 0, 0, -1, -1, -1, COMMIT_ID);
    }

    /** The bytes with one id in place of another, and the checksum at their end that belongs to that. */
    private static byte[] renamed(byte[] bytes, byte[] id, byte[] newId) throws IOException {
        byte[] made = bytes.clone();
        for (int i = 0; i + id.length <= made.length; i++) {
            if (made[i] == id[0] && Arrays.equals(made, i, i + id.length, id, 0, id.length)) {
                System.arraycopy(newId, 0, made, i, newId.length);
            }
        }
        int covered = made.length - Long.BYTES;
        if (made.length < CodecUtil.footerLength()) {
            throw new IOException(
                    "A file of the index of places has %d bytes, less than its end.".formatted(made.length));
        }
        CRC32 checksum = new CRC32();
        checksum.update(made, 0, covered);
        for (int i = 0; i < Long.BYTES; i++) {
            made[covered + i] = (byte) (checksum.getValue() >>> (8 * (Long.BYTES - 1 - i)));
        }
        return made;
    }

    private static byte[] read(Directory directory, String file) throws IOException {
        try (IndexInput input = directory.openInput(file, IOContext.READONCE)) {
            byte[] bytes = new byte[Math.toIntExact(input.length())];
            input.readBytes(bytes, 0, bytes.length);
            return bytes;
        }
    }

    private static void write(Directory directory, String file, byte[] bytes) throws IOException {
        try (IndexOutput output = directory.createOutput(file, IOContext.DEFAULT)) {
            output.writeBytes(bytes, bytes.length);
        }
    }
}
