package org.noriai.routing.hierarchy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A hierarchy as a file: it belongs to one graph, whose fingerprint it bears, and to no other. */
public final class HierarchyFile {

    private static final int MAGIC = 0x4e434831;
    private static final int HEADER_BYTES = 4 * Integer.BYTES + Long.BYTES;

    private HierarchyFile() {}

    /** Writes it. */
    public static void write(Hierarchy hierarchy, ArcGraph graph, Path file) throws IOException {
        int nodes = hierarchy.nodeCount();
        UpwardArcs out = hierarchy.out();
        UpwardArcs in = hierarchy.in();
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length(nodes, out.arcCount(), in.arcCount())));
        bytes.putInt(MAGIC).putLong(graph.fingerprint());
        bytes.putInt(nodes).putInt(out.arcCount()).putInt(in.arcCount());
        IntBuffer ints = bytes.asIntBuffer();
        ints.put(hierarchy.positions());
        for (UpwardArcs half : new UpwardArcs[] {out, in}) {
            ints.put(half.first).put(half.to).put(half.millis);
        }
        Files.write(file, bytes.array());
    }

    private static long length(long nodes, long outArcs, long inArcs) {
        return HEADER_BYTES + Integer.BYTES * (nodes + 2 * (nodes + 1) + 2 * (outArcs + inArcs));
    }

    /**
     * Reads a hierarchy that was written.
     *
     * @param graph that it was built of
     * @throws IOException if the file can't be read, is no hierarchy, is damaged or belongs to another graph
     */
    public static Hierarchy read(ArcGraph graph, Path file) throws IOException {
        ByteBuffer bytes;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Reads on until all of it is there.
            }
            bytes.flip();
        }
        if (bytes.remaining() < HEADER_BYTES || bytes.getInt() != MAGIC) {
            throw new IOException("The file %s is no street hierarchy.".formatted(file));
        }
        long fingerprint = bytes.getLong();
        int nodes = bytes.getInt();
        int outArcs = bytes.getInt();
        int inArcs = bytes.getInt();
        if (fingerprint != graph.fingerprint() || nodes != graph.nodeCount()) {
            throw new IOException("The street hierarchy %s belongs to other streets: it has %d nodes, the streets %d."
                    .formatted(file, nodes, graph.nodeCount()));
        }
        if (outArcs < 0 || inArcs < 0 || length(nodes, outArcs, inArcs) != bytes.limit()) {
            throw new IOException("The street hierarchy %s of %d nodes, %d and %d arcs is cut off at %d bytes."
                    .formatted(file, nodes, outArcs, inArcs, bytes.limit()));
        }
        IntBuffer ints = bytes.asIntBuffer();
        try {
            int[] positions = ints(ints, nodes);
            checkRange(positions, nodes);
            return new Hierarchy(positions, half(ints, nodes, outArcs), half(ints, nodes, inArcs));
        } catch (IllegalArgumentException e) {
            throw new IOException("The street hierarchy %s is damaged: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static int[] ints(IntBuffer from, int count) {
        int[] values = new int[count];
        from.get(values);
        return values;
    }

    private static UpwardArcs half(IntBuffer from, int nodes, int arcs) {
        int[] first = ints(from, nodes + 1);
        int[] to = ints(from, arcs);
        int[] millis = ints(from, arcs);
        checkRange(to, nodes);
        for (int position = 0; position < nodes; position++) {
            if (first[position] < 0 || first[position] > first[position + 1] || first[position + 1] > arcs) {
                throw new IllegalArgumentException("the arcs of position %d are from %d to %d of %d"
                        .formatted(position, first[position], first[position + 1], arcs));
            }
        }
        return new UpwardArcs(first, to, millis);
    }

    private static void checkRange(int[] values, int end) {
        for (int value : values) {
            if (value < 0 || value >= end) {
                throw new IllegalArgumentException("it names %d of %d nodes".formatted(value, end));
            }
        }
    }
}
