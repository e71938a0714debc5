package org.noriai.routing.basemap.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/** Coasts are drawn as points west to east, south to north, in a box of 10 by 10 degrees; water is on their right. */
final class SeaTest {

    private static final Envelope BOX = new Envelope(0, 10, 0, 10);

    private final Sea sea = new Sea(BOX);

    /** The sea within the box. */
    private Geometry inTheBox() {
        return sea.polygons().intersection(new GeometryFactory().toGeometry(BOX));
    }

    @Test
    void southOfAnEastwardCoastIsSea() {
        sea.add(coast(-1, 4, 11, 4));
        assertThat(inTheBox().getArea()).isEqualTo(40);
        assertThat(sea.reason()).isEmpty();
    }

    @Test
    void northOfAWestwardCoastIsSea() {
        sea.add(coast(11, 4, -1, 4));
        assertThat(inTheBox().getArea()).isEqualTo(60);
    }

    @Test
    void anIslandIsAHoleInTheSea() {
        sea.add(coast(-1, 6, 11, 6));
        sea.add(coast(2, 2, 4, 2, 4, 4, 2, 4, 2, 2));
        assertThat(inTheBox().getArea()).isEqualTo(56);
    }

    @Test
    void aCoastInSeveralWaysIsJoined() {
        sea.add(coast(-1, 4, 5, 5));
        sea.add(coast(5, 5, 11, 4));
        assertThat(inTheBox().getArea()).isBetween(40.0, 50.0);
        assertThat(sea.reason()).isEmpty();
    }

    @Test
    void aCoastThatEndsShortOfTheEdgeClosesInASmallerBox() {
        sea.add(coast(0.3, 4, 9.7, 4));
        assertThat(inTheBox().getArea()).isBetween(20.0, 40.0);
        assertThat(sea.reason()).isEmpty();
    }

    @Test
    void aCoastThatEndsInTheMiddleGivesNoSeaAndSaysWhy() {
        sea.add(coast(-1, 4, 5, 4));
        assertThat(sea.polygons().isEmpty()).isTrue();
        assertThat(sea.reason()).isEqualTo("a coastline ends within the extract");
    }

    @Test
    void coastsThatContradictEachOtherGiveNoSeaAndSayWhy() {
        sea.add(coast(-1, 4, 11, 4));
        sea.add(coast(-1, 6, 11, 6));
        assertThat(sea.polygons().isEmpty()).isTrue();
        assertThat(sea.reason()).isEqualTo("a coastline has water on both sides");
    }

    @Test
    void theSeaGoesOnBehindTheEdgeWhereTheEdgeIsSea() {
        // A box of a twentieth of a degree: around it the sea goes on to four times its size.
        Sea small = new Sea(new Envelope(0, 0.05, 0, 0.05));
        small.add(coast(-0.01, 0.025, 0.06, 0.025));
        Geometry water = small.polygons();
        assertThat(water.getEnvelopeInternal().getMinX()).isCloseTo(-0.075, within(1e-9));
        assertThat(water.getEnvelopeInternal().getMaxX()).isCloseTo(0.125, within(1e-9));
        assertThat(water.getEnvelopeInternal().getMinY()).isCloseTo(-0.075, within(1e-9));
        assertThat(water.getEnvelopeInternal().getMaxY()).isCloseTo(0.025, within(1e-9));
        assertThat(water.getArea()).isCloseTo(0.2 * 0.1, within(1e-9));
        assertThat(OpenSea.around(new Envelope(0, 0.05, 0, 0.05)).getArea()).isCloseTo(0.04, within(1e-9));
        // Beside a large one it is a fifth of a degree on each side.
        assertThat(OpenSea.around(new Envelope(0, 2, 0, 1)).getWidth()).isCloseTo(2.4, within(1e-9));
    }

    @Test
    void theSeaDoesNotDependOnTheOrderOfItsCoasts() {
        Sea other = new Sea(BOX);
        List<LineString> coasts = List.of(
                coast(-1, 4, 5, 5),
                coast(5, 5, 11, 4),
                coast(2, 1, 4, 1, 4, 3, 2, 3, 2, 1),
                coast(6, 1, 7, 1, 7, 2, 6, 1));
        coasts.forEach(sea::add);
        coasts.reversed().forEach(other::add);
        assertThat(other.polygons().toText()).isEqualTo(sea.polygons().toText());
    }

    @Test
    void noCoastIsNoSeaAndNoFault() {
        assertThat(sea.polygons().isEmpty()).isTrue();
        assertThat(sea.reason()).isEmpty();
    }

    private static LineString coast(double... xy) {
        Coordinate[] points = new Coordinate[xy.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        return new GeometryFactory().createLineString(points);
    }
}
