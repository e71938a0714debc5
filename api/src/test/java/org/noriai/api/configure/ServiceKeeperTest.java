package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.TestRegion;

/** The service takes another region bundle while it runs, or stays with what it has. */
final class ServiceKeeperTest {

    @TempDir
    Path folder;

    @Test
    void aBundleThatIsReplacedIsServedAndADamagedOneIsNot() throws Exception {
        Path region = folder.resolve("region");
        copy(TestRegion.monaco(), region);
        ServerArguments arguments = ServerArguments.parse(
                "--region",
                region.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--port",
                "0",
                "--grpc-port",
                "0");
        try (ServiceKeeper keeper = ServiceKeeper.start(arguments)) {
            int port = keeper.service().httpPort();
            String before = area(port);
            assertThat(before).contains("Monaco");

            replace(region, changed("attribution", "Damaged", false));
            keeper.look();
            assertThat(area(port)).isEqualTo(before);

            // The store's rides are those of Monaco: the service starts with the other town, can't, and goes back.
            replace(region, changed("name", "Another town", true));
            keeper.look();
            assertThat(area(port)).isEqualTo(before);

            replace(region, changed("attribution", "Survey of Monaco", true));
            keeper.look();
            assertThat(keeper.service().httpPort()).isEqualTo(port);
            assertThat(area(port)).contains("Survey of Monaco");

            Service unchanged = keeper.service();
            keeper.look();
            assertThat(keeper.service()).isSameAs(unchanged);
        }
    }

    /** What everybody may know of the area, without the time. */
    private static String area(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/service-area"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body().replaceAll("\"now\": *\"[^\"]*\"", "");
        }
    }

    /** Monaco with another value of a field; the checksum follows or not. */
    private Path changed(String field, String value, boolean checksum) throws Exception {
        Path copy = folder.resolve("next");
        copy(TestRegion.monaco(), copy);
        ObjectMapper mapper = new ObjectMapper();
        Path file = copy.resolve("area.json");
        ObjectNode area = (ObjectNode) mapper.readTree(file.toFile());
        area.put(field, value);
        byte[] bytes = mapper.writeValueAsBytes(area);
        Files.write(file, bytes);
        Path manifest = copy.resolve("manifest.json");
        ObjectNode root = (ObjectNode) mapper.readTree(manifest.toFile());
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        ((ObjectNode) root.get("files")).put("area.json", checksum ? sum : sum.replace('0', '1'));
        mapper.writeValue(manifest.toFile(), root);
        return copy;
    }

    private void replace(Path region, Path next) throws IOException {
        Path old = Files.createTempDirectory(folder, "old").resolve("region");
        Files.move(region, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(next, region, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
