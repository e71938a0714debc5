package org.noriai.api.configure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.noriai.routing.region.RegionBundle;
import org.noriai.routing.region.RegionHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a service running and notices when the folder of its region bundle is replaced, as an import does. The new bundle is
 * opened and checked while the old one serves; then the service starts anew with it, on the same ports and with the same
 * store, which takes about as long as a request may wait. A bundle that can't be opened, or that the store's rides don't
 * fit, is told in the log, and the old one serves on. Thread-safe by its monitor.
 */
public final class ServiceKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceKeeper.class);
    private static final int LOOK_SECONDS = 5;
    private static final int PORTS_SECONDS_MAX = 15;

    private final ServerArguments arguments;
    private final RegionHolder regions;
    private final ScheduledExecutorService watch;
    private Service service;
    private String seen;
    private boolean closed;

    private ServiceKeeper(ServerArguments arguments) {
        this.arguments = arguments;
        CompletableFuture<RegionHolder> opening =
                CompletableFuture.supplyAsync(() -> new RegionHolder(Service.openRegion(arguments.region())));
        this.service = new Service(arguments, opening.thenApply(RegionHolder::lease));
        this.regions = opening.join();
        try (RegionHolder.Lease lease = regions.lease()) {
            this.seen = lease.region().hash();
        } catch (IOException impossible) {
            throw new IllegalStateException("The service has a lease as well.", impossible);
        }
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("region-watch").daemon().factory());
        watch.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Starts the service; it serves when this returns.
     *
     * @throws StartException if it can't; the message is one line that says what to do
     */
    public static ServiceKeeper start(ServerArguments arguments) {
        return new ServiceKeeper(arguments);
    }

    /** The service of now. */
    synchronized Service service() {
        return service;
    }

    /** Looks whether there is another bundle, and takes it if it can be used. */
    synchronized void look() {
        if (closed) {
            return;
        }
        try {
            String hash = RegionBundle.hash(arguments.region());
            if (hash.equals(seen)) {
                return;
            }
            seen = hash;
            swap(RegionBundle.open(arguments.region()));
        } catch (IOException unusable) {
            // In the middle of a replacement there is none for a moment; the next look sees it.
            LOG.warn("The region stays as it is: {}", unusable.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("The region stays as it is.", failed);
        }
    }

    private void swap(RegionBundle next) throws IOException {
        try (RegionHolder.Lease old = regions.lease()) {
            regions.swap(next);
            ServerArguments again = arguments.inPlaceOf(service);
            service.close();
            try {
                service = startAgain(again);
                LOG.info(
                        "Serving the region {} instead of {}.",
                        next.hash(),
                        old.region().hash());
            } catch (RuntimeException failed) {
                LOG.error(
                        "The region {} can't be served; {} serves on.",
                        next.hash(),
                        old.region().hash(),
                        failed);
                // The old region takes its place again, and its last lease does not end.
                regions.restore(old);
                service = startAgain(again);
            }
        }
    }

    /** The servers of the service before let go of their ports a moment after it was closed. */
    private Service startAgain(ServerArguments again) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PORTS_SECONDS_MAX);
        while (true) {
            try {
                return new Service(again, CompletableFuture.completedFuture(regions.lease()));
            } catch (PortInUseException busy) {
                if (System.nanoTime() > until) {
                    throw busy;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            watch.shutdownNow();
            service.close();
        }
        regions.close();
    }
}
