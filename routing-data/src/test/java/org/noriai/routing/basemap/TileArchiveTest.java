package org.noriai.routing.basemap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TileArchiveTest {

    @Test
    void whatIsNoArchiveIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("tiles.pmtiles"), new byte[200]);
        assertThatThrownBy(() -> TileArchive.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("The tile archive %s can't be read: it does not begin like a PMTiles archive of version 3."
                        .formatted(file));
    }

    @Test
    void anArchiveCutOffInItsHeaderIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tiles.pmtiles"), "PMTiles");
        assertThatThrownBy(() -> TileArchive.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127 bytes at 0 lie beyond its end at 7");
    }
}
