package org.noriai.api.configure;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noriai.api.web.Readiness;

/** The HTTP server. It answers as soon as it is bound: until the service is there, that it is starting. */
final class HttpTransport implements AutoCloseable {

    /** Largest body that is read; 600 positions of a tablet take about 100 kB. */
    private static final int BODY_BYTES_MAX = 1 << 20;

    private final ApplicationContext context;
    private final EmbeddedServer server;

    private HttpTransport(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    static HttpTransport start(String host, int port, Readiness readiness) {
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(properties(host, port))
                .singletons(readiness)
                .start();
        try {
            return new HttpTransport(
                    context, context.getBean(EmbeddedServer.class).start());
        } catch (ServerStartupException failed) {
            context.close();
            if (isBind(failed)) {
                throw new PortInUseException(port, host, "--port");
            }
            throw failed;
        }
    }

    private static Map<String, Object> properties(String host, int port) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.application.name", "noriai");
        properties.put("micronaut.server.host", host);
        // Micronaut takes -1 for any free port.
        properties.put("micronaut.server.port", port == 0 ? -1 : port);
        // A service that starts anew binds although connections of the one before are still being forgotten.
        properties.put("micronaut.server.netty.options.so-reuseaddr", true);
        properties.put("micronaut.server.max-request-size", BODY_BYTES_MAX);
        properties.put("micronaut.server.date-header", true);
        properties.put("micronaut.server.log-handled-exceptions", false);
        // Answers are compressed where they are made, once.
        properties.put("micronaut.server.netty.compression-threshold", Integer.MAX_VALUE);
        // Whoever listens to a stream sends nothing for hours.
        properties.put("micronaut.server.read-idle-timeout", "24h");
        properties.put("micronaut.metrics.export.prometheus.enabled", true);
        properties.put("micronaut.metrics.binders.web.enabled", false);
        return properties;
    }

    static boolean isBind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The native transports have exceptions of their own.
            if (cause instanceof BindException
                    || cause.getClass().getSimpleName().contains("NativeIoException")) {
                return true;
            }
        }
        return false;
    }

    int port() {
        return server.getPort();
    }

    PrometheusMeterRegistry metrics() {
        return context.getBean(PrometheusMeterRegistry.class);
    }

    /** Gives the controllers, which are made at the first request, what they work with. */
    void supply(Object... parts) {
        for (Object part : parts) {
            context.registerSingleton(part);
        }
    }

    @Override
    public void close() {
        server.stop();
        context.close();
    }
}
