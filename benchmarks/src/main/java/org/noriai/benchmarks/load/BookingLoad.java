package org.noriai.benchmarks.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.ServiceArea;

/**
 * Riders who each ask and book again and again, one call after the other, and cancel what they booked when they have booked
 * so many more: the fleet fills and then stays as full. Confined to the thread that runs it.
 */
public final class BookingLoad implements AutoCloseable {
    private static final int DAYS = 13;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Client> clients = new ArrayList<>();
    private final int ridesKept;

    /** One of the riders. Confined to one thread at a time. */
    private static final class Client {
        private final LoadRider rider;
        private final JourneysAhead journeys;
        private final Deque<String> booked = new ArrayDeque<>();
        private final String name;
        private long keys;

        Client(LoadRider rider, JourneysAhead journeys, String name) {
            this.rider = rider;
            this.journeys = journeys;
            this.name = name;
        }
    }

    /**
     * Opens accounts.
     *
     * @param ridesKept how many rides stay booked, of all riders together
     */
    public BookingLoad(String target, ServiceArea area, int riders, int ridesKept, long seed)
            throws InterruptedException {
        this.ridesKept = ridesKept;
        for (int i = 0; i < riders; i++) {
            clients.add(new Client(
                    LoadRider.register(i, target), new JourneysAhead(area, DAYS, seed + i), "load-" + seed + "-" + i));
        }
    }

    /**
     * Books as fast as answers come, or at a rate.
     *
     * @param seconds how long
     * @param perSecond how often all together begin; 0 for as fast as answers come
     * @param books whether offers are confirmed; otherwise riders only ask
     */
    public LoadFigures run(double seconds, double perSecond, boolean books) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * NANOS_PER_SECOND);
        List<LoadFigures> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<LoadFigures>> tasks = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                Client client = clients.get(i);
                double gap = perSecond == 0 ? 0 : clients.size() / perSecond * NANOS_PER_SECOND;
                long first = start + (long) (gap * i / clients.size());
                tasks.add(() -> run(client, first, (long) gap, end, books));
            }
            for (Future<LoadFigures> part : threads.invokeAll(tasks)) {
                parts.add(part.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A rider failed: " + failed.getCause(), failed.getCause());
        }
        return LoadFigures.together(parts, (System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    private LoadFigures run(Client client, long first, long gap, long end, boolean books) {
        LoadFigures figures = new LoadFigures();
        long due = first;
        while (System.nanoTime() < end) {
            if (gap > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
                // Begun late counts as waited: an open loop.
                turn(client, figures, Math.min(due, System.nanoTime()), books);
                due += gap;
            } else {
                turn(client, figures, System.nanoTime(), books);
            }
        }
        return figures;
    }

    private void turn(Client client, LoadFigures figures, long due, boolean books) {
        RequestOffersResponse answer = client.rider.ask(client.journeys.next());
        long asked = System.nanoTime();
        figures.offers.add((asked - due) / NANOS_PER_MILLI);
        if (answer.getOffersCount() == 0) {
            figures.refused++;
            return;
        }
        if (!books) {
            return;
        }
        String ride = client.rider
                .confirm(answer.getOffers(0).getOfferId(), client.name + "-" + client.keys++)
                .getRideId();
        figures.confirmations.add((System.nanoTime() - asked) / NANOS_PER_MILLI);
        client.booked.add(ride);
        if (client.booked.size() > ridesKept / clients.size()) {
            client.rider.cancel(client.booked.remove());
        }
    }

    /** How many rides are booked now. */
    public int booked() {
        return clients.stream().mapToInt(client -> client.booked.size()).sum();
    }

    @Override
    public void close() {
        clients.forEach(client -> client.rider.close());
    }
}
