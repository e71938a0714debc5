package org.noriai.routing.region;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.noriai.routing.intake.ImportReport;

/** What an import found and left out, in the bundle: as text for people and as JSON for programs. */
final class ReportFile {

    static final String TEXT = "report.txt";
    static final String JSON = "report.json";

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReportFile() {}

    static void write(ImportReport report, Path folder) throws IOException {
        Files.writeString(
                folder.resolve(TEXT),
                report.entries().stream().map(entry -> entry + "\n").collect(Collectors.joining()));
        ArrayNode lines = MAPPER.createArrayNode();
        for (ImportReport.Entry entry : report.entries()) {
            ObjectNode line = lines.addObject();
            line.put("step", entry.step());
            line.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
            line.put("text", entry.text());
        }
        Files.write(folder.resolve(JSON), MAPPER.writeValueAsBytes(lines));
    }
}
