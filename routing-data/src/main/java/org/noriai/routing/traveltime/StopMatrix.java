package org.noriai.routing.traveltime;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * Driving seconds from every virtual stop to every other, the same at all times of day. Row {@code f}, column {@code t}
 * is the drive from place {@code f} to place {@code t}, rounded up to a second: rounding up keeps the triangle
 * inequality that the exact times obey. Immutable.
 */
public final class StopMatrix implements TravelTimes {

    private static final int MAGIC = 0x4e4d5831;

    private final int placeCount;
    private final int[] seconds;

    /** The same by columns: a search reads all drives to one place at once. */
    private final int[] transposed;

    StopMatrix(int placeCount, int[] seconds) {
        this.placeCount = placeCount;
        this.seconds = seconds;
        this.transposed = new int[seconds.length];
        for (int from = 0; from < placeCount; from++) {
            for (int to = 0; to < placeCount; to++) {
                transposed[to * placeCount + from] = seconds[from * placeCount + to];
            }
        }
    }

    /**
     * Reads a matrix that was written.
     *
     * @throws IOException if the file can't be read or is no matrix
     */
    public static StopMatrix read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.remaining() < 8 || bytes.getInt() != MAGIC) {
            throw new IOException("The file %s is no travel time matrix.".formatted(file));
        }
        int places = bytes.getInt();
        if (places < 0 || bytes.remaining() != 4L * places * places) {
            throw new IOException("The travel time matrix %s of %d places is cut off: %d bytes follow."
                    .formatted(file, places, bytes.remaining()));
        }
        int[] seconds = new int[places * places];
        bytes.asIntBuffer().get(seconds);
        return new StopMatrix(places, seconds);
    }

    /** Writes it. */
    public void write(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * seconds.length);
        bytes.asIntBuffer().put(seconds);
        try (OutputStream stream = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(stream)) {
            out.writeInt(MAGIC);
            out.writeInt(placeCount);
            out.write(bytes.array());
        }
    }

    @Override
    public int placeCount() {
        return placeCount;
    }

    @Override
    public int seconds(int fromPlace, int toPlace, int departureSeconds) {
        return seconds[fromPlace * placeCount + toPlace];
    }

    @Override
    public boolean dependOnDeparture() {
        return false;
    }

    @Override
    public int leastSeconds(int fromPlace, int toPlace) {
        return seconds[fromPlace * placeCount + toPlace];
    }

    @Override
    public void leastSecondsTo(int toPlace, int[] into) {
        System.arraycopy(transposed, toPlace * placeCount, into, 0, placeCount);
    }

    @Override
    public void leastSecondsFrom(int fromPlace, int[] into) {
        System.arraycopy(seconds, fromPlace * placeCount, into, 0, placeCount);
    }
}
