package org.noriai.api;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.noriai.api.configure.AdministratorCommand;
import org.noriai.api.configure.ServerArguments;
import org.noriai.api.configure.ServiceKeeper;
import org.noriai.api.configure.StartException;
import org.noriai.api.configure.StoreCommands;
import org.noriai.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service's main: serves until it is asked to end (SIGTERM, SIGINT); or {@code backup} and {@code restore}, which end
 * when they are done.
 *
 * <p>Exit status 1 says that it could not start, 2 that the arguments are unusable; one line on standard error says why.
 */
public final class NoriaiServer {

    private NoriaiServer() {}

    /** Serves. */
    public static void main(String... args) throws InterruptedException {
        if (args.length > 0 && args[0].equals("administrator")) {
            invite(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        ServiceKeeper service;
        try {
            if (StoreCommands.has(args)) {
                System.out.println(StoreCommands.run(args));
                return;
            }
            ServerArguments arguments = ServerArguments.parse(args);
            // Before anything writes to the log.
            System.setProperty("noriai.log.format", arguments.logFormat());
            service = ServiceKeeper.start(arguments);
        } catch (ServerArguments.UnusableException unusable) {
            fail(2, unusable);
            return;
        } catch (StartException failed) {
            fail(1, failed);
            return;
        } catch (RuntimeException failed) {
            LoggerFactory.getLogger(NoriaiServer.class).error("The service failed to start.", failed);
            fail(1, failed);
            return;
        }
        Logger log = LoggerFactory.getLogger(NoriaiServer.class);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    try {
                        service.close();
                    } catch (IOException failed) {
                        log.warn("The region could not be closed.", failed);
                    }
                    log.info("Stopped.");
                    ended.countDown();
                }));
        ended.await();
    }

    private static void invite(String... args) {
        try {
            System.out.print(AdministratorCommand.run(args));
        } catch (ServerArguments.UnusableException unusable) {
            fail(2, unusable);
        } catch (StoreException failed) {
            fail(1, failed);
        }
    }

    private static void fail(int status, RuntimeException why) {
        System.err.println("noriai: "
                + String.valueOf(why.getMessage()).lines().findFirst().orElse(""));
        System.exit(status);
    }
}
