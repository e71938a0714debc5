package org.noriai.benchmarks.crash;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.client.ServiceConnection;
import org.noriai.benchmarks.load.JourneysAhead;
import org.noriai.benchmarks.load.LoadRider;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.process.ServiceSettings;

/**
 * A service whose data folder lies on a small file system of its own, in memory, that somebody fills and empties again. Needs
 * the right to mount.
 */
final class FullDisk {
    private static final int MEGABYTES = 24;
    private static final int BEFORE = 40;
    private static final int TRIES_MAX = 400;
    private static final int RECOVERS_WITHIN_SECONDS = 10;

    private FullDisk() {}

    /** What does not hold; empty also where nothing may be mounted, which is said. */
    static List<String> run(ProjectFolder project, Path region, Path folder, Instant clockStart)
            throws IOException, InterruptedException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        if (call("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", disk.toString()) != 0) {
            System.err.println("bench: a full disk is left out: mounting one takes rights that this user has not.");
            return List.of();
        }
        try {
            return onDisk(project, region, disk, clockStart);
        } finally {
            call("umount", disk.toString());
        }
    }

    private static List<String> onDisk(ProjectFolder project, Path region, Path disk, Instant clockStart)
            throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        ServiceSettings settings = ServiceProcess.settings(region, disk, 1, Optional.of(clockStart));
        List<Ride> told = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(project, settings);
                ServiceConnection connection = ServiceConnection.open(service.grpcTarget());
                LoadRider rider = LoadRider.register(0, service.grpcTarget())) {
            ServiceArea area = connection.information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
            JourneysAhead journeys = new JourneysAhead(area, 13, 5);
            for (int i = 0; i < BEFORE; i++) {
                book(rider, journeys, "before-" + i).ifPresent(told::add);
            }
            fill(disk.resolve("filler"));
            boolean refused = false;
            for (int i = 0; i < TRIES_MAX && !refused; i++) {
                try {
                    book(rider, journeys, "full-" + i).ifPresent(told::add);
                } catch (StatusRuntimeException full) {
                    refused = true;
                    if (full.getStatus().getCode() != Status.Code.UNAVAILABLE) {
                        faults.add("A booking on a full disk was answered by " + full.getStatus() + ".");
                    }
                }
            }
            if (!refused) {
                faults.add("The disk was full, and %d bookings were acknowledged.".formatted(told.size()));
            }
            for (Ride ride : told) {
                if (!rider.ride(ride.getRideId()).getPromisedPickup().equals(ride.getPromisedPickup())) {
                    faults.add("The ride " + ride.getRideId() + " can't be read as it was told.");
                }
            }
            Files.delete(disk.resolve("filler"));
            if (!recovers(rider, journeys, told)) {
                faults.add("With room again no booking was taken for %d s.".formatted(RECOVERS_WITHIN_SECONDS));
            }
            service.kill();
        }
        StoreJudge.of(settings).judge(settings.data(), told).forEach(faults::add);
        return faults;
    }

    private static boolean recovers(LoadRider rider, JourneysAhead journeys, List<Ride> told)
            throws InterruptedException {
        for (int i = 0; i < 10 * RECOVERS_WITHIN_SECONDS; i++) {
            try {
                Optional<Ride> ride = book(rider, journeys, "after-" + i);
                if (ride.isPresent()) {
                    told.add(ride.get());
                    return true;
                }
            } catch (StatusRuntimeException notYet) {
                Thread.sleep(100);
            }
        }
        return false;
    }

    private static Optional<Ride> book(LoadRider rider, JourneysAhead journeys, String key) {
        RequestOffersResponse answer = rider.ask(journeys.next());
        return answer.getOffersCount() == 0
                ? Optional.empty()
                : Optional.of(rider.confirm(answer.getOffers(0).getOfferId(), key));
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.size(filler) < block.length) {
                throw full;
            }
        }
    }

    private static int call(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
