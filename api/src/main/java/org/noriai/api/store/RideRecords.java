package org.noriai.api.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.noriai.api.event.v1.EventProto;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;

/**
 * Every ride that was ever promised, as it is now: the engine forgets them a day after they ended. Sees what is on disk.
 *
 * <p>Thread-safe: its connection is used under a lock.
 */
public final class RideRecords {

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final String area;
    private final ValueCodec codec;

    RideRecords(Connection connection, String area, PlaceNames places) {
        this.connection = connection;
        this.area = area;
        this.codec = new ValueCodec(places);
    }

    /**
     * The ride of this id.
     *
     * @throws StoreException if one of its stops is not on the map any more
     */
    public Optional<Ride> find(RideId ride) {
        return read("select payload from ride where area = ? and ride = ?", ride.value(), 1).stream()
                .findFirst();
    }

    /**
     * The rides of a rider, the latest pickup first.
     *
     * @param countMax how many at most
     * @throws StoreException if one of their stops is not on the map any more
     */
    public List<Ride> listOf(RiderId rider, int countMax) {
        return read(
                "select payload from ride where area = ? and rider = ? order by pickup_from_seconds desc, ride limit "
                        + countMax,
                rider.value(),
                countMax);
    }

    /** How many there are. */
    public long count() {
        lock.lock();
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from ride where area = ?")) {
            statement.setString(1, area);
            try (ResultSet row = statement.executeQuery()) {
                return row.getLong(1);
            }
        } catch (SQLException failed) {
            throw new StoreException("The rides can't be counted: " + failed.getMessage(), failed);
        } finally {
            lock.unlock();
        }
    }

    private List<Ride> read(String query, String value, int countMax) {
        List<Ride> rides = new ArrayList<>();
        lock.lock();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, area);
            statement.setString(2, value);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && rides.size() < countMax) {
                    rides.add(codec.read(EventProto.Ride.parseFrom(rows.getBytes(1))));
                }
            }
        } catch (SQLException | InvalidProtocolBufferException | EventFormatException failed) {
            throw new StoreException("The ride can't be read: " + failed.getMessage(), failed);
        } finally {
            lock.unlock();
        }
        return rides;
    }
}
