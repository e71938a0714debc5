package org.noriai.routing.region;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.noriai.routing.street.SnappedPlace;

/** Where the vehicles halt, as a file: it belongs to the street graph beside it and to no other. */
final class PlacesFile {

    private static final int MAGIC = 0x4e504c31;
    private static final int BYTES_PER_PLACE = Integer.BYTES + Double.BYTES;

    private PlacesFile() {}

    static void write(List<SnappedPlace> places, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + places.size() * BYTES_PER_PLACE);
        bytes.putInt(MAGIC).putInt(places.size());
        places.forEach(place -> bytes.putInt(place.edgeKey()).putDouble(place.share()));
        Files.write(file, bytes.array());
    }

    static List<SnappedPlace> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.remaining() < 2 * Integer.BYTES
                || bytes.getInt() != MAGIC
                || bytes.getInt() * (long) BYTES_PER_PLACE != bytes.remaining()) {
            throw new IOException("The file %s does not hold places.".formatted(file));
        }
        List<SnappedPlace> places = new ArrayList<>();
        while (bytes.hasRemaining()) {
            places.add(new SnappedPlace(bytes.getInt(), bytes.getDouble()));
        }
        return places;
    }
}
