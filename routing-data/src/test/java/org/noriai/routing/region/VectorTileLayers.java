package org.noriai.routing.region;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.noriai.routing.basemap.TileArchive;

/** Reads as much of a Mapbox vector tile as tests need: the layers that have features, and the keys these use. */
final class VectorTileLayers {

    private VectorTileLayers() {}

    static Map<String, Set<String>> at(TileArchive archive, int zoom, double latitude, double longitude)
            throws IOException {
        double radians = Math.toRadians(latitude);
        int x = (int) ((longitude + 180) / 360 * (1 << zoom));
        int y = (int) ((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2 * (1 << zoom));
        byte[] packed = archive.findTile(zoom, x, y).orElseThrow();
        Map<String, Set<String>> layers = new HashMap<>();
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            CodedInputStream tile = CodedInputStream.newInstance(unpacked.readAllBytes());
            for (int tag = tile.readTag(); tag != 0; tag = tile.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == 3) {
                    layer(tile.readBytes().newCodedInput(), layers);
                } else {
                    tile.skipField(tag);
                }
            }
        }
        return layers;
    }

    private static void layer(CodedInputStream layer, Map<String, Set<String>> layers) throws IOException {
        String name = "";
        Set<String> keys = new HashSet<>();
        int features = 0;
        for (int tag = layer.readTag(); tag != 0; tag = layer.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> name = layer.readString();
                case 2 -> {
                    features++;
                    layer.skipField(tag);
                }
                case 3 -> keys.add(layer.readString());
                default -> layer.skipField(tag);
            }
        }
        if (features > 0) {
            layers.put(name, keys);
        }
    }
}
