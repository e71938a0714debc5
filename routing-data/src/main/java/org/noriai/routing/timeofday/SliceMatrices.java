package org.noriai.routing.timeofday;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.routing.traveltime.StopMatrix;

/** Driving seconds between stops in each slice of a speed profile, and the least of them at any time. Immutable. */
public final class SliceMatrices {

    private static final int MAGIC = 0x4e534c31;
    private static final int HEADER_BYTES = 3 * Integer.BYTES;

    private final int placeCount;
    private final int sliceCount;

    /** Seconds by slice, from, to, in one row; then the least by from, to. */
    private final int[] seconds;

    /** The least by to, from: a search reads all drives to one place at once. */
    private final int[] leastTransposed;

    private SliceMatrices(int placeCount, int sliceCount, int[] seconds) {
        this.placeCount = placeCount;
        this.sliceCount = sliceCount;
        this.seconds = seconds;
        int pairs = placeCount * placeCount;
        leastTransposed = new int[pairs];
        for (int from = 0; from < placeCount; from++) {
            for (int to = 0; to < placeCount; to++) {
                leastTransposed[to * placeCount + from] = seconds[sliceCount * pairs + from * placeCount + to];
            }
        }
    }

    /**
     * Takes the slices' times.
     *
     * @param matrices by slice, of the same stops
     */
    public static SliceMatrices of(List<StopMatrix> matrices) {
        if (matrices.isEmpty() || matrices.size() > SpeedProfile.SLICES_MAX) {
            throw new IllegalArgumentException("There are the times of %d slices; there must be 1 to %d."
                    .formatted(matrices.size(), SpeedProfile.SLICES_MAX));
        }
        int places = matrices.getFirst().placeCount();
        int pairs = Math.multiplyExact(places, places);
        int[] seconds = new int[Math.multiplyExact(pairs, matrices.size() + 1)];
        int least = pairs * matrices.size();
        for (int slice = 0; slice < matrices.size(); slice++) {
            StopMatrix matrix = matrices.get(slice);
            if (matrix.placeCount() != places) {
                throw new IllegalArgumentException("The times of slice %d are of %d stops, not of %d."
                        .formatted(slice, matrix.placeCount(), places));
            }
            for (int pair = 0; pair < pairs; pair++) {
                int took = matrix.seconds(pair / places, pair % places, 0);
                seconds[slice * pairs + pair] = took;
                seconds[least + pair] = slice == 0 ? took : Math.min(seconds[least + pair], took);
            }
        }
        if (matrices.size() > 1) {
            shorten(seconds, least, places);
        }
        return new SliceMatrices(places, matrices.size(), seconds);
    }

    /**
     * Shortens the least times to the shortest over other places, so that they obey the triangle inequality though its two
     * parts may be quickest in different slices (Floyd, Algorithm 97: shortest path, 1962).
     */
    private static void shorten(int[] seconds, int least, int places) {
        for (int over = 0; over < places; over++) {
            int second = least + over * places;
            for (int from = 0; from < places; from++) {
                int row = least + from * places;
                int first = seconds[row + over];
                for (int to = 0; first < TravelTimes.UNREACHABLE && to < places; to++) {
                    seconds[row + to] = Math.min(seconds[row + to], first + seconds[second + to]);
                }
            }
        }
    }

    /**
     * Reads what was written.
     *
     * @throws IOException if the file can't be read or holds something else
     */
    public static SliceMatrices read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.remaining() < HEADER_BYTES || bytes.getInt() != MAGIC) {
            throw new IOException("The file %s holds no travel times by slice.".formatted(file));
        }
        int places = bytes.getInt();
        int slices = bytes.getInt();
        if (places < 0
                || slices < 1
                || slices > SpeedProfile.SLICES_MAX
                || bytes.remaining() != Integer.BYTES * (slices + 1L) * places * places) {
            throw new IOException("The travel times %s of %d slices of %d places are cut off: %d bytes follow."
                    .formatted(file, slices, places, bytes.remaining()));
        }
        int[] seconds = new int[(slices + 1) * places * places];
        bytes.asIntBuffer().get(seconds);
        return new SliceMatrices(places, slices, seconds);
    }

    /** Writes them. */
    public void write(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + Integer.BYTES * seconds.length);
        IntBuffer ints =
                bytes.putInt(MAGIC).putInt(placeCount).putInt(sliceCount).asIntBuffer();
        ints.put(seconds);
        Files.write(file, bytes.array());
    }

    /** How many stops there are. */
    public int placeCount() {
        return placeCount;
    }

    /** How many slices there are. */
    public int sliceCount() {
        return sliceCount;
    }

    /** Seconds of a drive in a slice. */
    int seconds(int slice, int pair) {
        return seconds[slice * placeCount * placeCount + pair];
    }

    /** The least seconds of a drive; a pair is from times the count of stops, and to. */
    int least(int pair) {
        return seconds(sliceCount, pair);
    }

    void leastTo(int toPlace, int[] into) {
        System.arraycopy(leastTransposed, toPlace * placeCount, into, 0, placeCount);
    }

    void leastFrom(int fromPlace, int[] into) {
        System.arraycopy(seconds, (sliceCount * placeCount + fromPlace) * placeCount, into, 0, placeCount);
    }
}
