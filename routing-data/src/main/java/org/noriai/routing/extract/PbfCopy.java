package org.noriai.routing.extract;

import com.google.protobuf.ByteString;
import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderRelation;
import com.graphhopper.reader.ReaderWay;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.noriai.routing.intake.RegionImportException;
import org.openstreetmap.osmosis.osmbinary.Fileformat.Blob;
import org.openstreetmap.osmosis.osmbinary.Fileformat.BlobHeader;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/**
 * Writes an XML extract as PBF, the only form that the tile builder reads
 * (https://wiki.openstreetmap.org/wiki/PBF_Format). Tags, places and members are kept, authors and versions are not.
 */
public final class PbfCopy {

    private static final int ELEMENTS_PER_BLOCK = 8_000;
    private static final int GRANULARITY = 100;

    private final OutputStream out;
    private final Map<String, Integer> strings = new HashMap<>();
    private Osmformat.StringTable.Builder table = Osmformat.StringTable.newBuilder();
    private Osmformat.PrimitiveGroup.Builder group = Osmformat.PrimitiveGroup.newBuilder();
    private int kind;
    private int count;

    private PbfCopy(OutputStream out) {
        this.out = out;
    }

    /**
     * The extract as PBF.
     *
     * @param osm any extract
     * @param copy where to write if it has to be
     * @return the extract itself if it is PBF already
     */
    public static Path of(Path osm, Path copy) throws RegionImportException, IOException {
        if (isPbf(osm)) {
            return osm.toAbsolutePath();
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy))) {
            PbfCopy writer = new PbfCopy(out);
            writer.blob(
                    "OSMHeader",
                    Osmformat.HeaderBlock.newBuilder()
                            .addRequiredFeatures("OsmSchema-V0.6")
                            .build()
                            .toByteString());
            writer.startBlock();
            IOException[] failure = new IOException[1];
            OsmScan.read(osm, element -> {
                try {
                    writer.add(element);
                } catch (IOException e) {
                    failure[0] = e;
                }
            });
            if (failure[0] != null) {
                throw failure[0];
            }
            writer.endBlock();
        }
        return copy.toAbsolutePath();
    }

    private static boolean isPbf(Path osm) throws IOException {
        byte[] begin = new byte[6];
        try (var in = Files.newInputStream(osm)) {
            int read = in.readNBytes(begin, 0, begin.length);
            return read == begin.length && begin[0] == 0 && begin[4] == 10 && begin[5] == 9;
        }
    }

    private void add(ReaderElement element) throws IOException {
        int elementKind = switch (element) {
            case ReaderNode node -> 1;
            case ReaderWay way -> 2;
            case ReaderRelation relation -> 3;
            default -> 0;
        };
        if (elementKind == 0) {
            return;
        }
        if (elementKind != kind || count == ELEMENTS_PER_BLOCK) {
            endBlock();
            startBlock();
            kind = elementKind;
        }
        count++;
        switch (element) {
            case ReaderNode node -> addNode(node);
            case ReaderWay way -> addWay(way);
            case ReaderRelation relation -> addRelation(relation);
            default -> throw new IllegalStateException("The element %s has no kind.".formatted(element));
        }
    }

    private void addNode(ReaderNode node) {
        Osmformat.Node.Builder built = Osmformat.Node.newBuilder()
                .setId(node.getId())
                .setLat(Math.round(node.getLat() * 1e9 / GRANULARITY))
                .setLon(Math.round(node.getLon() * 1e9 / GRANULARITY));
        tags(node).forEach((key, value) -> built.addKeys(string(key)).addVals(string(value)));
        group.addNodes(built);
    }

    private void addWay(ReaderWay way) {
        Osmformat.Way.Builder built = Osmformat.Way.newBuilder().setId(way.getId());
        tags(way).forEach((key, value) -> built.addKeys(string(key)).addVals(string(value)));
        long last = 0;
        for (int i = 0; i < way.getNodes().size(); i++) {
            built.addRefs(way.getNodes().get(i) - last);
            last = way.getNodes().get(i);
        }
        group.addWays(built);
    }

    private void addRelation(ReaderRelation relation) {
        Osmformat.Relation.Builder built = Osmformat.Relation.newBuilder().setId(relation.getId());
        tags(relation).forEach((key, value) -> built.addKeys(string(key)).addVals(string(value)));
        long last = 0;
        for (ReaderRelation.Member member : relation.getMembers()) {
            built.addRolesSid(string(member.getRole()));
            built.addMemids(member.getRef() - last);
            last = member.getRef();
            built.addTypes(
                    switch (member.getType()) {
                        case NODE -> Osmformat.Relation.MemberType.NODE;
                        case WAY -> Osmformat.Relation.MemberType.WAY;
                        default -> Osmformat.Relation.MemberType.RELATION;
                    });
        }
        group.addRelations(built);
    }

    private static Map<String, String> tags(ReaderElement element) {
        Map<String, String> tags = new HashMap<>();
        element.getTags().forEach((key, value) -> {
            if (value instanceof String text) {
                tags.put(key, text);
            }
        });
        return tags;
    }

    private int string(String text) {
        return strings.computeIfAbsent(text, added -> {
            table.addS(ByteString.copyFrom(added, StandardCharsets.UTF_8));
            return table.getSCount() - 1;
        });
    }

    private void startBlock() {
        strings.clear();
        table = Osmformat.StringTable.newBuilder();
        // The first string stands for none.
        table.addS(ByteString.EMPTY);
        group = Osmformat.PrimitiveGroup.newBuilder();
        count = 0;
    }

    private void endBlock() throws IOException {
        if (count > 0) {
            blob(
                    "OSMData",
                    Osmformat.PrimitiveBlock.newBuilder()
                            .setStringtable(table)
                            .addPrimitivegroup(group)
                            .setGranularity(GRANULARITY)
                            .build()
                            .toByteString());
        }
    }

    private void blob(String type, ByteString content) throws IOException {
        Blob blob = Blob.newBuilder().setRaw(content).setRawSize(content.size()).build();
        BlobHeader header = BlobHeader.newBuilder()
                .setType(type)
                .setDatasize(blob.getSerializedSize())
                .build();
        int length = header.getSerializedSize();
        out.write(new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        header.writeTo(out);
        blob.writeTo(out);
    }
}
